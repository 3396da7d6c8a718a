"""How is a decision recorded and published?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.conditions import fall_motions, refuse_against_conditions
from governance.actions.follow_ups import Proposed, open_actions
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
from groundwork.bilingual import LANGUAGES, Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class Recorded:
    """What the co-chair records for a clause: its outcome, the words, what it changes and who does what."""

    outcome: str
    text: Pair
    effects: list[Mapping[str, Any]] = field(default_factory=list)
    actions: list[Proposed] = field(default_factory=list)

    def as_facts(self, clause: Clause) -> list[Any]:
        """What the ledger keeps of it."""
        return [clause.position, self.outcome, self.text.as_facts(), list(self.effects)]


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
) -> Decision:
    """Record what was decided on a motion, clause by clause. It may be in one language; publication waits for both.

    A motion that was not voted on is carried by consensus of the seats present at `meeting`, in the same act.
    `effective_on` is the day from which the effects hold. Raises Refused for an effective day before the decision,
    an outcome that the verdict contradicts, an effect that cannot be, a motion already recorded, or without the right.
    """
    motion = changing(Motion, motion.pk)
    require(rules.refuse_record_decision(by, motion))
    decided_on = decided_on or timezone.localdate()
    require(refuse_effective_day(decided_on, effective_on))
    event = vote_behind(motion, clauses, meeting=meeting, by=by, override=override)
    require(refuse_outcomes(motion, clauses, event))
    require(refuse_effects(carried_effects(clauses), effective_on))
    days = {"decided_on": decided_on, "effective_on": effective_on}
    decision = Decision.objects.create(
        reference=next_reference("D"),
        body=motion.body,
        motion=motion,
        vote_event=event,
        item=motion.item,
        outcome=overall_outcome(clauses),
        recorded_by=by,
        illustrative=motion.illustrative,
        **days,
        **(title or motion.title).columns("title"),
    )
    for clause, recorded in clauses.items():
        write_outcome(decision, clause, recorded)
    keep_reservations(decision, event)
    settle(motion, decision)
    facts = [each.as_facts(clause) for clause, each in clauses.items()]
    record("decision.recorded", by=by, on=decision, motion=motion.pk, outcome=decision.outcome, clauses=facts, **days)
    fall_motions(by)
    return decision


def as_facts(clauses: Mapping[Clause, Recorded]) -> list[list[Any]]:
    """What was recorded for each clause, in words that the ledger can hold."""
    return [
        [clause.position, each.outcome, each.text.as_facts(), list(each.effects)] for clause, each in clauses.items()
    ]


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
    if recorded.outcome not in CARRIED:
        return outcome
    for position, effect in enumerate(recorded.effects, start=1):
        Effect.objects.create(
            outcome=outcome,
            position=position,
            kind=effect["kind"],
            terms={key: value for key, value in effect.items() if key != "kind"},
            effective_on=decision.effective_on,
        )
    open_actions(outcome, recorded.actions)
    return outcome


def carried_effects(clauses: Mapping[Clause, Recorded]) -> list[Mapping[str, Any]]:
    """The effects of the carried clauses, in the order in which they will be enacted."""
    carried = sorted(
        (clause for clause in clauses if clauses[clause].outcome in CARRIED), key=lambda each: each.position
    )
    return [effect for clause in carried for effect in clauses[clause].effects]


def keep_reservations(decision: Decision, event: VoteEvent | None) -> None:
    """Keep by name, in the record of the decision, what was reserved or objected; once per seat and reason."""
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
            )


def settle(motion: Motion, decision: Decision) -> None:
    """The motion is decided, and the recommendation it came from meets the same end."""
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
        Recommendation.objects.filter(pk=motion.recommendation_id).update(state=end)


def overall_outcome(clauses: Mapping[Clause, Recorded]) -> str:
    """The outcome of the whole: carried as soon as one clause is, otherwise that of the first clause."""
    outcomes = [each.outcome for each in clauses.values()]
    for carried in (Outcome.AMENDED, Outcome.VOTE, Outcome.CONSENSUS):
        if carried in outcomes:
            return carried
    return outcomes[0]


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


def refuse_effective_day(decided_on: date, effective_on: date) -> Refusal | None:
    """Why can it not take effect on that day?"""
    if effective_on < decided_on:
        return Refusal(
            "effective-before-decided",
            _("A decision cannot take effect before it is taken."),
            "effective_on",
            status=422,
        )
    return None


def refuse_without_meeting(meeting: Meeting | None) -> Refusal | None:
    """Why is there no consensus to record? It needs a meeting, whose attendance says who was there."""
    if meeting is not None:
        return None
    return Refusal("no-meeting", _("Consensus is recorded in a meeting. Open a vote, or put this on an agenda."))


def refuse_outcomes(motion: Motion, clauses: Mapping[Clause, Recorded], event: VoteEvent | None) -> Refusal | None:
    """Why do these outcomes not fit the motion and its verdicts?"""
    if {clause.pk for clause in clauses} != set(motion.clauses.values_list("pk", flat=True)):
        return Refusal("clauses-missing", _("Say what became of every clause."), status=422)
    verdicts = dict(event.verdicts.values_list("clause_id", "outcome")) if event else {}
    outcomes = {clause: each.outcome for clause, each in clauses.items()}
    if refusal := refuse_against_conditions(outcomes, verdicts):
        return refusal
    for clause, recorded in clauses.items():
        if recorded.outcome not in Outcome.values:
            return Refusal("no-outcome", _("Choose an outcome."), "outcome", status=422)
        if recorded.outcome in CARRIED and verdicts.get(clause.pk) != "carried":
            return refuse_against_verdict(clause, verdicts.get(clause.pk))
        if not any(recorded.text.side(language).strip() for language in LANGUAGES):
            return Refusal("no-text", _("Write the text, in one language at least."), status=422)
    return None


def refuse_against_verdict(clause: Clause, verdict: str | None) -> Refusal:
    """Why can this clause not be carried? The vote says otherwise, or too few were there."""
    if verdict == "no_quorum":
        return Refusal(
            "verdict-says-otherwise",
            _("The quorum is not reached, so nothing can be carried. Note who is present, or open a vote."),
        )
    return Refusal(
        "verdict-says-otherwise",
        _("Clause %(label)s was not carried by the vote.") % {"label": clause.label or clause.position},
    )
