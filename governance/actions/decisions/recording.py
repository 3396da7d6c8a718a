"""How is a decision recorded and published?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from councils.models import Person
from governance import rules
from governance.actions.decisions.follow_ups import open_actions
from governance.actions.motions.conditions import fall_motions
from governance.actions.records.duties import gathering_of, note_duties
from governance.actions.run.recording import (
    Ending,
    Recorded,
    SaidInRoom,
    carried_effects,
    overall_outcome,
    refuse_effective_day,
    refuse_ending,
    refuse_outcomes,
    refuse_said,
    refuse_without_meeting,
)
from governance.actions.votes import call_consensus
from governance.effects.preview import refuse_effects
from governance.enums import CARRIED, DecisionState, MotionState, Outcome, RecommendationState
from governance.models import (
    Clause,
    ClauseOutcome,
    Decision,
    Effect,
    Meeting,
    Motion,
    Recommendation,
    Vote,
    VoteEvent,
)
from governance.models.decisions import Reservation
from governance.tasks import sweep_task
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import require


@transaction.atomic
def record_decision(
    *,
    motion: Motion,
    clauses: Mapping[Clause, Recorded],
    by: Person,
    effective_on: date,
    title: Pair | None = None,
    decided_on: date | None = None,
    meeting: Meeting | None = None,
    override: Pair | None = None,
    ending: Ending | None = None,
    said: Sequence[SaidInRoom] = (),
    lifted: Collection[int] = (),
) -> Decision:
    """Record what was decided on a motion, clause by clause. It may be in one language; publication waits for both.

    A motion that was not voted on is carried by consensus of the seats present at `meeting`, in the same act.
    `effective_on` is the day from which the effects hold; `ending` says how it goes on, `said` what was reserved or
    objected in the room, `lifted` which of those of the vote were lifted there, by number. Raises Refused for an
    effective day before the decision, an outcome that the verdict contradicts, an effect that cannot be, a motion
    already recorded, or without the right.
    """
    motion = changing(Motion, motion.pk)
    require(rules.refuse_record_decision(by, motion))
    ending = ending or Ending()
    decided_on = decided_on or timezone.localdate(ending.decided_at)
    require(refuse_effective_day(decided_on, effective_on) or refuse_ending(ending, decided_on))
    event = vote_behind(motion, clauses, meeting=meeting, by=by, override=override)
    require(refuse_outcomes(motion, clauses, event) or refuse_effects(carried_effects(clauses), effective_on))
    days = {"decided_on": decided_on, "effective_on": effective_on}
    decision = Decision.objects.create(
        reference=next_reference("D"),
        body=motion.body,
        motion=motion,
        vote_event=event,
        item=motion.item,
        recorded_by=by,
        illustrative=motion.illustrative,
        **met(overall_outcome(clauses), ending, meeting),
        **days,
        **(title or motion.title).columns("title"),
    )
    for clause, recorded in clauses.items():
        write_outcome(decision, clause, recorded)
    keep_reservations(decision, event, lifted)
    keep_said(decision, said)
    settle(motion, decision)
    facts: dict[str, Any] = {"clauses": [each.as_facts(clause) for clause, each in clauses.items()], **days}
    facts |= {"lifted": sorted(lifted)} if lifted else {}
    record("decision.recorded", by=by, on=decision, motion=motion.pk, outcome=decision.outcome, **facts)
    fall_motions(by)
    return decision


def met(outcome: str, ending: Ending, meeting: Meeting | None) -> dict[str, Any]:
    """The columns of a decision that say its outcome, how that goes on, and when it was really taken."""
    at = ending.decided_at or (timezone.now() if meeting else None)
    return {"outcome": outcome, "decided_at": at, **ending.columns(outcome)}


def vote_behind(
    motion: Motion,
    clauses: Mapping[Clause, Recorded],
    *,
    meeting: Meeting | None,
    by: Person,
    override: Pair | None,
) -> VoteEvent | None:
    """The vote that a decision rests on: the last one closed, or the meeting's consensus, called in the same act."""
    if motion.state == MotionState.DRAFT and any(each.outcome in CARRIED for each in clauses.values()):
        require(refuse_without_meeting(meeting))
        call_consensus(motion=motion, meeting=meeting, by=by, override=override)  # type: ignore[arg-type]
    return motion.vote_events.filter(state="closed").order_by("-closed_at").first()


