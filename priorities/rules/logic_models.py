"""May this person draft this logic model, may it still be changed, and may it be adopted over another?"""

import re
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyComponent, Person
from councils.rules import Standing, standing_of
from groundwork.refusals import Refusal
from priorities.enums import ModelState
from priorities.models import LogicModel
from priorities.rights import KEEP_MODEL, READ_DRAFT_MODEL

REFERENCE = re.compile(r"D-\d{4}-\d{3,}")
NUMBER = re.compile(r"\d{1,3}(\.\d{1,3}){0,2}|[A-Z]{1,3}\d{0,3}")
ADOPTED: str | Promise = _("This version was adopted and is no longer changed. Begin a new version.")


def refuse_keep_model(person: Person | None, body: Body) -> Refusal | None:
    """Why may this person not draft this body's logic model? The worker, who is nobody, may."""
    if person is None or standing_of(person).is_secretariat:
        return None
    keys = chaired_as(body)
    if standing_of(person).holds(KEEP_MODEL, keys):
        return None
    words = _("Only the co-chairs of the body and the secretariat draft its logic model.")
    return KEEP_MODEL.refused("not-keeper-of-model", words, about=keys)


def chaired_as(body: Body) -> set[str]:
    """The keys of the bodies whose co-chairs are this body's: its own, and those of its components. One query."""
    parts = BodyComponent.objects.standing(timezone.localdate()).filter(whole=body)
    return {body.key, *parts.values_list("part__key", flat=True)}


def refuse_read_model(standing: Standing, model: LogicModel, in_force: LogicModel | None) -> Refusal | None:
    """Why may this reader not see this version? What is in force is public, and so is what was.

    A draft is public while nothing is in force; beside a version in force it is for whoever holds a place.
    """
    if model.state != ModelState.DRAFT or in_force is None or standing.holds(READ_DRAFT_MODEL):
        return None
    return READ_DRAFT_MODEL.refused("draft-is-for-members", _("Drafts are shown to members who are signed in."))


def refuse_not_draft(model: LogicModel) -> Refusal | None:
    """Why is this version no longer changed?"""
    return None if model.state == ModelState.DRAFT else Refusal("model-adopted", ADOPTED)


def refuse_adoption(decision: str, on: date, in_force: LogicModel | None) -> Refusal | None:
    """Why does this decision, on this day, not adopt a version? It names itself, and days go forwards."""
    if not decision:
        return Refusal("no-decision", _("Only a decision adopts a logic model."), "decision", status=422)
    if not REFERENCE.fullmatch(decision):
        words = _("Write the reference of the decision, for example D-2026-021.")
        return Refusal("bad-reference", words, "decision", status=422)
    if on > timezone.localdate():
        return Refusal("not-yet", _("A day to come has decided nothing yet."), "on", status=422)
    if in_force is not None and in_force.adopted_on is not None and on < in_force.adopted_on:
        return Refusal("before-the-last", _("The version in force was adopted later than that."), "on", status=422)
    return None


def is_behind(model: LogicModel, in_force: LogicModel | None) -> bool:
    """Whether this draft was begun from something else than what is in force: another version came in between."""
    return model.state == ModelState.DRAFT and in_force is not None and model.based_on_id != in_force.pk


def refuse_behind(model: LogicModel, in_force: LogicModel | None, over: int | None) -> Refusal | None:
    """Why is this draft not adopted over the version in force? Nobody has looked at what differs.

    `over` is the number of the version in force that was looked at.
    """
    if in_force is None or not is_behind(model, in_force) or over == in_force.version:
        return None
    words = _(
        "Version %(number)s was adopted after this draft was begun. Look at what differs, then take its changes "
        "over, or say that this draft replaces them."
    )
    return Refusal("model-behind", words % {"number": in_force.version}, "over")


def refuse_number(number: str) -> Refusal | None:
    """Why is this no number of a node? Figures in at most three parts, or a few capitals."""
    if NUMBER.fullmatch(number):
        return None
    return Refusal("bad-number", _("Write a number such as 1.2, or letters such as O1."), "number", status=422)
