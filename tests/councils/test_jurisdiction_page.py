"""What do the pages of jurisdictions say: the list in protocol order, and one with its seats and people?"""

from datetime import date

import pytest

from councils.enums import Role
from tests.councils.test_structure_page import words
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
MANITOBA = "/en/structure/jurisdictions/ca-mb"
CHANGE = date(2025, 4, 1)


@pytest.fixture
def manitoba(joint):
    """Three seats: one chaired since a change of people, one of two people in turn, one vacant."""
    found = make.jurisdiction("CA-MB", 6, ("Manitoba", "Manitoba"))
    make.jurisdiction("CA-ON", 2, ("Ontario", "Ontario"))
    chaired, other = make.seat(joint["PSSDC"], found), make.seat(joint["PSCIOC"], found)
    make.seat(joint["PSCIOC"], found, number=2)
    make.membership(make.person("Ada Before"), chaired, Role.CO_CHAIR, date(2020, 1, 1), CHANGE, closed_by="D-2025-003")
    holder = make.person("Dana Now")
    make.membership(holder, chaired, Role.CO_CHAIR, CHANGE, opened_by="D-2025-003", source="")
    make.membership(make.person("Alba Alternate"), chaired, Role.ALTERNATE, CHANGE, alternate_for=holder)
    make.membership(make.person("Cleo Coming"), other, Role.MEMBER, date(2099, 1, 1))
    return found


@pytest.fixture
def reader(joint):
    person = make.person("Rae Reader")
    make.membership(person, make.seat(joint["WG-DATA"]))
    return person


def test_its_seats_people_alternates_and_vacancies(client, manitoba, reader):
    client.force_login(reader)
    page = words(client.get(f"{MANITOBA}?as-of=2026-01-01").content.decode())
    for said in (
        "Dana Now",
        "Alba Alternate",
        "Co-chair of PSSDC",
        "seat 2",
        "2 vacant",
        "Terms to come",
        "Cleo Coming",
    ):
        assert said in page, said
    before = page[page.index("Who sat there before") :]
    assert "Ada Before" in before
    assert "Ended by D-2025-003" in before


def test_another_day_has_other_people(client, manitoba, reader):
    client.force_login(reader)
    page = words(client.get(f"{MANITOBA}?as-of=2024-01-01").content.decode())
    assert "Who sat there before" not in page
    assert page.index("Ada Before") < page.index("Terms to come") < page.index("Dana Now")


def test_strangers_see_seats_and_no_names(client, manitoba):
    page = client.get(MANITOBA).content.decode()
    assert "Held" in page
    for name in ("Dana", "Ada", "Alba", "Cleo"):
        assert name not in page
    client.force_login(make.person("Sam Stranger"))
    assert "Dana" not in client.get(MANITOBA).content.decode()


def test_the_list_stands_in_protocol_order_with_seats_and_vacancies(client, manitoba):
    page = words(client.get("/en/structure/jurisdictions").content.decode())
    assert page.index("Ontario") < page.index("Manitoba")
    assert "PSCIOC (2)" in page
    assert "2 vacant" in page
    assert f'href="{MANITOBA}"' in client.get("/en/structure/jurisdictions").content.decode()


def test_an_address_in_capitals_leads_to_the_one_in_small_letters(client, manitoba):
    answer = client.get("/en/structure/jurisdictions/CA-MB?as-of=2024-01-01")
    assert answer["Location"] == f"{MANITOBA}?as-of=2024-01-01"
    assert client.get("/en/structure/jurisdictions/ca-xx").status_code == 404


def test_a_day_that_cannot_be_read_is_asked_again(client, manitoba):
    for address in (MANITOBA, "/en/structure/jurisdictions"):
        answer = client.get(f"{address}?as-of=1899-12-31")
        assert answer.status_code == 422
        assert "No council is older" in answer.content.decode()


def test_bodies_lead_to_jurisdictions_and_keep_the_day(client, manitoba):
    page = client.get("/en/structure/bodies/pssdc-en?as-of=2026-01-01").content.decode()
    assert f'href="{MANITOBA}?as-of=2026-01-01"' in page


def test_without_a_seat_it_says_so(client, manitoba):
    page = words(client.get("/en/structure/jurisdictions/ca-on").content.decode())
    assert "It has no seat on that day." in page


def test_it_exists_in_french(client, manitoba):
    page = words(client.get("/fr/structure/administrations/ca-mb").content.decode())
    assert "Manitoba" in page
    assert 'lang="fr-CA"' in client.get("/fr/structure/administrations").content.decode()


@pytest.mark.parametrize("count", [3, 40])
def test_both_pages_cost_the_same_however_many_seats(client, joint, count, django_assert_num_queries):
    for number in range(count):
        found = make.jurisdiction(f"J{number}", number)
        place = make.seat(joint["PSSDC"], found)
        make.membership(make.person(f"Person {number}"), place, Role.MEMBER, date(2000, 1, 1), date(2010, 1, 1))
        make.membership(make.person(f"Other {number}"), place, Role.MEMBER, date(2010, 1, 1))
    reader = make.person("Rae Reader")
    make.membership(reader, make.seat(joint["WG-DATA"]))
    with django_assert_num_queries(5):
        assert client.get("/en/structure/jurisdictions").status_code == 200
    client.force_login(reader)
    with django_assert_num_queries(9):  # the session, the reader, what the reader is; and six
        assert client.get("/en/structure/jurisdictions/j1").status_code == 200
