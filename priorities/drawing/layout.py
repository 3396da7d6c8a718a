"""Where does each node of a logic model stand in the drawing, and which way do the links go? Whole pixels only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from councils.drawing.lettering import wrapped
from groundwork.bilingual import reader_language
from groundwork.typography import set_in_french
from priorities.queries.logic_models import Column, Drawing, Node

WIDTH, GAP, SPACE = 236, 76, 14  # of a box, between columns, between boxes
PADDING, SIZE, LEADING = 12, 15, 20
HEAD = 34  # the heading of a column


@dataclass(frozen=True)
class Box:
    """A node: its place, its number and the lines of its words."""

    number: str
    left: int
    top: int
    height: int
    lines: tuple[str, ...]

    @property
    def right(self) -> int:
        return self.left + WIDTH

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


@dataclass(frozen=True)
class Layout:
    """The whole drawing: its size, the headings with their places, boxes, and links as paths."""

    width: int
    height: int
    headings: tuple[tuple[int, str], ...]
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]


def laid_out(drawing: Drawing) -> Layout:
    """Columns side by side, each centred on the highest one; every link a curve from its node to the one it serves."""
    columns = [stacked(column.nodes, place * (WIDTH + GAP)) for place, column in enumerate(drawing.columns)]
    highest = max((bottom(boxes) for boxes in columns), default=HEAD)
    boxes = {box.number: box for column in columns for box in lowered(column, (highest - bottom(column)) // 2)}
    paths = [path(boxes[link.origin.number], boxes[link.target.number]) for link in drawing.links]
    return Layout(
        width=max(WIDTH, len(columns) * (WIDTH + GAP) - GAP),
        height=highest,
        headings=tuple((place * (WIDTH + GAP), heading(column)) for place, column in enumerate(drawing.columns)),
        boxes=tuple(boxes.values()),
        paths=tuple(paths),
    )


def heading(column: Column) -> str:
    """What stands above a column, in the reader's language."""
    return str(column.tier.name_plural) if column.tier else _("Objectives")


def stacked(nodes: Iterable[Node], left: int) -> list[Box]:
    """Boxes one below the other, each as high as its words."""
    boxes: list[Box] = []
    top = HEAD
    for node in nodes:
        words = f"{node.row.number} {typeset(str(node.row.text))}"
        lines = tuple(wrapped(words, SIZE, WIDTH - 2 * PADDING))
        height = 2 * PADDING + LEADING * len(lines) - (LEADING - SIZE)
        boxes.append(Box(node.row.number, left, top, height, lines))
        top += height + SPACE
    return boxes


def lowered(boxes: Iterable[Box], by: int) -> list[Box]:
    """The same boxes further down."""
    return [Box(box.number, box.left, box.top + by, box.height, box.lines) for box in boxes]


def bottom(boxes: list[Box]) -> int:
    """Where the last box ends."""
    return boxes[-1].top + boxes[-1].height if boxes else HEAD


def path(lower: Box, upper: Box) -> str:
    """The curve of a link; within one column it goes round on the right."""
    if lower.left == upper.left:
        x, aside = lower.right, lower.right + GAP // 2
        return f"M{x} {lower.middle}C{aside} {lower.middle} {aside} {upper.middle} {x} {upper.middle}"
    start, end = (lower.right, upper.left) if lower.left < upper.left else (lower.left, upper.right)
    half = (start + end) // 2
    return f"M{start} {lower.middle}C{half} {lower.middle} {half} {upper.middle} {end} {upper.middle}"


def typeset(text: str) -> str:
    """The text as it is printed; what no picture of this kind may hold is left out."""
    allowed = "".join(sign for sign in " ".join(text.split()) if sign >= " " and sign not in "\ufffe\uffff")
    return set_in_french(allowed) if reader_language() == "fr" else allowed
