"""How is a recommendation deferred, referred or withdrawn without a decision? What a decision does, it does itself."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyCharter, Person
from governance.enums import RecommendationState
from governance.models import Recommendation
from governance.rules.recommendations import refuse_settle, refuse_withdraw
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

REASON_LENGTH = 600  # characters, a language


@transaction.atomic
def defer_recommendation(
    *, recommendation: Recommendation, by: Person, until: date | None = None, condition: Pair | None = None
) -> Recommendation:
    """Put it off until a day, a condition, or both; the ledger keeps them.

    Raises Refused with neither, for a day that has passed, while a motion on it waits, or without the right.
    """
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_settle(by, recommendation, RecommendationState.DEFERRED))
    condition = condition or Pair()
    require(refuse_deferral(until, condition))
    facts: dict[str, Any] = {"until": until, "condition": condition}
    return ended(recommendation, RecommendationState.DEFERRED, "recommendation.deferred", by, **facts)


@transaction.atomic
def refer_recommendation(*, recommendation: Recommendation, to: Body, because: Pair, by: Person) -> Recommendation:
    """Send it to a body that is to work on it; it may be changed there, and is submitted again under its reference.

    Raises Refused without a reason, for a body that does not exist today, while a motion waits, or without the right.
    """
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_settle(by, recommendation, RecommendationState.REFERRED))
    require(refuse_reason(because) or refuse_no_body(to))
    facts: dict[str, Any] = {"to": to.key, "because": because}
    return ended(recommendation, RecommendationState.REFERRED, "recommendation.referred", by, **facts)


@transaction.atomic
def withdraw_recommendation(*, recommendation: Recommendation, because: Pair, by: Person) -> Recommendation:
    """Withdraw it, draft or submitted. Raises Refused without a reason, while a motion waits, or without the right."""
    recommendation = changing(Recommendation, recommendation.pk)
    require(refuse_withdraw(by, recommendation))
    require(refuse_reason(because))
    withdrawn = RecommendationState.WITHDRAWN
    return ended(recommendation, withdrawn, "recommendation.withdrawn", by, because=because)


def ended(
    recommendation: Recommendation, state: RecommendationState, act: str, by: Person, **facts: Any
) -> Recommendation:
    """Save the state and witness it, inside the caller's transaction."""
    recommendation.state = state
    recommendation.version += 1
    recommendation.save(update_fields=["state", "version"])
    record(act, by=by, on=recommendation, **facts)
    return recommendation


def refuse_deferral(until: date | None, condition: Pair) -> Refusal | None:
    """Why is this no deferral?"""
    if until is None and not (condition.en.strip() or condition.fr.strip()):
        return Refusal("deferred-until-when", _("Give a day, a condition, or both."), "until", status=422)
    if until is not None and until <= timezone.localdate():
        return Refusal("due-in-the-past", _("Give a day after today."), "until", status=422)
    return refuse_too_long(condition, "condition_en")


def refuse_reason(because: Pair) -> Refusal | None:
    """Why is this no reason? One language is enough."""
    if not (because.en.strip() or because.fr.strip()):
        return Refusal("no-reason", _("Give the reason, in one language at least."), "because_en", status=422)
    return refuse_too_long(because, "because_en")


def refuse_too_long(text: Pair, field: str) -> Refusal | None:
    """Why does the ledger not take it?"""
    if max(len(text.en), len(text.fr)) <= REASON_LENGTH:
        return None
    return Refusal("too-long", _("Write it in 600 characters or fewer."), field, status=422)


def refuse_no_body(to: Body) -> Refusal | None:
    """Why can nobody work on it there?"""
    if BodyCharter.objects.standing(timezone.localdate()).filter(body=to).exists():
        return None
    return Refusal("no-such-body-then", _("This body does not exist today."), "to", status=422)
