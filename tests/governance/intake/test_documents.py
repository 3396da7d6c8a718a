"""Which files are taken, under which name, and which are kept out, each in words?"""

import pytest
from django.core.files.storage import default_storage

from governance.actions.intake.documents import (
    Upload,
    add_documents,
    add_other_language,
    remove_document,
    replace_document,
)
from governance.actions.intake.proposed_items import draft_item
from governance.actions.meetings.calling import begin_meeting, end_meeting
from governance.models import Document
from governance.queries.intake.documents import shelf_of, size_in_words
from governance.rules.documents_bytes import LARGEST, examine
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import both
from tests.governance.agendas.papers import (
    LOCKED_OFFICE,
    OLD_OFFICE,
    PNG,
    WORD,
    locked_pdf,
    open_document,
    packed,
    pdf,
    word,
)

PDF = Upload("Report.pdf", pdf(3))


@pytest.fixture(autouse=True)
def in_memory(settings):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


@pytest.mark.parametrize(("name", "content", "media_type", "pages"), [
    ("a.pdf", pdf(3), "application/pdf", 3),
    ("A.PDF", pdf(1), "application/pdf", 1),
    ("a.docx", word(), WORD, None),
    ("a.odt", open_document(), "application/vnd.oasis.opendocument.text", None),
    ("a.pptx", packed({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}),
     "application/vnd.openxmlformats-officedocument.presentationml.presentation", None),
    ("a.xlsx", packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
    ("a.png", PNG, "image/png", 1),
    ("a.jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(20) + b"\xff\xd9", "image/jpeg", 1),
    ("a.md", "# Été".encode(), "text/plain", None),
    ("a", b"no ending", "text/plain", None),
])  # fmt: skip
def test_what_is_taken(name, content, media_type, pages):
    found = examine(name, content)
    assert (found.media_type, found.pages, found.size, found.problem) == (media_type, pages, len(content), "")
    assert len(found.sha256) == 64


@pytest.mark.parametrize(("name", "content", "code"), [
    ("a.pdf", b"", "document-empty"),
    ("a.pdf", b"x" * (LARGEST + 1), "document-too-large"),
    ("a.pdf", pdf()[:-150], "document-malformed"),
    ("a.pdf", b"%PDF-1.7\nnothing else", "document-malformed"),
    ("a.pdf", b"\x00\x01\x02 not a PDF", "document-malformed"),
    ("a.docx", word()[:-400], "document-malformed"),
    ("a.docx", b"PK\x03\x04 and no more", "document-malformed"),
    ("a.pdf", word(), "document-mislabelled"),
    ("a.docx", pdf(), "document-mislabelled"),
    ("a.png", pdf(), "document-mislabelled"),
    ("a.pdf", b"only words", "document-mislabelled"),
    ("a.pdf", locked_pdf("secret"), "document-password"),
    ("a.docx", LOCKED_OFFICE, "document-password"),
    ("a.doc", OLD_OFFICE, "document-of-old-office"),
    ("a.docx", word(macros=True), "document-macros"),
    ("a.docm", word(), "document-macros"),
    ("a.docx", packed({"[Content_Types].xml": b"<x macroEnabled/>", "word/document.xml": b""}), "document-macros"),
    ("a.odt", open_document(Basic__Standard__Module1=b"Sub Main"), "document-macros"),
    ("a.pdf", pdf(script=True), "document-macros"),
    ("a.zip", packed({"a.pdf": b"x"}), "document-archive"),
    ("a.exe", b"MZ" + bytes(80), "document-runs"),
    ("a.pdf", b"MZ" + bytes(80), "document-runs"),
    ("a.txt", b"\x7fELF" + bytes(80), "document-runs"),
    ("a.txt", b"#!/bin/sh\nrm -rf /", "document-runs"),
    ("run.js", b"alert(1)", "document-runs"),
    ("a.txt", b"<html><script>alert(1)</script>", "document-of-another-kind"),
    ("a.svg", b"<svg onload='alert(1)'/>", "document-of-another-kind"),
    ("a.txt", b"nul\x00inside", "document-of-another-kind"),
    ("a.txt", "été".encode("latin-1"), "document-of-another-kind"),
])  # fmt: skip
def test_what_is_kept_out(name, content, code):
    with refused(code):
        examine(name, content)


def test_what_unpacks_to_far_too_much_is_kept_out(monkeypatch):
    monkeypatch.setattr("governance.rules.documents_inside.MOST_UNPACKED", 1000)
    with refused("document-swollen"):
        examine("a.docx", packed({"[Content_Types].xml": b"", "word/document.xml": bytes(2000)}))


def test_a_pdf_that_may_be_read_and_not_changed_is_taken_and_says_so():
    assert examine("a.pdf", locked_pdf("")).problem == "protected"


@pytest.mark.parametrize(("name", "safe"), [
    ("../../etc/passwd.txt", "passwd.txt"),
    ("C:\\Users\\x\\Rapport d’été.TXT", "Rapport d’été.txt"),
    ("con.txt", "_con.txt"),
    ("\u202etxt.fdp.txt", "txt.fdp.txt"),
    ("a\r\nb<script>.txt", "a__b_script.txt"),
    (".txt", "txt.txt"),
    ("x" * 400 + ".txt", "x" * 156 + ".txt"),
    ("", "document.txt"),
])  # fmt: skip
def test_names_are_made_safe(name, safe):
    assert examine(name, b"words").name == safe


def test_sizes_are_said_as_people_say_them():
    assert [str(size_in_words(size)) for size in (1, 340_400, 1_250_000)] == ["1 KB", "340 KB", "1.2 MB"]


def test_both_languages_share_a_place_and_the_bytes_are_kept_once(house, secretariat):
    item = house.item()
    sides = {"en": PDF, "fr": Upload("Rapport.pdf", pdf(4))}
    en, fr = add_documents(place=item, title=both("Report"), sides=sides, by=secretariat)
    assert (en.position, fr.position, en.pages, fr.pages) == (1, 1, 3, 4)
    again = add_documents(place=item, title=both("Again"), sides={"en": PDF}, by=secretariat)[0]
    assert (again.position, again.file.name) == (2, en.file.name)
    assert en.file.name == f"documents/{en.sha256[:2]}/{en.sha256}.pdf"
    assert default_storage.open(en.file.name).read() == PDF.content
    assert LedgerEntry.objects.filter(act="document.added").count() == 3


def test_a_newer_one_takes_its_place_and_the_old_stays_readable(house, secretariat, member):
    item = house.item()
    old = add_documents(place=item, title=both("Report"), sides={"en": PDF}, by=secretariat)[0]
    newer = replace_document(document=old, upload=Upload("Report 2.pdf", pdf(5)), by=secretariat)
    old.refresh_from_db()
    assert (old.replaced_by, newer.position, newer.title) == (newer, old.position, old.title)
    slot = shelf_of(item, member).slots[0]
    assert ([side.pages for side in slot.sides], [side.pages for side in slot.before]) == ([5], [3])
    assert slot.before[0].readable
    with refused("changed-meanwhile"):
        replace_document(document=old, upload=Upload("c.pdf", pdf(6)), by=secretariat)
    with refused("same-document"):
        replace_document(
            document=newer, upload=Upload("Report 2.pdf", default_storage.open(newer.file.name).read()), by=secretariat
        )


def test_the_other_language_comes_later_and_once(house, secretariat):
    item = house.item()
    en = add_documents(place=item, title=both("Report"), sides={"en": PDF}, by=secretariat)[0]
    fr = add_other_language(document=en, upload=Upload("Rapport.pdf", pdf(2)), by=secretariat)
    assert (fr.language, fr.position) == ("fr", 1)
    with refused("slot-taken"):
        add_other_language(document=en, upload=Upload("Rapport.pdf", pdf(2)), by=secretariat)


def test_a_removed_one_leaves_its_row(house, secretariat):
    item = house.item()
    document = add_documents(place=item, title=both("Report"), sides={"en": PDF}, by=secretariat)[0]
    remove_document(document=document, by=secretariat)
    assert shelf_of(item, secretariat).slots == ()
    assert Document.objects.get().removed_at
    with refused("changed-meanwhile"):
        remove_document(document=document, by=secretariat)


@pytest.mark.parametrize(("title", "sides", "code"), [
    (both("T"), {}, "no-file"),
    (both(""), {"en": PDF}, "no-title"),
])  # fmt: skip
def test_a_document_needs_a_title_and_a_file(house, secretariat, title, sides, code):
    title = title if title.en else type(title)()
    with refused(code):
        add_documents(place=house.item(), title=title, sides=sides, by=secretariat)


def test_who_keeps_them(house, secretariat, group_co_chair, member, observer):
    proposed = draft_item(body=house.bodies["JC"], title=both("Mine"), minutes=10, by=group_co_chair)
    add_documents(place=proposed, title=both("Report"), sides={"en": PDF}, by=group_co_chair)
    item = house.item()
    for place, person in ((proposed, member), (item, member), (item, group_co_chair), (item, observer)):
        with refused("not-proposer" if place is proposed else "not-secretariat"):
            add_documents(place=place, title=both("Report"), sides={"en": PDF}, by=person)


def test_after_the_meeting_they_stay_as_they_are(house, secretariat):
    item = house.item()
    begin_meeting(meeting=item.meeting, by=secretariat)
    end_meeting(meeting=item.meeting, by=secretariat)
    with refused("meeting-ended"):
        add_documents(place=item, title=both("Report"), sides={"en": PDF}, by=secretariat)


def test_an_observer_sees_that_a_withheld_one_is_there(house, secretariat, observer, member):
    item = house.item()
    add_documents(place=item, title=both("Report"), sides={"en": PDF}, withheld=True, by=secretariat)
    assert [shelf_of(item, person).slots[0].sides[0].readable for person in (member, observer)] == [True, False]
    item.in_camera = True
    item.save()
    add_documents(place=item, title=both("Other"), sides={"en": PDF}, by=secretariat)
    assert [slot.sides[0].readable for slot in shelf_of(item, observer).slots] == [False, False]
