"""The secretariat records facts of before the system: with source and reason, as exactly as they are known."""

import uuid
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from councils.actions.bodies import establish_body
from councils.enums import Authority, BodyKind
from councils.grounds import deck
from councils.models import Body, BodyEvent, BodyName, Membership, ReportingLine, Seat, SeatTerm
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry

BECAUSE = {"because_en": "Found in the minutes", "because_fr": "Trouvé dans le procès-verbal"}
COMMON = BECAUSE | {"source": "Minutes of March 2009"}


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


def at(fact: str, body: str = "wg") -> str:
    return reverse("record_fact", args=[body, fact])


def post(client, fact: str, body: str = "wg", **typed):
    return client.post(at(fact, body), COMMON | {"once": str(uuid.uuid4())} | typed)


def line(house, **more):
    return {"parent": house.bodies["PSCIOC"].pk, "kind": "liaison", "starts_on": "2009", **more}


def refused(answer, words: str):
    """The form again, with the sentence; nothing is recorded. The page."""
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert "Found in the minutes" in text  # what was typed is kept
    return text


# Each kind of fact


def test_a_line_since_2009(keeper, house):
    answer = post(keeper, "line", **line(house))
    assert answer.status_code == 303
    assert answer["Location"] == reverse("body_records", args=["wg"])
    row = ReportingLine.objects.known().get(kind="liaison")
    assert (row.starts_on, row.start_precision, row.ends_on) == (date(2009, 1, 1), "year", None)
    assert (row.basis, row.opened_by, row.source) == ("secretariat", "", "Minutes of March 2009")
    assert row.because == Pair("Found in the minutes", "Trouvé dans le procès-verbal")
    assert LedgerEntry.objects.filter(act="line.drawn", facts__body="WG", facts__parent="PSCIOC").exists()
    text = keeper.get(answer["Location"]).content.decode()
    assert "WG → PSCIOC" in text
    assert "recorded by the secretariat on" in text
    assert "Minutes of March 2009" in text


@pytest.mark.parametrize(
    ("typed", "start", "precision"),
    [
        ("2009-03-15", date(2009, 3, 15), "day"),
        ("2009-03", date(2009, 3, 1), "month"),
        ("2009", date(2009, 1, 1), "year"),
        ("", None, "unknown"),
    ],
)
def test_a_date_is_as_exact_as_its_source(keeper, house, typed, start, precision):
    assert post(keeper, "line", **line(house, starts_on=typed)).status_code == 303
    row = ReportingLine.objects.known().get(kind="liaison")
    assert (row.starts_on, row.start_precision) == (start, precision)


def test_an_end_known_to_the_year_holds_to_its_last_day(keeper, house):
    assert post(keeper, "line", **line(house, ends_on="2012")).status_code == 303
    row = ReportingLine.objects.known().get(kind="liaison")
    assert (row.ends_on, row.end_precision) == (date(2013, 1, 1), "year")
    assert "2012" in keeper.get(reverse("body_records", args=["wg"])).content.decode()


def test_a_name(keeper, house):
    made = {"kind": "acronym", "name_en": "WGX", "name_fr": "GTX", "starts_on": "2001-05", "ends_on": "2004-05"}
    assert post(keeper, "name", **made).status_code == 303
    row = BodyName.objects.known().get(kind="acronym")
    assert row.name == Pair("WGX", "GTX")
    assert (row.starts_on, row.ends_on) == (date(2001, 5, 1), date(2004, 6, 1))
    entry = LedgerEntry.objects.get(act="body.name-recorded")
    assert entry.facts["rows"][0]["row"] == "names"


def test_an_event_of_a_month_with_what_came_of_it(keeper, house):
    made = {"kind": "split", "description_en": "Split", "description_fr": "Scission", "starts_on": "2003-11"}
    assert post(keeper, "event", **made, successors=[house.bodies["DM"].pk]).status_code == 303
    row = BodyEvent.objects.get()
    assert (row.starts_on, row.ends_on, row.start_precision) == (date(2003, 11, 1), date(2003, 12, 1), "month")
    assert [body.key for body in row.successors.all()] == ["DM"]


def test_an_event_says_when(keeper, house):
    made = {"kind": "split", "description_en": "Split", "description_fr": "Scission", "starts_on": ""}
    refused(post(keeper, "event", **made), "Enter the date")


