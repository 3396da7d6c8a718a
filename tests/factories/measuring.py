"""Indicators, periods, targets and measurements, made by the real acts."""

from datetime import date
from decimal import Decimal

from groundwork.bilingual import Pair
from priorities.actions.indicators import Described, Step, define_indicator
from priorities.actions.logic_models import add_node, define_tier, draft_model
from priorities.actions.measurements import approve_measurement, enter_measurement, submit_measurement
from priorities.actions.periods import open_period
from priorities.actions.targets import set_target
from priorities.models import Indicator, LogicModel, Measurement, MeasuringPeriod, ResultNode, ResultTier
from tests.factories.house import House, both

STEPS = [Step(both("Low"), both("Little")), Step(both("Middle")), Step(both("High"))]


def a_model(house: House, body: str = "JC") -> LogicModel:
    """A draft of a logic model."""
    return draft_model(body=house.bodies[body], title=both("Model"), by=None)


def a_node(model: LogicModel, number: str = "1.1", owner=None) -> ResultNode:
    tier = ResultTier.objects.first() or define_tier(
        key="immediate", position=1, name=both("Tier"), name_plural=both("Tiers"), by=None
    )
    return add_node(model=model, tier=tier, number=number, text=both(f"Result {number}"), owner=owner, by=None)


def described(house: House, *, responsible: str | None = "WG", **more) -> Described:
    """What a number needs to say; a scale where steps are given."""
    terms = {"name": both("Initiatives"), "unit": Pair() if more.get("steps") else both("initiatives")} | more
    return Described(responsible=house.bodies[responsible] if responsible else None, **terms)


def an_indicator(house: House, node: ResultNode, **more) -> Indicator:
    """A number measured by the working group; with `steps`, a scale."""
    kind = "scale" if more.get("steps") else "number"
    return define_indicator(node=node, kind=kind, described=described(house, **more), by=None)


def a_period(house: House, year: int, body: str = "JC") -> MeasuringPeriod:
    """A whole year."""
    return open_period(
        body=house.bodies[body], first=date(year, 1, 1), last=date(year, 12, 31), name=both(str(year)), by=None
    )  # fmt: skip


def aimed(house: House, indicator: Indicator, period: MeasuringPeriod, value, because: Pair | None = None, **more):
    """A target, set by the secretariat."""
    by = house.people["secretariat"]
    return set_target(indicator=indicator, period=period, because=because, by=by, **worth(indicator, value), **more)


def entered(house: House, indicator: Indicator, period: MeasuringPeriod, value, by=None, **more) -> Measurement:
    """A draft, entered by the co-chair of the group."""
    by = by or house.people["group_co_chair"]
    return enter_measurement(indicator=indicator, period=period, by=by, **worth(indicator, value), **more)


def submitted(house: House, indicator: Indicator, period: MeasuringPeriod, value) -> Measurement:
    row = entered(house, indicator, period, value)
    return submit_measurement(measurement=row, by=house.people["group_co_chair"])


def approved(house: House, indicator: Indicator, period: MeasuringPeriod, value) -> Measurement:
    """One that counts, approved by the secretariat."""
    row = submitted(house, indicator, period, value)
    return approve_measurement(measurement=row, by=house.people["secretariat"])


def worth(indicator: Indicator, value) -> dict:
    """A number, or the step at that place."""
    if indicator.kind == "scale":
        return {"step": indicator.steps.get(position=value)}
    return {"value": Decimal(str(value))}


def in_addresses_of_measuring(house: House, node: ResultNode) -> dict[str, object]:
    """An indicator, a period and a measurement that waits, by the words before their numbers in an address."""
    indicator, period = an_indicator(house, node), a_period(house, 2024)
    return {
        "indicators": indicator,
        "targets": period,
        "measuring-periods": period,
        "measurements": submitted(house, indicator, period, 1),
    }
