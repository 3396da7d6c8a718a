"""Where does each box stand? Outside bodies on top, then joint councils, councils, working groups."""

from collections.abc import Mapping
from dataclasses import dataclass

from councils.drawing.columns import Entry
from councils.drawing.labels import Label, count_label, label_of
from councils.drawing.ranks import Rank
from councils.drawing.scene import Scene
from councils.drawing.shapes import Box
from councils.drawing.stretches import INDENT, Placed, Sizes

LEAST_WIDE = {Rank.COUNCIL: 200, Rank.JOINT: 296}
ROOM = {Rank.COUNCIL: 250, Rank.JOINT: 270, Rank.OUTSIDE: 226}
AROUND = {Rank.COUNCIL: (36, 24), Rank.JOINT: (50, 38)}
WIDE_OUTSIDE = 250


@dataclass(frozen=True)
class Row:
    """The top of a row of boxes and its lowest edge."""

    top: int
    bottom: int


def boxed(key: str, label: Label, left: int, top: int, width: int, height: int) -> Box:
    """A box with its words in its middle."""
    return Box(key, left, top, width, height, texts=label.placed(left + width // 2, top + height // 2))


def place_outside(scene: Scene, width: int, owners: Mapping[str, int]) -> list[Box]:
    """External tables and non-members over the whole width, those with a line outermost.

    The last row are those to which councils or groups report (`owners`, each with its point): right over them.
    """
    keys = [key for key in scene.of_rank(Rank.OUTSIDE) if key not in owners]
    linked = [key for key in keys if key in scene.linked]
    keys = [*linked[::2], *[key for key in keys if key not in scene.linked], *linked[1::2][::-1]]
    in_a_row = max(1, width // 210)
    boxes: list[Box] = []
    top = 0
    for start in range(0, len(keys), in_a_row):
        some = keys[start : start + in_a_row]
        size = min(WIDE_OUTSIDE, (width - 20 * (len(some) - 1)) // len(some))
        step = (width - size) // (len(some) - 1) if len(some) > 1 else 0
        boxes += _row(scene, {key: place * step for place, key in enumerate(some)}, top, size)
        top = boxes[-1].bottom + 16
    return boxes + _row(scene, {key: x - WIDE_OUTSIDE // 2 for key, x in owners.items()}, top, WIDE_OUTSIDE)


def _row(scene: Scene, lefts: Mapping[str, int], top: int, size: int) -> list[Box]:
    """Boxes of one size and height beside each other."""
    labels = {key: label_of(scene, key, size - 24) for key in lefts}
    height = max((label.height for label in labels.values()), default=0) + 22
    return [boxed(key, labels[key], left, top, size, height) for key, left in lefts.items()]


def size_of(scene: Scene, rank: Rank) -> tuple[int, int]:
    """All councils are as wide and as high as the largest; so are all joint councils."""
    around, above = AROUND[rank]
    labels = [label_of(scene, key, ROOM[rank]) for key in scene.of_rank(rank)]
    width = max([LEAST_WIDE[rank], *[label.width + around for label in labels]])
    return width + width % 2, max((label.height for label in labels), default=0) + above


def sizes_of(scene: Scene) -> Sizes:
    """How wide the boxes of each row above the groups are."""
    return {Rank.OUTSIDE: WIDE_OUTSIDE, **{rank: size_of(scene, rank)[0] for rank in (Rank.JOINT, Rank.COUNCIL)}}


def place_councils(scene: Scene, rank: Rank, centres: Mapping[str, int], top: int) -> list[Box]:
    """The councils, or the joint councils, each over its point."""
    wide, high = size_of(scene, rank)
    return [
        boxed(key, label_of(scene, key, ROOM[rank]), centres[key] - wide // 2, top, wide, high)
        for key in scene.of_rank(rank)
    ]


def place_secretariats(scene: Scene, row: Row, beside: list[Box], width: int, *, clear_of_all: bool) -> list[Box]:
    """The secretariats at the right of their row, one under the other; outside the drawing's width where lines fall."""
    keys = scene.of_rank(Rank.SECRETARIAT)
    left = max([width + 60 if clear_of_all else width - 254, *[box.right + 60 for box in beside]])
    labels = [label_of(scene, key, 186) for key in keys]
    heights = [label.height + 18 for label in labels]
    top = (row.top + row.bottom - sum(heights) - 14 * max(0, len(keys) - 1)) // 2
    boxes = []
    for key, label, height in zip(keys, labels, heights, strict=True):
        boxes.append(boxed(key, label, left, max(0, top, row.top - 12), 210, height))
        top = boxes[-1].bottom + 14
    return boxes


def place_groups(scene: Scene, placed: Placed, top: int) -> list[Box]:
    """The groups, column by column."""
    boxes: list[Box] = []
    labels = {
        entry.key: _entry_label(scene, entry, placed.column_width(number) - entry.depth * INDENT - 16)
        for number, area in enumerate(placed.areas)
        for entry in area.entries
    }
    heads = [column[0][0] for area in placed.areas for column in area.columns if column]
    tallest = max((labels[entry.key].height for entry in heads), default=0) + 26
    for number, area in enumerate(placed.areas):
        height = max(58, tallest) if not area.is_stacked else 0
        for column_number, column in enumerate(area.columns):
            y = top
            for entry in (entry for unit in column for entry in unit):
                label = labels[entry.key]
                left = placed.column_left(number, column_number) + entry.depth * INDENT
                width = placed.column_width(number) - entry.depth * INDENT
                boxes.append(
                    boxed(entry.key, label, left, y, width, max(label.height + 22, 0 if entry.depth else height))
                )
                y = boxes[-1].bottom + 12
    return boxes


def _entry_label(scene: Scene, entry: Entry, room: float) -> Label:
    return count_label(entry, room) if entry.hidden else label_of(scene, entry.key, room)
