"""Who belongs to a meeting, as what, and who of them was invited?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from councils.enums import NoticeState, Role
from councils.models import Membership, Notice, Person
from governance.electorates import deciding_bodies
from governance.models import Meeting

INVITED = "meeting.invited"
RANK = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE, Role.STAFF, Role.OBSERVER]


@dataclass(frozen=True)
class Guest:
    """Somebody who belongs to a meeting, with the highest role that a place gives them."""

    person: Person
    role: Role


def guests_of(meeting: Meeting) -> dict[int, Guest]:
    """Who holds a place in the body, or in a council that decides for it, on the day. Two queries."""
    on = timezone.localdate(meeting.starts_at)
    bodies = {meeting.body, *deciding_bodies(meeting.body, on)}
    rows = Membership.objects.standing(on).filter(seat__body__in=bodies, person__is_active=True)
    found: dict[int, Guest] = {}
    for held in sorted(rows.select_related("person"), key=lambda row: (RANK.index(Role(row.role)), row.pk)):
        found.setdefault(held.person_id, Guest(held.person, Role(held.role)))
    return found


def invited_to(meeting: Meeting) -> list[int]:
    """The numbers of the people to whom an invitation was sent, or is on its way. One query."""
    sent = Notice.objects.filter(kind=INVITED, key__startswith=f"{INVITED}:{meeting.pk}:")
    return list(sent.exclude(state=NoticeState.SUPPRESSED).values_list("person_id", flat=True))


def not_invited(meeting: Meeting, guests: Mapping[int, Guest]) -> list[int]:
    """Who belongs to it and was not invited yet. One query."""
    already = set(invited_to(meeting))
    return [number for number in guests if number not in already]
