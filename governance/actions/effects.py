"""How does what was decided become so, on its day, once?"""

from datetime import date

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from governance.effects import ENACT
from governance.enums import DecisionState, EffectState
from governance.lifecycles import EFFECT
from governance.models import Effect
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, Refused, require


@transaction.atomic
def enact_effect(*, effect: Effect, today: date | None = None) -> Effect:
    """Enact an effect whose day has come and whose decision is published; the worker does it, once.

    What has become impossible meanwhile is not half done: it is held, with its reason in both languages.
    Raises Refused when it was settled before, its day has not come, or its decision is not published.
    """
    effect = changing(Effect, effect.pk)
    require(refuse_enact(effect, today or timezone.localdate()))
    try:
        with transaction.atomic():
            ENACT[effect.kind](effect)
    except Refused as refused:
        return hold(effect, refused.refusal)
    effect.state, effect.enacted_at = EffectState.ENACTED, timezone.now()
    effect.save(update_fields=["state", "enacted_at"])
    record(
        "effect.enacted",
        by=None,
        on=effect.outcome.decision,
        kind=effect.kind,
        terms=effect.terms,
        day=effect.effective_on,
    )
    return effect


def hold(effect: Effect, refusal: Refusal) -> Effect:
    """Hold an effect back, inside the caller's transaction."""
    effect.state, effect.held_because = EffectState.HELD, in_both_languages(refusal)
    effect.save(update_fields=["state", *columns_of("held_because", states=False)])
    record(
        "effect.held",
        by=None,
        on=effect.outcome.decision,
        kind=effect.kind,
        terms=effect.terms,
        reason=refusal.code,
    )
    return effect


def in_both_languages(refusal: Refusal) -> Pair:
    """The sentence of a refusal in English and in French."""
    sides = {}
    for language in ("en", "fr"):
        with translation.override(language):
            sides[language] = str(refusal.message)
    return Pair(**sides)


def refuse_enact(effect: Effect, today: date) -> Refusal | None:
    """Why is this effect not enacted now?"""
    if refusal := EFFECT.refuse(effect.state, EffectState.ENACTED):
        return refusal
    if effect.effective_on > today:
        return Refusal("not-yet", _("Its day has not come yet."))
    if effect.outcome.decision.state != DecisionState.PUBLISHED:
        return Refusal("not-published", _("Its decision is not published in both languages yet."))
    return None
