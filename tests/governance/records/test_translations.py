"""Does a text go out in two columns and come back, without overwriting what was changed meanwhile, whatever comes?"""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from councils.models import Notice, Person
from councils.queries.names import names_on
from governance.actions.agendas.fields import revise_item
from governance.actions.motions.wording import revise_question
from governance.actions.records.translations import (
    ask_translation,
    give_translation,
    renew_translation,
    return_translation,
    withdraw_translation,
)
from governance.docx.agenda import agenda_docx
from governance.docx.record import record_docx
from governance.docx.translation import read_translation, write_translation
from governance.models import AgendaItem, TranslationRequest
from governance.queries.records.meeting_records import record_page
from governance.views.records.word import which
from tests.factories.decisions import decided, refused
from tests.factories.house import TODAY
from tests.governance.records.test_meeting_records import approved_record

DUE = TODAY + timedelta(days=3)
SUMMARY = "First paragraph.\n\nSecond paragraph, with “quotes” & <signs>."


@pytest.fixture
def item(house):
    item = house.item()
    by = house.people["secretariat"]
    changes = {"title_en": "Digital identity", "title_fr": "", "summary_en": SUMMARY, "summary_fr": ""}
    return revise_item(item=item, changes=changes, by=by).item


def asked(house, item, **more):
    return ask_translation(kind="item", number=item.pk, into="fr", due_on=DUE, by=house.people["secretariat"], **more)


def document_of(request):
    return write_translation(
        number=request.pk, source_hash=request.source_hash, title="T", fields=request.fields, into=request.into
    )


def filled(content, *words):
    """The document with these words in the right-hand column, row by row."""
    document = Document(io.BytesIO(content))
    for row, text in zip(document.tables[0].rows[1:], words, strict=True):
        row.cells[1].paragraphs[0].text = text
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


WORDS = ("Identité numérique", "Premier paragraphe.", "Second paragraphe, avec « guillemets ».")


def back(request, content):
    return read_translation("back.docx", content, request.fields, request.into)


def test_it_goes_out_paragraph_by_paragraph_and_comes_back_into_its_fields(house, item):
    request = asked(house, item)
    rows = Document(io.BytesIO(document_of(request))).tables[0].rows
    assert len(rows) == 4
    found = back(request, filled(document_of(request), *WORDS))
    assert found.words == {"title": WORDS[0], "summary": f"{WORDS[1]}\n\n{WORDS[2]}"}
    by = house.people["secretariat"]
    return_translation(request=request, words=found.words, source_hash=found.source_hash, by=by)
    item.refresh_from_db()
    assert (item.title.fr, item.summary.fr) == (WORDS[0], f"{WORDS[1]}\n\n{WORDS[2]}")
    assert item.title.matches
    request.refresh_from_db()
    assert (request.returned_by, request.returned_at is not None) == (by, True)
    with refused("returned"):
        return_translation(request=request, words=found.words, source_hash=found.source_hash, by=by)


def test_what_was_changed_meanwhile_is_not_overwritten(house, item):
    request, by = asked(house, item), house.people["secretariat"]
    found = back(request, filled(document_of(request), *WORDS))
    revise_item(item=item, changes={"title_en": "Digital trust"}, by=by)
    with refused("changed-meanwhile"):
        return_translation(request=request, words=found.words, source_hash=found.source_hash, by=by)
    assert AgendaItem.objects.get(pk=item.pk).title.fr == ""
    request = renew_translation(request=request, by=by)
    with refused("another-document"):
        return_translation(request=request, words=found.words, source_hash=found.source_hash, by=by)
    found = back(request, filled(document_of(request), "Confiance", *WORDS[1:]))
    return_translation(request=request, words=found.words, source_hash=found.source_hash, by=by)
    assert AgendaItem.objects.get(pk=item.pk).title.fr == "Confiance"


