"""What does the roster show of a day, and what the pages of a seat and of a person?"""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.actions.memberships import end_membership, replace_holder
from councils.enums import Role
from councils.grounds import decided, recorded
from councils.models import Membership
from councils.queries.roster_page import roster_page
from groundwork.bilingual import Pair
from tests.councils.test_structure_page import words
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WHY = recorded(Pair("The deputy minister wrote.", "Le sous-ministre a écrit."))
HEADINGS = "Body,Jurisdiction,Seat number,Role,Name,E-mail,Language,From,Until,Alternate for"


def read(client, address: str) -> str:
    return words(client.get(address).content.decode())


def days_from_now(days: int) -> date:
    return TODAY + timedelta(days=days)


def end(held: Membership, on: date) -> Membership:
    return end_membership(membership=held, on=on, ground=WHY, by=None)


@pytest.fixture
def ending(house):
    """Yukon's term in the first council ends in 30 days, its term in the second in 91."""
    for name, days in (("yukon", 30), ("yukon_cio", 91)):
        end(house.people[name].memberships.get(), days_from_now(days))
    return house


@pytest.fixture
def vacated(house):
    """Nobody holds New Brunswick's seat in the second council since yesterday."""
    end(house.people["nb_cio"].memberships.get(), days_from_now(-1))
    return house


def test_vacant_seats_and_terms_that_end_soon_are_called_out_and_counted(client, ending, vacated):
    page = roster_page(TODAY, with_names=True)
    assert [each.seat.key for each in page.vacant] == ["PSCIOC:CA-NB:1"]
    assert [(each.sitter.name, each.seat.key) for each in page.ending] == [("Yukon", "PSSDC:CA-YT:1")]
    client.force_login(ending.people["member"])
    html = read(client, "/en/structure/members")
    assert "1 vacant seat" in html
    assert "1 term ends within 90 days" in html
    assert "Terms ending within 90 days" in html
    assert "1 siège vacant" in read(client, "/fr/structure/membres")


def test_who_may_not_see_names_sees_the_seats_that_need_somebody(client, ending, vacated):
    html = client.get("/en/structure/members").content.decode()
    assert "/en/structure/seats/PSCIOC:CA-NB:1" in html
    assert "Yukon Cio" not in html
    assert "/structure/people/" not in html


def test_the_roster_is_narrowed_to_a_body_and_to_a_jurisdiction(client, house):
    page = roster_page(TODAY, with_names=False, body="PSSDC", jurisdiction="CA-YT")
    assert [seat.key for roster in page.rosters for seat in roster.seats] == ["PSSDC:CA-YT:1"]
    assert [each.code for each in page.jurisdictions] == ["CA", "CA-NB", "CA-YT"]
    html = client.get("/en/structure/members?body=PSSDC&jurisdiction=CA-YT").content.decode()
    assert '<option value="PSSDC" selected>' in html
    assert "PSCIOC:CA-YT:1" not in html
    french = client.get("/fr/structure/membres?instance=PSSDC&administration=CA-YT").content.decode()
    assert '<option value="CA-YT" selected>' in french
    assert "PSSDC:CA-NB:1" not in french
    nothing = read(client, "/en/structure/members?body=WG&jurisdiction=CA-YT")
    assert "No seat is recorded for that body, that jurisdiction and that day." in nothing


@pytest.mark.parametrize("address", ["members?as-of=2026-02-31", "members?as-of=1899-12-31", "members.csv?as-of=x"])
def test_a_day_that_cannot_be_is_a_sentence(client, house, address):
    answer = client.get(f"/en/structure/{address}")
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_as_known_then_the_roster_is_what_was_believed_then(client, vacated):
    client.force_login(vacated.people["member"])
    assert "1 vacant seat" in read(client, "/en/structure/members")
    before = read(client, f"/en/structure/members?known-on={days_from_now(-2)}")
    assert "No seat is recorded for that day." in before  # the house was built a moment ago


