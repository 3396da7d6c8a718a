"""What does each person find on the home page, and what does the frame of every page say?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.rules import standing_of
from governance.actions.decisions.follow_ups import Proposed
from governance.actions.decisions.recording import Recorded, publish_decision, record_decision
from governance.models import Package
from governance.queries.desk.page import desk_of
from groundwork.bilingual import Pair
from tests.factories.house import both
from tests.governance.votes.ballots import cast, closed, opened, past_its_time

# All of a page: session, person, standing, frame and what is on it.
MEMBER, SECRETARIAT = 18, 23


def page(client, person, language="en"):
    client.force_login(person)
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    return response.content.decode()


def decided(house, co_chair, *, text=None, actions=(), **kwargs):
    event = closed(house, **kwargs)
    clauses = {
        clause: Recorded("consensus", text or clause.text, actions=list(actions) if clause.position == 1 else [])
        for clause in event.motion.clauses.all()
    }
    motion = event.motion
    motion.refresh_from_db()
    return record_decision(motion=motion, clauses=clauses, by=co_chair, effective_on=timezone.localdate())


def test_who_is_not_signed_in_sees_a_public_page(client, house, co_chair):
    publish_decision(decision=decided(house, co_chair), by=co_chair)
    text = client.get("/en/").content.decode()
    assert "D-" in text
    assert "Sign in" in text
    assert "Record my vote" not in text


@pytest.mark.parametrize(("language", "words"), [
    ("en", "One thing waits for you, Member"), ("fr", "Member")])  # fmt: skip
def test_an_open_vote_waits_for_a_member_with_its_ballot_in_place(client, house, member, language, words):
    event = opened(house)
    text = page(client, member, language)
    assert words in text
    assert event.reference in text
    assert 'name="option" value="agree"' in text
    assert "checked" not in text


def test_a_member_votes_in_place_and_nothing_waits_any_more(client, house, member):
    event = opened(house)
    page(client, member)
    client.post(f"/en/votes/{event.reference}/cast", {"seat": "PSSDC:CA-NB:1", "seen": "", "option": "agree"})
    text = page(client, member)
    assert "Nothing is waiting for you, Member" in text
    assert "Your recent votes" in text
    assert "Agree" in text


@pytest.mark.parametrize("who", ["observer", "stranger", "secretariat", "group_co_chair"])
def test_a_vote_waits_for_nobody_without_a_seat(house, who):
    opened(house)
    person = house.people[who]
    assert not [row for row in desk_of(person, standing_of(person)).rows if row.kind == "vote"]


def test_a_stranger_is_told_that_they_hold_no_place(client, house, stranger):
    assert "You hold no place" in page(client, stranger)


def test_a_vote_whose_time_has_come_waits_for_nobody(client, house, member):
    past_its_time(opened(house))
    assert "Nothing is waiting for you" in page(client, member)


def test_the_vote_that_closes_first_stands_first_and_alone_has_its_ballot(client, house, member):
    later, sooner = opened(house), opened(house)
    type(sooner).objects.filter(pk=sooner.pk).update(closes_at=timezone.now() + timedelta(hours=2))
    text = page(client, member)
    assert text.index(sooner.reference) < text.index(later.reference)
    assert text.count('id="ballot"') == 1
    assert "Two votes." in text


def test_the_badge_counts_the_votes_that_wait(client, house, member):
    opened(house)
    event = opened(house)
    assert '<span class="count">2' in page(client, member)
    cast(house, event, "PSSDC:CA-NB:1")
    assert '<span class="count">1' in page(client, member)


def test_the_frame_says_for_whom_the_reader_sits(client, house, member, stranger):
    assert "· New Brunswick" in page(client, member)
    assert "· New Brunswick" not in page(client, stranger)


def test_a_closed_vote_waits_for_the_co_chairs_to_be_recorded(client, house, co_chair, other_co_chair, member):
    event = closed(house)
    for person in (co_chair, other_co_chair):
        text = page(client, person)
        assert "Record the decision" in text
        assert event.reference in text
    assert "Record the decision" not in page(client, member)


def test_a_recorded_decision_waits_for_its_other_language(client, house, co_chair, secretariat, member):
    decision = decided(house, co_chair, text=Pair("Amended", "").revised(en="Amended", fr=""))
    for person in (co_chair, secretariat):
        text = page(client, person)
        assert "French to confirm" in text
        assert decision.reference in text
    assert decision.reference not in page(client, member)


def test_a_decision_whose_texts_match_waits_to_be_published(client, house, co_chair, secretariat):
    decided(house, co_chair, text=both("Agreed"))
    assert "Publish in both languages" in page(client, secretariat)


def test_an_action_waits_for_the_body_that_owns_it(client, house, co_chair, group_co_chair, member):
    soon = timezone.localdate() + timedelta(days=8)
    proposed = Proposed("action", both("Write the mandate"), owner=house.bodies["WG"], due_on=soon)
    decided(house, co_chair, actions=[proposed])
    text = page(client, group_co_chair)
    assert "Write the mandate" in text
    assert "in 8 days" in text
    assert "Write the mandate" not in page(client, member)


def test_a_late_action_says_so(client, house, co_chair, member, monkeypatch):
    proposed = Proposed("action", both("Late"), jurisdiction=house.jurisdictions["CA-NB"],
                        due_on=timezone.localdate() - timedelta(days=3))  # fmt: skip
    decided(house, co_chair, actions=[proposed])
    assert "3 days late" in page(client, member)


def test_the_secretariat_finds_texts_that_are_not_ready(client, house, secretariat):
    gathering = house.gathering(timezone.localdate() + timedelta(days=5))
    motion = house.motion(item=house.item(house.meeting(gathering=gathering)))
    motion.clauses.update(text_fr_state="stale")
    text = page(client, secretariat)
    assert "2 texts are not ready in both languages." in text
    assert "The package of the Ottawa gathering is to be compiled" in text


def test_the_secretariat_finds_a_package_that_failed(client, house, secretariat):
    gathering = house.gathering(timezone.localdate() + timedelta(days=5))
    Package.objects.create(gathering=gathering, version=1, state="failed", requested_by=secretariat,
                           finished_at=timezone.now(), problem="Item 9 could not be read.")  # fmt: skip
    assert "Item 9 could not be read." in page(client, secretariat)


def test_the_aside_shows_the_next_gathering_and_the_alternate(client, house, member):
    house.meeting(gathering=house.gathering(timezone.localdate() + timedelta(days=2)))
    text = page(client, member)
    assert "Next gathering" in text
    assert "Ottawa" in text
    assert "Alternate: Alternate" in text


@pytest.mark.parametrize(("who", "most"), [("member", MEMBER), ("co_chair", MEMBER + 9), ("secretariat", SECRETARIAT)])
def test_its_queries_do_not_grow(client, house, co_chair, django_assert_max_num_queries, who, most):
    house.meeting(gathering=house.gathering(timezone.localdate() + timedelta(days=2)))
    for _each in range(3):
        opened(house)
        decided(house, co_chair, text=Pair("x", "").revised(en="x", fr=""))
    client.force_login(house.people[who])
    client.get("/en/")
    with django_assert_max_num_queries(most):
        client.get("/en/")


def depending(house, co_chair, *, met):
    """A motion that waits for another one, which was carried or is not decided yet."""
    first = decided(house, co_chair).motion if met else house.motion()
    motion = house.motion()
    motion.needs.add(*first.clauses.all())
    return motion


@pytest.mark.parametrize("who", ["secretariat", "co_chair"])
def test_a_motion_whose_condition_was_met_waits_to_be_put(client, house, co_chair, who):
    motion = depending(house, co_chair, met=True)
    text = page(client, house.people[who])
    assert f'href="/en/motions/{motion.pk}"' in text
    assert "It is ready: what it depends on was carried." in text


def test_it_waits_for_nobody_else_and_not_before(client, house, co_chair, secretariat, member):
    depending(house, co_chair, met=False)
    assert "It is ready" not in page(client, secretariat)
    depending(house, co_chair, met=True)
    assert "It is ready" not in page(client, member)
