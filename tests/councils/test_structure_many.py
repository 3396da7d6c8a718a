"""Does the page stay readable, quick and searchable with three bodies and with three hundred?"""

import re
from datetime import date

import pytest

from councils.drawing import draw
from councils.queries.changes import compare
from councils.queries.structure import structure_on
from councils.queries.structure_sight import sight_of
from tests.councils.conftest import AFTER, move
from tests.factories import councils as make
from tests.factories.councils import close
from tests.factories.structures import crowd

pytestmark = pytest.mark.django_db
MOVE = "?as-of=2026-12-01&compare=2026-11-23"


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def many(joint):
    """Three hundred groups, in turn under both councils."""
    crowd(300, joint["PSSDC"], joint["PSCIOC"])
    return joint


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize("more", ["", "&find=group", "&open=all", "&open=PSCIOC&known-on=2100-01-01"])
def test_the_page_costs_the_same_however_many_bodies(client, joint, count, more, django_assert_num_queries):
    crowd(count, joint["PSCIOC"])
    for page in ("structure", "structure/facts", "structure.json", "structure.svg"):
        with django_assert_num_queries(7):
            assert client.get(f"/en/{page}{MOVE}{more}").status_code == 200


def test_many_groups_are_counted_and_the_changed_ones_stay_in_sight(many):
    move(many["WG-DATA"], many["JC"], AFTER, "D-2026-021")
    before, after = structure_on(date(2026, 11, 23)), structure_on(AFTER)
    drawn = draw(after, before, compare(before, after))
    lettering = [text.words for box in drawn.boxes for text in box.texts]
    assert lettering.count("150 groups") == 1
    assert lettering.count("151 groups") == 1  # one of them is WG-BUS
    assert "WG-DATA in English" in lettering
    assert "changed Dec 1" in lettering
    assert not drawn.is_wide


def test_each_council_is_laid_open_by_a_plain_link_and_counted_again(client, many):
    page = client.get("/en/structure?as-of=2026-12-01").content.decode()
    assert "Group 7<" not in page
    assert page.count('href="/en/structure?as-of=2026-12-01&amp;open=PSCIOC"') == 2  # under the drawing, in the list
    assert 'hx-get="/en/structure/facts?as-of=2026-12-01&amp;open=PSCIOC"' in page
    assert "Show 150 groups" in words(page)
    assert "302 lines of groups that are only counted" in words(page)
    opened = client.get("/en/structure?as-of=2026-12-01&open=PSCIOC").content.decode()
    assert "Group 7<" in opened
    assert "Group 8<" not in opened
    assert 'href="/en/structure?as-of=2026-12-01"' in opened
    assert "Only count them again" in opened
    assert '<input type="hidden" name="open" value="PSCIOC">' in opened  # other days keep it open
    everything = client.get("/en/structure?as-of=2026-12-01&open=all").content.decode()
    assert everything.count("Group 8<") >= 2
    assert "only counted" not in everything.lower()


def test_fourteen_groups_are_all_shown_and_fifteen_are_not(client, joint):
    crowd(12, joint["PSSDC"])  # and two that are there already
    assert "Group 11<" in client.get("/en/structure").content.decode()
    make.line(make.body("WG-MORE"), joint["PSSDC"])
    page = client.get("/en/structure").content.decode()
    assert "Group 11<" not in page
    assert "Show 15 groups" in words(page)


def test_groups_under_groups_are_counted_with_them_and_shown_with_all_above_them(client, many):
    make.line(make.body("WG-UNDER", name=("Identity", "Identité")), many["WG-DATA"])
    page = client.get("/en/structure?as-of=2026-12-01").content.decode()
    assert "Show 153 groups" in words(page)
    found = client.get("/en/structure?as-of=2026-12-01&find=identite").content.decode()
    assert "1 body found for “identite”" in words(found)
    assert "Joint Councils › PSSDC › WG-DATA in English" in words(found)
    assert found.count("Identity<") >= 3  # found, drawn, listed
    assert "Show 151 groups" in words(found)


def test_a_body_is_found_by_any_name_it_ever_had_in_either_language(client, joint):
    body = make.body("WG-OLD", start=date(2015, 1, 1), name=("Old œuvre", "Ancienne œuvre"), acronym=("OWG", "GTA"))
    close(body.names.get(kind="official"), on=date(2018, 2, 1))
    make.renamed(body, ("Digital", "Numérique"), date(2018, 2, 1))
    for sought in ("OEUVRE", "ancienne", "numerique", "gta"):
        page = words(client.get("/en/structure", {"as-of": "2026-12-01", "find": sought}).content.decode())
        assert f"1 body found for “{sought}” Digital" in page
    page = words(client.get("/en/structure?as-of=2026-12-01&find=ancienne").content.decode())
    assert "another name: Old œuvre (from: January 1, 2015; until: February 1, 2018)" in page
    page = words(client.get("/fr/structure?au=2014-01-01&chercher=digital").content.decode())
    assert "n’existe pas ce jour-là (début : 1 er janvier 2015)" in page


@pytest.mark.parametrize("sought", ["zzz", "<script>", "%", "a" * 300, "’ OR 1=1"])
def test_what_is_not_found_is_said_and_kept(client, joint, sought):
    answer = client.get("/en/structure", {"find": sought})
    assert answer.status_code == 200
    assert "No body ever had such a name" in answer.content.decode()
    assert "<script>" not in answer.content.decode().split("</head>")[1]
    assert 'maxlength="100" data-search="" autocomplete="off" id="id_find"' in answer.content.decode()


def test_unknown_councils_to_lay_open_change_nothing(client, many):
    assert client.get("/en/structure?open=NOBODY&open=%22%3E").status_code == 200


def test_loose_groups_are_counted_too(client, joint):
    crowd(40)
    page = client.get("/en/structure?as-of=2026-12-01").content.decode()
    assert "line not recorded (40)" in words(page)
    assert "Group 39<" in client.get("/en/structure?as-of=2026-12-01&open=-").content.decode()


def test_letters_are_never_small_however_many(many):
    now = structure_on(AFTER)
    for opened in ((), ("PSSDC",), ("all",)):
        drawn = draw(now, sight=sight_of(now, opened=opened))
        assert all(float(text.size) >= 13 for box in drawn.boxes for text in box.texts)


def test_the_part_that_htmx_asks_for_brings_title_address_and_the_other_language(client, joint):
    query = "?as-of=2026-12-01&open=PSSDC"
    plain = client.get(f"/en/structure/facts{query}")
    asked = client.get(f"/en/structure/facts{query}", headers={"HX-Request": "true"})
    assert plain.content.decode().strip() in asked.content.decode()
    assert asked["HX-Push-Url"] == f"/en/structure{query}"
    assert "<title>Structure as of December 1, 2026 – " in asked.content.decode()
    assert 'hx-swap-oob="true" lang="fr-CA" hreflang="fr-CA" href="/fr/structure?as-of=2026-12-01&amp;open=PSSDC"' in (
        asked.content.decode()
    )
    whole = client.get(f"/en/structure{query}").content.decode()
    assert words(plain.content.decode()).strip() in words(whole)
