"""How does a vote end: closed and judged, carried by consensus in one press, or cancelled?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.motions.amendments import settle_amendment_of
from governance.actions.votes.casting import options_of, write_votes
from governance.actions.votes.opening import Way, put
from governance.actions.votes.telling import tell_cancelled, tell_closed
from governance.ballot_box import Position
from governance.enums import MotionState, VoteMethod, VoteState
from governance.judging import judge_clauses, overall
from governance.lifecycles import MOTION
from governance.models import Meeting, Motion, VoteEvent
from governance.verdicts import BadCase
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, Refused, require


@transaction.atomic
def close_vote(*, event: VoteEvent, by: Person | None) -> VoteEvent:
    """Close a vote and judge every clause. `by` is None when the clock closes it.

    Raises Refused when it is closed already, not yet due by the clock, or without the right.
    """
    event = changing(VoteEvent, event.pk)
    now = timezone.now()
    require(rules.refuse_close_vote(by, event, now=now))
    try:
        verdicts = judge_clauses(event, list(event.motion.clauses.all()))
    except BadCase as bad:  # hands that were counted before somebody left the room
        raise Refused(Refusal("cannot-be-judged", _("This cannot be judged: %(why)s") % {"why": bad})) from bad
    event.state, event.closed_at, event.closed_by, event.outcome = (
        VoteState.CLOSED,
        now,
        by,
        overall(verdicts),
    )
    event.save(update_fields=["state", "closed_at", "closed_by", "outcome"])
    Motion.objects.filter(pk=event.motion_id).update(state=MotionState.JUDGED)
    record(
        "vote.closed",
        by=by,
        on=event,
        outcome=event.outcome,
        verdicts=[[row.clause.position, row.outcome, row.reason, row.case_hash] for row in verdicts],
    )
    settle_amendment_of(event.motion, by)
    tell_closed(event)
    return event


@transaction.atomic
def call_consensus(*, motion: Motion, meeting: Meeting, by: Person, override: Pair | None = None) -> VoteEvent:
    """Carry a motion by consensus in one press: the seats present agree, and nobody objects.

    Who is present comes from the attendance; the verdict and its proof follow from it. Raises Refused for a text
    that is missing or stale without `override`, when nobody was noted present, in a wrong state, or without the
    right.
    """
    motion = changing(Motion, motion.pk)
    require(rules.refuse_judged(motion))
    clauses = list(motion.clauses.all())
    override = override or Pair()
    require(
        rules.refuse_open_vote(by, motion, clauses, method=VoteMethod.CONSENSUS_CALL, closes_at=None, override=override)
    )
    require(rules.refuse_empty_room(meeting))
    event = put(motion, clauses, Way(VoteMethod.CONSENSUS_CALL, meeting=meeting, override=override), by=by)
    there = event.electors.filter(
        seat__attendances__meeting=meeting, seat__attendances__presence__in=["present", "remote"]
    )
    position = Position(str(options_of(event)[0]))
    for elector in there:
        write_votes(event, elector, dict.fromkeys(clauses, position), by=by, declared=True)
    record("vote.consensus-called", by=by, on=event, present=there.count(), frozen_hash=event.frozen_hash)
    return close_vote(event=event, by=by)


@transaction.atomic
def cancel_vote(*, event: VoteEvent, because: Pair, by: Person) -> VoteEvent:
    """Cancel an open vote, with a reason; the motion can be put again. Raises Refused once it is closed.

    Where an earlier vote on the motion is closed, that one stands, and so do the words that it was taken on.
    """
    event = changing(VoteEvent, event.pk)
    require(rules.refuse_close_vote(by, event, now=timezone.now()))
    if not (because.en.strip() or because.fr.strip()):
        require(Refusal("no-reason", _("Give the reason."), "because_en", status=422))
    event.state, event.closed_at, event.closed_by = VoteState.CANCELLED, timezone.now(), by
    event.cancelled_because = because
    event.save(update_fields=["state", "closed_at", "closed_by", *columns_of("cancelled_because", states=False)])
    motion = changing(Motion, event.motion_id)
    judged = motion.vote_events.filter(state=VoteState.CLOSED).exists()
    before = MotionState.JUDGED if judged else MotionState.DRAFT
    require(MOTION.refuse(motion.state, before))
    motion.state = before
    motion.save(update_fields=["state"])
    record("vote.cancelled", by=by, on=event, because=because)
    tell_cancelled(event)
    return event
