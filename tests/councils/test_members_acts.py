"""What does the secretariat record about seats on its pages, and what is refused there?"""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils.actions.memberships import replace_holder
from councils.enums import Role
from councils.grounds import recorded
from councils.models import Membership, Person, Seat, SeatTerm
from groundwork.bilingual import Pair
from groundwork.dates import Precision
from groundwork.models import LedgerEntry
from tests.councils.test_structure_page import words
from tests.factories import councils as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WHY = {"because_en": "The deputy minister wrote.", "because_fr": "Le sous-ministre a écrit."}
GROUND = recorded(Pair("They wrote.", "On a écrit."))
SEAT = "/en/structure/seats/PSSDC:CA-NB:1"
APPOINT = f"{SEAT}/appoint"


@pytest.fixture
def secretary(client, house):
    client.force_login(house.people["secretariat"])
    return client


def appointing(house, **typed) -> dict[str, object]:
    """The form as a page that shows the holder of today gives it."""
    seen = house.seats["PSSDC:CA-NB:1"].memberships.filter(role="member").latest("pk").pk
    usual = {"role": "member", "person": "", "starts_on": TODAY.isoformat(), "seen": seen, "language": "en"}
    return {"once": str(uuid.uuid4()), **usual, **WHY, **typed}


def standing_in(seat: Seat) -> list[tuple[str, str]]:
    rows = Membership.objects.standing(TODAY).filter(seat=seat).select_related("person").order_by("role")
    return [(row.person.name, row.role) for row in rows]


def test_a_holder_is_replaced_and_the_alternate_goes_on(secretary, house):
    chantal = make.person("Chantal Roy")
    page = words(secretary.get(APPOINT).content.decode())
    assert "Member holds this seat as member (since January 1, 1998)." in page
    answer = secretary.post(APPOINT, appointing(house, person=chantal.pk, starts_on=TODAY))
    assert (answer.status_code, answer.url) == (303, SEAT)
    assert standing_in(house.seats["PSSDC:CA-NB:1"]) == [("Alternate", "alternate"), ("Chantal Roy", "member")]
    row = Membership.objects.known().get(person=chantal)
    assert (row.basis, row.because) == ("secretariat", Pair(WHY["because_en"], WHY["because_fr"]))
    assert "recorded by the secretariat" in words(secretary.get(SEAT).content.decode())


def test_somebody_new_gets_an_account_with_the_place(secretary, house):
    typed = {"name": " Chantal  Roy ", "email": "Chantal.Roy@Example.ca", "language": "fr", "starts_on": "2009-05"}
    answer = secretary.post(APPOINT, appointing(house, role="observer", **typed))
    assert answer.status_code == 303
    person = Person.objects.get(email="chantal.roy@example.ca")
    assert (person.name, person.preferred_language) == ("Chantal Roy", "fr")
    row = person.memberships.get()
    assert (row.starts_on, row.start_precision, row.role) == (date(2009, 5, 1), Precision.MONTH, Role.OBSERVER)
    acts = LedgerEntry.objects.order_by("-pk").values_list("act", flat=True)[:2]
    assert list(acts) == ["membership.opened", "person.registered"]


def test_an_alternate_is_added_for_the_holder(secretary, house):
    holder = house.people["member"]
    person = make.person("Paul Hache")
    assert "selected>Alternate" in secretary.get(f"{APPOINT}?role=alternate").content.decode().replace(
        "alternate", "Alternate"
    )
    secretary.post(APPOINT, appointing(house, person=person.pk, role="alternate", alternate_for=holder.pk))
    assert person.memberships.get().alternate_for == holder


def test_the_same_press_twice_acts_once(secretary, house):
    typed = appointing(house, person=make.person("Chantal Roy").pk)
    first, second = secretary.post(APPOINT, typed), secretary.post(APPOINT, typed)
    assert first.url == second.url
    assert Membership.objects.known().filter(person__name="Chantal Roy").count() == 1


