"""How does a decision make a working group of a priority, and how does it merge, split or dissolve a body?"""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from councils.actions.lives import (
    dissolve_body,
    merge_bodies,
    refuse_dissolution,
    refuse_merger,
    refuse_split,
    split_body,
)
from councils.enums import BodyKind, EventKind
from councils.grounds import decided
from governance.effects.belongings import body_above, pass_on, refuse_legacy
from governance.effects.bodies import newly_established, note_beginning, refuse_establish
from governance.effects.terms import Facts, Given, Occasion
from governance.enums import ReportKind
from governance.models import Report
from governance.queries.effect_words.bodies import CLOSE_OUT_DAYS
from groundwork.bilingual import Pair
from groundwork.refusals import Refusal
from priorities.actions.priorities import advance_priority
from priorities.enums import PriorityState
from priorities.lifecycles import PRIORITY


def refuse_promotion(given: Given, on: date) -> Refusal | None:
    """Why can this priority not become that working group then?"""
    priority = given["priority"]
    if priority.state == PriorityState.PROMOTED:
        return Refusal("already-promoted", _("This priority already became a working group."))
    return PRIORITY.refuse(priority.state, PriorityState.PROMOTED) or refuse_establish(given, on)


def promote(given: Given, occasion: Occasion) -> Facts:
    """The priority becomes a working group, which reports where the decision says."""
    group, name = newly_established(given, occasion, BodyKind.WORKING_GROUP), given["priority"].name
    described = Pair(f"From the priority “{name.en}”", f"Issu de la priorité « {name.fr} »")
    note_beginning(group, EventKind.PROMOTED, described, occasion)
    advance_priority(priority=given["priority"], state=PriorityState.PROMOTED, promoted_to=group, by=None)
    return {"promoted": {"priority": given["priority"].slug_en, "to": group.key}}


def refuse_merging(given: Given, on: date) -> Refusal | None:
    """Why can these bodies not become one then?"""
    return refuse_merger(given["bodies"], given["into"], on) or refuse_legacy(given["bodies"], given["into"], on)


def merge(given: Given, occasion: Occasion) -> Facts:
    """The bodies end; what is open of them passes to the one that goes on."""
    merge_bodies(
        bodies=given["bodies"], into=given["into"], on=occasion.on, ground=decided(occasion.reference), by=None
    )
    return pass_on(given["bodies"], given["into"], occasion.on)


def refuse_splitting(given: Given, on: date) -> Refusal | None:
    """Why can this body not become those then?"""
    return refuse_split(given["body"], given["into"], given["heir"], on) or refuse_legacy(
        [given["body"]], given["heir"], on
    )


def split(given: Given, occasion: Occasion) -> Facts:
    """The body ends; what is open of it passes to the heir among those that follow it."""
    split_body(
        body=given["body"],
        into=given["into"],
        heir=given["heir"],
        on=occasion.on,
        ground=decided(occasion.reference),
        by=None,
    )
    return pass_on([given["body"]], given["heir"], occasion.on)


def refuse_dissolving(given: Given, on: date) -> Refusal | None:
    """Why can this body not end then? Without an heir, what is open passes to the body above; there must be one."""
    if refusal := refuse_dissolution(given["body"], on, given["heir"]):
        return refusal
    return refuse_legacy([given["body"]], given["heir"] or body_above(given["body"], on), on)


def dissolve(given: Given, occasion: Occasion) -> Facts:
    """The body ends, owes a close-out report, and leaves what is open to its heir or to the body above."""
    body, heir = given["body"], given["heir"] or body_above(given["body"], occasion.on)
    dissolve_body(body=body, on=occasion.on, heir=given["heir"], ground=decided(occasion.reference), by=None)
    facts = pass_on([body], heir, occasion.on)
    report = Report.objects.create(
        body=body,
        kind=ReportKind.CLOSE_OUT,
        due_on=occasion.on + timedelta(days=given["report_days"] or CLOSE_OUT_DAYS),
        owed_by=occasion.reference,
        illustrative=body.illustrative,
    )
    owed = {"by": body.key, "to": heir.key if heir else None, "due_on": report.due_on.isoformat()}
    return facts | {"owed": owed}
