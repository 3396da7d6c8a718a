"""What was aimed at and what was measured for each indicator of a logic model, period by period?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from councils.models import Body
from priorities.enums import Direction, IndicatorKind, MeasurementState
from priorities.models import Indicator, LogicModel, Measurement, MeasuringPeriod, ResultNode, Target
from priorities.queries.continuing import carried_to
from priorities.queries.logic_models import in_parts
from priorities.rules.measuring import owner_of, reckoned, responsible_for
from priorities.rules.progress import Judged, judged, total

RELATED = ("node__owner", "node__model__body", "responsible")


@dataclass(frozen=True)
class Point:
    """An indicator in a period. `value` is what was entered and approved; `counted` is what is compared with the
    target: the same, or for a cumulative one the total so far. Steps are counted by their place on the scale."""

    period: MeasuringPeriod
    target: Target | None
    measurement: Measurement | None
    aimed: Decimal | None = None
    value: Decimal | None = None
    counted: Decimal | None = None


@dataclass(frozen=True)
class Series:
    """An indicator, the node of the model on which it stands now, and its periods in order."""

    indicator: Indicator
    node: ResultNode
    points: list[Point] = field(default_factory=list)

    @property
    def latest(self) -> Point | None:
        """The last period whose measurement was approved."""
        return next((point for point in reversed(self.points) if point.counted is not None), None)

    @property
    def next_aim(self) -> Point | None:
        """The first period after that, or of all, for which there is a target."""
        latest = self.latest
        after = self.points[self.points.index(latest) + 1 :] if latest else self.points
        return next((point for point in after if point.aimed is not None), None)

    @property
    def judged(self) -> Judged:
        """How far it is at the latest approved measurement, by the rule of the house."""
        latest = self.latest
        return judged(
            actual=latest.counted if latest else None,
            target=latest.aimed if latest else None,
            baseline=self.indicator.baseline,
            direction=direction_of(self.indicator),
        )

    @property
    def told(self) -> list[Point]:
        """The periods about which something is known."""
        return [point for point in self.points if point.aimed is not None or point.value is not None]

    @property
    def responsible(self) -> Body:
        return responsible_for(self.indicator)

    @property
    def owner(self) -> Body:
        return owner_of(self.indicator)


def direction_of(indicator: Indicator) -> str:
    """A scale goes upwards."""
    return str(Direction.UP) if indicator.kind == IndicatorKind.SCALE else indicator.direction


def periods_of(body: int | Body) -> QuerySet[MeasuringPeriod]:
    """The measuring periods of a body, the first one first."""
    return MeasuringPeriod.objects.filter(body=body).order_by("days")


def series_of(model: LogicModel, *, retired: bool = False) -> list[Series]:
    """Every indicator of a version of the model, those that stand on nodes which it carries on too, in the order of the
    nodes. Eight queries, however many indicators and periods there are."""
    nodes = carried_to(model)
    rows = Indicator.objects.filter(node__in=nodes).select_related(*RELATED).prefetch_related("steps")
    rows = rows if retired else rows.filter(retired_on=None)
    periods = list(periods_of(model.body_id))
    found = with_points(list(rows), periods)
    series = [Series(row, nodes[row.node_id], found[row.pk]) for row in rows]
    return sorted(series, key=lambda each: (each.node.tier is None, in_parts(each.node.number), each.indicator.pk))


def series_of_one(indicator: Indicator) -> Series:
    """One indicator with its periods. Three queries, beside those of the indicator."""
    periods = list(periods_of(indicator.node.model.body_id))
    return Series(indicator, indicator.node, with_points([indicator], periods)[indicator.pk])


def with_points(rows: Iterable[Indicator], periods: Iterable[MeasuringPeriod]) -> dict[int, list[Point]]:
    """The periods of each indicator, by its number. Two queries."""
    rows, keys = list(rows), [row.pk for row in rows]
    targets = {(row.indicator_id, row.period_id): row for row in of_these(Target, keys)}
    measurements = {(row.indicator_id, row.period_id): row for row in of_these(Measurement, keys)}
    found: dict[int, list[Point]] = defaultdict(list)
    for indicator in rows:
        parts: list[Decimal] = []
        for period in periods:
            place = (indicator.pk, period.pk)
            found[indicator.pk].append(point(indicator, period, targets.get(place), measurements.get(place), parts))
    return found


def of_these(rows: type[Target] | type[Measurement], keys: list[int]) -> QuerySet:
    return rows._default_manager.filter(indicator__in=keys).select_related("step").order_by("pk")


def point(
    indicator: Indicator, period: MeasuringPeriod, target: Target | None, measurement: Measurement | None,
    parts: list[Decimal],
) -> Point:  # fmt: skip
    """The indicator in this period; `parts` are the approved values before it, to which its own is added."""
    aimed = reckoned(target.value, target.step) if target else None
    if measurement is None or measurement.state != MeasurementState.APPROVED:
        return Point(period, target, measurement, aimed)
    value = reckoned(measurement.value, measurement.step)
    if value is not None:
        parts.append(value)
    counted = total(indicator.baseline, parts) if indicator.cumulative else value
    return Point(period, target, measurement, aimed, value, counted)
