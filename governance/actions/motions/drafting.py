"""How does a clause come to say what carrying it would change, while its motion is a draft?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.agendas.building import refuse_stale
from governance.effects.preview import preview
from governance.effects.spec import refuse_effect
from governance.enums import EffectKind
from governance.models import Clause, Motion
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

MOST_EFFECTS = 40  # of one clause; more is not one question any more
Proposal = Mapping[str, Any]


@transaction.atomic
def propose_effect(*, clause: Clause, version: int, effect: Proposal, on: date, by: Person) -> Clause:
    """Add what carrying a clause would change, at the end: a kind with its terms (see governance.effects).

    `version` is that of the clause which the drafter saw, `on` the day for which it is asked whether it could be.
    Raises Refused when somebody changed the clause meanwhile, for an effect that could not be enacted on that day
    even after those proposed before it in the motion, once the motion is put, or without the right.
    """
    clause = being_drafted(clause, version, by)
    proposed = [*clause.effects, dict(effect)]
    require(refuse_proposal(clause, proposed, len(proposed), on))
    return write_effects(clause, proposed, "motion.effect-proposed", by, number=len(proposed), effect=effect)


@transaction.atomic
def revise_proposal(*, clause: Clause, version: int, number: int, effect: Proposal, on: date, by: Person) -> Clause:
    """Put another effect in the place of the one with this number, counted from 1. Raises Refused as to propose it."""
    clause = being_drafted(clause, version, by)
    require(refuse_number(clause, number))
    proposed = [*clause.effects[: number - 1], dict(effect), *clause.effects[number:]]
    require(refuse_proposal(clause, proposed, number, on))
    was = clause.effects[number - 1]
    return write_effects(clause, proposed, "motion.effect-revised", by, number=number, was=was, effect=effect)


@transaction.atomic
def remove_proposal(*, clause: Clause, version: int, number: int, by: Person) -> Clause:
    """Take the effect with this number off a clause.

    Raises Refused for a stale version, once the motion is put, or without the right.
    """
    clause = being_drafted(clause, version, by)
    require(refuse_number(clause, number))
    proposed = [*clause.effects[: number - 1], *clause.effects[number:]]
    was = clause.effects[number - 1]
    return write_effects(clause, proposed, "motion.effect-removed", by, number=number, was=was)


@transaction.atomic
def order_proposal(*, clause: Clause, version: int, number: int, steps: int, by: Person) -> Clause:
    """Move the effect with this number so many places further (back when negative): they are enacted in this order.

    At either end it stays there. Raises Refused for a stale version, once the motion is put, or without the right.
    """
    clause = being_drafted(clause, version, by)
    require(refuse_number(clause, number))
    proposed = list(clause.effects)
    place = max(0, min(len(proposed) - 1, number - 1 + steps))
    proposed.insert(place, proposed.pop(number - 1))
    return write_effects(clause, proposed, "motion.effects-ordered", by, was=number, now=place + 1)


def being_drafted(clause: Clause, version: int, by: Person) -> Clause:
    """The clause, locked, of a motion that this person drafts and whose clause they saw as it is. Raises Refused."""
    motion = changing(Motion, clause.motion_id)
    clause = changing(Clause, clause.pk)
    require(rules.refuse_edit_motion(by, motion))
    require(refuse_stale(clause, version))
    return clause


def write_effects(clause: Clause, proposed: list[dict[str, Any]], act: str, by: Person, **facts: Any) -> Clause:
    """Save what a clause would change and witness it, inside the caller's transaction."""
    clause.effects = proposed
    clause.version += 1
    clause.save(update_fields=["effects", "version"])
    record(act, by=by, on=clause.motion, position=clause.position, **facts)
    return clause


def refuse_number(clause: Clause, number: int) -> Refusal | None:
    """Why is there no effect with this number?"""
    if 1 <= number <= len(clause.effects):
        return None
    return Refusal("no-such-effect", _("This change is no longer proposed."))


def refuse_proposal(clause: Clause, proposed: Sequence[Proposal], number: int, on: date) -> Refusal | None:
    """Why can the effect with this number not be proposed?

    What an effect needs may be made by one before it: a body that is established, a seat that is created. So it is
    refused only when it could be enacted neither on its own nor after all that the motion proposes before it.
    """
    effect = proposed[number - 1]
    if len(proposed) > MOST_EFFECTS:
        return Refusal("too-many-effects", _("A clause changes at most %(most)s things.") % {"most": MOST_EFFECTS})
    if effect in [*proposed[: number - 1], *proposed[number:]]:
        return Refusal("already-proposed", _("This clause proposes that already."), status=422)
    alone = refuse_effect(str(effect.get("kind", "")), terms_of(effect), on)
    if alone is None or alone.code == "bad-effect":
        return alone
    steps = preview([*proposed_before(clause), *changing_ones(proposed[:number])], on).steps
    return steps[-1].refusal


def proposed_before(clause: Clause) -> list[Proposal]:
    """What the clauses before this one would change."""
    rows = Clause.objects.filter(motion=clause.motion_id, position__lt=clause.position)
    return [effect for row in rows for effect in changing_ones(row.effects)]


def changing_ones(proposed: Sequence[Proposal]) -> list[Proposal]:
    """Of what a clause proposes, what the worker would enact: actions are opened by people, and change nothing."""
    return [effect for effect in proposed if effect.get("kind") in EffectKind.values]


def terms_of(effect: Proposal) -> dict[str, Any]:
    """The terms of an effect without its kind and without what the demonstration marks."""
    return {name: value for name, value in effect.items() if name not in {"kind", "illustrative"}}