def test_a_seat_that_has_ended(keeper, house):
    made = {"jurisdiction": house.jurisdictions["CA"].pk, "number": "2", "has_voice": "on"}
    assert post(keeper, "seat", "pssdc", **made, starts_on="1999", ends_on="2005").status_code == 303
    term = SeatTerm.objects.known().get(seat__number=2)
    assert (term.seat.key, term.weight, term.ends_on) == ("PSSDC:CA:2", 1, date(2006, 1, 1))


def test_the_same_seat_at_another_time(keeper, house):
    made = {"jurisdiction": house.jurisdictions["CA"].pk, "number": "2", "has_voice": "on"}
    assert post(keeper, "seat", "pssdc", **made, starts_on="1999", ends_on="2005").status_code == 303
    assert post(keeper, "seat", "pssdc", **made, starts_on="2010").status_code == 303
    assert Seat.objects.filter(body__key="PSSDC", number=2).count() == 1
    refused(post(keeper, "seat", "pssdc", **made, starts_on="2004"), "There already is such a seat")


def test_who_held_a_seat(keeper, house, stranger):
    seat = {"jurisdiction": house.jurisdictions["CA"].pk, "number": "2", "has_voice": "on", "starts_on": "2000"}
    post(keeper, "seat", "pssdc", **seat)
    made = {"seat": Seat.objects.get(number=2).pk, "person": stranger.pk, "role": "member", "starts_on": "2003"}
    assert post(keeper, "term", "pssdc", **made, ends_on="2005-06-30").status_code == 303
    row = Membership.objects.known().get(person=stranger)
    assert (row.starts_on, row.ends_on, row.end_precision) == (date(2003, 1, 1), date(2005, 6, 30), "day")


def past_body(**more):
    words = {"name_en": "Old Council", "name_fr": "Ancien conseil", "acronym_en": "OC", "acronym_fr": "AC"}
    return words | {"key": "old-c", "kind": "council", "authority": "informs", "starts_on": "1999"} | more


def test_a_body_of_the_past(keeper, house):
    typed = COMMON | past_body(ends_on="2004", once=str(uuid.uuid4()))
    answer = keeper.post(reverse("record_body"), typed)
    assert answer.status_code == 303
    body = Body.objects.get(key="OLD-C")
    assert (body.slug_en, body.slug_fr) == ("old-council", "ancien-conseil")
    assert body.charters.get().ends_on == date(2005, 1, 1)
    assert keeper.get(answer["Location"]).status_code == 200


def test_a_body_whose_key_is_taken(keeper, house):
    answer = keeper.post(reverse("record_body"), COMMON | past_body(key="wg"))
    refused(answer, "already")


def test_an_acronym_in_one_language(keeper, house):
    answer = keeper.post(reverse("record_body"), COMMON | past_body(acronym_fr=""))
    refused(answer, "Write it in both languages.")


# Bad input


def test_a_line_to_itself(keeper, house):
    answer = post(keeper, "line", **line(house, parent=house.bodies["WG"].pk))
    assert "id_parent_error" in refused(answer, "A body cannot report to itself.")


def test_a_circle(keeper, house):
    typed = {"parent": house.bodies["WG"].pk, "kind": "functional", "starts_on": "2009"}
    refused(post(keeper, "line", "pssdc", **typed), "A body cannot report to a body below it.")
    assert not ReportingLine.objects.filter(kind="functional").exists()


def test_names_that_overlap(keeper, house):
    typed = {"kind": "official", "name_en": "Other", "name_fr": "Autre", "starts_on": "2001", "ends_on": "2002"}
    refused(post(keeper, "name", **typed), "Another name of it is already recorded for one of those days.")


def test_a_name_in_one_language(keeper, house):
    typed = {"kind": "acronym", "name_en": "WGX", "name_fr": " ", "starts_on": "2001"}
    refused(post(keeper, "name", **typed), "Write it in both languages.")


def test_a_name_before_the_body_exists(keeper, house):
    typed = {"kind": "acronym", "name_en": "WGX", "name_fr": "GTX", "starts_on": "1990", "ends_on": "1991"}
    refused(post(keeper, "name", **typed), "WG does not exist on that day.")


