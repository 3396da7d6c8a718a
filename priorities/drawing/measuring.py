"""How is an indicator drawn: what was measured as a line of dots, what was aimed at as dashes, period by period?

Plain geometry in tenths of a unit, without words or colours: the template sets both, and a table says the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from priorities.queries.indicators import Point, Series


@dataclass(frozen=True)
class Frame:
    """The size of a drawing, and the blank around what is drawn."""

    width: int
    height: int
    side: int
    above: int
    below: int
    most: int


SMALL, LARGE = Frame(150, 44, 8, 7, 7, 6), Frame(660, 250, 60, 24, 62, 12)


@dataclass(frozen=True)
class Dash:
    """What was aimed at in a period, as a short line."""

    x1: str
    x2: str
    y: str
    value: Decimal


@dataclass(frozen=True)
class Dot:
    """What was measured in a period."""

    x: str
    y: str
    value: Decimal

    @property
    def below(self) -> str:
        """Where its figure stands."""
        return f"{float(self.y) + 21:.1f}"


@dataclass(frozen=True)
class Name:
    """Under which place a period is named."""

    x: str
    point: Point


@dataclass(frozen=True)
class Chart:
    """The drawing: a line through the dots, the dashes of the targets, the level of the baseline."""

    frame: Frame
    series: Series
    dots: list[Dot]
    dashes: list[Dash]
    names: list[Name]
    baseline: str

    @property
    def line(self) -> str:
        """The points of the line, as SVG writes them."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)

    @property
    def foot(self) -> int:
        return self.frame.height - self.frame.below


def chart(series: Series, frame: Frame) -> Chart | None:
    """The last periods about which something is known; None where nothing is."""
    points = series.told[-frame.most :]
    if not points:
        return None
    low, high = bounds(series, points)
    stride = (frame.width - 2 * frame.side) / len(points)
    xs = [frame.side + stride * (place + 0.5) for place in range(len(points))]

    def y(value: Decimal) -> str:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return f"{frame.height - frame.below - share * (frame.height - frame.above - frame.below):.1f}"

    half = min(stride * 0.42, 40)
    return Chart(
        frame=frame,
        series=series,
        dots=[
            Dot(f"{x:.1f}", y(p.counted), p.counted) for x, p in zip(xs, points, strict=True) if p.counted is not None
        ],
        dashes=[
            Dash(f"{x - half:.1f}", f"{x + half:.1f}", y(p.aimed), p.aimed)
            for x, p in zip(xs, points, strict=True)
            if p.aimed is not None
        ],
        names=[Name(f"{x:.1f}", p) for x, p in zip(xs, points, strict=True)],
        baseline="" if series.indicator.baseline is None else y(series.indicator.baseline),
    )


def bounds(series: Series, points: Iterable[Point]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value that is drawn; a scale is drawn whole."""
    steps = [Decimal(step.position) for step in series.indicator.steps.all()]
    drawn = [value for point in points for value in (point.counted, point.aimed) if value is not None]
    base = [] if series.indicator.baseline is None else [series.indicator.baseline]
    return min([*drawn, *base, *steps]), max([*drawn, *base, *steps])
