"""How does what was decided become so, on its day, once; and what settles what has become impossible?"""

import logging
from datetime import date

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind, Role
from councils.models import Membership, Notice, Person
from councils.queries.names import names_by_key
from governance import rules
from governance.effects.attempt import attempt
from governance.effects.preview import undone
from governance.effects.terms import Facts, Occasion
from governance.electorates import deciding_keys
from governance.enums import DecisionState, EffectState
from governance.lifecycles import EFFECT
from governance.models import Effect
from governance.queries.effect_words import effect_words
from groundwork.bilingual import LANGUAGES, Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, Refused, require

log = logging.getLogger(__name__)
UNFORESEEN = Refusal("unforeseen", _("Something went wrong that nobody foresaw; the system’s log says what."))
REASON_LENGTH = 600  # characters, a language: the column's


@transaction.atomic
def enact_effect(*, effect: Effect, today: date | None = None) -> Effect:
    """Enact an effect whose day has come and whose decision is published; the worker does it, once.

    What has become impossible meanwhile is not half done: it is held, with its reason in both languages, and the
    co-chairs and the secretariat are told. Raises Refused when it was settled before, its day has not come, or its
    decision is not published.
    """
    effect = changing(Effect, effect.pk)
    require(refuse_enact(effect, today or timezone.localdate()))
    decision = effect.outcome.decision
    occasion = Occasion(effect.effective_on, decision.reference, effect)
    try:
        with translation.override("en"):
            facts = enacted(effect, occasion)
    except Refused as refused:
        return hold(effect, refused.refusal, occasion)
    effect.state, effect.enacted_at = EffectState.ENACTED, timezone.now()
    effect.save(update_fields=["state", "enacted_at"])
    record(
        "effect.enacted",
        by=None,
        on=decision,
        kind=effect.kind,
        terms=effect.terms,
        day=effect.effective_on,
        **facts,
    )
    return effect


@transaction.atomic
def withdraw_effect(*, effect: Effect, because: Pair, by: Person) -> Effect:
    """Settle an effect that is held back: it will not be enacted, for a reason that the decision's page shows.

    Raises Refused for an effect that is not held, a reason that is missing in one language or too long, or without
    the right: a co-chair of the body that decided, or the secretariat.
    """
    effect = changing(Effect, effect.pk)
    require(refuse_withdraw(by, effect))
    require(refuse_reason(because))
    because = Pair(because.en.strip(), because.fr.strip())
    effect.state, effect.withdrawn_because, effect.withdrawn_by = EffectState.WITHDRAWN, because, by
    effect.save(update_fields=["state", "withdrawn_by", *columns_of("withdrawn_because", states=False)])
    record(
        "effect.withdrawn",
        by=by,
        on=effect.outcome.decision,
        kind=effect.kind,
        terms=effect.terms,
        because=because,
    )
    return effect


def enacted(effect: Effect, occasion: Occasion) -> Facts:
    """Make it so, or leave everything as it was; also a fault of ours is a reason to hold it, and nothing behind it
    waits for ever. Raises Refused; a database that is away leaves the effect owed."""
    try:
        return attempt(effect.kind, effect.terms, occasion)
    except (Refused, OperationalError, InterfaceError):
        raise
    except Exception as error:
        log.exception("%s of %s could not be done", effect, occasion.reference)
        raise Refused(UNFORESEEN) from error


def hold(effect: Effect, refusal: Refusal, occasion: Occasion) -> Effect:
    """Hold an effect back and tell who must settle it, inside the caller's transaction."""
    because = in_both_languages(effect, refusal, occasion)
    effect.state, effect.held_because = EffectState.HELD, because
    effect.save(update_fields=["state", *columns_of("held_because", states=False)])
    record(
        "effect.held",
        by=None,
        on=effect.outcome.decision,
        kind=effect.kind,
        terms=effect.terms,
        reason=refusal.code,
        because=because,
    )
    tell_who_settles(effect)
    return effect


def in_both_languages(effect: Effect, refusal: Refusal, occasion: Occasion) -> Pair:
    """The sentence of a refusal in English, in which it was met, and in French: a sentence with names in it is put
    together in the language of the moment, so it is asked for a second time."""
    with translation.override("en"):
        en = str(refusal)
    with translation.override("fr"):
        fr = str(refusal)
        try:
            with undone():
                enacted(effect, occasion)
        except Refused as refused:
            fr = str(refused.refusal)
    return Pair(en[:REASON_LENGTH], fr[:REASON_LENGTH])


def tell_who_settles(effect: Effect) -> None:
    """Write a notice to every co-chair of the deciding body and to the secretariat; each is told once."""
    decision, today = effect.outcome.decision, timezone.localdate()
    facts = {
        "decision": decision.reference,
        "effect": effect_words(effect.kind, effect.terms, names_by_key(today)).as_facts(),
        "reason": effect.held_because.as_facts(),
    }
    chairs = Membership.objects.standing(today).filter(
        role=Role.CO_CHAIR, seat__body__key__in=deciding_keys(decision.body, today)
    )
    staff = Membership.objects.standing(today).filter(role=Role.STAFF, seat__body__kind=BodyKind.SECRETARIAT)
    people = Person.objects.filter(is_active=True, memberships__in=chairs | staff).distinct().order_by("pk")
    Notice.objects.bulk_create(
        [
            Notice(key=f"effect.held:{effect.pk}:{person.pk}", kind="effect.held", person=person, facts=facts)
            for person in people
        ],
        ignore_conflicts=True,
    )


def refuse_enact(effect: Effect, today: date) -> Refusal | None:
    """Why is this effect not enacted now?"""
    if refusal := EFFECT.refuse(effect.state, EffectState.ENACTED):
        return refusal
    if effect.effective_on > today:
        return Refusal("not-yet", _("Its day has not come yet."))
    if effect.outcome.decision.state != DecisionState.PUBLISHED:
        return Refusal("not-published", _("Its decision is not published in both languages yet."))
    return None


def refuse_withdraw(person: Person | None, effect: Effect) -> Refusal | None:
    """Why may this person not withdraw this effect? What only waits for its day is rescinded by a new decision."""
    if refusal := rules.refuse_chair_or_secretariat(person, effect.outcome.decision.body):
        return refusal
    if effect.state == EffectState.PENDING:
        return Refusal("not-held", _("It is not held back. A new decision can rescind it before its day."))
    return EFFECT.refuse(effect.state, EffectState.WITHDRAWN)


def refuse_reason(because: Pair) -> Refusal | None:
    """Why is this no reason?"""
    for language in LANGUAGES:
        side, field = because.side(language).strip(), f"because_{language}"
        if not side:
            return Refusal("no-reason", _("Give the reason in both languages."), field, status=422)
        if len(side) > REASON_LENGTH:
            return Refusal("too-long", _("Write the reason in 600 characters or fewer."), field, status=422)
    return None