def test_a_term_before_the_seat_exists(keeper, house, stranger):
    seat = {"jurisdiction": house.jurisdictions["CA"].pk, "number": "2", "has_voice": "on", "starts_on": "2010"}
    post(keeper, "seat", "pssdc", **seat)
    made = {"seat": Seat.objects.get(number=2).pk, "person": stranger.pk, "role": "member", "starts_on": "2003"}
    refused(post(keeper, "term", "pssdc", **made), "This seat does not exist on that day.")


def test_a_seat_of_another_body(keeper, house, stranger):
    made = {"seat": house.seats["PSCIOC:CA:1"].pk, "person": stranger.pk, "role": "observer", "starts_on": "2003"}
    assert post(keeper, "term", "pssdc", **made).status_code == 422


@pytest.mark.parametrize("day", ["1899", "1899-12-31", "2009-02-31", "2009-13", "31.2.2009", "year", "²009", "0000"])
def test_a_day_that_is_none_or_too_early(keeper, house, day):
    text = refused(post(keeper, "line", **line(house, starts_on=day)), "id_starts_on_error")
    assert f'value="{day}"' in text


def test_an_end_before_its_start(keeper, house):
    typed = line(house, starts_on="2009-05", ends_on="2009-05-01")
    refused(post(keeper, "line", **typed), "This cannot end before it starts.")


@pytest.mark.parametrize("lacking", ["because_en", "because_fr"])
def test_a_reason_in_one_language(keeper, house, lacking):
    answer = post(keeper, "line", **line(house, **{lacking: ""}))
    assert answer.status_code == 422
    assert "Write the reason in both languages." in answer.content.decode()
    assert not ReportingLine.objects.filter(kind="liaison").exists()


def test_without_a_source_nothing_is_recorded(keeper, house):
    refused(post(keeper, "line", **line(house, source="")), "id_source_error")


def test_a_source_that_is_too_long_or_holds_nul(keeper, house):
    refused(post(keeper, "line", **line(house, source="x" * 201)), "id_source_error")
    refused(post(keeper, "line", **line(house, source="x\x00")), "id_source_error")


def test_pressed_twice_it_is_recorded_once(keeper, house):
    typed = line(house, once=str(uuid.uuid4()))
    first, second = post(keeper, "line", **typed), post(keeper, "line", **typed)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert ReportingLine.objects.filter(kind="liaison").count() == 1


# Who


@pytest.mark.parametrize("who", ["member", "co_chair", "observer", "stranger"])
def test_only_the_secretariat_records(client, house, who):
    client.force_login(house.people[who])
    for address in (at("line"), reverse("record_body"), reverse("body_records", args=["wg"])):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "The secretariat keeps the register." in answer.content.decode()
    assert post(client, "line", **line(house)).status_code == 403
    assert not ReportingLine.objects.filter(kind="liaison").exists()


def test_unknown_facts_and_bodies_are_not_found(keeper, house):
    assert keeper.get(at("nothing")).status_code == 404
    assert keeper.get(at("line", "nobody")).status_code == 404


def test_a_french_reader_meets_the_french_fields_first(keeper, house):
    with override("fr"):
        text = keeper.get(reverse("record_fact", args=["wg-fr", "name"])).content.decode()
    assert text.index('name="name_fr"') < text.index('name="name_en"')
    assert 'hreflang="en-CA"' in text


@pytest.mark.parametrize("count", [3, 30])
def test_the_records_cost_the_same_however_many(keeper, house, count, django_assert_max_num_queries):
    ground = deck(7)
    for number in range(count):
        made = establish_body(
            key=f"G{number}", kind=BodyKind.WORKING_GROUP, authority=Authority.RECOMMENDS, ground=ground, by=None,
            name=Pair(f"G{number}", f"G{number}"), slug=Pair(f"g{number}", f"g{number}"), starts_on=date(2001, 1, 1),
        )  # fmt: skip
        ReportingLine.objects.create(
            body=made, parent=house.bodies["WG"], kind="primary", in_force=made.charters.get().in_force,
            **ground.columns(),
        )  # fmt: skip
    keeper.get(reverse("body_records", args=["wg"]))
    with django_assert_max_num_queries(15):
        keeper.get(reverse("body_records", args=["wg"]))
