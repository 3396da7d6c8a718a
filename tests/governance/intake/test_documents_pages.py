"""How documents are sent, asked for again, and taken home: rights, headers, one slot for each language."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.actions.intake.documents import Upload, add_documents, remove_document
from governance.actions.intake.proposed_items import draft_item
from governance.models import Document
from governance.rules.documents_bytes import LARGEST
from groundwork.refusals import Refusal
from tests.factories.house import both
from tests.governance.agendas.papers import pdf, word


@pytest.fixture(autouse=True)
def in_memory(settings):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


@pytest.fixture
def item(house):
    return house.item()


def page(item):
    return reverse("item_documents", args=[item.meeting.gathering.slug_en, item.pk])


def send(client, url, **data):
    return client.post(url, {"once": str(uuid.uuid4()), "title_en": "Report", **data})


def file(name="report.pdf", content=None):
    return SimpleUploadedFile(name, pdf() if content is None else content)


def test_both_languages_are_sent_at_once_and_taken_home(item, client, secretariat, member):
    client.force_login(secretariat)
    answer = send(client, page(item), file_en=file(), file_fr=file("rapport.docx", word()))
    assert (answer.status_code, answer.url) == (303, page(item))
    client.force_login(member)
    english = Document.objects.get(language="en")
    answer = client.get(reverse("document", args=[english.pk]))
    assert b"".join(answer.streaming_content) == pdf() or answer["Content-Length"] == str(english.size)
    assert answer["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(("files", "said"), [
    ({}, "Choose a file, in one language at least."),
    ({"file_en": ("report.pdf", b"")}, "This file is empty."),
    ({"file_en": ("report.pdf", b"words")}, "another kind of file"),
    ({"file_fr": ("rapport.pdf", b"%PDF-1.7 half")}, "This file is damaged."),
    ({"file_fr": ("rapport.docm", b"PK")}, "macros"),
])  # fmt: skip
def test_what_is_not_taken_is_asked_again_with_what_was_typed(item, client, secretariat, files, said):
    client.force_login(secretariat)
    sent = {field: file(name, content) for field, (name, content) in files.items()}
    answer = send(client, page(item), title_fr="Rapport", **sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert 'value="Rapport"' in text
    assert not Document.objects.exists()


def test_forty_megabytes_are_refused_in_words(item, client, secretariat):
    client.force_login(secretariat)
    answer = send(client, page(item), file_en=file("a.pdf", b"%PDF" + bytes(LARGEST + 15_000_000)))
    assert answer.status_code == 422
    assert "This file is larger than 25 MB." in answer.content.decode()


def test_two_files_in_one_slot_are_asked_again(item, client, secretariat):
    client.force_login(secretariat)
    answer = send(client, page(item), file_en=[file(), file("rapport.pdf")])
    assert answer.status_code == 422
    assert "Two files were put here. Put one into each language." in answer.content.decode()


@pytest.mark.parametrize("files", [
    {"file_en": "report_FR.pdf"}, {"file_fr": "rapport (English).pdf"}, {"file_en": "a.pdf", "file_fr": "b.pdf"},
])  # fmt: skip
def test_a_file_in_the_other_languages_slot_is_doubted_and_may_stay(item, client, secretariat, files):
    client.force_login(secretariat)
    content = pdf()
    answer = send(client, page(item), **{field: file(name, content) for field, name in files.items()})
    assert answer.status_code == 422
    assert 'name="as_chosen"' in answer.content.decode()
    sent = {field: file(name, content) for field, name in files.items()}
    assert send(client, page(item), as_chosen="on", **sent).status_code == 303


def test_a_newer_one_and_the_other_language_have_their_pages(item, client, secretariat):
    document = add_documents(place=item, title=both("Report"), sides={"en": Upload("a.pdf", pdf())}, by=secretariat)[0]
    client.force_login(secretariat)
    newer, other = (reverse(name, args=[document.pk]) for name in ("replace_document", "other_language_document"))
    assert client.get(newer).status_code == 200
    assert send(client, other).status_code == 422
    assert send(client, other, file=file("b.pdf")).status_code == 303
    assert send(client, newer, file=file("rapport_fr.pdf", pdf(2))).status_code == 422
    assert send(client, newer, file=file("c.pdf", pdf(2))).status_code == 303
    assert send(client, newer, file=file("d.pdf", pdf(3))).status_code == 422
    text = client.get(page(item)).content.decode()
    assert "What it replaced" in text
    latest = Document.objects.get(language="en", replaced_by=None)
    assert client.post(reverse("remove_document", args=[latest.pk])).status_code == 303
    assert Document.objects.filter(removed_at=None, replaced_by=None).count() == 1


def test_a_double_press_adds_once(item, client, secretariat):
    client.force_login(secretariat)
    key = str(uuid.uuid4())
    for _press in range(2):
        assert send(client, page(item), once=key, file_en=file()).status_code == 303
    assert Document.objects.count() == 1


def test_rights_are_asked_at_every_download(house, item, client, secretariat, observer, stranger, member):
    document = add_documents(place=item, title=both("Report"), sides={"en": Upload("a.pdf", pdf())}, by=secretariat)[0]
    url = reverse("document", args=[document.pk])
    assert client.get(url).status_code == 302
    for person, status in ((stranger, 403), (observer, 200), (member, 200)):
        client.force_login(person)
        assert client.get(url).status_code == status
    Document.objects.update(withheld=True)
    client.force_login(observer)
    assert client.get(url).status_code == 403
    assert "withheld from observers" in client.get(page(item)).content.decode()
    remove_document(document=document, by=secretariat)
    client.force_login(member)
    assert client.get(url).status_code == 403
    client.force_login(secretariat)
    assert client.get(url).status_code == 200


def test_whoever_declared_an_interest_has_no_papers(item, client, secretariat, member, monkeypatch):
    document = add_documents(place=item, title=both("Report"), sides={"en": Upload("a.pdf", pdf())}, by=secretariat)[0]
    withheld = Refusal("interest-declared", "An interest was declared.", status=403)
    monkeypatch.setattr("governance.rules.documents.refuse_withheld", lambda person, item: withheld)
    client.force_login(member)
    assert client.get(reverse("document", args=[document.pk])).status_code == 403
    assert client.get(page(item)).status_code == 403
    there = client.get(reverse("item", args=[item.meeting.gathering.slug_en, item.pk])).content.decode()
    assert "An interest was declared." in there
    assert reverse("document", args=[document.pk]) not in there


def test_the_papers_of_a_draft_are_its_proposers(house, client, group_co_chair, member):
    proposed = draft_item(body=house.bodies["JC"], title=both("Mine"), minutes=5, by=group_co_chair)
    document = add_documents(place=proposed, title=both("R"), sides={"en": Upload("a.txt", b"a")}, by=group_co_chair)[0]
    for person, status in ((member, 403), (group_co_chair, 200)):
        client.force_login(person)
        assert client.get(reverse("document", args=[document.pk])).status_code == status
        assert client.get(reverse("proposed_documents", args=[proposed.pk])).status_code == status


def test_the_list_of_an_item_costs_as_many_queries_with_many(
    item, client, secretariat, member, django_assert_max_num_queries
):
    client.force_login(member)
    add_documents(place=item, title=both("R"), sides={"en": Upload("a.txt", b"a")}, by=secretariat)
    client.get(page(item))
    with django_assert_max_num_queries(40) as few:
        client.get(page(item))
    for number in range(12):
        add_documents(place=item, title=both("R"), sides={"en": Upload("a.txt", b"a%d" % number)}, by=secretariat)
    with django_assert_max_num_queries(40) as many:
        client.get(page(item))
    assert len(many) == len(few)
