"""How does a decision adopt a format, delegate a power, or rescind what another has not yet put in force?"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from councils.models import BodyCharter
from governance.effects.terms import Facts, Given, Occasion, unusable
from governance.enums import EffectState
from governance.models import Delegation, Effect
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, Refused

OUTSTANDING = [EffectState.PENDING, EffectState.HELD]


def refuse_format(given: Given, _on: date) -> Refusal | None:
    """Why can this format not be adopted? Its latest version was."""
    if given["format"].adopted_by:
        return Refusal("format-adopted", _("This meeting format was already adopted."))
    return None


def adopt_format(given: Given, occasion: Occasion) -> None:
    """The latest version of the format is adopted by the decision."""
    version = changing(type(given["format"]), given["format"].pk)
    version.adopted_by, version.adopted_on = occasion.reference, occasion.on
    version.save(update_fields=["adopted_by", "adopted_on"])


def refuse_delegation(given: Given, on: date) -> Refusal | None:
    """Why can this body not receive a power then?"""
    if given["until"] is not None and given["until"] <= on:
        return unusable("ends-before-it-starts", _("This cannot end before it starts."), "until")
    if not BodyCharter.objects.standing(on).filter(body=given["body"]).exists():
        return Refusal("no-such-body-then", _("%(body)s does not exist on that day.") % {"body": given["body"].key})
    return None


def delegate(given: Given, occasion: Occasion) -> None:
    """The body has the power from that day on. A trial has no row that the delegation could name."""
    if occasion.effect is None:
        return
    Delegation.objects.create(
        effect=occasion.effect,
        body=given["body"],
        starts_on=occasion.on,
        ends_on=given["until"],
        **given["scope"].columns("scope", states=False),
        **given["limit"].columns("limit", states=False),
    )


def refuse_rescission(given: Given, _on: date) -> Refusal | None:
    """Why is there nothing to rescind? What is in force is changed by a new decision, not rescinded."""
    if Effect.objects.filter(outcome__decision=given["decision"], state__in=OUTSTANDING).exists():
        return None
    return Refusal(
        "nothing-to-rescind",
        _("Nothing of decision %(reference)s waits to come into force any more.")
        % {"reference": given["decision"].reference},
    )


def rescind(given: Given, occasion: Occasion) -> Facts:
    """What the decision has not yet put in force is withdrawn; the rescinding decision settles it."""
    if given["decision"].reference == occasion.reference:
        raise Refused(Refusal("rescinds-itself", _("A decision does not rescind itself.")))
    rows = Effect.objects.filter(outcome__decision=given["decision"], state__in=OUTSTANDING).select_for_update(
        of=("self",), no_key=True
    )
    rescinded = list(rows.order_by("outcome__clause__position", "position"))
    for effect in rescinded:
        effect.state, effect.settled_by = EffectState.WITHDRAWN, occasion.reference
        effect.save(update_fields=["state", "settled_by"])
    told = [[effect.kind, effect.terms] for effect in rescinded]
    record("decision.rescinded", by=None, on=given["decision"], settled_by=occasion.reference, effects=told)
    return {"rescinded": {"decision": given["decision"].reference, "effects": told}}
