"""May this person ask for a translation, take it, bring it back, or withdraw it?"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.queries.leavers import has_left
from governance.models import TranslationRequest
from governance.rules.places import refuse_prepare
from groundwork.bilingual import LANGUAGES
from groundwork.refusals import Refusal

UNUSABLE = 422


def refuse_read_queue(person: Person | None) -> Refusal | None:
    """Why may this person not see what is being translated? The secretariat has texts translated, and does it."""
    return refuse_prepare(person)


def refuse_ask(person: Person, into: str, due_on: date, translator: Person | None) -> Refusal | None:
    """Why may this person not ask for it so?"""
    if refusal := refuse_prepare(person):
        return refusal
    if into not in LANGUAGES:
        return Refusal("no-language", _("Choose English or French."), "into", UNUSABLE)
    if due_on < timezone.localdate():
        return Refusal("in-the-past", _("This day is past."), "due_on", UNUSABLE)
    return refuse_translator(translator)


def refuse_translator(translator: Person | None) -> Refusal | None:
    """Why can this person not be given a text? Anybody who can sign in may be; with the text comes the right to it."""
    if translator is None or (translator.is_active and not has_left(translator, timezone.localdate())):
        return None
    return Refusal("has-left", _("This person has no place here any more."), "translator", UNUSABLE)


def is_given_to(person: Person, request: TranslationRequest) -> bool:
    """Whether the text is with this person: given to them, and not withdrawn. It is theirs to read once it is back."""
    return request.translator_id == person.pk and request.withdrawn_at is None


def refuse_read_request(person: Person, request: TranslationRequest) -> Refusal | None:
    """Why may this person not read this text? Whoever it was given to reads it, and no other one."""
    return None if is_given_to(person, request) else refuse_prepare(person)


def refuse_settled(request: TranslationRequest) -> Refusal | None:
    """Why is there nothing to be done with it any more?"""
    if request.returned_at is not None:
        return Refusal("returned", _("This translation is back already."))
    if request.withdrawn_at is not None:
        return Refusal("withdrawn", _("This request was withdrawn."))
    return None


def refuse_handle(person: Person, request: TranslationRequest) -> Refusal | None:
    """Why may this person not take it or bring it back? Who has it may, and the secretariat."""
    return refuse_read_request(person, request) or refuse_settled(request)


def refuse_dispose(person: Person, request: TranslationRequest) -> Refusal | None:
    """Why may this person not give it to another, or withdraw it?"""
    return refuse_prepare(person) or refuse_settled(request)
