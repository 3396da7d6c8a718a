"""Does a substitute whom the seat named for the meeting vote there without being named a second time?"""

import pytest

from councils.models import Notice
from governance.actions.meetings.attendance import note_attendance
from governance.actions.meetings.calling import begin_meeting
from governance.actions.meetings.replies import answer_meeting
from governance.actions.votes import cast_vote, open_vote
from governance.actions.votes.voices import take_back_voice
from governance.ballot_box import Position
from governance.enums import VoteMethod
from governance.models import Voice, Vote
from governance.queries.votes.speakers import speakers
from tests.factories.decisions import refused
from tests.factories.house import tomorrow
from tests.factories.voices import NB, elector_of


@pytest.fixture
def meeting(house, member, stranger):
    found = house.meeting()
    answer_meeting(meeting=found, seat=house.seats[NB], answer="substitute", person=stranger, by=member)
    return found


def begun(house, meeting, sitting=None):
    others = {seat: None for key, seat in house.seats.items() if key != NB and house.holder(key) is not None}
    note_attendance(meeting=meeting, present=others, by=house.people["secretariat"])
    if sitting:
        note_attendance(meeting=meeting, present={house.seats[NB]: sitting}, by=house.people["secretariat"])
    begin_meeting(meeting=meeting, by=house.people["co_chair"])


def put(house, meeting, method=VoteMethod.BALLOT):
    motion = house.motion(points=1, item=house.item(meeting))
    return open_vote(motion=motion, method=method, meeting=meeting, by=house.people["co_chair"])


def say(house, event, by):
    clause = event.motion.clauses.get()
    return cast_vote(event=event, elector=elector_of(house, event), positions={clause: Position("agree")}, by=by)


def test_who_sits_there_votes_and_the_holder_does_not(house, meeting, stranger, member):
    begun(house, meeting, sitting=stranger)
    event = put(house, meeting)
    voice = Voice.objects.get()
    assert (voice.person, voice.offered_by, voice.vote_event) == (stranger, member, event)
    assert voice.accepted_at is not None
    assert stranger.pk in speakers(event)
    assert member.pk not in speakers(event)
    with refused("substitute-named"):
        say(house, event, member)
    say(house, event, stranger)
    assert Vote.objects.get().cast_as == "substitute"


def test_who_comes_later_is_asked_and_speaks_once_they_are_noted(house, meeting, stranger, member, secretariat):
    begun(house, meeting)
    event = put(house, meeting)
    assert Voice.objects.get().accepted_at is None
    assert Notice.objects.filter(kind="voice.offered", person=stranger).count() == 1
    say(house, event, member)
    note_attendance(meeting=meeting, present={house.seats[NB]: stranger}, by=secretariat)
    assert Voice.objects.get().accepted_at is not None
    assert Vote.objects.get().cast_by == member


def test_where_somebody_else_sits_nobody_is_named(house, meeting, member):
    begun(house, meeting, sitting=member)
    event = put(house, meeting)
    assert not Voice.objects.exists()
    say(house, event, member)


def test_what_was_taken_back_is_not_made_again(house, meeting, stranger, member, secretariat):
    begun(house, meeting, sitting=stranger)
    put(house, meeting)
    take_back_voice(voice=Voice.objects.get(), by=member)
    note_attendance(meeting=meeting, present={house.seats[NB]: stranger}, remote={house.seats[NB]}, by=secretariat)
    assert Voice.objects.get().ended_at is not None


def test_a_vote_outside_the_meeting_asks_for_a_naming_of_its_own(house, meeting, stranger, secretariat):
    begun(house, meeting, sitting=stranger)
    motion = house.motion(points=1, item=house.item(meeting))
    open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    assert not Voice.objects.exists()
