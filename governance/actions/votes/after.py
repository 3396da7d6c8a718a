"""What may still happen to a vote: more time, a lifted concern, a vote after it, a reconsideration, publication?"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from councils.models import Person
from governance import rules
from governance.actions.votes.opening import Way, open_in, opened_facts
from governance.actions.votes.telling import tell_extended
from governance.enums import MotionState, VoteMethod
from governance.models import Clause, Concern, Extension, Meeting, Motion, Procedure, VoteEvent
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import require


@transaction.atomic
def extend_vote(*, event: VoteEvent, closes_at: datetime, because: Pair, by: Person) -> VoteEvent:
    """Give an open vote more time, with the reason. Raises Refused after its closing time, for an earlier time,
    without a reason, or without the right."""
    event = changing(VoteEvent, event.pk)
    require(rules.refuse_extend(by, event, closes_at, because, now=timezone.now()))
    assert event.closes_at is not None
    extension = Extension.objects.create(
        vote_event=event, was=event.closes_at, now=closes_at, by=by, **because.columns("because", states=False)
    )
    was, event.closes_at = event.closes_at, closes_at
    event.save(update_fields=["closes_at"])
    record("vote.extended", by=by, on=event, was=was, now=closes_at, because=because)
    tell_extended(event, extension)
    return event


@transaction.atomic
def lift_concern(*, concern: Concern, because: Pair, by: Person) -> Concern:
    """The co-chairs decide on record that a concern no longer blocks; its author may lift it by voting otherwise.

    It is judged as one who stands aside, never as agreement. Raises Refused for a lifted one, after the close,
    without a reason in both languages, or for who is not a co-chair.
    """
    event = changing(VoteEvent, concern.elector.vote_event_id)
    concern = changing(Concern, concern.pk)
    require(rules.refuse_lift(by, event, concern, because))
    concern.lifted_at, concern.lifted_by, concern.by_decision = timezone.now(), by, True
    concern.lifted_because = because
    concern.save(update_fields=["lifted_at", "lifted_by", "by_decision", *columns_of("lifted_because", states=False)])
    record(
        "concern.lifted",
        by=by,
        on=event,
        seat=concern.elector.seat_key,
        clause=concern.clause.position if concern.clause else None,
        because=because,
    )
    return concern


@transaction.atomic
def escalate(
    *,
    event: VoteEvent,
    method: VoteMethod,
    by: Person,
    closes_at: datetime | None = None,
    meeting: Meeting | None = None,
) -> VoteEvent:
    """Put to a vote what found no consensus, under the body's rule for that, as the next step of one procedure.

    Raises Refused when consensus was reached, the vote is open, there is no such rule, or without the right.
    """
    motion = changing(Motion, event.motion_id)
    event = VoteEvent.objects.get(pk=event.pk)  # a vote that is closed stays so: it needs no lock
    procedure = Procedure.objects.filter(body=motion.body).first()
    require(rules.refuse_escalate(by, event, procedure))
    assert procedure is not None
    way = Way(
        method, closes_at, meeting, override=event.override, follows=event, rule=procedure.vote_rule,
        because=Pair("No consensus was reached.", "Il n’y a pas eu de consensus."),
    )  # fmt: skip
    after = open_in(motion, way, by)
    record("vote.escalated", by=by, on=after, follows=event.reference, **opened_facts(after, way))
    return after


@transaction.atomic
def reconsider(
    *,
    event: VoteEvent,
    method: VoteMethod,
    because: Pair,
    by: Person,
    closes_at: datetime | None = None,
    meeting: Meeting | None = None,
) -> VoteEvent:
    """Put a question again after an objection or a new fact; the closed vote stays as it is.

    A motion that was decided is put again as a new one in the same words. Raises Refused while the vote is open,
    without a reason in both languages, or without the right.
    """
    motion = changing(Motion, event.motion_id)
    event = VoteEvent.objects.get(pk=event.pk)  # a vote that is closed stays so: it needs no lock
    require(rules.refuse_reconsider(by, event, because))
    if motion.state == MotionState.DECIDED:
        motion = put_again(motion, by)
    way = Way(method, closes_at, meeting, override=event.override, reconsiders=event, because=because)
    again = open_in(motion, way, by)
    record(
        "vote.reconsidered", by=by, on=again, reconsiders=event.reference, because=because, **opened_facts(again, way)
    )
    return again


def put_again(motion: Motion, by: Person) -> Motion:
    """The same motion once more, clause for clause with what each depends on, inside the caller's transaction."""
    again = Motion.objects.get(pk=motion.pk)
    again.pk, again.state, again.version, again.created_by = None, MotionState.DRAFT, 1, by
    again._state.adding = True
    again.save()
    again.needs.set(motion.needs.all())
    before = list(motion.clauses.prefetch_related("needs"))
    after = {clause.pk: Clause.objects.get(pk=clause.pk) for clause in before}
    for clause in after.values():
        clause.pk, clause.motion, clause.version = None, again, 1
        clause._state.adding = True
    Clause.objects.bulk_create(after.values())
    for clause in before:
        if needed := list(clause.needs.all()):
            after[clause.pk].needs.set([after.get(each.pk, each) for each in needed])
    return again


@transaction.atomic
def publish_positions(*, event: VoteEvent, by: Person) -> VoteEvent:
    """Show who said what to everybody, not to members alone. Raises Refused while it is open, for a secret ballot,
    when it was done before, or for who is not a co-chair."""
    event = changing(VoteEvent, event.pk)
    require(rules.refuse_publish_positions(by, event))
    event.positions_published_at, event.positions_published_by = timezone.now(), by
    event.save(update_fields=["positions_published_at", "positions_published_by"])
    record("vote.positions-published", by=by, on=event)
    return event
