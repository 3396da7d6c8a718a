"""What does a co-chair say became of each clause, and does it fit the motion, its vote and the day?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Seat
from governance.actions.decisions.follow_ups import Proposed
from governance.actions.motions.conditions import refuse_against_conditions
from governance.enums import CARRIED, NEEDS_REASON, Outcome
from governance.models import Clause, Meeting, Motion, VoteEvent
from governance.models.decisions import Decision
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.refusals import Refusal

UNUSABLE = 422
LONGEST_CONDITION = int(Decision._meta.get_field("condition_en").max_length or 0)


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


@dataclass(frozen=True)
class Ending:
    """How an outcome goes on: until a day or on a condition when deferred, to which body when referred.

    `decided_at` is the real time of what is entered later; None for what is recorded as it happens.
    """

    until: date | None = None
    condition: Pair = field(default_factory=Pair)
    referred_to: Body | None = None
    decided_at: datetime | None = None

    def columns(self, outcome: str) -> dict[str, Any]:
        """The columns of a decision with this outcome; what does not belong to the outcome is left out."""
        deferred = outcome == Outcome.DEFERRED
        return {
            "until": self.until if deferred else None,
            **(self.condition if deferred else Pair()).columns("condition", states=False),
            "referred_to": self.referred_to if outcome == Outcome.REFERRED else None,
        }


@dataclass(frozen=True)
class SaidInRoom:
    """A reservation or an objection that was said in the room, kept by the name of its jurisdiction."""

    seat: Seat
    option: str
    text: str
    language: str


def overall_outcome(clauses: Mapping[Clause, Recorded]) -> str:
    """The outcome of the whole: carried as soon as one clause is, otherwise that of the first clause."""
    outcomes = [each.outcome for each in clauses.values()]
    for carried in (Outcome.AMENDED, Outcome.VOTE, Outcome.CONSENSUS):
        if carried in outcomes:
            return carried
    return outcomes[0]


def carried_effects(clauses: Mapping[Clause, Recorded]) -> list[Mapping[str, Any]]:
    """The effects of the carried clauses, in the order in which they will be enacted."""
    carried = sorted(
        (clause for clause in clauses if clauses[clause].outcome in CARRIED), key=lambda each: each.position
    )
    return [effect for clause in carried for effect in clauses[clause].effects]


def refuse_effective_day(decided_on: date, effective_on: date) -> Refusal | None:
    """Why can it not take effect on that day?"""
    if effective_on < decided_on:
        return Refusal(
            "effective-before-decided",
            _("A decision cannot take effect before it is taken."),
            "effective_on",
            status=UNUSABLE,
        )
    return None


def refuse_ending(ending: Ending, decided_on: date) -> Refusal | None:
    """Why can it not go on like this?"""
    if ending.decided_at is not None and ending.decided_at > timezone.now():
        return Refusal("time-to-come", _("This time is still to come."), "decided_at", status=UNUSABLE)
    if ending.until is not None and ending.until <= decided_on:
        return Refusal("until-the-past", _("It is deferred until a later day."), "until", status=UNUSABLE)
    if max(len(ending.condition.en), len(ending.condition.fr)) > LONGEST_CONDITION:
        return Refusal(
            "too-long", _("Write the condition in 600 characters or fewer."), "condition_en", status=UNUSABLE
        )
    return None


def refuse_said(said: SaidInRoom) -> Refusal | None:
    """Why is this no reservation or objection to keep?"""
    if said.option not in NEEDS_REASON or said.seat.jurisdiction_id is None:
        return Refusal("no-option", _("Choose whose reservation or objection it is."), status=UNUSABLE)
    if not said.text.strip():
        return Refusal("no-text", _("Write what was said."), status=UNUSABLE)
    return None


def refuse_without_meeting(meeting: Meeting | None) -> Refusal | None:
    """Why is there no consensus to record? It needs a meeting, whose attendance says who was there."""
    if meeting is not None:
        return None
    return Refusal("no-meeting", _("Consensus is recorded in a meeting. Open a vote, or put this on an agenda."))


def refuse_outcomes(motion: Motion, clauses: Mapping[Clause, Recorded], event: VoteEvent | None) -> Refusal | None:
    """Why do these outcomes not fit the motion and its verdicts?"""
    if {clause.pk for clause in clauses} != set(motion.clauses.values_list("pk", flat=True)):
        return Refusal("clauses-missing", _("Say what became of every clause."), status=UNUSABLE)
    verdicts = dict(event.verdicts.values_list("clause_id", "outcome")) if event else {}
    outcomes = {clause: each.outcome for clause, each in clauses.items()}
    if refusal := refuse_against_conditions(outcomes, verdicts):
        return refusal
    for clause, recorded in clauses.items():
        if recorded.outcome not in Outcome.values:
            return Refusal("no-outcome", _("Choose an outcome."), "outcome", status=UNUSABLE)
        if recorded.outcome in CARRIED and verdicts.get(clause.pk) != "carried":
            return refuse_against_verdict(clause, verdicts.get(clause.pk))
        if not any(recorded.text.side(language).strip() for language in LANGUAGES):
            return Refusal("no-text", _("Write the text, in one language at least."), status=UNUSABLE)
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
