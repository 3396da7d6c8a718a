"""“Why can I (not) see or do this?”: the page of rights says what the rules say, and the refusals lay open why."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from councils.actions.seats import appoint, end_membership
from councils.enums import Role
from councils.grounds import decided, deck
from councils.models import Body, Membership, Person
from councils.rules import KEEP, SEE_PEOPLE, refuse_unless_secretariat, standing_of
from councils.sign_in import door_closed
from governance import rights, rules
from governance.actions.packages import request_package
from governance.electorates import deciding_keys
from governance.queries.about.why import why_of
from governance.rules.procedure import refuse_set_procedure
from governance.rules.proposed_items import refuse_submit_items
from groundwork.refusals import Refusal
from priorities.rights import READ_DRAFT_MODEL
from tests.factories.house import House

TODAY = timezone.localdate()
CAST = ["co_chair", "member", "alternate", "secretariat", "observer", "group_co_chair", "stranger"]
GENERAL = {
    "read-agenda": lambda who: rules.refuse_read_agenda(standing_of(who)),
    "read-package": lambda who: rules.refuse_read_package(who, None),
    "read-unpublished": lambda who: rules.refuse_read_unpublished(standing_of(who)),
    "recommend": rules.refuse_recommend,
    "submit-items": refuse_submit_items,
    "prepare": rules.refuse_prepare,
    "see-people": lambda who: None if standing_of(who).is_anybody else SEE_PEOPLE.refused("no-place", "No"),
    "read-draft-model": lambda who: None if standing_of(who).is_anybody else READ_DRAFT_MODEL.refused("no-place", "No"),
    "keep": refuse_unless_secretariat,
    "compile": lambda who: rules.refuse_compile(who, None),
    "set-procedure": lambda who: refuse_set_procedure(who, Body.objects.get(key="JC")),
}


def in_force(person: Person) -> Membership:
    return Membership.objects.known().filter(person=person).latest("pk")


def leave(house: House, name: str, on: date, decision: str = "D-2026-014") -> None:
    """This person's place ends by a decision."""
    end_membership(membership=in_force(house.people[name]), on=on, ground=decided(decision), by=None)


def answers(person: Person, key: str = "") -> dict[str, bool]:
    """What the page says, right by right: everywhere, or in the body with this key."""
    page = why_of(person, key)
    found = next(each.answers for each in page.bodies if each.body.key == key) if key else page.everywhere
    return {each.right.name: each.is_held for each in found.all}


@pytest.mark.parametrize("who", CAST)
def test_the_page_says_what_the_rules_of_everywhere_say(house, who):
    person = house.people[who]
    assert answers(person) == {name: refuse(person) is None for name, refuse in GENERAL.items()}


@pytest.mark.parametrize("key", ["JC", "PSSDC", "PSCIOC", "WG", "DM"])
@pytest.mark.parametrize("who", CAST)
def test_the_page_says_what_the_rules_of_a_body_say(house, who, key):
    person, body = house.people[who], house.bodies[key]
    keys = deciding_keys(body, TODAY)
    said = answers(person, key)
    assert said["read-votes"] == (rules.refuse_read_ballot(standing_of(person), keys) is None)
    assert said["conduct"] == (rules.refuse_chair_or_secretariat(person, body) is None)
    assert said["record"] == (rules.refuse_chair(person, body) is None)
    assert said["file-report"] == (rules.refuse_file_report(person, body) is None)
    assert said["vote"] == any(held.seat.body.key in keys for held in standing_of(person).voting_seats().values())


def test_every_right_refuses_with_its_rule(house, stranger):
    refusals = [refuse(stranger) for refuse in GENERAL.values()]
    refusals += [rules.refuse_chair(stranger, house.bodies["JC"]), refuse_unless_secretariat(stranger)]
    for refusal in refusals:
        assert isinstance(refusal, Refusal)
        assert refusal.status == 403
        assert refusal.asked
        assert str(refusal.asked.rule)
        assert str(refusal.asked.needs)
        assert refusal.asked.on == TODAY


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_right_is_in_words_in_both_languages(language):
    with override("en"):
        english = [str(word) for each in (*rights.EVERYWHERE, *rights.OF_A_BODY, KEEP) for word in words_of(each)]
    with override(language):
        here = [str(word) for each in (*rights.EVERYWHERE, *rights.OF_A_BODY, KEEP) for word in words_of(each)]
    assert all(here)
    assert language == "en" or not set(here) & set(english)


def words_of(right):
    return right.words, right.rule, right.needs


def test_an_administrator_may_what_the_secretariat_may_and_no_more(house, stranger, secretariat):
    stranger.is_superuser = True
    assert standing_of(stranger).is_secretariat
    assert answers(stranger) == answers(secretariat)
    assert not answers(stranger, "JC")["record"]


