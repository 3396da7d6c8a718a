"""What do people see of the structure, on which day, in which language?"""

import json
import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from councils.drawing import draw
from councils.enums import BodyKind, LineKind
from councils.queries.changes import compare
from councils.queries.structure import structure_on
from tests.councils.conftest import AFTER, move
from tests.factories import councils as make
from tests.factories.councils import close

pytestmark = pytest.mark.django_db
MOVE = "?as-of=2026-12-01&compare=2026-11-23"


def words(html: str) -> str:
    """The page without tags, blanks joined."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_anybody_sees_what_changed_and_by_which_decision(client, moved):
    page = client.get(f"/en/structure{MOVE}").content.decode()
    assert page.count('<a class="ref" href="/D-2026-021">D-2026-021</a>') == 4
    assert "Used to report to" in page
    assert "As of December 1, 2026, compared with November 23, 2026" in words(page)
    assert "no working group reports directly to this council: PSSDC" in words(page)


def test_the_page_draws_lists_and_marks_the_same_change(client, moved):
    page = client.get(f"/en/structure{MOVE}").content.decode()
    assert page.count('class="wire wire--new"') == 2 + 1  # and one in the legend
    assert page.count('class="wire wire--old"') == 2 + 1
    assert page.count('<span class="tag" data-s="change">') == 2
    assert not re.search(r"<[^>]+\sstyle=", page)


def test_the_addresses_are_understood_in_both_languages(client, moved):
    for address in ("/fr/structure?au=2026-12-01&comparee=2026-11-23", f"/fr/structure{MOVE}"):
        page = client.get(address).content.decode()
        assert 'name="au" value="2026-12-01"' in page
        assert 'name="comparee" value="2026-11-23"' in page
        assert "D-2026-021" in page
    assert 'name="as-of" value="2026-12-01"' in client.get("/en/structure?au=2026-12-01").content.decode()


def test_without_a_day_it_is_today(client, joint):
    page = client.get("/en/structure").content.decode()
    assert f'value="{timezone.localdate().isoformat()}"' in page
    assert "Enter a second date" in page


def test_a_day_compared_with_itself_and_days_in_the_wrong_order(client, moved):
    assert "Nothing changed between" in client.get("/en/structure?as-of=2026-12-01&compare=2026-12-01").content.decode()
    page = words(client.get("/en/structure?as-of=2026-11-23&compare=2026-12-01").content.decode())
    assert "As of December 1, 2026, compared with November 23, 2026" in page


@pytest.mark.parametrize(
    "day", ["2026-02-31", "01/12/2026", "2026-12", "20261201", "1er décembre", "2026-12-01x", "٢٠٢٦-١٢-٠١"]
)
def test_what_is_not_a_day_is_refused_kindly_and_kept(client, joint, day):
    answer = client.get("/en/structure", {"as-of": day})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error:" in page
    assert page.count("Enter the date as year-month-day, for example 2026-12-01") == 2
    assert f'value="{day}"' in page
    assert 'href="#id_as-of"' in page


def test_before_1900_is_refused_and_before_the_register_is_empty(client, joint):
    assert client.get("/en/structure?as-of=1899-12-31").status_code == 422
    page = client.get("/en/structure?as-of=1997-12-31").content.decode()
    assert "The register starts in 1998." in page
    assert '<svg class="diagram' not in page
    page = client.get("/en/structure?as-of=1998-01-01&compare=1997-12-31").content.decode()
    assert "There is nothing earlier to compare with" in page


@pytest.mark.parametrize("day", ["1900-01-01", "1998-01-01", "9999-12-31"])
def test_far_days_have_a_page(client, joint, day):
    assert client.get("/en/structure", {"as-of": day, "compare": day, "known-on": day}).status_code == 200


def test_an_empty_register_says_so(client, db):
    assert "Nothing is recorded of the structure on that day." in client.get("/en/structure").content.decode()


def test_what_is_not_dated_and_what_is_not_recorded_is_said(client, joint):
    make.body("WG-OPEN")
    make.body("TABLE", BodyKind.EXTERNAL_TABLE)
    page = words(client.get("/en/structure").content.decode())
    assert "line not dated" in page
    assert "not dated Who decided this? recorded from the deck, slide 7" in page
    assert "WG-OPEN in English line not recorded" in page
    assert "Named, no line recorded: TABLE in English" in page


def test_every_stop_of_the_timeline_leads_to_its_day(client, moved):
    page = client.get("/en/structure").content.decode()
    assert 'href="/en/structure?as-of=1998-01-01"' in page
    assert 'href="/en/structure?as-of=2026-12-01&amp;compare=2026-11-30"' in page
    assert 'aria-current="date"' in client.get("/en/structure?as-of=2026-12-01").content.decode()


def test_boxes_never_overlap_and_letters_are_never_small(moved):
    for number in range(11):
        parent = moved[("PSSDC", "JC", "PSCIOC")[number % 3]]
        group = make.body(f"WG-{number}", name=(f"A working group with a long name, number {number}", "Groupe"))
        make.line(group, parent)
    for key, kind, line in (
        ("TABLE", BodyKind.EXTERNAL_TABLE, LineKind.LIAISON),
        ("ICCS", BodyKind.SECRETARIAT, LineKind.SECRETARIAT),
    ):
        make.line(make.body(key, kind), moved["JC"], kind=line)
    drawn = draw(structure_on(AFTER))
    for one in drawn.boxes:
        assert all(float(text.size) >= 13 for text in one.texts)
        assert 0 <= one.left < one.right <= drawn.width
        for other in drawn.boxes:
            apart = (
                one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
            )
            assert one is other or apart, (one.key, other.key)


def test_the_drawing_speaks_the_readers_language(moved):
    before, after = structure_on(date(2026, 11, 23)), structure_on(AFTER)
    with translation.override("fr"):
        drawn = draw(after, before, compare(before, after))
    lettering = [text.words for box in drawn.boxes for text in box.texts]
    assert "Conseils mixtes" in lettering
    assert {"CPSSP", "CDPISP"} <= set(lettering)


def test_the_json_page_and_the_command_say_the_same(client, moved, capsys):
    answer = client.get("/en/structure.json?as-of=2026-12-01")
    call_command("structure", "--as-of", "2026-12-01", "--json")
    assert answer["Content-Type"] == "application/json"
    assert answer.content.decode() == capsys.readouterr().out
    assert [(line["body"], line["opened_by"]) for line in json.loads(answer.content)["lines"]] == [
        ("WG-BUS", "D-2026-021"),
        ("WG-DATA", "D-2026-021"),
    ]


def test_the_json_names_what_changed(client, moved):
    changes = client.get(f"/fr/structure.json{MOVE}").json()["changes"]
    assert [(each["body"], each["was"], each["now"], each["decision"]) for each in changes] == [
        ("WG-DATA", "PSSDC", "JC", "D-2026-021"),
        ("WG-BUS", "PSSDC", "JC", "D-2026-021"),
    ]


def test_the_json_refuses_what_is_not_a_day(client, db):
    answer = client.get("/en/structure.json?as-of=2026-02-31")
    assert answer.status_code == 422
    assert "as-of" in answer.json()["errors"]


def test_the_table_is_a_file(client, moved):
    answer = client.get("/en/structure.csv?as-of=2026-12-01")
    assert "structure.csv" in answer["Content-Disposition"]
    assert answer.content.decode().startswith("what,body,parent,kind,")


def test_the_command_knows_what_was_known(joint, capsys):
    close(joint["WG-DATA"].lines_up.get(), on=AFTER, closed_by="D-2026-021")
    call_command("structure", "--as-of", "2026-12-05", "--known-on", "2000-01-01")
    assert json.loads(capsys.readouterr().out)["bodies"] == []
    call_command("structure", "--as-of", "2026-12-05", "--csv")
    assert "WG-BUS,PSSDC,primary" in capsys.readouterr().out
    with pytest.raises(CommandError, match="for example 2026-12-01"):
        call_command("structure", "--as-of", "2026-02-31")


def test_a_year_old_page_stays_the_same_when_it_says_when_it_was_known(client, joint):
    yesterday = "/en/structure.json?as-of=2026-12-01&known-on=2026-01-01"
    before = client.get(yesterday).content
    move(joint["WG-DATA"], joint["JC"], AFTER, "D-2026-021")
    assert client.get(yesterday).content == before


@pytest.mark.parametrize("day", [date(2026, 11, 23), AFTER])
def test_the_councils_of_the_deck_fit_the_page_before_and_after(moved, day):
    make.body("WG-OPEN")
    assert not draw(structure_on(day)).is_wide
