"""What has this person to enter for a period, and what waits for their approval?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from councils.models import Person
from groundwork.refusals import Refusal
from priorities.enums import MeasurementState
from priorities.models import Indicator, Measurement, MeasurementStamp, MeasuringPeriod, Target
from priorities.queries.indicators import RELATED, Series, series_of
from priorities.queries.logic_models import current_model
from priorities.queries.owed_measurements import owed_by
from priorities.rules.measuring import keys_of, owner_of, refuse_approve, refuse_enter


@dataclass(frozen=True)
class ToEnter:
    """An indicator that a person may measure for a period, and whether its measurement is owed."""

    series: Series
    measurement: Measurement | None
    target: Target | None
    is_owed: bool
    is_late: bool

    @property
    def indicator(self) -> Indicator:
        return self.series.indicator

    @property
    def is_writable(self) -> bool:
        """Whether it is still, or again, to be written: what was submitted or approved is not."""
        return self.measurement is None or self.measurement.state in {MeasurementState.DRAFT, MeasurementState.RETURNED}


@dataclass(frozen=True)
class ToApprove:
    """A submitted measurement with who submitted it; `refusal` says why this person does not approve it."""

    measurement: Measurement
    target: Target | None
    stamp: MeasurementStamp
    refusal: Refusal | None
    once: UUID = field(default_factory=uuid4)  # each form is pressed once by itself


def to_enter(person: Person, period: MeasuringPeriod, on: date) -> list[ToEnter]:
    """What this person may measure for the period, what is owed first; in as many queries however many there are."""
    model = current_model(period.body)
    if model is None:
        return []
    series = [each for each in series_of(model) if not each.indicator.measures_itself]
    keys = keys_of(each.responsible for each in series)
    mine = [each for each in series if refuse_enter(person, each.indicator, keys[each.responsible.pk]) is None]
    entries = [entry(each, period, on) for each in mine]
    return sorted(entries, key=lambda each: (not each.is_writable, not each.is_owed))


def entry(series: Series, period: MeasuringPeriod, on: date) -> ToEnter:
    """One indicator in the period."""
    here = next(point for point in series.points if point.period.pk == period.pk)
    owed = next((each for each in owed_by(series, on) if each.period.pk == period.pk), None)
    return ToEnter(series, here.measurement, here.target, owed is not None, owed is not None and owed.is_late)


def to_approve(person: Person) -> list[ToApprove]:
    """What waits for an approval that this person may give, and what they submitted themselves. Eight queries."""
    indicators = [f"indicator__{name}" for name in RELATED]
    waiting = Measurement.objects.filter(state=MeasurementState.SUBMITTED, period__locked_at=None)
    rows = list(
        waiting.select_related("period", "step", *indicators)
        .prefetch_related("indicator__steps")
        .order_by("period__days", "pk")
    )
    stamps = last_submissions(rows)
    targets = {
        (row.indicator_id, row.period_id): row
        for row in Target.objects.filter(indicator__in=[row.indicator_id for row in rows]).select_related("step")
    }
    keys = keys_of(owner_of(row.indicator) for row in rows)
    found = []
    for row in rows:
        stamp = stamps[row.pk]
        refusal = refuse_approve(person, row.indicator, stamp.by_id, keys[owner_of(row.indicator).pk])
        if refusal is None or refusal.code == "own-measurement":
            found.append(ToApprove(row, targets.get((row.indicator_id, row.period_id)), stamp, refusal))
    return found


def last_submissions(rows: Iterable[Measurement]) -> dict[int, MeasurementStamp]:
    """The last stamp of submission of each. One query."""
    stamps = MeasurementStamp.objects.filter(measurement__in=rows, state=MeasurementState.SUBMITTED)
    return {stamp.measurement_id: stamp for stamp in stamps.select_related("by").order_by("at", "pk")}
