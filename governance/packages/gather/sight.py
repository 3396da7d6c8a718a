"""What of a gathering may the readers of a package read? Asked while it is gathered: the rest is never in it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from councils.models import BodyComponent, Person
from councils.rules import refuse_see_people, refuse_unless_secretariat, standing_of
from governance import models
from governance.queries.agendas.versions_delta import Content
from governance.queries.agendas.withheld import closed_in, in_camera_now
from governance.rules.places import refuse_read_unpublished
from governance.rules.votes import refuse_read_ballot
from governance.rules.withheld import IN_CAMERA, INTEREST, interested_in, withheld_from


@dataclass(frozen=True)
class Sight:
    """What is withheld: items by number with the reason; and whether the rest that not everybody reads is read.

    `then` are the items that were withheld from them when the agenda was issued.

    `reader` is None for the general editions, which are for an ordinary member without any declared interest, and
    hold nothing that is in camera or withheld from observers.
    """

    withheld: dict[int, str] = field(default_factory=dict)
    then: dict[int, str] = field(default_factory=dict)
    reader: Person | None = None
    kept_back: bool = True
    unpublished: bool = True
    people: bool = True
    parts: Mapping[str, Collection[str]] = field(default_factory=dict)

    def hides_decision(self, decision: models.Decision) -> bool:
        """Whether a decision is not theirs: of a withheld item, or not published and not for them before that."""
        item = decision.item or (decision.motion.item if decision.motion else None)
        if item is not None and item.pk in self.withheld:
            return True
        if decision.state != "recorded":
            return False
        closed = item is not None and (item.in_camera or bool(item.parent and item.parent.in_camera))
        return not self.unpublished or (closed and self.kept_back)

    def reads_votes(self, key: str) -> bool:
        """Whether votes of the body with this key are theirs to see."""
        keys = {key, *self.parts.get(key, ())}
        return self.reader is None or refuse_read_ballot(standing_of(self.reader), keys) is None


def sight_of(gathering: models.Gathering, reader: Person | None, issued: Content | None = None) -> Sight:
    """What this reader may read, or everybody who has the general edition. Nine queries at most.

    `issued` is the agenda as it was issued last.
    """
    closed, before = in_camera_now(gathering), closed_in(issued) if issued else set()
    if reader is None:
        return Sight(withheld=dict.fromkeys(closed, IN_CAMERA), then=dict.fromkeys(before, IN_CAMERA))
    standing = standing_of(reader)
    withheld = dict(withheld_from(reader, closed))
    if refuse_unless_secretariat(reader) is not None:
        items = models.AgendaItem.objects.filter(meeting__gathering=gathering).values_list("pk", flat=True)
        withheld |= dict.fromkeys(interested_in(reader, list(items)), INTEREST)
    is_member = refuse_read_unpublished(standing) is None
    return Sight(
        withheld=withheld,
        then=withheld_from(reader, before),
        reader=reader,
        kept_back=not is_member,
        unpublished=is_member,
        people=refuse_see_people(standing) is None,
        parts=_parts(),
    )


def _parts() -> dict[str, set[str]]:
    """The councils that decide for each joint council, by their keys. One query."""
    found: dict[str, set[str]] = defaultdict(set)
    standing = BodyComponent.objects.standing(timezone.localdate())
    for whole, part in standing.values_list("whole__key", "part__key"):
        found[whole].add(part)
    return found