def test_who_has_just_left_reads_when_and_by_which_decision(client, house, member):
    leave(house, "member", date(2026, 10, 31))
    gathering = house.meeting().gathering
    client.force_login(member)
    answer = client.get(reverse("gathering", args=[gathering.slug_en]))
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "You hold no place on that day." in text
    assert "Your term as member, New Brunswick (PSSDC), ended on October 31, 2026 (decision D-2026-014)." in text
    assert "You would have to hold a place in any body on that day." in text
    with override("fr"):
        french = client.get(reverse("gathering", args=[gathering.slug_fr])).content.decode()
    assert "a pris fin le 31\u00a0octobre\u00a02026 (décision D-2026-014)." in french


def test_who_has_not_begun_yet_reads_when_it_begins(client, house, stranger):
    soon = TODAY + timedelta(days=30)
    leave(house, "member", soon, "D-2026-020")
    seat = house.seats["PSSDC:CA-NB:1"]
    appoint(person=stranger, seat=seat, role=Role.MEMBER, starts_on=soon, ground=decided("D-2026-021"), by=None)
    text = page(client, stranger)
    assert "Your term as member, New Brunswick (PSSDC), begins on" in text
    assert "(decision D-2026-021)." in text
    assert "to come" in text


def test_an_end_known_to_the_month_is_written_so(house, stranger):
    seat = house.seats["PSSDC:CA-NB:1"]
    leave(house, "member", date(2009, 1, 1))
    ground = deck(7, start_precision="year", end_precision="month")
    held = {"starts_on": date(2010, 1, 1), "ends_on": date(2012, 6, 1)}
    appoint(person=stranger, seat=seat, role=Role.MEMBER, ground=ground, by=None, **held)
    (near,) = next(each.nearly for each in why_of(stranger).everywhere.all if each.right.name == "read-agenda")
    assert "ended in May 2012 (recorded from the deck, slide 7)." in near


def page(client, who, query="") -> str:
    if who is not None:
        client.force_login(who)
    answer = client.get(reverse("why") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_names_the_place_by_which_each_right_is_held(client, co_chair):
    text = page(client, co_chair, "?body=JC")
    assert 'id="asked-for"' in text
    assert "Record its decisions" in text
    assert "Co-chair, Canada (PSSDC)" in text
    assert "You would have to be of the secretariat on that day." in text


def test_a_member_reads_why_not(client, member):
    text = page(client, member, "?body=JC")
    assert "You would have to be a co-chair on that day: " in text


def test_an_unknown_body_is_as_none(client, member):
    assert 'id="asked-for"' not in page(client, member, "?body=NO-SUCH&body=%3Cb%3E")


def test_who_is_not_signed_in_is_told_so(client, house):
    text = page(client, None)
    assert "You are not signed in." in text
    assert "Your places" not in text


def test_a_closed_account_has_nothing(house, member):
    member.is_active = False
    found = why_of(member)
    assert not found.bodies
    assert not found.chain.is_open


def test_a_refusal_of_somebody_without_a_session_says_so(client, house, secretariat):
    package = request_package(gathering=house.meeting().gathering, by=secretariat)
    answer = client.get(reverse("package", args=[package.gathering.slug_en]))
    assert answer.status_code == 403
    assert "You are not signed in." in answer.content.decode()


def test_a_refusal_in_a_fragment_lays_it_open_too(client, house, member):
    client.force_login(member)
    address = reverse("compile_now", args=[house.meeting().gathering.slug_en])
    text = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    assert "The secretariat has packages compiled." in text


def test_the_page_of_a_vote_tells_strangers_nothing(client, house, stranger):
    client.force_login(stranger)
    answer = client.get("/en/votes/V-2026-001")
    assert answer.status_code == 404
    assert reverse("why") in answer.content.decode()


def test_decision_and_agenda_lead_to_the_page(client, house, member):
    client.force_login(member)
    gathering = house.meeting().gathering
    assert "Why do I see this?" in client.get(reverse("gathering", args=[gathering.slug_en])).content.decode()


@pytest.mark.parametrize("count", [3, 30])
def test_it_costs_the_same_however_many_places(client, house, member, count, django_assert_max_num_queries):
    for number in range(count):
        seat = house.seats["PSCIOC:CA-YT:1"]
        days = {"starts_on": date(1999 + number // 2, 1 + 6 * (number % 2), 1)}
        days["ends_on"] = days["starts_on"] + timedelta(days=20)
        appoint(person=member, seat=seat, role=Role.OBSERVER, ground=deck(7), by=None, **days)
    client.force_login(member)
    client.get(reverse("why"))
    with django_assert_max_num_queries(9):
        client.get(reverse("why"))


def test_the_door_says_by_which_decision_it_is_closed(house, member):
    leave(house, "member", date(2026, 10, 31))
    answer = door_closed(RequestFactory().get("/"), member)
    assert answer.status_code == 403
    assert "ended on October 31, 2026 (decision D-2026-014)." in answer.content.decode()


def test_a_refusal_beside_a_form_lays_it_open(client, house, observer):
    meeting = house.meeting()
    client.force_login(observer)
    text = client.get(reverse("attendance", args=[meeting.gathering.slug_en])).content.decode()
    assert "The co-chairs of a body, or of a council that decides for it, and the secretariat" in text
    assert "Observer, JC" in text.replace("observer, JC", "Observer, JC")
