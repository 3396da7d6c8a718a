"""Is a motion put from its page: in writing, in the meeting, or carried by consensus in one press?"""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from governance.actions.meetings.calling import begin_meeting
from governance.actions.motions.wording import revise_clause, withdraw_motion
from governance.actions.votes import open_vote
from governance.enums import MotionState, VoteMethod
from governance.models import VoteEvent


@pytest.fixture
def item(house):
    return house.item(recommendation=house.recommendation())


@pytest.fixture
def motion(house):
    return house.motion(item=house.item())


@pytest.fixture
def clause(motion):
    return motion.clauses.first()


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def stale(clause, secretariat):
    """A clause whose French no longer follows the English."""
    return revise_clause(clause=clause, version=1, en="Changed", fr=clause.text_fr, by=secretariat)


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def page(client, motion):
    return client.get(at("motion", motion.pk)).content.decode()


def once():
    return str(uuid.uuid4())


def tomorrow():
    return (timezone.localtime() + timedelta(days=1)).date().isoformat()


def put(client, motion, **more):
    data = {"open-method": "written", "open-closes_on": tomorrow(), "open-closes_at": "17:00", "once": once()}
    return client.post(at("open_vote", motion.pk), data | {f"open-{key}": value for key, value in more.items()})


def test_a_written_procedure_is_opened_until_a_moment(client, co_chair, motion):
    client.force_login(co_chair)
    assert put(client, motion).status_code == 303
    event = VoteEvent.objects.get()
    assert (event.method, event.meeting) == (VoteMethod.WRITTEN, None)
    assert f"{timezone.localtime(event.closes_at):%Y-%m-%d %H:%M}" == f"{tomorrow()} 17:00"
    words = page(client, motion)
    assert event.reference in words
    assert "Open the vote" not in words
    assert "Edit clause" not in words


def test_a_second_press_opens_no_second_vote(keeper, motion):
    data = {"open-method": "ballot", "once": once()}
    first, second = (keeper.post(at("open_vote", motion.pk), data) for _press in range(2))
    assert first["Location"] == second["Location"]
    assert VoteEvent.objects.get().meeting == motion.item.meeting


def test_whoever_comes_second_is_told_that_it_is_open(keeper, motion, co_chair):
    open_vote(motion=motion, method=VoteMethod.BALLOT, by=co_chair, meeting=motion.item.meeting)
    assert put(keeper, motion).status_code == 422
    assert VoteEvent.objects.count() == 1


@pytest.mark.parametrize("more", [
    {"method": ""}, {"method": "consensus_call"}, {"closes_on": ""}, {"closes_at": ""}, {"closes_at": "25:00"},
    {"closes_at": "five"}, {"closes_on": "tomorrow"}, {"closes_on": "2020-01-01"},
])  # fmt: skip
def test_a_vote_that_cannot_be_is_refused_with_what_was_typed(keeper, motion, more):
    answer = put(keeper, motion, **more)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not VoteEvent.objects.exists()


def test_a_stale_text_stops_the_opening_by_name(keeper, motion, stale):
    answer = put(keeper, motion)
    assert answer.status_code == 422
    assert "A text is missing or does not match yet: clause M1 (French)." in answer.content.decode()
    assert not VoteEvent.objects.exists()


def test_a_stale_text_is_put_with_a_reason_that_the_page_shows(keeper, motion, stale):
    assert put(keeper, motion, override_en="Only one language").status_code == 422
    assert put(keeper, motion, override_en="Typo in French", override_fr="Coquille en français").status_code == 303
    assert "Typo in French" in page(keeper, motion)


def test_the_reason_is_asked_only_where_a_text_is_behind_and_ready_in_a_meeting(keeper, secretariat, motion, clause):
    assert "override_en" not in page(keeper, motion)
    revise_clause(clause=clause, version=1, en="Changed", fr=clause.text_fr, by=secretariat)
    assert "override_en" in page(keeper, motion)
    assert "Amended in session" not in page(keeper, motion)
    begin_meeting(meeting=motion.item.meeting, by=secretariat)
    assert "Amended in session" in page(keeper, motion)
    assert "Modifié en séance" in page(keeper, motion)


def test_consensus_needs_to_know_who_is_there(keeper, house, motion):
    words = page(keeper, motion)
    assert "Note who is present first" in words
    assert "Carried by consensus" not in words
    answer = keeper.post(at("call_consensus", motion.pk), {"once": once()})
    assert answer.status_code == 422
    assert not VoteEvent.objects.exists()


def test_carried_by_consensus_is_one_press(client, house, co_chair, motion):
    house.all_present(motion.item.meeting)
    client.force_login(co_chair)
    assert "Carried by consensus" in page(client, motion)
    data = {"once": once()}
    for _press in range(2):
        assert client.post(at("call_consensus", motion.pk), data).status_code == 303
    event = VoteEvent.objects.get()
    motion.refresh_from_db()
    assert (event.method, event.outcome, motion.state) == (VoteMethod.CONSENSUS_CALL, "carried", MotionState.JUDGED)
    words = page(client, motion)
    assert event.reference in words
    assert 'data-s="carried"' in words


def test_consensus_on_a_stale_text_needs_the_reason(keeper, house, motion, stale):
    house.all_present(motion.item.meeting)
    assert keeper.post(at("call_consensus", motion.pk), {"once": once()}).status_code == 422
    data = {"call-override_en": "Amended in session", "call-override_fr": "Modifié en séance", "once": once()}
    assert keeper.post(at("call_consensus", motion.pk), data).status_code == 303


def test_a_motion_is_withdrawn_once(keeper, motion):
    assert keeper.post(at("withdraw_motion", motion.pk)).status_code == 303
    assert keeper.post(at("withdraw_motion", motion.pk)).status_code == 409
    assert put(keeper, motion).status_code == 422
    assert "withdrawn" in page(keeper, motion)


def test_a_motion_without_an_item_is_put_in_writing_only(keeper, house, secretariat):
    motion = house.motion()
    words = page(keeper, motion)
    assert "Carried by consensus" not in words
    assert "ballot" not in words
    assert put(keeper, motion, method="ballot").status_code == 422
    assert keeper.post(at("call_consensus", motion.pk)).status_code == 303
    assert not VoteEvent.objects.exists()
    withdraw_motion(motion=motion, by=secretariat)
