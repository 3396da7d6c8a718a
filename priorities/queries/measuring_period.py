"""What stands in a measuring period: each indicator with its target, its value, its state, and what is owed?"""

from dataclasses import dataclass
from datetime import date

from priorities.models import MeasuringPeriod
from priorities.queries.indicators import Point, Series, series_of
from priorities.queries.logic_models import current_model
from priorities.queries.owed_measurements import OwedMeasurement, owed_by


@dataclass(frozen=True)
class InPeriod:
    """An indicator in the period."""

    series: Series
    point: Point
    owed: OwedMeasurement | None


def period_page(period: MeasuringPeriod, on: date) -> list[InPeriod]:
    """Every indicator of the body's model in this period; a retired one only where something is known of it. Nine
    queries, however many there are."""
    model = current_model(period.body)
    found = []
    for series in series_of(model, retired=True) if model else []:
        here = next(point for point in series.points if point.period.pk == period.pk)
        if series.indicator.retired_on is None or here.target is not None or here.measurement is not None:
            owed = next((each for each in owed_by(series, on) if each.period.pk == period.pk), None)
            found.append(InPeriod(series, here, owed))
    return found
