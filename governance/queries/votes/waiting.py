"""Which open votes wait for this person?"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from councils.models import Person
from governance.enums import VoiceKind, VoteMethod, VoteState
from governance.models import Attendance, Elector, Participation, Recusal, Voice, Vote, VoteEvent
from governance.rules.speaking import CAST_BY_SEATS, THERE


def waiting(now: datetime | None = None) -> QuerySet[Elector]:
    """The places in open electorates that have not voted, where each seat votes for itself.

    A recused seat is not waited for, nor is one in a vote that has reached its closing time.
    """
    now = now or timezone.now()
    return Elector.objects.filter(
        Q(vote_event__closes_at=None) | Q(vote_event__closes_at__gt=now),
        ~Exists(Vote.objects.filter(elector=OuterRef("pk"))),
        ~Exists(Participation.objects.filter(elector=OuterRef("pk"))),
        ~Exists(Recusal.objects.filter(elector=OuterRef("pk"), clause=None)),
        vote_event__state=VoteState.OPEN,
        vote_event__method__in=[*CAST_BY_SEATS, VoteMethod.SECRET],
    )


def spoken_for(held: Q, person: Any) -> Q:
    """The places that this person fills: those they `held` for which no substitute stands, and those given to them.

    `person` may be a row, a number, or a reference to an outer query. A proxy in the room is noted as present there.
    """
    standing = Voice.objects.filter(seat=OuterRef("seat_id"), accepted_at__isnull=False, ended_at=None)
    this_vote = Q(vote_event=OuterRef("vote_event_id"))
    until = Q(vote_event=None, until__gt=timezone.localdate())
    substituted = standing.filter(this_vote, kind=VoiceKind.SUBSTITUTE)
    there = Attendance.objects.filter(
        meeting=OuterRef(OuterRef("vote_event__meeting_id")), person=OuterRef("person_id"), presence__in=THERE
    )
    elsewhere = VoteEvent.objects.filter(pk=OuterRef(OuterRef("vote_event_id"))).exclude(method=VoteMethod.BALLOT)
    given = standing.filter(this_vote | until, ~Q(kind=VoiceKind.PROXY) | Exists(there) | Exists(elsewhere))
    return Q(held & ~Exists(substituted)) | Q(Exists(given.filter(person=person)))


def waiting_for(seats: Iterable[int], now: datetime | None = None, person: Person | None = None) -> QuerySet[Elector]:
    """Those of them for which this person speaks, who holds or stands in for these seats, by number."""
    held = Q(seat__in=list(seats))
    return waiting(now).filter(held if person is None else spoken_for(held, person))
