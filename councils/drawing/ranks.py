"""In which row of the drawing does a body stand?

Outside bodies on top, then joint councils, then councils, then groups. A body that hangs under one of its own row
is drawn as a group, and a secretariat to which groups report stands among the joint councils.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from councils.enums import BodyKind


class Rank(IntEnum):
    OUTSIDE = 0
    JOINT = 1
    COUNCIL = 2
    GROUP = 3
    SECRETARIAT = 4  # beside the joint councils, at the right


RANKS = {
    BodyKind.EXTERNAL_TABLE: Rank.OUTSIDE,
    BodyKind.NON_MEMBER: Rank.OUTSIDE,
    BodyKind.JOINT_COUNCIL: Rank.JOINT,
    BodyKind.COUNCIL: Rank.COUNCIL,
    BodyKind.WORKING_GROUP: Rank.GROUP,
    BodyKind.SUB_COMMITTEE: Rank.GROUP,
    BodyKind.SECRETARIAT: Rank.SECRETARIAT,
}


def ranked(kinds: Mapping[str, str], place: Mapping[str, str], counted: Iterable[str] = ()) -> dict[str, Rank]:
    """The rank of every body, from its kind and from the ranks of those above it."""
    parents = {*place.values(), *counted}
    found: dict[str, Rank] = {}
    for key in kinds:
        above = [key]
        while above[-1] in place and above[-1] not in found:
            above.append(place[above[-1]])
        for each in reversed(above):
            if each not in found:
                found[each] = _rank(kinds[each], found.get(place.get(each, "")), each in parents)
    return found


def _rank(kind: str, above: Rank | None, has_children: bool) -> Rank:
    own = RANKS[BodyKind(kind)]
    if own in {Rank.OUTSIDE, Rank.GROUP} or above is None:
        return Rank.JOINT if own == Rank.SECRETARIAT and has_children else own
    if own == Rank.SECRETARIAT:
        return Rank.JOINT if has_children and above == Rank.OUTSIDE else Rank.GROUP if has_children else own
    if own == Rank.JOINT and above == Rank.JOINT:
        return Rank.COUNCIL
    return own if above < own else Rank.GROUP
