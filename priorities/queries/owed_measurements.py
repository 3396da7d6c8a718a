"""Which measurements are due, from whom, and since when are they late?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from councils.models import Body
from priorities.enums import MeasurementState, ModelState
from priorities.models import Indicator, LogicModel, Measurement, MeasuringPeriod
from priorities.queries.indicators import Series, series_of

GRACE = timedelta(days=30)  # after the last day of a period: until then it is due, afterwards late
GIVEN = {MeasurementState.SUBMITTED, MeasurementState.APPROVED}


@dataclass(frozen=True)
class OwedMeasurement:
    """What a body has to measure for a period that is over. `measurement` is the draft, where there is one."""

    indicator: Indicator
    period: MeasuringPeriod
    body: Body
    measurement: Measurement | None
    due_on: date
    is_late: bool


def owed_measurements(on: date) -> list[OwedMeasurement]:
    """All that is owed on this day, in every logic model in force, or in the newest draft of a body that has none yet.

    The number of queries grows with the bodies that have a model, not with indicators.
    """
    return [row for model in models_in_use() for row in owed_in(series_of(model), on)]


def models_in_use() -> list[LogicModel]:
    """For each body its model in force, or its newest draft. One query."""
    rows = LogicModel.objects.exclude(state=ModelState.REPLACED).select_related("body")
    found: dict[int, LogicModel] = {}
    for row in sorted(rows, key=lambda row: (row.state != ModelState.ADOPTED, -row.version)):
        found.setdefault(row.body_id, row)
    return list(found.values())


def owed_in(series: Iterable[Series], on: date) -> list[OwedMeasurement]:
    """What of these indicators is owed on this day. No query."""
    return [owed for each in series for owed in owed_by(each, on)]


def owed_by(series: Series, on: date) -> list[OwedMeasurement]:
    """What of this indicator is owed on this day. No query."""
    indicator = series.indicator
    if indicator.measures_itself or indicator.retired_on is not None:
        return []
    over = [point for point in series.points if point.period.days.upper <= on]
    stretches = [(point.period.days.lower, point.period.days.upper) for point in over]
    given = [is_given(point.measurement) for point in over]
    due = due_periods(stretches, given, indicator.every_months, indicator.baseline_on)
    found = []
    for point, is_due, done in zip(over, due, given, strict=True):
        if is_due and not done and point.period.locked_at is None:
            due_on = point.period.days.upper - timedelta(days=1) + GRACE
            found.append(
                OwedMeasurement(indicator, point.period, series.responsible, point.measurement, due_on, due_on < on)
            )
    return found


def is_given(measurement: Measurement | None) -> bool:
    """Whether it was submitted: what waits for approval is owed by nobody who measures."""
    return measurement is not None and measurement.state in GIVEN


def due_periods(
    stretches: list[tuple[date, date]], given: list[bool], every_months: int, baseline_on: date | None
) -> list[bool]:
    """In which of these periods, in order, an indicator that comes round every so many months is due.

    Pure. A stretch ends before its second day. Counted from the first period that ends after the baseline, and anew
    from each period that was measured or due.
    """
    due, last = [], None
    for (first, end), is_done in zip(stretches, given, strict=True):
        if baseline_on is not None and end <= baseline_on:
            due.append(False)
            continue
        last = last or first
        comes_round = months(last, end) >= every_months
        due.append(comes_round or is_done)
        last = end if comes_round or is_done else last
    return due


def months(first: date, last: date) -> int:
    """How many months lie between two days, a month that is not full counted from its first half on."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    return whole + round((last.day - first.day) / 30)
