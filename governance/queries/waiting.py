"""Which open votes wait for this person?"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from governance.enums import VoteState
from governance.models import Elector, Recusal, Vote


def waiting_for(seats: object, now: datetime | None = None) -> QuerySet[Elector]:
    """The places in open electorates of these seats (numbers, or a query of them) that have not voted.

    A recused seat is not waited for, nor is one whose vote has reached its closing time.
    """
    now = now or timezone.now()
    return Elector.objects.filter(
        Q(vote_event__closes_at=None) | Q(vote_event__closes_at__gt=now),
        ~Exists(Vote.objects.filter(elector=OuterRef("pk"))),
        ~Exists(Recusal.objects.filter(elector=OuterRef("pk"), clause=None)),
        seat__in=seats,
        vote_event__state=VoteState.OPEN,
    )