def test_whom_the_page_did_not_show_is_not_replaced(secretary, house):
    typed = appointing(house, person=make.person("Chantal Roy").pk)
    replace_holder(seat=house.seats["PSSDC:CA-NB:1"], person=make.person("Meanwhile"), role=Role.MEMBER,
                   on=TODAY - timedelta(days=1), ground=GROUND, by=None)  # fmt: skip
    answer = secretary.post(APPOINT, typed)
    assert answer.status_code == 422
    assert "This was changed meanwhile." in answer.content.decode()
    assert ("Meanwhile", "member") in standing_in(house.seats["PSSDC:CA-NB:1"])


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"starts_on": "2026-02-31"}, "starts_on", "There is no such day."),
        ({"starts_on": "1899-12-31"}, "starts_on", "Enter a date from 1900 on."),
        ({"starts_on": "tomorrow"}, "starts_on", "Write the date as year-month-day"),
        ({"starts_on": ""}, "starts_on", "Enter the date as year-month-day"),
        ({"starts_on": "1990-01-01"}, "starts_on", "does not exist on that day"),
        ({"starts_on": "2026-05-01", "ends_on": "2026-05-01"}, "ends_on", "The term ends before it begins."),
        ({"person": ""}, "name", "Choose somebody above"),
        ({"person": "", "name": "=cmd", "email": "a@b.ca"}, "name", "begins like a formula"),
        ({"person": "", "name": "New", "email": "nowhere"}, "email", "Enter an e-mail address"),
        ({"person": "", "name": "New", "email": "member@concert.example"}, "email", "already has an account"),
        ({"person": "", "name": "New", "email": "n@b.ca", "language": ""}, "language", "Choose in which language"),
        ({"role": "alternate"}, "alternate_for", "Choose for whom"),
        ({"because_fr": " "}, "because_fr", "Write the reason in both languages."),
        ({"because_en": "x" * 601}, "because_en", "600"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_kept(secretary, house, typed, field, sentence):
    given = appointing(house, **{"person": make.person("Chantal Roy").pk, **typed})
    before = Membership.objects.count(), Person.objects.count(), LedgerEntry.objects.count()
    answer = secretary.post(APPOINT, given)
    assert answer.status_code == 422
    html = answer.content.decode()
    error = html.split(f'id="id_{field}_error"')[1].split("</div>")[0]
    assert sentence in words(error)
    assert WHY["because_en"] in html or field == "because_en"
    assert (Membership.objects.count(), Person.objects.count(), LedgerEntry.objects.count()) == before


def test_a_seat_that_somebody_holds_later_is_not_taken_until_then_for_ever(secretary, house):
    seat = house.seats["PSSDC:CA-NB:1"]
    make.membership(make.person("Other"), make.seat(house.bodies["WG"], number=2))
    answer = secretary.post(APPOINT, appointing(house, person=house.people["member"].pk))
    assert "This person already holds this seat." in answer.content.decode()
    assert standing_in(seat) == [("Alternate", "alternate"), ("Member", "member")]


def test_a_term_is_ended_early_once_and_not_when_it_was_replaced_meanwhile(secretary, house):
    held = house.people["yukon"].memberships.get()
    address = f"/en/structure/seats/terms/{held.pk}/end"
    assert "Yukon, member, Yukon, PSSDC" in words(secretary.get(address).content.decode())
    typed = {"once": str(uuid.uuid4()), "ends_on": TODAY.isoformat(), **WHY}
    assert secretary.post(address, typed).url == "/en/structure/seats/PSSDC:CA-YT:1"
    assert secretary.post(address, typed).status_code == 303  # the same press
    row = Membership.objects.known().get(person=house.people["yukon"])
    assert row.ends_on == TODAY
    again = secretary.post(address, typed | {"once": str(uuid.uuid4())})
    assert again.status_code == 422
    assert "This was changed meanwhile." in again.content.decode()


@pytest.mark.parametrize("day", ["2026-02-31", "1800-01-01", "1998-01-01", ""])
def test_a_term_does_not_end_on_a_day_that_cannot_be(secretary, house, day):
    held = house.people["yukon"].memberships.get()
    answer = secretary.post(f"/en/structure/seats/terms/{held.pk}/end", {"ends_on": day, **WHY})
    assert answer.status_code == 422
    assert 'id="id_ends_on_error"' in answer.content.decode()
    assert held.ends_on is None


def test_a_seat_is_created_and_ended_with_the_terms_in_it(secretary, house):
    typed = {"body": house.bodies["WG"].pk, "jurisdiction": house.jurisdictions["CA-NB"].pk, "number": 1,
             "has_voice": "on", "starts_on": "2026-01", **WHY}  # fmt: skip
    answer = secretary.post("/en/structure/seats/new", {"once": str(uuid.uuid4()), **typed})
    assert answer.url == "/en/structure/seats/WG:CA-NB:1"
    term = SeatTerm.objects.get(seat__body=house.bodies["WG"], seat__jurisdiction__isnull=False)
    assert (term.weight, term.start_precision, term.starts_on) == (1, Precision.MONTH, date(2026, 1, 1))
    taken = secretary.post("/en/structure/seats/new", typed)
    assert "There already is such a seat" in taken.content.decode().split('id="id_number_error"')[1]
    make.membership(make.person("Sitting"), term.seat, start=date(2026, 2, 1))
    end = "/en/structure/seats/WG:CA-NB:1/end"
    assert "Sitting, member" in words(secretary.get(end).content.decode())
    assert secretary.post(end, {"ends_on": TODAY.isoformat(), **WHY}).status_code == 303
    assert not SeatTerm.objects.standing(TODAY).filter(seat=term.seat).exists()
    assert not Membership.objects.standing(TODAY).filter(seat=term.seat).exists()


def test_a_seat_of_no_jurisdiction_has_no_voice_whatever_is_ticked(secretary, house):
    typed = {
        "body": house.bodies["DM"].pk,
        "jurisdiction": "",
        "number": 1,
        "has_voice": "on",
        "starts_on": "2020-01-01",
    }
    secretary.post("/en/structure/seats/new", typed | WHY)
    assert SeatTerm.objects.get(seat__body=house.bodies["DM"]).weight == 0


@pytest.mark.parametrize("address", [APPOINT, f"{SEAT}/end", "/en/structure/seats/new", "/en/structure/members/import"])
def test_only_the_secretariat_records(client, house, address):
    assert client.get(address).status_code == 302
    for name in ("stranger", "member", "co_chair"):
        client.force_login(house.people[name])
        assert client.get(address).status_code == 403
        assert client.post(address, {}).status_code == 403
    assert "/appoint" not in client.get(SEAT).content.decode()


def test_the_pages_speak_french(secretary, house):
    for address in ("sieges/PSSDC:CA-NB:1/nommer", "sieges/nouveau", "sieges/PSSDC:CA-NB:1/fin", "membres/importer"):
        html = secretary.get(f"/fr/structure/{address}").content.decode()
        assert '<html lang="fr-CA"' in html
        if "importer" not in address:
            assert html.index("because_fr") < html.index("because_en")
