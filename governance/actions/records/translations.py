"""How does a text go to a translator and come back, so that nothing that was changed meanwhile is overwritten?"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.entrusting import entrusted_with
from councils.models import Person
from councils.notices import post
from governance.actions.records.translations_setting import set_texts
from governance.models import TranslationRequest
from governance.queries.records.translations_kinds import KINDS, changed_since, going_out, hash_of, text_of
from governance.rules.translations import refuse_ask, refuse_dispose, refuse_handle, refuse_translator
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def ask_translation(
    *, kind: str, number: int, into: str, due_on: date, by: Person, translator: Person | None = None
) -> TranslationRequest:
    """Send a text to a translator, as it stands; the translator hears of it.

    Raises Refused when there is nothing to translate, it is at a translator already, for a day that is past, or
    without the right.
    """
    require(refuse_ask(by, into, due_on, translator))
    fields = fields_of(kind, number, into)
    open_ones = TranslationRequest.objects.filter(kind=kind, number=number, into=into, returned_at=None)
    if open_ones.filter(withdrawn_at=None).exists():
        require(Refusal("at-a-translator", _("This text is at a translator already.")))
    made = TranslationRequest.objects.create(
        kind=kind, number=number, fields=fields, into=into, translator=translator, due_on=due_on,
        source_hash=hash_of(fields), asked_by=by,
    )  # fmt: skip
    record("translation.asked", by=by, on=made, kind=kind, number=number, into=into, due_on=due_on)
    tell_translator(made)
    return made


@transaction.atomic
def give_translation(*, request: TranslationRequest, translator: Person | None, by: Person) -> TranslationRequest:
    """Give it to another translator, or to nobody. Raises Refused once it is back, or without the right."""
    request = changing(TranslationRequest, request.pk)
    require(refuse_dispose(by, request) or refuse_translator(translator))
    request.translator = translator
    request.save(update_fields=["translator"])
    record("translation.given", by=by, on=request, translator=translator.pk if translator else None)
    tell_translator(request)
    return request


@transaction.atomic
def take_translation(*, request: TranslationRequest, by: Person) -> TranslationRequest:
    """Say that the document was taken, for the first time. Raises Refused once it is back, or without the right."""
    request = changing(TranslationRequest, request.pk)
    require(refuse_handle(by, request))
    if request.taken_at is None:
        request.taken_at = timezone.now()
        request.save(update_fields=["taken_at"])
        record("translation.taken", by=by, on=request)
    return request


@transaction.atomic
def return_translation(
    *, request: TranslationRequest, words: Mapping[str, str], source_hash: str, by: Person
) -> TranslationRequest:
    """Set the words that came back, by the name of their pair, through the acts of what they belong to.

    `source_hash` is that of the document. Raises Refused for a document of another time or request, when the texts
    changed since they went out, for words that these acts refuse, or without the right.
    """
    request = changing(TranslationRequest, request.pk)
    require(refuse_handle(by, request))
    require(refuse_other_document(request, source_hash) or refuse_changed(request) or refuse_words(request, words))
    with entrusted_with(by):  # exactly the words of this request: what they may bring back was just asked
        set_texts(request, words, by)
    request.returned_at, request.returned_by = timezone.now(), by
    request.save(update_fields=["returned_at", "returned_by"])
    record("translation.returned", by=by, on=request, texts=sorted(words))
    return request


@transaction.atomic
def renew_translation(*, request: TranslationRequest, by: Person) -> TranslationRequest:
    """Send it out anew as the texts stand now; the document that went out before is not taken back any more.

    Raises Refused once it is back, when there is nothing left to translate, or without the right.
    """
    request = changing(TranslationRequest, request.pk)
    require(refuse_handle(by, request))
    request.fields = fields_of(request.kind, request.number, request.into)
    request.source_hash, request.taken_at = hash_of(request.fields), None
    request.save(update_fields=["fields", "source_hash", "taken_at"])
    record("translation.renewed", by=by, on=request, hash=request.source_hash)
    return request


@transaction.atomic
def withdraw_translation(*, request: TranslationRequest, by: Person) -> TranslationRequest:
    """Say that it is not wanted any more. Raises Refused once it is back, or without the right."""
    request = changing(TranslationRequest, request.pk)
    require(refuse_dispose(by, request))
    request.withdrawn_at = timezone.now()
    request.save(update_fields=["withdrawn_at"])
    record("translation.withdrawn", by=by, on=request)
    return request


def fields_of(kind: str, number: int, into: str) -> dict[str, dict[str, str]]:
    """What goes out. Raises Refused when there is no such text, or nothing to translate in it."""
    text = text_of(kind, number) if kind in KINDS else None
    if text is None:
        require(Refusal("no-text", _("There is no such text."), "number", 422))
    assert text is not None
    fields = going_out(text, into)
    if not fields:
        require(Refusal("nothing-to-translate", _("Nothing is written yet in the other language."), "into", 422))
    return fields


def refuse_other_document(request: TranslationRequest, source_hash: str) -> Refusal | None:
    """Why is this not the document that went out?"""
    if source_hash == request.source_hash:
        return None
    words = _("This is not the document of this request, or it is one from before the texts were sent out anew.")
    return Refusal("another-document", words, "file", 422)


def refuse_changed(request: TranslationRequest) -> Refusal | None:
    """Why are the words not set? What they translate was changed since."""
    if not changed_since(request.fields, text_of(request.kind, request.number)):
        return None
    words = _(
        "The texts were changed since they went out: see below what. Nothing was overwritten. Send them out anew."
    )
    return Refusal("changed-meanwhile", words, "file")


def refuse_words(request: TranslationRequest, words: Mapping[str, str]) -> Refusal | None:
    """Why are these no words to set?"""
    if set(words) - set(request.fields):
        return Refusal("another-document", _("This document names texts that were not sent out."), "file", 422)
    if not words:
        return Refusal("nothing-translated", _("Nothing is translated in this document yet."), "file", 422)
    return None


def tell_translator(request: TranslationRequest) -> None:
    """Owe the translator a notice, once."""
    if request.translator is not None:
        key = f"translation:{request.pk}:{request.translator.pk}"
        post(kind="translation.asked", to=request.translator, key=key, facts={"request": request.pk})
