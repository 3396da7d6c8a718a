"""Which bodies are shown one by one, and which are only counted under their council?

Up to fourteen groups everything is shown. Beyond that a council's groups are counted until the reader opens it;
what changed, and what was searched for, stays in sight with all that is above it, as long as it is not more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from councils.enums import BodyKind
from councils.queries.changes import Change
from councils.queries.structure import BodyThen, Structure

GROUPS = {BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}
MOST_GROUPS = 14
LOOSE = "-"  # stands for the groups of which nobody has recorded to whom they report
ALL = "all"


@dataclass(frozen=True)
class Sight:
    """The groups that are only counted, by the body over them, and the bodies that the reader opened."""

    counted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    collapses: bool = False

    @property
    def hidden(self) -> frozenset[str]:
        return frozenset(key for keys in self.counted.values() for key in keys)

    def count(self, owner: str) -> int:
        """How many groups under this body are only counted."""
        return len(self.counted.get(owner, ()))

    @property
    def total(self) -> int:
        return len(self.hidden)


EVERYTHING = Sight()


def sight_of(
    structure: Structure, changes: Iterable[Change] = (), opened: Iterable[str] = (), sought: Iterable[str] = ()
) -> Sight:
    """What is shown of a day: `opened` are keys of councils (or `all`), `sought` the bodies that were searched for."""
    groups = [body for body in structure.bodies if body.kind in GROUPS]
    asked = frozenset(opened)
    if len(groups) <= MOST_GROUPS:
        return EVERYTHING
    if ALL in asked:
        return Sight(opened=asked, collapses=True)
    changed = list(dict.fromkeys(change.body.key for change in changes))
    kept = _with_all_above(structure, [*changed[:MOST_GROUPS], *list(sought)[:MOST_GROUPS]])
    under: dict[str, list[str]] = {}
    for body in groups:
        under.setdefault(owner_of(structure, body), []).append(body.key)
    counted = {}
    for owner, keys in under.items():
        rest = tuple(key for key in keys if key not in kept)
        if owner not in asked and len(rest) > 1:
            counted[owner] = rest
    return Sight(counted, asked, collapses=True)


def owner_of(structure: Structure, body: BodyThen) -> str:
    """The first body above a group that is not a group itself; `-` where there is none."""
    key = body.key
    while key in structure.place:
        key = structure.place[key]
        if structure.by_key[key].kind not in GROUPS:
            return key
    return LOOSE


def _with_all_above(structure: Structure, keys: Iterable[str]) -> set[str]:
    kept: set[str] = set()
    for key in keys:
        above: str | None = key
        while above is not None and above not in kept:
            kept.add(above)
            above = structure.place.get(above)
    return kept
