"""How does somebody name an assistant, and how does it end?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Assistance, Person
from councils.rules import standing_of
from groundwork.ledger import record
from groundwork.locks import changing, ending
from groundwork.refusals import Refusal, require

NOT_YOURS = Refusal(
    "not-yours", _("An assistant is named by the person whom they assist; either of the two ends it."), status=403
)


@transaction.atomic
def name_assistant(*, principal: Person, email: str, by: Person) -> Assistance:
    """Name an assistant, who from now on reads, prepares and answers for the principal, and never votes.

    Naming the same person again gives the first naming back. Raises Refused for anybody but the principal, who needs
    a place today, for oneself, and for an address without an account.
    """
    principal = changing(Person, principal.pk)
    require(refuse_name(principal, by))
    assistant = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    require(refuse_assistant(principal, assistant))
    assert assistant is not None
    named, is_new = Assistance.objects.get_or_create(principal=principal, assistant=assistant, ended_at=None)
    if is_new:
        record("assistance.given", by=by, on=principal, assistance=named.pk)
    return named


@transaction.atomic
def end_assistance(*, assistance: Assistance, by: Person) -> Assistance:
    """End it at once, by the principal, the assistant or the secretariat; ended before, nothing happens.

    Raises Refused for anybody else.
    """
    assistance = changing(Assistance, assistance.pk)
    theirs = by.pk in {assistance.principal_id, assistance.assistant_id}
    require(None if theirs or standing_of(by).is_secretariat else NOT_YOURS)
    if assistance.ended_at is None:
        assistance.ended_at = timezone.now()
        assistance.save(update_fields=["ended_at"])
        record("assistance.ended", by=by, on=assistance.principal, assistance=assistance.pk)
    return assistance


@transaction.atomic
def end_assistance_for(*, principal: Person, by: Person | None) -> int:
    """End all of it when the principal leaves. Returns how many assistants they had."""
    ended = ending(Assistance.objects.filter(principal=principal), "ended_at")
    if ended:
        record("assistance.ended-with-place", by=by, on=principal, assistance=[each.pk for each in ended])
    return len(ended)


def refuse_name(principal: Person, by: Person) -> Refusal | None:
    """Why can this person name no assistant?"""
    if by.pk != principal.pk:
        return NOT_YOURS
    if not standing_of(principal).memberships:
        return Refusal("no-place", _("Who holds no place today needs no assistant here."), status=403)
    return None


def refuse_assistant(principal: Person, assistant: Person | None) -> Refusal | None:
    """Why can this account not assist?"""
    if assistant is None:
        message = _("No active account has this address. Ask the secretariat to open one.")
        return Refusal("no-account", message, "email", status=422)
    if assistant.pk == principal.pk:
        return Refusal("oneself", _("Nobody assists oneself."), "email", status=422)
    return None
