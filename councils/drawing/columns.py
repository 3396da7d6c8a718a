"""In which column does each working group stand, so that lines do not cross where that can be helped?

A council's own groups stand on its outer side, then those that it lost to the joint council, then the joint
council's others in the middle: each horizontal line then spans only its own branches.
"""

from dataclasses import dataclass

from councils.drawing.scene import GROUPS, Scene
from councils.enums import BodyKind

MOST_GROUPS = 14
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
    """Neighbouring columns of one owner (`owner` is empty for groups whose line nobody has recorded)."""

    owner: str
    columns: tuple[tuple[Unit, ...], ...] = ((),)

    @property
    def is_stacked(self) -> bool:
        return any(len(column) > 1 for column in self.columns)


def areas_of(scene: Scene) -> list[Area]:
    """The areas from left to right."""
    owned = _owned(scene)
    owners = [owner for owner, units in owned]
    shares = _shares([len(units) for _owner, units in owned])
    return [
        Area(owner, _columns(units, share)) for owner, (_same, units), share in zip(owners, owned, shares, strict=True)
    ]


def _owned(scene: Scene) -> list[tuple[str, list[Unit]]]:
    """Owners from left to right with their groups; a council without any keeps an empty place while there is room."""
    seen: set[str] = set()
    collapse = len(scene.of_kind(GROUPS)) > MOST_GROUPS
    owned: list[tuple[str, list[Unit]]] = []
    for joint in scene.of_kind({BodyKind.JOINT_COUNCIL}):
        owned += _block(scene, joint, seen)
    for council in scene.of_kind({BodyKind.COUNCIL}):
        if council not in dict(owned) and council not in _drawn_over(scene, dict(owned)):
            owned.append((council, _units(scene, scene.groups_of(council), seen)))
    tops = [
        key for key in scene.of_kind(GROUPS) if key not in seen and scene.place.get(key) not in scene.of_kind(GROUPS)
    ]
    if loose := _units(scene, tops, seen):
        owned.append(("", loose))
    return [(owner, _collapsed(scene, owner, units) if collapse else units) for owner, units in owned]


def halves(scene: Scene, joint: str) -> tuple[list[str], list[str]]:
    """The councils that stand left and right of the line down to the joint council's own groups."""
    councils = scene.components_of(joint)
    middle = (len(councils) + 1) // 2
    return councils[:middle], councils[middle:]


def _block(scene: Scene, joint: str, seen: set[str]) -> list[tuple[str, list[Unit]]]:
    """A joint council's councils left and right of its own groups."""
    left, right = halves(scene, joint)
    empty = [council for council in (*left, *right) if _is_empty(scene, council, joint)]
    own = sorted(scene.groups_of(joint), key=lambda key: _side(scene.former.get(key, ""), left, right))
    keep = len(own) < 2 or len(scene.of_kind(GROUPS)) + EMPTY * len(empty) < MOST_COLUMNS
    middle = [(joint, _units(scene, own, seen))] if own else []

    def sides(some: list[str]) -> list[tuple[str, list[Unit]]]:
        return [
            (council, _units(scene, scene.groups_of(council), seen))
            for council in some
            if scene.groups_of(council) or (keep and council in empty)
        ]

    return [*sides(left), *middle, *sides(right)]


def _side(former: str, left: list[str], right: list[str]) -> int:
    return -1 if former in left else 1 if former in right else 0


def _is_empty(scene: Scene, council: str, joint: str) -> bool:
    """Whether it has no groups, and did not lose any to the joint council either."""
    return not scene.groups_of(council) and not any(scene.former.get(key) == council for key in scene.groups_of(joint))


def _drawn_over(scene: Scene, owned: dict[str, list[Unit]]) -> set[str]:
    """Councils without a group of their own that stand over those that they lost."""
    return {council for joint in owned for council in scene.components_of(joint)}


def _units(scene: Scene, tops: list[str], seen: set[str]) -> list[Unit]:
    return [tuple(_tree(scene, key, 0, seen)) for key in tops if key not in seen]


def _tree(scene: Scene, key: str, depth: int, seen: set[str]) -> list[Entry]:
    seen.add(key)
    below = [
        entry for child in scene.groups_of(key) if child not in seen for entry in _tree(scene, child, depth + 1, seen)
    ]
    return [Entry(key, min(depth, 3)), *below]


def _collapsed(scene: Scene, owner: str, units: list[Unit]) -> list[Unit]:
    """What changed stays in sight; the rest is counted."""
    keys = [entry.key for unit in units for entry in unit]
    changed = [key for key in keys if key in scene.marks][:MOST_COLUMNS]
    rest = tuple(key for key in keys if key not in changed)
    shown: list[Unit] = [(Entry(key),) for key in changed]
    if len(rest) == 1:
        return [*shown, (Entry(rest[0]),)]
    return [*shown, (Entry(f"{owner} …", hidden=rest),)] if rest else shown


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
