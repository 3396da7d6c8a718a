"""How do the indicators of the demonstration come to be, with three half-years of targets and two of values?"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from councils.models import Person
from governance.demonstration.loading.made import Made
from governance.demonstration.logic_model import BODY
from governance.demonstration.measuring import ILLUSTRATIVE, INDICATORS, LOWERED, NARRATIVE
from governance.demonstration.measuring import Indicator as Record
from governance.demonstration.seats import SEATS
from groundwork.bilingual import Pair
from groundwork.dates_in_words import MONTHS
from priorities.actions.indicators import Described, Step, define_indicator
from priorities.actions.measurements import approve_measurement, enter_measurement, submit_measurement
from priorities.actions.periods import lock_period, open_period, write_narrative
from priorities.actions.targets import set_target
from priorities.enums import IndicatorKind
from priorities.models import Indicator, MeasuringPeriod

OVER = timedelta(days=32)  # so long ago did the second half-year end that what was not measured in it is late


def load_measuring(made: Made) -> None:
    """The indicators, with one measurement that is late and one that waits; the first half-year is locked."""
    periods = [opened(made, first) for first in half_years(made.today)]
    for record in INDICATORS:
        indicator = defined(made, record)
        aim(made, record, indicator, periods)
        measure(made, record, indicator, periods)
    write_narrative(period=periods[0], text=NARRATIVE.approved(), by=made.secretariat)
    lock_period(period=periods[0], by=made.secretariat)


def half_years(today: date) -> list[date]:
    """The first days of three half-years; the second of them ended some weeks ago."""
    long_ago = today - OVER
    third = date(long_ago.year, 1 if long_ago.month <= 6 else 7, 1)
    second = before(third)
    return [before(second), second, third]


def before(first: date) -> date:
    """The first day of the half-year before the one that begins on this day."""
    return date(first.year, 1, 1) if first.month == 7 else date(first.year - 1, 7, 1)


def opened(made: Made, first: date) -> MeasuringPeriod:
    last = date(first.year, first.month + 5, 30 if first.month == 1 else 31)
    months = {code: [MONTHS[code][day.month - 1] for day in (first, last)] for code in ("en", "fr")}
    name = Pair(
        f"{months['en'][0]} to {months['en'][1]} {first.year}",
        f"{months['fr'][0].capitalize()} à {months['fr'][1]} {first.year}",
    )
    return open_period(
        body=made.bodies[BODY], first=first, last=last, name=name, illustrative=True, by=made.secretariat
    )  # fmt: skip


def defined(made: Made, record: Record) -> Indicator:
    described = Described(
        name=record.name,
        definition=record.definition,
        unit=record.unit,
        origin=ILLUSTRATIVE,
        direction=record.direction,
        cumulative=record.cumulative,
        decimals=record.decimals,
        every_months=6,
        responsible=made.bodies[record.responsible],
        baseline=record.baseline,
        steps=[Step(*step) for step in record.steps],
    )
    kind = IndicatorKind.SCALE if record.steps else IndicatorKind.NUMBER
    return define_indicator(
        node=made.nodes[record.node], kind=kind, described=described, source="ours", illustrative=True, by=made.by
    )


def aim(made: Made, record: Record, indicator: Indicator, periods: list[MeasuringPeriod]) -> None:
    """The targets; one of them was higher before, and says why it is not."""
    for place, (period, target) in enumerate(zip(periods, record.targets, strict=True)):
        if target is None:
            continue
        reason = None
        if record.lowered_from is not None and place == 1:
            first = value_of(indicator, record.lowered_from)
            set_target(indicator=indicator, period=period, by=made.secretariat, **first)
            reason = LOWERED
        terms = value_of(indicator, target)
        set_target(indicator=indicator, period=period, because=reason, by=made.secretariat, **terms)


def measure(made: Made, record: Record, indicator: Indicator, periods: list[MeasuringPeriod]) -> None:
    """What was measured, entered by a co-chair of the body and approved by the secretariat, where it does not wait."""
    who = holder(made, record.responsible)
    for place, value in enumerate(record.values):
        if value is None:
            continue
        row = enter_measurement(
            indicator=indicator, period=periods[place], evidence=ILLUSTRATIVE, illustrative=True, by=who,
            **value_of(indicator, value),
        )  # fmt: skip
        row = submit_measurement(measurement=row, by=who)
        if not (record.waits and place == len(record.values) - 1):
            approve_measurement(measurement=row, by=made.secretariat)


def value_of(indicator: Indicator, value: str) -> dict[str, Any]:
    """A number, or the step at that place of the scale."""
    if indicator.kind == IndicatorKind.SCALE:
        return {"step": indicator.steps.get(position=int(value))}
    return {"value": Decimal(value)}


def holder(made: Made, body: str) -> Person:
    """A co-chair of the body."""
    return next(made.people[seat.holder] for seat in SEATS if seat.body == body and seat.role == "co_chair")