def write_outcome(decision: Decision, clause: Clause, recorded: Recorded) -> ClauseOutcome:
    """Write what became of a clause, with its effects and actions when it was carried."""
    outcome = ClauseOutcome.objects.create(
        decision=decision, clause=clause, outcome=recorded.outcome, **recorded.text.columns("text")
    )
    if recorded.outcome in CARRIED:
        write_effects(outcome, recorded.effects, decision.effective_on)
        open_actions(outcome, recorded.actions)
    return outcome


def write_effects(outcome: ClauseOutcome, effects: Sequence[Mapping[str, Any]], on: date, after: int = 0) -> None:
    """Write the effects of a carried clause in their order, behind the one at the place `after`."""
    for position, effect in enumerate(effects, start=after + 1):
        Effect.objects.create(
            outcome=outcome,
            position=position,
            kind=effect["kind"],
            terms={key: value for key, value in effect.items() if key != "kind"},
            effective_on=on,
        )


def keep_reservations(decision: Decision, event: VoteEvent | None, lifted: Collection[int]) -> None:
    """Keep by name, in the record of the decision, what was reserved or objected; once per seat and reason.

    What was lifted stays, and says when.
    """
    if event is None:
        return
    said = (
        Vote.objects.filter(vote_event=event, option__in=["reservation", "object"])
        .select_related("elector__jurisdiction")
        .order_by("elector__jurisdiction__protocol_order", "clause__position")
    )
    kept: set[tuple[int, str, str]] = set()
    for vote in said:
        once = (vote.elector_id, vote.option, vote.reason)
        if once not in kept:
            kept.add(once)
            Reservation.objects.create(
                decision=decision,
                jurisdiction=vote.elector.jurisdiction,
                body_key=vote.elector.body_key,
                clause=vote.clause,
                option=vote.option,
                text=vote.reason,
                language=vote.reason_language,
                lifted_at=(decision.decided_at or timezone.now()) if vote.pk in lifted else None,
            )


def keep_said(decision: Decision, said: Sequence[SaidInRoom]) -> None:
    """Keep what was reserved or objected in the room, by name. Raises Refused for what says nothing."""
    for each in said:
        require(refuse_said(each))
        assert each.seat.jurisdiction is not None  # a seat without one has just been refused
        Reservation.objects.create(
            decision=decision,
            jurisdiction=each.seat.jurisdiction,
            body_key=each.seat.body.key,
            option=each.option,
            text=each.text.strip(),
            language=each.language,
        )


def settle(motion: Motion, decision: Decision) -> None:
    """The motion is decided, the recommendation it came from meets the same end, and what follows is listed."""
    note_duties(gathering_of(decision))
    Motion.objects.filter(pk=motion.pk).update(state=MotionState.DECIDED)
    ends = {
        Outcome.DEFERRED: RecommendationState.DEFERRED,
        Outcome.REFERRED: RecommendationState.REFERRED,
        Outcome.NOT_CARRIED: RecommendationState.NOT_CARRIED,
        Outcome.WITHDRAWN: RecommendationState.WITHDRAWN,
        Outcome.FALLEN: RecommendationState.NOT_CARRIED,
        **dict.fromkeys(CARRIED, RecommendationState.ADOPTED),
    }
    end = ends.get(Outcome(decision.outcome))  # what is merely noted is neither adopted nor refused
    if motion.recommendation_id and end is not None:
        Recommendation.objects.filter(pk=motion.recommendation_id).update(state=end, version=F("version") + 1)


@transaction.atomic
def publish_decision(*, decision: Decision, by: Person, override: Pair | None = None) -> Decision:
    """Publish a decision in both languages; from now on nobody edits it, and its effects wait for their day alone.

    Raises Refused while a text is missing or does not match, unless overridden with a reason in both languages.
    """
    decision = changing(Decision, decision.pk)
    override = override or Pair()
    require(rules.refuse_publish(by, decision, decision.outcomes.select_related("clause"), override=override))
    decision.state, decision.published_at, decision.published_by = DecisionState.PUBLISHED, timezone.now(), by
    decision.publication_override = override
    decision.save(
        update_fields=[
            "state",
            "published_at",
            "published_by",
            *columns_of("publication_override", states=False),
        ]
    )
    record("decision.published", by=by, on=decision, title=decision.title, override=override)
    transaction.on_commit(partial(sweep_task.delay))
    return decision
