"""What work is owed, and is it done? Read from the database alone, so that a broker may lose everything.

Nothing waits for ever and nothing is done twice: each act locks its row and refuses a second time.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db import DatabaseError
from django.utils import timezone

from governance.actions.effects import enact_effect
from governance.actions.votes import close_vote
from governance.enums import DecisionState, EffectState, VoteState
from governance.models import Effect, VoteEvent
from governance.packages.compile import sweep_packages
from groundwork.refusals import Refused

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True)
class Swept:
    """How much was done: votes closed by the clock, effects settled, packages taken up again."""

    votes: int
    effects: int
    packages: int


def sweep() -> Swept:
    """Close the votes whose time has come, enact the effects whose day has come, take up forgotten packages."""
    now = timezone.now()
    due_votes = VoteEvent.objects.filter(state=VoteState.OPEN, closes_at__lte=now).order_by("closes_at", "pk")
    due_effects = Effect.objects.filter(
        state=EffectState.PENDING,
        effective_on__lte=timezone.localdate(),
        outcome__decision__state=DecisionState.PUBLISHED,
    ).order_by(
        "effective_on",
        "outcome__decision__decided_on",
        "outcome__decision__pk",
        "outcome__clause__position",
        "position",
    )
    return Swept(
        votes=each(due_votes, lambda event: close_vote(event=event, by=None)),
        effects=each(due_effects, lambda effect: enact_effect(effect=effect)),
        packages=sweep_packages(now),
    )


def each(rows: Iterable[T], act: Callable[[T], object]) -> int:
    """Act on each row; what one refuses does not keep the others waiting. Returns how many were done."""
    done = 0
    for row in rows:
        try:
            act(row)
            done += 1
        except Refused as refused:
            log.info("%s: %s", row, refused.refusal.code)  # another worker was first
        except DatabaseError:
            log.exception("%s could not be done; it stays owed", row)
    return done
