"""How is a motion put to a vote, its rule, electorate and texts frozen?"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from councils.models import Person
from governance import rules
from governance.enums import MotionState, VoteMethod
from governance.frozen import FrozenSeat, freeze, freeze_seats, refuse_unjudgeable
from governance.models import Clause, Elector, Meeting, Motion, Procedure, VoteEvent
from groundwork.bilingual import Pair
from groundwork.ledger import digest, record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import require


@transaction.atomic
def open_vote(
    *,
    motion: Motion,
    method: VoteMethod,
    by: Person,
    closes_at: datetime | None = None,
    meeting: Meeting | None = None,
    override: Pair | None = None,
) -> VoteEvent:
    """Put a motion to a vote: rule, electorate and both texts are frozen, with their hash.

    `closes_at` is needed for a written procedure. `override` is the reason, in both languages, for putting a text
    that is missing or stale. Raises Refused for such a text without it, for a rule that cannot be judged, in a
    wrong state, or without the right.
    """
    motion = changing(Motion, motion.pk)
    clauses = list(motion.clauses.all())
    override = override or Pair()
    require(rules.refuse_open_vote(by, motion, clauses, method=method, closes_at=closes_at, override=override))
    event = put(motion, clauses, method=method, meeting=meeting, by=by, closes_at=closes_at, override=override)
    record(
        "vote.opened",
        by=by,
        on=event,
        motion=motion.pk,
        method=method,
        closes_at=closes_at,
        frozen_hash=event.frozen_hash,
        override=override,
    )
    return event


def put(
    motion: Motion,
    clauses: list[Clause],
    *,
    method: VoteMethod,
    meeting: Meeting | None,
    by: Person,
    closes_at: datetime | None,
    override: Pair,
) -> VoteEvent:
    """Freeze and open, inside the caller's transaction. Raises Refused for a rule that cannot be judged."""
    seats = freeze_seats(motion, timezone.localdate())
    frozen = freeze(motion, clauses, seats, mode="written" if method == VoteMethod.WRITTEN else "meeting")
    require(refuse_unjudgeable(frozen))
    procedure = Procedure.objects.filter(body=motion.body).first()
    event = VoteEvent.objects.create(
        reference=next_reference("V"),
        motion=motion,
        meeting=meeting,
        method=method,
        opened_by=by,
        closes_at=closes_at,
        frozen=frozen,
        frozen_hash=digest(frozen),
        positions_open=method != VoteMethod.WRITTEN and (procedure is None or procedure.room_positions_open),
        **override.columns("override", states=False),
    )
    write_electorate(event, seats)
    motion.state = MotionState.OPEN
    motion.save(update_fields=["state"])
    return event


def write_electorate(event: VoteEvent, seats: list[FrozenSeat]) -> None:
    """Write the frozen seats as rows, each beside whoever held it."""
    Elector.objects.bulk_create(
        Elector(
            vote_event=event,
            seat=each.voting.seat,
            jurisdiction=each.voting.seat.jurisdiction,
            body_key=each.voting.seat.body.key,
            weight=each.voting.weight,
            co_chair=each.voting.co_chair,
            holder=each.holder,
            holder_salt=each.salt,
            holder_hash=each.holder_hash,
        )
        for each in seats
    )