def test_a_translation_that_somebody_wrote_meanwhile_is_not_overwritten_either(house, item):
    request, by = asked(house, item), house.people["secretariat"]
    revise_item(item=item, changes={"title_fr": "Écrit entretemps"}, by=by)
    with refused("changed-meanwhile"):
        return_translation(request=request, words={"title": "Autre"}, source_hash=request.source_hash, by=by)
    assert AgendaItem.objects.get(pk=item.pk).title.fr == "Écrit entretemps"


def test_who_may_ask_and_for_what(house, item):
    by = house.people["secretariat"]
    with refused("not-secretariat"):
        ask_translation(kind="item", number=item.pk, into="fr", due_on=DUE, by=house.people["co_chair"])
    with refused("in-the-past"):
        ask_translation(kind="item", number=item.pk, into="fr", due_on=TODAY - timedelta(days=1), by=by)
    gone = house.people["observer"]
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    gone.refresh_from_db()
    with refused("has-left"):
        asked(house, item, translator=gone)
    with refused("no-text"):
        ask_translation(kind="item", number=0, into="fr", due_on=DUE, by=by)
    with refused("nothing-to-translate"):
        ask_translation(kind="item", number=item.pk, into="en", due_on=DUE, by=by)
    request = asked(house, item, translator=by)
    assert Notice.objects.filter(kind="translation.asked", person=by).count() == 1
    with refused("at-a-translator"):
        asked(house, item)
    withdraw_translation(request=request, by=by)
    with refused("withdrawn"):
        give_translation(request=request, translator=None, by=by)
    asked(house, item)


@pytest.mark.parametrize("kind", ["motion", "decision", "recommendation", "record"])
def test_each_kind_of_text_comes_back_through_its_own_acts(house, kind):
    by = house.people["secretariat"]
    if kind == "decision":
        row = decided(house, publish=False)
        number = row.pk
    elif kind == "record":
        item = house.item()
        AgendaItem.objects.filter(pk=item.pk).update(discussion_en="Long talk")
        item.meeting.state = "ended"
        item.meeting.save()
        number = item.meeting_id
    else:
        motion = house.motion(points=1)
        revise_question(motion=motion, version=motion.version, en="Really?", fr="", by=by)
        number = motion.pk if kind == "motion" else motion.recommendation_id
    if kind == "recommendation":
        motion.recommendation.state = "referred"
        motion.recommendation.save()
        motion.state = "withdrawn"
        motion.save()
    request = ask_translation(kind=kind, number=number, into="fr", due_on=DUE, by=by)
    rows = len(Document(io.BytesIO(document_of(request))).tables[0].rows) - 1
    found = back(request, filled(document_of(request), *[f"Mot {each}" for each in range(rows)]))
    words = {name: text for name, text in found.words.items() if kind != "recommendation" or "-" not in name}
    return_translation(request=request, words=words, source_hash=found.source_hash, by=by)
    assert TranslationRequest.objects.get().returned_at is not None


def swollen():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 21_000_000)
    return packed.getvalue()


def with_entities():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d>&e;</d>')
    return packed.getvalue()


@pytest.mark.parametrize(("name", "content", "code"), [
    ("empty.docx", b"", "document-empty"),
    ("program.docx", b"MZ\x90", "document-runs"),
    ("macros.docm", b"PK\x03\x04", "document-macros"),
    ("broken.docx", b"PK\x03\x04broken", "document-malformed"),
    ("swollen.docx", swollen(), "document-malformed"),
    ("entities.docx", with_entities(), "document-malformed"),
    ("notes.txt", b"words", "not-word"),
])  # fmt: skip
def test_a_hostile_file_is_refused_in_words(house, item, name, content, code):
    request = asked(house, item)
    with refused(code):
        read_translation(name, content, request.fields, "fr")


