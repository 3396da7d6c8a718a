"""Does the motion carry, and why?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .case import Case
from .parsing import parse
from .proof import Names, Pair, joint_proof, proof
from .reckoning import Reckoning, reckon
from .voters import electorates

OUTCOME_OF: Mapping[str, str] = {
    "quorum_not_met": "no_quorum",
    "no_support": "not_carried",
    "objection": "not_carried",
    "tie": "not_carried",
    "threshold_not_met": "not_carried",
    "class_condition_not_met": "not_carried",
    "tie_broken": "carried",
    "threshold_met": "carried",
    "consensus_reached": "carried",
    "component_without_quorum": "no_quorum",
    "component_not_carried": "not_carried",
    "all_components_carried": "carried",
}


@dataclass(frozen=True)
class QuorumResult:
    """How many voters had to be present (None: the rule asks none) and how many were."""

    met: bool
    needed: int | None
    have: int


@dataclass(frozen=True)
class Verdict:
    """The answer of a rule. A joint verdict has groups, one for each body, and no numbers of its own."""

    outcome: str
    reason: str
    counts: Mapping[str, int] | None
    denominator: int | None
    quorum: QuorumResult | None
    groups: tuple["Verdict", ...]
    proof: Pair
    body: str | None = None

    @property
    def carried(self) -> bool:
        """Whether the motion is carried."""
        return self.outcome == "carried"

    def as_dict(self) -> dict[str, Any]:
        """The verdict in the shape of its JSON."""
        english, french = self.proof
        quorum = self.quorum
        return {
            **({} if self.body is None else {"body": self.body}),
            "outcome": self.outcome,
            "reason": self.reason,
            "counts": None if self.counts is None else dict(self.counts),
            "denominator": self.denominator,
            "quorum": quorum and {"met": quorum.met, "needed": quorum.needed, "have": quorum.have},
            "groups": [group.as_dict() for group in self.groups],
            "proof": {"en": english, "fr": french},
        }


def judge(case: Case, names: Names | None = None) -> Verdict:
    """The verdict on `case`.

    `names` gives what the proof calls a seat (by id), a jurisdiction (by code) or a body (by key), in English
    and in French; whoever has no name there is called by that id, code or key. They change no number.
    """
    names = names or {}
    verdicts = [_judged(reckon(seats, case), body, names) for body, seats in electorates(case)]
    return verdicts[0] if case.rule.components is None else _joint(verdicts, names)


def verdict_of(data: object) -> dict[str, Any]:
    """The verdict, as JSON has it, on the case that `data` describes; raises BadCase."""
    return judge(parse(data)).as_dict()


def _judged(found: Reckoning, body: str | None, names: Names) -> Verdict:
    outcome = OUTCOME_OF[found.reason]
    seats = {"recused": len(found.recused), "present": found.present, "in_office": found.in_office}
    return Verdict(
        outcome=outcome,
        reason=found.reason,
        counts={**found.options, **seats},
        denominator=found.denominator,
        quorum=QuorumResult(found.quorum_met, found.needed, found.present),
        groups=(),
        proof=proof(found, outcome, names),
        body=body,
    )


def _joint(groups: list[Verdict], names: Names) -> Verdict:
    outcomes = [group.outcome for group in groups]
    reason = "all_components_carried"
    if "no_quorum" in outcomes:
        reason = "component_without_quorum"
    elif "not_carried" in outcomes:
        reason = "component_not_carried"
    outcome = OUTCOME_OF[reason]
    proofs = [(group.body or "", group.proof) for group in groups]
    return Verdict(
        outcome=outcome,
        reason=reason,
        counts=None,
        denominator=None,
        quorum=None,
        groups=tuple(groups),
        proof=joint_proof(proofs, outcomes, outcome, names),
    )
