"""How does the secretariat import a roster on its page, and at the terminal?"""

import re
import uuid
from io import StringIO

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from councils.models import Membership, Person
from groundwork.models import LedgerEntry
from tests.councils.test_roster_import import NEW, PAGE, WHY, counts, roster
from tests.councils.test_structure_page import words
from tests.factories import councils as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client, house):
    client.force_login(house.people["secretariat"])
    return client


def sealed_in(answer) -> dict[str, str]:
    """The hidden fields of the form that imports."""
    html = answer.content.decode()
    return {"sealed": re.search(r'name="sealed" value="([^"]+)"', html)[1], "create_seats": "True"}


def checked(client, text: str, **more):
    return client.post(PAGE, {"text": text, "create_seats": "on", **more})


def test_first_looked_at_then_done_once(secretary, house):
    before = counts()
    looked = checked(secretary, roster(NEW))
    html = words(looked.content.decode())
    assert looked.status_code == 200
    assert "Every line is right" in html
    assert "new person, new seat, appointment" in html
    assert counts() == before
    typed = {**sealed_in(looked), **WHY, "once": str(uuid.uuid4())}
    answer = secretary.post(PAGE, typed)
    assert (answer.status_code, answer.url) == (303, "/en/structure/members")
    assert secretary.post(PAGE, typed).status_code == 303
    assert Membership.objects.filter(person__email="chantal@example.ca").count() == 1
    assert "1 term was imported." in words(secretary.get(answer.url).content.decode())
    entry = LedgerEntry.objects.filter(act="roster.imported").get()
    assert (entry.facts["lines"], len(entry.facts["file"])) == (1, 64)


def test_a_file_with_problems_lists_them_and_offers_no_way_to_import_it(secretary, house):
    text = roster(NEW, "Nowhere,CA-NB,1,member,A,a@b.ca,fr,2020-02-31,,")
    answer = secretary.post(PAGE, {"file": SimpleUploadedFile("r.csv", text.encode()), "create_seats": "on"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "2 problems" in html
    assert re.search(r"3 Column Body Problem There is no body called “Nowhere”\.", words(html).replace("Line 3", "3"))
    assert 'name="sealed"' not in html
    assert "new person, new seat, appointment" in words(html)


def test_what_was_pasted_stays_in_the_page(secretary, house):
    answer = checked(secretary, roster("Nowhere,,1,member,<b>,a@b.ca,fr,2020,,"))
    html = answer.content.decode()
    assert "Nowhere,,1,member,&lt;b&gt;" in html
    assert "<b>,a@b.ca" not in html


def test_between_looking_and_doing_the_lines_are_looked_at_again(secretary, house):
    looked = checked(secretary, roster("PSSDC,CA-YT,1,observer,New,new@example.ca,en,2020,,"))
    make.membership(Person.objects.create_user("new@example.ca", name="Somebody Else"), make.seat(house.bodies["DM"]))
    before = counts()
    answer = secretary.post(PAGE, {**sealed_in(looked), **WHY})
    html = words(answer.content.decode())
    assert answer.status_code == 422
    assert "The register has changed meanwhile, or the file: 1 problem. Nothing was imported." in html
    assert "This address is that of Somebody Else." in html
    assert counts() == before


@pytest.mark.parametrize(
    "sealed", ["", "nonsense", signing.dumps("x", salt="another")], ids=["nothing", "nonsense", "of-another-kind"]
)
def test_a_file_that_was_not_looked_at_here_is_not_imported(secretary, house, sealed):
    answer = secretary.post(PAGE, {"sealed": sealed, **WHY})
    assert answer.status_code == 422
    assert "Give the file again." in answer.content.decode()


def test_without_a_reason_in_both_languages_it_is_asked_again(secretary, house):
    looked = checked(secretary, roster(NEW))
    answer = secretary.post(PAGE, {**sealed_in(looked), "because_en": "The list of 2026.", "because_fr": ""})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the reason in both languages." in html
    assert "The list of 2026." in html
    assert sealed_in(answer)["sealed"] == sealed_in(looked)["sealed"]


def test_nothing_given_is_said(secretary, house):
    assert "Choose a file, or paste the lines." in secretary.post(PAGE, {"text": " "}).content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04rest of a workbook", "This is a workbook, not a CSV file."),
        (b"\x81\x8d\x8f", "The letters of this file cannot be read."),
        (b"", "The file is empty."),
        (b"x" * 5_000_001, "The file is too large: at most 20,000 lines and 5 MB."),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_with_a_sentence(secretary, house, content, sentence):
    answer = secretary.post(PAGE, {"file": SimpleUploadedFile("r.csv", content)})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_all_of_it_already_there_leaves_nothing_to_do(secretary, house):
    answer = checked(secretary, roster("PSSDC,CA-YT,1,member,Yukon,yukon@concert.example,,1998-01-01,,"))
    assert "There is nothing to import" in words(answer.content.decode())
    assert 'name="sealed"' not in answer.content.decode()


def test_an_empty_roster_in_each_language(secretary, house):
    html = secretary.get(PAGE).content.decode()
    assert 'href="/en/structure/members/template.csv"' in html
    assert 'href="/fr/structure/membres/modele.csv"' in html
    assert b"Body,Jurisdiction,Seat number" in secretary.get("/en/structure/members/template.csv").content
    assert "Instance,Administration" in secretary.get("/fr/structure/membres/modele.csv").content.decode()


# At the terminal ------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("roster", *arguments, stdout=out)
    return out.getvalue()


def test_the_terminal_looks_first_and_does_with_apply(house, tmp_path):
    file = tmp_path / "roster.csv"
    file.write_text(roster(NEW))
    before = counts()
    said = run(str(file), "--create-seats")
    assert "2: new person, new seat, appointment: Chantal Roy, WG:CA-NB:1, member" in said
    assert counts() == before
    with pytest.raises(CommandError, match="--because"):
        run(str(file), "--create-seats", "--apply")
    run(str(file), "--create-seats", "--apply", "--because", "The list.", "La liste.")
    assert Membership.objects.filter(person__email="chantal@example.ca").exists()


def test_the_terminal_lists_the_problems_and_fails(house, tmp_path):
    file = tmp_path / "roster.csv"
    file.write_text(roster("Nowhere,CA-NB,1,member,A,a@b.ca,fr,2020-02-31,,"))
    with pytest.raises(CommandError) as refused:
        run(str(file), "--apply", "--because", "The list.", "La liste.")
    assert "2, Body: There is no body called “Nowhere”." in str(refused.value)
    assert "2, From: There is no such day." in str(refused.value)
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(tmp_path / "nothing.csv"))
