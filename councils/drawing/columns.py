"""In which column does each group stand, so that lines do not cross where that can be helped?

Every body above the groups has a stretch of the width for itself, in which all that is under it stands: its own
groups in the middle, the councils under it left and right of them. No line of the tree leaves its stretch.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from councils.drawing.ranks import Rank
from councils.drawing.scene import Scene
from councils.queries.structure_sight import LOOSE

MOST_COLUMNS = 6
EMPTY = 1.5  # columns that a council without groups takes up


@dataclass(frozen=True)
class Entry:
    """A box in a column: a body, or several that are only counted (then `hidden` holds them)."""

    key: str
    depth: int = 0
    hidden: tuple[str, ...] = ()


Unit = tuple[Entry, ...]  # a group, and what stands under it


@dataclass(frozen=True)
class Area:
    """Neighbouring columns of one owner, with all that is above it in `path`; nobody owns the loose groups."""

    path: tuple[str, ...]
    columns: tuple[tuple[Unit, ...], ...] = ((),)

    @property
    def owner(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def is_stacked(self) -> bool:
        return any(len(column) > 1 for column in self.columns)

    @property
    def entries(self) -> list[Entry]:
        return [entry for column in self.columns for unit in column for entry in unit]

    @property
    def heads(self) -> list[Entry]:
        """The first entry of every unit: those that hang from the owner's line."""
        return [unit[0] for column in self.columns for unit in column]

    @property
    def depth(self) -> int:
        return max((entry.depth for entry in self.entries), default=0)


@dataclass(frozen=True)
class Plan:
    """The areas from left to right, and the councils that stand over a part of their joint council's area."""

    areas: tuple[Area, ...]
    floating: frozenset[str] = frozenset()

    def area_of(self, owner: str) -> Area | None:
        """The area of a body's own groups."""
        return next((area for area in self.areas if area.owner == owner and owner), None)


def plan_of(scene: Scene, *, floating: bool = True) -> Plan:
    """Who stands where. Without `floating` every council has a stretch of its own, which is wider."""
    over = frozenset(key for owner in scene.of_rank(Rank.OUTSIDE, Rank.JOINT) for key in _floating(scene, owner))
    over = over if floating else frozenset()
    found = [
        area
        for rank in (Rank.OUTSIDE, Rank.JOINT, Rank.COUNCIL)
        for key in scene.of_rank(rank)
        if not _has_place_above(scene, key) and (rank != Rank.OUTSIDE or _has_under(scene, key))
        for area in _block(scene, key, (key,), over)
    ]
    loose = [key for key in scene.of_rank(Rank.GROUP) if key not in scene.place]
    if loose or LOOSE in scene.counted:
        found.append(((), _units(scene, loose, LOOSE)))
    shares = _shares([len(units) for _path, units in found])
    areas = (Area(path, _columns(units, share)) for (path, units), share in zip(found, shares, strict=True))
    return Plan(tuple(areas), over)


def sides(scene: Scene, owner: str) -> tuple[list[str], list[str]]:
    """The councils that stand left and right of the line down to the owner's own groups."""
    under = scene.upper_of(owner)
    middle = (len(under) + 1) // 2
    return under[:middle], under[middle:]


def _has_place_above(scene: Scene, key: str) -> bool:
    return key in scene.place and key in scene.upper_of(scene.place[key])


def _has_under(scene: Scene, key: str) -> bool:
    return bool(scene.groups_of(key) or scene.upper_of(key) or key in scene.counted)


def _block(
    scene: Scene, owner: str, path: tuple[str, ...], over: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], list[Unit]]]:
    """The owner's own groups, and left and right of them the blocks of the councils under it."""
    left, right = sides(scene, owner)
    own = sorted(scene.groups_of(owner), key=lambda key: _side(scene.former.get(key, ""), left, right))
    units = _units(scene, own, owner)
    left, right = ([key for key in some if key not in over] for some in (left, right))
    for key in left:
        yield from _block(scene, key, (*path, key), over)
    if units or not (left or right):
        yield path, units
    for key in right:
        yield from _block(scene, key, (*path, key), over)


def _side(former: str, left: list[str], right: list[str]) -> int:
    return -1 if former in left else 1 if former in right else 0


def _floating(scene: Scene, owner: str) -> Iterator[str]:
    """Councils without groups that stand over those that they lost, or, when room is scarce, over the others'."""
    own = scene.groups_of(owner)
    councils = [key for key in scene.upper_of(owner) if scene.ranks[key] == Rank.COUNCIL]
    bare = [key for key in councils if not _has_under(scene, key)]
    lost = {scene.former.get(key) for key in own}
    empty = [key for key in bare if key not in lost]
    keep = len(own) < 2 or len(scene.of_rank(Rank.GROUP)) + EMPTY * len(empty) < MOST_COLUMNS
    yield from (key for key in bare if key in lost or not keep)


def _units(scene: Scene, tops: list[str], owner: str) -> list[Unit]:
    units: list[Unit] = [tuple(_tree(scene, key, 0)) for key in tops]
    return [*units, *((entry,) for entry in _counted(scene, owner, 0))]


def _tree(scene: Scene, key: str, depth: int) -> Iterator[Entry]:
    yield Entry(key, depth)
    for child in scene.groups_of(key):
        yield from _tree(scene, child, depth + 1)
    yield from _counted(scene, key, depth + 1)


def _counted(scene: Scene, owner: str, depth: int) -> Iterator[Entry]:
    if hidden := scene.counted.get(owner):
        yield Entry(f"{owner} …", depth, hidden)


def _shares(counts: list[int]) -> list[int]:
    """How many columns each owner gets, so that the highest stack is as low as can be."""
    shares = [1] * len(counts)
    while sum(shares) < MOST_COLUMNS:
        heights = [-(-count // share) for count, share in zip(counts, shares, strict=True)]
        if max(heights, default=0) <= 1:
            break
        shares[heights.index(max(heights))] += 1
    return shares


def _columns(units: list[Unit], share: int) -> tuple[tuple[Unit, ...], ...]:
    height = max(1, -(-len(units) // share))
    return tuple(tuple(units[start : start + height]) for start in range(0, len(units), height)) or ((),)
