"""How is a decision put right: replaced by its recorder until it is published, corrected beside its text after?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.actions.agendas.building import refuse_stale
from governance.actions.decisions.follow_ups import Proposed, open_actions
from governance.actions.decisions.recording import keep_said, settle, vote_behind, write_effects
from governance.actions.records.duties import gathering_of, note_duties
from governance.actions.run.items import refuse_outcome
from governance.actions.run.recording import (
    Ending,
    Recorded,
    SaidInRoom,
    carried_effects,
    overall_outcome,
    refuse_effective_day,
    refuse_ending,
    refuse_outcomes,
)
from governance.effects.preview import refuse_effects
from governance.enums import CARRIED, ActionState, EffectState, MotionState, Outcome, RecommendationState
from governance.models import (
    ActionItem,
    Clause,
    ClauseOutcome,
    Decision,
    DecisionCorrection,
    DecisionVersion,
    Motion,
    Recommendation,
    VoteEvent,
)  # fmt: skip
from governance.models.follow_ups import OWNERS
from governance.rules.recording import refuse_correct, refuse_replace
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class Instead:
    """What a decision says from now on: clause by clause (nothing for an item without a motion), or its outcome."""

    clauses: Mapping[Clause, Recorded] = field(default_factory=dict)
    outcome: str = ""
    title: Pair = field(default_factory=Pair)
    effective_on: date | None = None
    ending: Ending = field(default_factory=Ending)
    said: Sequence[SaidInRoom] = ()

    @property
    def whole(self) -> str:
        """The outcome of the whole."""
        return overall_outcome(self.clauses) if self.clauses else self.outcome


@transaction.atomic
def replace_decision(
    *, decision: Decision, version: int, instead: Instead, by: Person, because: Pair | None = None
) -> Decision:
    """Replace what a decision says that is not published yet; what it said is kept for ever.

    Only its recorder does it, who saw `version`. Effects that wait and actions become those of the new words: an
    action that stays keeps its reference. Raises Refused as when it is recorded, once it is published, when it was
    changed meanwhile, or for anybody else.
    """
    decision = changing(Decision, decision.pk)
    require(refuse_replace(by, decision))
    require(refuse_stale(decision, version) or refuse_ending(instead.ending, decision.decided_on))
    number = keep_version(decision, because or Pair(), by)
    if decision.motion_id is not None:
        replace_clauses(decision, changing(Motion, decision.motion_id), instead, by)
    else:
        require(refuse_outcome(instead.outcome, instead.title))
    write_instead(decision, instead)
    keep_said(decision, instead.said)
    record("decision.replaced", by=by, on=decision, number=number, outcome=decision.outcome, title=decision.title)
    note_duties(gathering_of(decision))
    return decision


def keep_version(decision: Decision, because: Pair, by: Person) -> int:
    """Keep what the decision says now; returns its number."""
    number = decision.versions.count() + 1
    DecisionVersion.objects.create(
        decision=decision, number=number, content=content_of(decision), replaced_by=by,
        **because.columns("because", states=False),
    )  # fmt: skip
    return number


def content_of(decision: Decision) -> dict[str, Any]:
    """What the decision says, as it is kept."""
    outcomes = decision.outcomes.select_related("clause").prefetch_related("effects", "actions")
    return {
        "outcome": decision.outcome,
        "title": decision.title.as_facts(),
        "effective_on": decision.effective_on.isoformat(),
        "until": decision.until.isoformat() if decision.until else "",
        "condition": decision.condition.as_facts(),
        "referred_to": decision.referred_to.key if decision.referred_to else "",
        "clauses": [
            {
                "label": row.clause.label or str(row.clause.position),
                "outcome": row.outcome,
                "text": row.text.as_facts(),
                "effects": [{"kind": each.kind, **each.terms} for each in row.effects.all() if stands(each)],
                "actions": [
                    {"reference": each.reference, "title": each.title.as_facts()}
                    for each in row.actions.all()
                    if each.state != ActionState.WITHDRAWN
                ],
            }
            for row in outcomes
        ],
    }


def stands(effect: Any) -> bool:
    """Whether this effect still is what the decision says."""
    return bool(effect.state != EffectState.WITHDRAWN)


def replace_clauses(decision: Decision, motion: Motion, instead: Instead, by: Person) -> None:
    """Put other outcomes, words, effects and actions in the place of those of each clause."""
    assert instead.effective_on is not None
    require(refuse_effective_day(decision.decided_on, instead.effective_on))
    event = decision.vote_event or vote_needed(decision, motion, instead, by)
    require(refuse_outcomes(motion, instead.clauses, event))
    require(refuse_effects(carried_effects(instead.clauses), instead.effective_on))
    decision.vote_event = event
    rows = {row.clause_id: row for row in decision.outcomes.all()}
    for clause, recorded in instead.clauses.items():
        row = rows[clause.pk]
        row.outcome, row.text = recorded.outcome, recorded.text
        row.save(update_fields=["outcome", *columns_of("text")])
        carried = recorded.outcome in CARRIED
        replace_effects(decision, row, recorded.effects if carried else [], instead.effective_on)
        replace_actions(row, recorded.actions if carried else [])


def vote_needed(decision: Decision, motion: Motion, instead: Instead, by: Person) -> VoteEvent | None:
    """The consensus of the meeting, called now, when what was noted turns out to have been carried."""
    meeting = decision.item.meeting if decision.item else None
    if not any(each.outcome in CARRIED for each in instead.clauses.values()):
        return None
    motion.state = MotionState.DRAFT
    motion.save(update_fields=["state"])
    return vote_behind(motion, instead.clauses, meeting=meeting, by=by, override=None)


def replace_effects(decision: Decision, row: ClauseOutcome, effects: Sequence[Mapping[str, Any]], on: date) -> None:
    """Leave the effects where they are the same; else they are withdrawn, settled by the decision itself."""
    now = [each for each in row.effects.order_by("position") if stands(each)]
    if [({"kind": each.kind, **each.terms}, each.effective_on) for each in now] == [
        (dict(each), on) for each in effects
    ]:
        return
    for each in now:
        each.state, each.settled_by = EffectState.WITHDRAWN, decision.reference
        each.save(update_fields=["state", "settled_by"])
    write_effects(row, effects, on, after=row.effects.aggregate(last=Max("position"))["last"] or 0)


def replace_actions(row: ClauseOutcome, wanted: Sequence[Proposed]) -> None:
    """An action of the same kind and title stays, with its owner and day; others are withdrawn, new ones opened."""
    left = list(wanted)
    for action in row.actions.exclude(state=ActionState.WITHDRAWN):
        same = next((each for each in left if is_same(action, each)), None)
        if same is None:
            action.state = ActionState.WITHDRAWN
        else:
            left.remove(same)
            action.owner, action.owner_jurisdiction, action.due_on = same.owner, same.jurisdiction, same.due_on
            action.owner_seat, action.owner_person = same.seat, same.person
        action.version += 1
        action.save(update_fields=["state", *OWNERS, "due_on", "version"])
    open_actions(row, left)


def is_same(action: ActionItem, proposed: Proposed) -> bool:
    return action.kind == proposed.kind and action.title.as_facts() == proposed.title.as_facts()


def write_instead(decision: Decision, instead: Instead) -> None:
    """Write the outcome of the whole, its title and how it goes on; the recommendation meets the same end."""
    decision.outcome, decision.title = instead.whole, instead.title
    decision.effective_on = instead.effective_on or decision.effective_on
    decision.decided_at = instead.ending.decided_at or decision.decided_at
    for name, value in instead.ending.columns(decision.outcome).items():
        setattr(decision, name, value)
    decision.version += 1
    decision.save()
    motion = decision.motion
    if motion is not None:
        if decision.outcome == Outcome.NOTED and motion.recommendation_id:
            Recommendation.objects.filter(pk=motion.recommendation_id).update(state=RecommendationState.SUBMITTED)
        settle(motion, decision)


@transaction.atomic
def correct_decision(*, decision: Decision, text: Pair, because: Pair, by: Person) -> DecisionCorrection:
    """Write beside a published decision what is put right in it, with the reason, both in both languages.

    The decision itself stays as it was published. Raises Refused until it is published, for a side that is missing,
    or for who is no co-chair.
    """
    decision = changing(Decision, decision.pk)
    require(refuse_correct(by, decision))
    require(refuse_half(text, "text", 2000) or refuse_half(because, "because", 600))
    correction = DecisionCorrection.objects.create(
        decision=decision, corrected_at=timezone.now(), corrected_by=by,
        **text.columns("text", states=False), **because.columns("because", states=False),
    )  # fmt: skip
    record("decision.corrected", by=by, on=decision, text=text, because=because)
    return correction


def refuse_half(text: Pair, name: str, limit: int) -> Refusal | None:
    """Why can this not stand beside a published decision? It is published at once, so in both languages."""
    for code in ("en", "fr"):
        if not text.side(code).strip():
            return Refusal("one-language", _("Write it in both languages."), f"{name}_{code}", status=422)
        if len(text.side(code)) > limit:
            words = _("Write it in %(limit)s characters or fewer.") % {"limit": limit}
            return Refusal("too-long", words, f"{name}_{code}", status=422)
    return None
