"""How is the width shared, and over which point does each body stand?

A body stands within the stretch of all that is under it, and the line down to its own groups falls within their
columns: so no line of the tree meets a box or a line that is not its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from councils.drawing.columns import Area, Plan, Unit, sides
from councils.drawing.ranks import Rank
from councils.drawing.scene import Scene

WIDTH = 1104
GAP = 18
SPINE = 22  # room left of a stacked column for its vertical line
LEAST = 186
WIDEST = 254
INDENT = 18
CLEAR = 24  # how far a vertical line keeps from the box beside it

Sizes = Mapping[Rank, int]  # how wide the boxes of a rank are


@dataclass(frozen=True)
class Stretch:
    """From where to where something stands."""

    left: int
    right: int

    @property
    def middle(self) -> int:
        return (self.left + self.right) // 2

    def nearest(self, x: int) -> int:
        """The point of it that is nearest to x."""
        return min(max(x, self.left), self.right)


@dataclass(frozen=True)
class Placed:
    """The areas once they have a place: width of the drawing, each area's stretch, how wide a column is."""

    width: int
    pitch: int
    stretches: tuple[Stretch, ...]
    areas: tuple[Area, ...]

    def column_left(self, area: int, column: int) -> int:
        first = self.stretches[area].middle - len(self.areas[area].columns) * self.pitch // 2
        return first + column * self.pitch + (SPINE if self.areas[area].is_stacked else GAP // 2)

    def column_width(self, area: int) -> int:
        taken = SPINE + GAP // 2 if self.areas[area].is_stacked else GAP
        return min(self.pitch - taken, 236 + INDENT * self.areas[area].depth)

    def centre(self, area: int, column: int) -> int:
        return self.column_left(area, column) + self.column_width(area) // 2

    def block(self, key: str) -> Stretch:
        """The stretch of a body and of all that is under it."""
        mine = [stretch for stretch, area in zip(self.stretches, self.areas, strict=True) if key in area.path]
        return Stretch(mine[0].left, mine[-1].right)

    def own(self, key: str) -> tuple[Stretch, list[int]] | None:
        """The stretch of a body's own groups, and the middles of their columns; None where it has none."""
        for number, area in enumerate(self.areas):
            if area.owner == key and area.entries:
                return self.stretches[number], [self.centre(number, column) for column in range(len(area.columns))]
        return None


def place_columns(plan: Plan, sizes: Sizes, ranks: Mapping[str, Rank]) -> Placed:
    """Share the width among the areas; what stands over an area is never wider than what it has for itself."""
    areas = plan.areas
    count = sum(len(area.columns) for area in areas) or 1
    least = LEAST + INDENT * max(0, max((area.depth for area in areas), default=0) - 1)
    widths: list[int] = []
    for pitch in range(max(least, min(WIDTH // count, WIDEST)), least - 1, -2):
        widths = _widths(areas, pitch, sizes, ranks)
        if sum(widths) <= WIDTH:
            break
    width = max(WIDTH, sum(widths))
    between = min(60, (width - sum(widths)) // (len(areas) + 1))
    left = (width - sum(widths) - between * (len(areas) - 1)) // 2
    stretches = []
    for size in widths:
        stretches.append(Stretch(left, left + size))
        left += size + between
    return Placed(width, pitch, tuple(stretches), areas)


def _widths(areas: tuple[Area, ...], pitch: int, sizes: Sizes, ranks: Mapping[str, Rank]) -> list[int]:
    """What each area needs: its columns, and the boxes of those that stand over it or over several."""
    widths = [len(area.columns) * pitch for area in areas]
    for owner in sorted({key for area in areas for key in area.path}, key=lambda key: -ranks[key]):
        mine = [number for number, area in enumerate(areas) if owner in area.path]
        own = next((number for number in mine if areas[number].owner == owner), None)
        room = sizes[ranks[owner]] + 2 * CLEAR
        if own is not None:
            widths[own] = max(widths[own], room)
        widths[mine[0]] += max(0, room - sum(widths[number] for number in mine))
    return widths


def centres(scene: Scene, plan: Plan, placed: Placed, sizes: Sizes) -> dict[str, int] | None:
    """Over which point each body above the groups stands; None where a floating council leaves no way down."""
    found: dict[str, int] = {}
    owners = {key for area in plan.areas for key in area.path}
    for owner in sorted(owners, key=lambda key: -scene.ranks[key]):
        own = placed.own(owner)
        afloat = _afloat(scene, plan, placed, owner, sizes)
        if afloat is None:
            return None
        found |= afloat
        under = [found[key] for key in scene.upper_of(owner) if key in found]
        block, half = placed.block(owner), sizes[scene.ranks[owner]] // 2
        points = [*under, *([(own[1][0] + own[1][-1]) // 2] if own else [])]
        wished = (min(points) + max(points)) // 2 if points else block.middle
        standing = Stretch(block.left + half + CLEAR, block.right - half - CLEAR)
        if own is None:
            found[owner] = standing.nearest(wished)
            continue
        room = sizes[Rank.COUNCIL] // 2 + CLEAR
        taken = [Stretch(x - room, x + room) for x in sorted(afloat.values())]
        ways = _free(Stretch(max(own[0].left, standing.left), min(own[0].right, standing.right)), taken)
        if not ways:
            return None
        found[owner] = min((way.nearest(wished) for way in ways), key=lambda x: abs(x - wished))
    return found


def _afloat(scene: Scene, plan: Plan, placed: Placed, owner: str, sizes: Sizes) -> dict[str, int] | None:
    """The councils that stand over their joint council's groups: over those that they lost, or over their half."""
    own, size = placed.own(owner), sizes[Rank.COUNCIL]
    afloat: dict[str, int] = {}
    if own is None:
        return afloat
    stretch, columns = own
    heads = {unit[0].key: x for units, x in _columns_of(placed, owner) for unit in units}
    middle = len(columns) // 2
    for some, half in zip(sides(scene, owner), (columns[:middle], columns[middle:]), strict=True):
        for key in (each for each in some if each in plan.floating):
            over = [x for head, x in heads.items() if scene.former.get(head) == key] or half or columns
            standing = Stretch(stretch.left + size // 2 + CLEAR, stretch.right - size // 2 - CLEAR)
            afloat[key] = standing.nearest((min(over) + max(over)) // 2)
    places = sorted(afloat.values())
    apart = all(right - left >= size + 2 * CLEAR for left, right in pairwise(places))
    return afloat if apart else None


def _columns_of(placed: Placed, owner: str) -> Iterable[tuple[tuple[Unit, ...], int]]:
    for number, area in enumerate(placed.areas):
        if area.owner == owner:
            for column, units in enumerate(area.columns):
                yield units, placed.centre(number, column)


def _free(stretch: Stretch, taken: Iterable[Stretch]) -> list[Stretch]:
    """What is left of a stretch."""
    free, left = [], stretch.left
    for each in taken:
        free.append(Stretch(left, each.left))
        left = max(left, each.right)
    free.append(Stretch(left, stretch.right))
    return [each for each in free if each.left <= each.right]
