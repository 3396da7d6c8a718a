"""Where does each box stand? Outside bodies on top, then joint councils, councils, working groups."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from councils.drawing.columns import Area, Entry
from councils.drawing.labels import Label, count_label, label_of
from councils.drawing.scene import OUTSIDE, Scene
from councils.drawing.shapes import Box
from councils.enums import BodyKind

WIDTH = 1104
GAP = 18
SPINE = 22  # room left of a stacked column for its vertical line
LEAST = 186
INDENT = 18
CLEAR = 24  # how far a vertical line keeps from the box beside it
LEAST_WIDE: dict[str, int] = {BodyKind.COUNCIL: 200, BodyKind.JOINT_COUNCIL: 296}
ROOM: dict[str, int] = {BodyKind.COUNCIL: 250, BodyKind.JOINT_COUNCIL: 270}


@dataclass(frozen=True)
class Row:
    """The top of a row of boxes and its lowest edge."""

    top: int
    bottom: int


def boxed(key: str, label: Label, left: int, top: int, width: int, height: int) -> Box:
    """A box with its words in its middle."""
    return Box(key, left, top, width, height, texts=label.placed(left + width // 2, top + height // 2))


def moved(box: Box, by: int) -> Box:
    """The same box further right."""
    return replace(box, left=box.left + by, texts=tuple(replace(text, x=text.x + by) for text in box.texts))


def spread(boxes: Iterable[Box], width: int, apart: int = 2 * CLEAR) -> list[Box]:
    """The boxes of a row pushed apart where they overlap, and back inside the drawing."""
    placed: list[Box] = []
    for box in sorted(boxes, key=lambda each: each.centre):
        least = placed[-1].right + apart if placed else 0
        placed.append(moved(box, max(0, least - box.left)))
    limit = width
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = moved(placed[place], min(0, limit - placed[place].right))
        limit = placed[place].left - apart
    return placed


def place_outside(scene: Scene, width: int) -> list[Box]:
    """External tables and non-members, over the whole width, those with a line outermost."""
    keys = sorted(scene.of_kind(OUTSIDE), key=lambda key: key not in scene.linked)
    linked = [key for key in keys if key in scene.linked]
    keys = [*linked[::2], *[key for key in keys if key not in scene.linked], *linked[1::2][::-1]]
    in_a_row = max(1, width // 210)
    boxes: list[Box] = []
    top = 0
    for start in range(0, len(keys), in_a_row):
        some = keys[start : start + in_a_row]
        size = min(250, (width - 20 * (len(some) - 1)) // len(some))
        labels = [label_of(scene, key, size - 24) for key in some]
        height = max(label.height for label in labels) + 22
        step = (width - size) // (len(some) - 1) if len(some) > 1 else 0
        boxes += [
            boxed(key, label, place * step, top, size, height)
            for place, (key, label) in enumerate(zip(some, labels, strict=True))
        ]
        top += height + 16
    return boxes


def council_size(scene: Scene, kind: str) -> tuple[int, int]:
    """All councils are as wide and as high as the largest; so are all joint councils."""
    around, above = (36, 24) if kind == BodyKind.COUNCIL else (50, 38)
    room = ROOM[kind]
    labels = [label_of(scene, key, room) for key in scene.of_kind({kind})]
    width = max([LEAST_WIDE[kind], *[label.width + around for label in labels]])
    return width, max((label.height for label in labels), default=0) + above


def place_councils(scene: Scene, kind: str, centres: dict[str, int], top: int, width: int) -> list[Box]:
    """The councils, or the joint councils, each over what is under it."""
    wide, high = council_size(scene, kind)
    found = [
        boxed(key, label_of(scene, key, ROOM[kind]), max(0, centres[key] - wide // 2), top, wide, high)
        for key in scene.of_kind({kind})
    ]
    return spread(found, width)


def place_secretariats(scene: Scene, row: Row, beside: list[Box], width: int) -> list[Box]:
    """The secretariats at the right of their row, one under the other."""
    keys = scene.of_kind({BodyKind.SECRETARIAT})
    left = max([width - 254, *[box.right + 60 for box in beside]])
    labels = [label_of(scene, key, 186) for key in keys]
    heights = [label.height + 18 for label in labels]
    top = (row.top + row.bottom - sum(heights) - 14 * max(0, len(keys) - 1)) // 2
    boxes = []
    for key, label, height in zip(keys, labels, heights, strict=True):
        boxes.append(boxed(key, label, left, max(top, row.top - 12), 210, height))
        top = boxes[-1].bottom + 14
    return boxes


@dataclass(frozen=True)
class Placed:
    """The columns once they have a place: width of the drawing, each area's first column and how wide they are."""

    width: int
    pitch: int
    starts: tuple[int, ...]
    areas: tuple[Area, ...]

    def column_left(self, area: int, column: int) -> int:
        stacked = self.areas[area].is_stacked
        return self.starts[area] + column * self.pitch + (SPINE if stacked else GAP // 2)

    def column_width(self, area: int) -> int:
        return min(self.pitch - (SPINE + GAP // 2 if self.areas[area].is_stacked else GAP), 236)

    def centre(self, area: int, column: int) -> int:
        return self.column_left(area, column) + self.column_width(area) // 2


def place_columns(areas: list[Area], scene: Scene) -> Placed:
    """Share the width among the areas; a council's area is at least as wide as its box."""
    count = sum(len(area.columns) for area in areas) or 1
    sizes: list[int] = []
    for pitch in range(max(LEAST, min(WIDTH // count, 254)), LEAST - 1, -2):
        sizes = [max(len(area.columns) * pitch, _box_width(scene, area.owner)) for area in areas]
        if sum(sizes) <= WIDTH:
            break
    width = max(WIDTH, sum(sizes))
    between = min(60, (width - sum(sizes)) // (len(areas) + 1))
    left = (width - sum(sizes) - between * (len(areas) - 1)) // 2
    starts = []
    for area, size in zip(areas, sizes, strict=True):
        starts.append(left + (size - len(area.columns) * pitch) // 2)
        left += size + between
    return Placed(width, pitch, tuple(starts), tuple(areas))


def _box_width(scene: Scene, owner: str) -> int:
    if owner and scene.bodies[owner].kind == BodyKind.COUNCIL:
        return council_size(scene, BodyKind.COUNCIL)[0] + 2 * CLEAR
    return 0


def place_groups(scene: Scene, placed: Placed, top: int) -> list[Box]:
    """The working groups, column by column."""
    boxes: list[Box] = []
    labels = {
        entry.key: _entry_label(scene, entry, placed.column_width(number) - entry.depth * INDENT - 16)
        for number, area in enumerate(placed.areas)
        for entry in _entries(area)
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


def _entries(area: Area) -> list[Entry]:
    return [entry for column in area.columns for unit in column for entry in unit]


def _entry_label(scene: Scene, entry: Entry, room: float) -> Label:
    return count_label(entry, room) if entry.hidden else label_of(scene, entry.key, room)
