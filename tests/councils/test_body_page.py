"""What does the page of a body say, and in which language does it stand?"""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from councils.enums import BodyKind, EventKind, LineKind, Role
from tests.councils.test_structure_page import words
from tests.factories import councils as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def seated(joint):
    """Two jurisdictions in the first council, one of them vacant."""
    ontario = make.jurisdiction("CA-ON", 2, ("Ontario", "Ontario"))
    manitoba = make.jurisdiction("CA-MB", 6, ("Manitoba", "Manitoba"))
    make.seat(joint["PSSDC"], manitoba)
    make.membership(make.person("Dana Whitford"), make.seat(joint["PSSDC"], ontario), Role.CO_CHAIR)
    return joint


def test_it_tells_names_kind_powers_place_and_life(client, seated):
    make.event(
        seated["WG-DATA"],
        EventKind.CREATED,
        date(2015, 1, 1),
        date(2016, 1, 1),
        ("It began", "Il a commencé"),
        start_precision="year",
    )
    make.line(make.body("ICCS", BodyKind.SECRETARIAT), seated["WG-DATA"], kind=LineKind.SECRETARIAT)
    page = words(client.get("/en/structure/bodies/wg-data-en").content.decode())
    for said in (
        "WG-DATA in English",
        "WG-DATA en français",
        "Working group",
        "Recommends",
        "Reports to",
        "not dated · recorded from the deck, slide 7",
        "2015 Created",
        "It began",
        "Support : ICCS",
    ):
        assert said.replace(" :", ":") in page.replace(" :", ":"), said


def test_chain_and_groups_below_follow_the_day(client, moved):
    before = words(client.get("/en/structure/bodies/pssdc-en?as-of=2026-11-30").content.decode())
    after = words(client.get("/en/structure/bodies/pssdc-en?as-of=2026-12-01").content.decode())
    assert "Bodies that report to it" in before
    assert "Bodies that report to it" not in after
    assert 'href="/D-2026-021"' in client.get("/en/structure/bodies/wg-data-en?as-of=2026-12-01").content.decode()


def test_an_address_of_the_other_language_leads_to_this_one(client, joint):
    with translation.override("fr"):
        french, wrong = (reverse("body", args=[slug]) for slug in ("pssdc-fr", "pssdc-en"))
    answer = client.get(f"{wrong}?as-of=2026-12-01")
    assert answer.status_code == 302
    assert answer["Location"] == f"{french}?as-of=2026-12-01"
    assert f'href="{french}"' in client.get("/en/structure/bodies/pssdc-en").content.decode()


def test_a_body_that_is_not_there_then_says_so(client, joint):
    make.body("WG-X", start=date(2015, 1, 1), end=date(2019, 1, 1), end_precision="year", closed_by="D-2018-004")
    page = words(client.get("/en/structure/bodies/wg-x-en?as-of=2026-01-01").content.decode())
    assert "This body does not exist on January 1, 2026." in page
    assert "Until 2018 Ended by D-2018-004" in page


def test_an_unknown_body_is_not_found(client, db):
    assert client.get("/en/structure/bodies/nobody").status_code == 404


def test_the_public_sees_seats_and_no_names(client, seated):
    page = client.get("/en/structure/bodies/pssdc-en").content.decode()
    assert "Ontario" in page
    assert "Vacant" in page
    assert "Dana Whitford" not in page


def test_who_holds_a_place_sees_who_sits_there(client, seated):
    reader = make.person("Claire Ouellet")
    client.force_login(reader)
    assert "Dana Whitford" not in client.get("/en/structure/bodies/pssdc-en").content.decode()
    make.membership(reader, make.seat(seated["WG-DATA"]))
    assert "Dana Whitford" in client.get("/en/structure/bodies/pssdc-en").content.decode()


def test_governments_stand_in_protocol_order(client, seated):
    page = client.get("/en/structure/bodies/pssdc-en").content.decode()
    assert page.index("Ontario") < page.index("Manitoba")


@pytest.mark.parametrize("count", [3, 60])
def test_it_costs_the_same_however_much_there_is(client, joint, count, django_assert_num_queries):
    for number in range(count):
        make.line(make.body(f"WG-{number}"), joint["PSSDC"])
        make.event(joint["PSSDC"], EventKind.RENAMED, date(2000, 1, 1), date(2000, 1, 2))
        holder = make.person(f"Person {number}")
        make.membership(holder, make.seat(joint["PSSDC"], make.jurisdiction(f"J{number}", number)))
    with django_assert_num_queries(12):
        assert client.get("/en/structure/bodies/pssdc-en").status_code == 200
