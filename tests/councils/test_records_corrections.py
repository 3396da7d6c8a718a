"""“This date is wrong”: a correction is a new act; what was believed before stays readable."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from councils.actions.bodies import note_event
from councils.actions.corrections import correct_dates
from councils.grounds import deck
from councils.models import BodyEvent, BodyName, Membership, ReportingLine, SeatTerm
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry

BECAUSE = {"because_en": "The minutes say 2009", "because_fr": "Le procès-verbal dit 2009"}
REASON = Pair("The minutes say 2009", "Le procès-verbal dit 2009")


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def line(house):
    return ReportingLine.objects.known().get(body=house.bodies["WG"], kind="primary")


def at(row, kind: str = "lines") -> str:
    return reverse("correct_row", args=[kind, row.pk])


def post(client, row, kind: str = "lines", **typed):
    return client.post(at(row, kind), BECAUSE | {"once": str(uuid.uuid4()), "do": "correct"} | typed)


def test_the_form_begins_with_what_is_recorded(keeper, line):
    text = keeper.get(at(line)).content.decode()
    assert 'value="1998-01-01"' in text
    assert "recorded from the deck, slide 7" in text


def test_a_date_is_set_right_and_the_old_one_stays(keeper, line):
    answer = post(keeper, line, starts_on="2009")
    assert answer.status_code == 303
    assert answer["Location"] == reverse("body_records", args=["wg"]) + "#lines"
    line.refresh_from_db()
    assert line.recorded.upper is not None
    new = ReportingLine.objects.known().get(body__key="WG", kind="primary")
    assert (new.starts_on, new.start_precision, new.because) == (date(2009, 1, 1), "year", REASON)
    assert (new.basis, new.source) == (line.basis, line.source)
    assert LedgerEntry.objects.filter(act="structure.corrected").count() == 1
    text = keeper.get(answer["Location"]).content.decode()
    assert "1 row that was believed before" in text
    assert "January 1, 1998" in text
    assert "The minutes say 2009" in text


def test_what_happened_has_one_date(keeper, house):
    ground, words = deck(7), Pair("Created", "Création")
    days = {"on": date(2005, 1, 1), "until": date(2005, 1, 2)}
    row = note_event(body=house.bodies["WG"], kind="created", description=words, ground=ground, by=None, **days)
    assert 'name="ends_on"' not in keeper.get(at(row, "events")).content.decode()
    assert post(keeper, row, "events", starts_on="").status_code == 422
    assert post(keeper, row, "events", starts_on="2006-02").status_code == 303
    new = BodyEvent.objects.known().get()
    assert (new.starts_on, new.ends_on, new.start_precision) == (date(2006, 2, 1), date(2006, 3, 1), "month")


def test_a_row_is_taken_back_with_its_reason(keeper, line):
    answer = post(keeper, line, do="retract")
    assert answer.status_code == 303
    assert not ReportingLine.objects.known().filter(body__key="WG", kind="primary").exists()
    text = keeper.get(answer["Location"]).content.decode()
    assert "Taken back, because:" in text
    assert "The minutes say 2009" in text


@pytest.mark.parametrize("do", ["correct", "retract"])
@pytest.mark.parametrize("lacking", ["because_en", "because_fr"])
def test_a_reason_in_one_language_is_not_enough(keeper, line, do, lacking):
    answer = post(keeper, line, do=do, starts_on="2009", **{lacking: " "})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Write the reason in both languages." in text
    assert ("The minutes say 2009" in text) == (lacking == "because_fr")
    line.refresh_from_db()
    assert line.recorded.upper is None


def test_a_row_that_was_replaced_meanwhile_is_left_alone(keeper, line, secretariat):
    correct_dates(row=line, starts_on=date(2001, 1, 1), ends_on=None, because=REASON, by=secretariat)
    answer = post(keeper, line, starts_on="2009")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "This was changed meanwhile." in text
    assert 'value="2009"' in text
    assert ReportingLine.objects.known().get(body__key="WG", kind="primary").starts_on == date(2001, 1, 1)


def test_whoever_comes_to_a_replaced_row_is_led_to_the_list(keeper, line, secretariat):
    correct_dates(row=line, starts_on=date(2001, 1, 1), ends_on=None, because=REASON, by=secretariat)
    answer = keeper.get(at(line), follow=True)
    assert answer.redirect_chain == [(reverse("body_records", args=["wg"]) + "#lines", 302)]
    assert "This was changed meanwhile." in answer.content.decode()


@pytest.mark.parametrize("typed", ["1899", "2009-02-31", "soon"])
def test_impossible_days_are_refused(keeper, line, typed):
    answer = post(keeper, line, starts_on=typed)
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode()


def test_it_cannot_end_before_it_starts(keeper, line):
    answer = post(keeper, line, starts_on="2009", ends_on="2008")
    assert answer.status_code == 422
    assert "This cannot end before it starts." in answer.content.decode()


def test_nothing_changes_when_nothing_is_changed(keeper, line):
    answer = post(keeper, line, starts_on="1998-01-01")
    assert answer.status_code == 422
    assert "That is how it already is." in answer.content.decode()


def test_a_seat_cannot_begin_after_those_who_sit_in_it(keeper, house):
    term = SeatTerm.objects.known().get(seat=house.seats["PSSDC:CA-NB:1"])
    answer = post(keeper, term, "seat_terms", starts_on="2020")
    assert answer.status_code == 422
    assert "Something else rests on these days" in answer.content.decode()


def test_every_row_of_the_list_can_be_corrected(keeper, house):
    for body in ("pssdc", "jc", "wg"):
        text = keeper.get(reverse("body_records", args=[body])).content.decode()
        found = [each.split('"')[0] for each in text.split('href="')[1:] if "/structure/records/" in each]
        assert len(found) > 2
        for address in found:
            assert keeper.get(address).status_code == 200, address


def test_the_end_of_a_term_ends_its_rights_at_once(keeper, client, house, member):
    held = Membership.objects.known().get(person=member)
    alternate = Membership.objects.known().get(role="alternate")
    assert post(keeper, alternate, "memberships", do="retract").status_code == 303
    assert post(keeper, held, "memberships", starts_on="1998", ends_on="2010").status_code == 303
    client.force_login(member)
    assert client.get(reverse("why")).content.decode().count("ended in 2010") > 0


@pytest.mark.parametrize(("kind", "number"), [("lines", 999_999), ("nothing", 1), ("bodies", 1)])
def test_unknown_rows_are_not_found(keeper, house, kind, number):
    assert keeper.get(reverse("correct_row", args=[kind, number])).status_code == 404


def test_pressed_twice_it_is_corrected_once(keeper, line):
    key = str(uuid.uuid4())
    for _each in range(2):
        assert post(keeper, line, starts_on="2009", once=key).status_code == 303
    assert LedgerEntry.objects.filter(act="structure.corrected").count() == 1


@pytest.mark.parametrize("who", ["member", "co_chair", "observer", "stranger"])
def test_only_the_secretariat_corrects(client, house, line, who):
    client.force_login(house.people[who])
    assert client.get(at(line)).status_code == 403
    assert post(client, line, starts_on="2009").status_code == 403
    assert BodyName.objects.known().count() == 6
    line.refresh_from_db()
    assert line.recorded.upper is None