def test_a_document_that_lost_its_rows_or_is_half_done_is_refused(house, item):
    request = asked(house, item)
    document = Document(io.BytesIO(document_of(request)))
    table = document.tables[0]
    table._tbl.remove(table.rows[2]._tr)
    kept = io.BytesIO()
    document.save(kept)
    with refused("rows-lost"):
        back(request, kept.getvalue())
    with refused("half-translated"):
        back(request, filled(document_of(request), "Titre", "Premier", ""))
    empty = Document()
    kept = io.BytesIO()
    empty.save(kept)
    with refused("rows-lost"):
        back(request, kept.getvalue())
    assert back(request, filled(document_of(request), "Titre", "", "")).words == {"title": "Titre"}


def test_signs_that_no_xml_may_hold_do_not_break_the_document():
    fields = {"title": {"en": "A\x00B\x0bC", "fr": ""}}
    content = write_translation(number=1, source_hash="a" * 64, title="T\x01", fields=fields, into="fr")
    assert len(Document(io.BytesIO(content)).tables[0].rows) == 2


def test_the_queue_does_it_all(house, item, client):
    client.force_login(house.people["member"])
    assert client.get(reverse("translations")).status_code == 403
    client.force_login(house.people["secretariat"])
    ask = reverse("ask_translation", args=["item", item.pk])
    assert client.get(ask).status_code == 200
    assert client.get(reverse("ask_translation", args=["item", 0])).status_code == 404
    assert client.post(ask, {"into": "fr"}).status_code == 422
    assert client.post(ask, {"into": "fr", "due_on": DUE.isoformat()}).status_code == 303
    request = TranslationRequest.objects.get()
    page = reverse("translation", args=[request.pk])
    assert client.get(page).status_code == 200
    assert "Digital identity" in client.get(reverse("translations")).content.decode()
    out = client.post(reverse("translation_document", args=[request.pk]))
    assert out["Content-Disposition"].startswith("attachment")
    request.refresh_from_db()
    assert request.taken_at is not None
    upload = SimpleUploadedFile("back.docx", filled(out.content, *WORDS))
    bring = reverse("return_translation", args=[request.pk])
    revise_item(item=item, changes={"title_en": "Other"}, by=house.people["secretariat"])
    answer = client.post(bring, {"file": upload})
    assert answer.status_code == 422
    assert "Digital identity" in answer.content.decode()  # what went out, beside what stands now
    assert client.post(reverse("renew_translation", args=[request.pk])).status_code == 303
    again = client.post(reverse("translation_document", args=[request.pk])).content
    assert client.post(bring, {"file": SimpleUploadedFile("b.docx", filled(again, *WORDS))}).status_code == 303
    item.refresh_from_db()
    assert item.title.fr == WORDS[0]


def words_in(content):
    document = Document(io.BytesIO(content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_the_record_as_a_word_document_withholds_what_its_reader_may_not_read(house):
    text, decision, _items = approved_record(house)
    for reader, sees in (("member", True), ("observer", False)):
        page = record_page(text.meeting, house.people[reader])
        words = words_in(record_docx(page.content, page.people, ("en", "fr"), note=which(page)))
        assert (("Salaries" in words), ("Item 2 is withheld: in camera" in words)) == (sees, not sees)
        assert decision.reference in words
        assert "Point 1 (fr)" in words
    one = words_in(record_docx(page.content, page.people, ("en",), note=which(page)))
    assert "Point 1 (fr)" not in one


def test_the_agenda_as_a_word_document(house, item, client):
    gathering = item.meeting.gathering
    words = words_in(agenda_docx(gathering, names_on(), ("en", "fr"), house.people["secretariat"]))
    assert "1. Digital identity" in words
    client.force_login(house.people["member"])
    for language in ("en", "fr", "both"):
        answer = client.get(reverse("agenda_word", args=[gathering.slug_en]) + f"?language={language}")
        assert answer.status_code == 200
    client.force_login(house.people["stranger"])
    assert client.get(reverse("agenda_word", args=[gathering.slug_en])).status_code == 403
