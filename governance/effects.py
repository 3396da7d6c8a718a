"""What can a carried clause change, in which terms, and how is that said and done?

A kind of effect is one function that enacts its terms inside the caller's transaction, through the actions of the
app that owns what changes. Terms: move {body, to}; adopt_format {format}; delegate {body, scope_en, scope_fr}.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from councils.actions.reporting import move_body, refuse_move
from councils.enums import LineKind
from councils.grounds import decided
from councils.models import Body, ReportingLine
from governance.enums import EffectKind
from governance.models import Delegation, Effect, MeetingFormat
from groundwork.bilingual import Pair
from groundwork.refusals import Refusal, require

TERMS: Mapping[str, set[str]] = {
    EffectKind.MOVE: {"body", "to"},
    EffectKind.ADOPT_FORMAT: {"format"},
    EffectKind.DELEGATE: {"body", "scope_en", "scope_fr"},
}


def refuse_effect(kind: str, terms: Mapping[str, Any], on: date) -> Refusal | None:
    """Why could this not be enacted on that day, as far as is known now?"""
    if kind not in TERMS or not TERMS[kind] <= set(terms):
        return Refusal("bad-effect", _("This effect is not complete."), status=422)
    if kind == EffectKind.ADOPT_FORMAT:
        known = MeetingFormat.objects.filter(key=terms["format"]).exists()
        return None if known else Refusal("no-format", _("There is no such meeting format."), status=422)
    bodies = {body.key: body for body in Body.objects.filter(key__in=[terms["body"], terms.get("to")])}
    if missing := {terms["body"], terms.get("to", terms["body"])} - set(bodies):
        return Refusal("no-body", _("There is no body %(key)s.") % {"key": ", ".join(sorted(missing))}, status=422)
    if kind == EffectKind.MOVE:
        current = ReportingLine.objects.standing(on).filter(body=bodies[terms["body"]], kind=LineKind.PRIMARY).first()
        return refuse_move(bodies[terms["body"]], bodies[terms["to"]], on, current)
    return None


def enact_move(effect: Effect) -> None:
    """The body reports elsewhere from the effect's day on; the line names the decision."""
    bodies = {body.key: body for body in Body.objects.filter(key__in=[effect.terms["body"], effect.terms["to"]])}
    move_body(
        body=bodies[effect.terms["body"]],
        to=bodies[effect.terms["to"]],
        on=effect.effective_on,
        ground=decided(effect.outcome.decision.reference),
        by=None,
    )


def enact_format(effect: Effect) -> None:
    """The latest version of the format is adopted by the decision."""
    version = MeetingFormat.objects.filter(key=effect.terms["format"]).order_by("-version").first()
    if version is None or version.adopted_by:
        require(Refusal("format-adopted", _("This meeting format was already adopted.")))
    assert version is not None
    version.adopted_by, version.adopted_on = effect.outcome.decision.reference, effect.effective_on
    version.save(update_fields=["adopted_by", "adopted_on"])


def enact_delegation(effect: Effect) -> None:
    """The body has the delegated power from the effect's day on."""
    body = Body.objects.get(key=effect.terms["body"])
    limit = Pair(effect.terms.get("limit_en", ""), effect.terms.get("limit_fr", ""))
    Delegation.objects.create(
        effect=effect,
        body=body,
        starts_on=effect.effective_on,
        scope_en=effect.terms["scope_en"],
        scope_fr=effect.terms["scope_fr"],
        **limit.columns("limit", states=False),
    )


ENACT: Mapping[str, Callable[[Effect], None]] = {
    EffectKind.MOVE: enact_move,
    EffectKind.ADOPT_FORMAT: enact_format,
    EffectKind.DELEGATE: enact_delegation,
}
