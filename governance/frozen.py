"""What is frozen when a vote opens: rule, electorate and both texts, under one hash?"""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance.electorates import VotingSeat, voting_seats
from governance.models import Clause, Motion, Procedure
from governance.verdicts import BadCase, parse
from groundwork.ledger import commitment
from groundwork.refusals import Refusal

DEFAULT_RULE: dict[str, Any] = {"method": "consensus"}


@dataclass(frozen=True)
class FrozenSeat:
    """A seat of the electorate, with the salted commitment to who held it."""

    voting: VotingSeat
    salt: str
    holder: dict[str, Any]

    @property
    def holder_hash(self) -> str:
        return commitment(self.salt, self.holder)

    def as_facts(self) -> dict[str, Any]:
        seat = self.voting.seat
        assert seat.jurisdiction is not None
        return {
            "id": seat.key,
            "body": seat.body.key,
            "jurisdiction": seat.jurisdiction.code,
            "order": seat.jurisdiction.order,
            "weight": self.voting.weight,
            "co_chair": self.voting.co_chair,
            "holder": self.holder_hash,
        }


def rule_of(motion: Motion) -> dict[str, Any]:
    """The rule under which the motion is put: its own, the body's, or consensus."""
    if motion.rule is not None:
        return motion.rule
    procedure = Procedure.objects.filter(body=motion.body).first()
    return procedure.rule if procedure else DEFAULT_RULE


def freeze_seats(motion: Motion, on: date) -> list[FrozenSeat]:
    """The electorate of the motion on that day."""
    frozen = []
    for voting in voting_seats(motion.body, on):
        holder = {"id": voting.holder.pk, "name": voting.holder.name} if voting.holder else {}
        frozen.append(FrozenSeat(voting, secrets.token_hex(16), holder))
    return frozen


def freeze(
    motion: Motion, clauses: list[Clause], seats: list[FrozenSeat], *, mode: str, rule: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Rule, electorate, texts and what each clause would change, as canonical JSON can hold them.

    `rule` is given when it is another than the motion's.
    """
    return {
        "rule": rule or rule_of(motion),
        "mode": mode,
        "body": motion.body.key,
        "electorate": [seat.as_facts() for seat in seats],
        "texts": {
            "title": motion.title.as_facts(),
            "question": motion.question.as_facts(),
            "clauses": [clause_facts(clause) for clause in clauses],
        },
    }


def clause_facts(clause: Clause) -> dict[str, Any]:
    """A clause as it is put: its words, and with them what carrying it would change, where it changes anything."""
    changes = {"effects": clause.effects} if clause.effects else {}
    return {"position": clause.position, "label": clause.label, **clause.text.as_facts(), **changes}


def refuse_unjudgeable(frozen: dict[str, Any], *, counted: bool = False) -> Refusal | None:
    """Why could the engine not judge by this rule over this electorate? Better now than when the votes are in.

    `counted` is for a vote that yields numbers alone: hands or secret slips.
    """
    seats = [
        {key: seat[key] for key in ("id", "body", "jurisdiction", "order", "weight", "co_chair")}
        for seat in frozen["electorate"]
    ]
    try:
        parse(
            {
                "rule": frozen["rule"],
                "mode": frozen["mode"],
                "seats": seats,
                **({"tally": {}} if counted else {"votes": []}),
            }
        )
    except BadCase as bad:
        return Refusal("bad-rule", _("The rule cannot be applied to these seats: %(why)s") % {"why": bad}, status=422)
    return None
