"""Which open votes wait for this person?"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from governance.enums import VoteState
from governance.models import Elector, Recusal, Vote


def waiting(now: datetime | None = None) -> QuerySet[Elector]:
    """The places in open electorates that have not voted.

    A recused seat is not waited for, nor is one in a vote that has reached its closing time.
    """
    now = now or timezone.now()
    return Elector.objects.filter(
        Q(vote_event__closes_at=None) | Q(vote_event__closes_at__gt=now),
        ~Exists(Vote.objects.filter(elector=OuterRef("pk"))),
        ~Exists(Recusal.objects.filter(elector=OuterRef("pk"), clause=None)),
        vote_event__state=VoteState.OPEN,
    )


def waiting_for(seats: Iterable[int], now: datetime | None = None) -> QuerySet[Elector]:
    """Those of them that these seats, by number, fill."""
    return waiting(now).filter(seat__in=list(seats))
