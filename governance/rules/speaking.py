"""Who else may speak for a seat in a vote, and in whose place: substitutes named for it, and proxies?

Word for word what the ballot box asks (migration 0007); a test holds both to one table.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from councils.models import Person
from governance.enums import Presence, VoiceKind, VoteMethod
from governance.models import Attendance, Elector, Voice, VoteEvent
from groundwork.asked import asked_once

CAST_BY_SEATS = (VoteMethod.WRITTEN, VoteMethod.BALLOT, VoteMethod.CONCERNS)
THERE = (Presence.PRESENT, Presence.REMOTE)


@dataclass(frozen=True)
class Spoken:
    """The voices that stand in one vote: by seat, which this person has, and whose substitute speaks alone.

    `substitutes` are (person's number, name) by seat.
    """

    kinds: dict[int, str]
    substitutes: dict[int, tuple[int, str]]

    def seats(self, held: Iterable[int]) -> set[int]:
        """The seats for which this person may speak, who holds or stands in for `held`."""
        return set(self.kinds) | {seat for seat in held if seat not in self.substitutes}


def voices_standing(event: VoteEvent) -> QuerySet[Voice]:
    """The voices that both sides agreed to and nobody ended, in this vote or until a later day."""
    return offered(event).filter(accepted_at__isnull=False)


def offered(event: VoteEvent) -> QuerySet[Voice]:
    """The voices that nobody ended, agreed to or not yet."""
    seats = Elector.objects.filter(vote_event=event).values("seat")
    for_all = Q(vote_event=None, until__gt=timezone.localdate(), seat__in=seats)
    return Voice.objects.filter(Q(vote_event=event) | for_all, ended_at=None)


def offered_here(event: VoteEvent) -> tuple[Voice, ...]:
    """The same, with all that a page says of them. One query a request, however many rules and pages ask."""
    said = ("person", "offered_by", "seat__body", "seat__jurisdiction", "vote_event__motion")
    key = ("voices offered", event.pk, timezone.localdate())
    return asked_once(key, lambda: tuple(offered(event).select_related(*said).order_by("pk")))


def spoken(person: Person, event: VoteEvent) -> Spoken:
    """Who speaks besides holders and alternates. One query, one more for a proxy in the room."""
    rows = [
        (each.seat_id, each.kind, each.person_id, each.person.name, each.vote_event_id)
        for each in offered_here(event)
        if each.accepted_at is not None
    ]
    kinds: dict[int, str] = {}
    for seat, kind, who, _name, _event in sorted(rows, key=lambda row: row[1]):  # a substitute after a proxy
        if who == person.pk and (kind != VoiceKind.PROXY or is_there(person, event)):
            kinds[seat] = kind
    named = {seat: (who, name) for seat, kind, who, name, at in rows if kind == VoiceKind.SUBSTITUTE and at}
    return Spoken(kinds, named)


def is_there(person: Person, event: VoteEvent) -> bool:
    """Whether a proxy is where the vote is taken: in the room presence is that of the person who acts."""
    in_room = event.method == VoteMethod.BALLOT or (event.method == VoteMethod.SECRET and event.meeting_id is not None)
    if not in_room:
        return True
    return Attendance.objects.filter(meeting=event.meeting_id, person=person, presence__in=THERE).exists()


def is_asked(person: object, event: VoteEvent) -> bool:
    """Whether somebody named this person for a seat in this vote; it gives the right to read it. One query.

    Reading follows from a voice, not from a place in the body: who may act is never kept from the page.
    """
    return isinstance(person, Person) and offered(event).filter(person=person).exists()