def test_the_roster_is_a_file_whose_names_are_for_members(client, vacated):
    public = client.get("/en/structure/members.csv").content.decode()
    assert public.startswith(f"\ufeff{HEADINGS}\r\n")
    assert "concert.example" not in public
    assert "PSCIOC,CA-NB,1,,,,,,,\r\n" in public
    client.force_login(vacated.people["member"])
    answer = client.get("/fr/structure/membres.csv?instance=PSSDC")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == [
        "Instance", "Administration", "Numéro du siège", "Rôle", "Nom", "Courriel", "Langue", "Du", "Au", "Supplée"
    ]  # fmt: skip
    assert ["PSSDC", "CA-NB", "1", "membre suppléant", "Alternate", "alternate@concert.example", "en", "1998-01-01", "",
            "member@concert.example"] in rows  # fmt: skip
    assert {row[0] for row in rows[1:]} == {"PSSDC"}


def test_no_cell_of_the_file_starts_a_formula(client, house):
    held = make.membership(make.person("x"), make.seat(house.bodies["DM"]), Role.OBSERVER)
    type(held.person).objects.filter(pk=held.person_id).update(name="=cmd|' /C calc'!A0")
    client.force_login(house.people["member"])
    assert ",'=cmd|' /C calc'!A0," in client.get("/en/structure/members.csv").content.decode()


@pytest.mark.parametrize("address", ["members", "members.csv"])
def test_it_costs_the_same_with_3_seats_and_with_300(client, house, address):
    client.force_login(house.people["member"])
    client.get(f"/en/structure/{address}")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/en/structure/{address}")
        return len(asked)

    few = queries()
    for number in range(60):
        seat = make.seat(house.bodies["DM"], make.jurisdiction(f"M-{number}", 100 + number))
        holder = make.person(f"Holder {number}")
        make.membership(holder, seat)
        make.membership(make.person(f"Alternate {number}"), seat, Role.ALTERNATE, alternate_for=holder)
    assert queries() == few


def test_a_seat_tells_its_whole_history_with_vacancies_and_who_decided(client, house):
    seat, newcomer = house.seats["PSSDC:CA-NB:1"], make.person("Chantal Roy")
    end(seat.memberships.get(role="member"), date(2024, 1, 1))
    replace_holder(
        seat=seat, person=newcomer, role=Role.CO_CHAIR, on=date(2025, 1, 1), ground=decided("D-2025-001"), by=None
    )
    client.force_login(house.people["co_chair"])
    html = client.get("/en/structure/seats/PSSDC:CA-NB:1").content.decode()
    said = words(html).split("Who holds it")[2]
    assert said.index("Chantal Roy") < said.index("Vacant") < said.index(" Member ")
    assert '<a class="ref" href="/D-2025-001">D-2025-001</a>' in html
    assert "The deputy minister wrote." in said
    assert f"/en/structure/people/{newcomer.pk}" in html
    public = read(client, "/en/structure/seats/PSSDC:CA-NB:1?as-of=2024-06-01")
    assert "This seat is vacant." in public
    client.logout()
    assert "Chantal Roy" not in read(client, "/en/structure/seats/PSSDC:CA-NB:1")


@pytest.mark.parametrize("key", ["PSSDC:CA-XX:1", "nonsense", "PSSDC:CA:x", "PSSDC:CA:99999999999", "a:b:c:d"])
def test_a_seat_that_never_was_is_not_found(client, house, key):
    assert client.get(f"/en/structure/seats/{key}").status_code == 404


def test_a_seat_of_no_jurisdiction_has_its_page(client, house):
    assert client.get("/en/structure/seats/ICCS:-:1").status_code == 200


def test_a_person_is_shown_to_members_and_everybody_sees_themselves(client, house):
    address = f"/en/structure/people/{house.people['alternate'].pk}"
    assert client.get(address).status_code == 302
    client.force_login(house.people["stranger"])
    assert client.get(address).status_code == 403
    own = read(client, f"/en/structure/people/{house.people['stranger'].pk}")
    assert "You hold no place today" in own
    client.force_login(house.people["observer"])
    page = read(client, address)
    assert "Places today" in page
    assert "alternate@concert.example" in page
    assert "recorded from the deck, slide 7" in page
    assert client.get("/en/structure/people/999999").status_code == 404


def test_a_persons_terms_cost_the_same_however_many(client, house):
    person = house.people["alternate"]
    client.force_login(person)
    with CaptureQueriesContext(connection) as few:
        client.get(f"/en/structure/people/{person.pk}")
    for number in range(20):
        make.membership(person, make.seat(house.bodies["DM"], make.jurisdiction(f"M-{number}", 100 + number)))
    with CaptureQueriesContext(connection) as many:
        client.get(f"/en/structure/people/{person.pk}")
    assert len(many) == len(few)
