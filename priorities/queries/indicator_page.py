"""What is told of one indicator: each period with its target and its changes, its measurement and its stamps?"""

from collections import defaultdict
from dataclasses import dataclass

from priorities.models import Indicator, MeasurementStamp, TargetChange
from priorities.queries.indicators import RELATED, Point, Series, series_of_one


@dataclass(frozen=True)
class Told:
    """A period of an indicator, with what became of its target and of its measurement, in order of time."""

    point: Point
    changes: list[TargetChange]
    stamps: list[MeasurementStamp]


@dataclass(frozen=True)
class IndicatorPage:
    """The indicator with all its periods, the last one first."""

    series: Series
    rows: list[Told]


def found_indicator(pk: int) -> Indicator | None:
    """The indicator with this number, its node, its bodies and its steps; None when there is none. Two queries."""
    rows = Indicator.objects.select_related(*RELATED, "node__tier").prefetch_related("steps")
    return rows.filter(pk=pk).first()


def indicator_page(indicator: Indicator) -> IndicatorPage:
    """All of it. Five queries, however many periods there are."""
    series = series_of_one(indicator)
    changes, stamps = defaultdict(list), defaultdict(list)
    for change in TargetChange.objects.filter(target__indicator=indicator).select_related("step", "changed_by"):
        changes[change.target_id].append(change)
    for stamp in MeasurementStamp.objects.filter(measurement__indicator=indicator).select_related("step", "by"):
        stamps[stamp.measurement_id].append(stamp)
    rows = [
        Told(
            point,
            changes[point.target.pk] if point.target else [],
            stamps[point.measurement.pk] if point.measurement else [],
        )
        for point in reversed(series.points)
    ]
    return IndicatorPage(series, rows)
