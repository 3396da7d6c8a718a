"""A substitute named on the open ballot, a proxy, both consenting: who may speak for a seat until the close?"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from councils.models import Notice
from governance.actions.meetings.attendance import note_attendance
from governance.actions.votes import close_vote, open_vote, recuse
from governance.actions.votes.voices import accept_voice, name_substitute, offer_proxy, take_back_voice
from governance.enums import VoteMethod
from governance.models import Attendance, Voice, Vote
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.voices import NB, elector_of, substituted, with_procedure
from tests.factories.votes import cast, opened

TODAY = timezone.localdate()


def name(house, event, person, by=None, **kwargs):
    return name_substitute(event=event, elector=elector_of(house, event), person=house.people[person],
                           by=by or house.people["member"], **kwargs)  # fmt: skip


def test_a_substitute_speaks_alone_from_the_moment_they_accept(house, member, alternate, observer):
    event = opened(house)
    voice = name(house, event, "observer")
    with refused("no-voting-seat"):
        cast(house, event, NB, by=observer)
    cast(house, event, NB, by=member)  # until then nothing changes
    accept_voice(voice=voice, by=observer)
    for person in (member, alternate):
        with refused("substitute-named"):
            cast(house, event, NB, "stand_aside", by=person)
    seen = Vote.objects.first().cast_at
    cast(house, event, NB, "object", "No", by=observer, seen=seen)
    assert {(vote.cast_as, vote.cast_by) for vote in Vote.objects.all()} == {("substitute", observer)}
    assert [entry.act for entry in LedgerEntry.objects.filter(act__startswith="voice.").order_by("id")] == [
        "voice.offered", "voice.accepted"]  # fmt: skip


def test_it_is_taken_back_by_either_side_and_what_was_cast_stands(house, member, observer, stranger):
    event = opened(house)
    voice = substituted(house, event, observer)
    cast(house, event, NB, by=observer)
    with refused("no-voting-seat"):
        take_back_voice(voice=voice, by=stranger)
    take_back_voice(voice=voice, by=member)
    assert take_back_voice(voice=voice, by=member).ended_by == member
    with refused("no-voting-seat"):
        cast(house, event, NB, "object", "No", by=observer)
    assert {vote.cast_by for vote in Vote.objects.all()} == {observer}
    again = name(house, event, "observer")
    take_back_voice(voice=again, by=observer)  # declined
    assert Voice.objects.filter(ended_at=None).count() == 0


def test_only_who_was_asked_accepts_and_only_what_stands(house, member, observer, stranger):
    event = opened(house)
    voice = name(house, event, "observer")
    with refused("not-asked"):
        accept_voice(voice=voice, by=member)
    take_back_voice(voice=voice, by=member)
    with refused("taken-back"):
        accept_voice(voice=voice, by=observer)


@pytest.mark.parametrize(("who", "by", "code"), [
    ("observer", "observer", "no-voting-seat"), ("observer", "co_chair", "no-voting-seat"),
    ("observer", "secretariat", "no-reason"), ("alternate", "member", "speaks-already"),
    ("member", "member", "speaks-already")])  # fmt: skip
def test_who_may_not_name_whom(house, who, by, code):
    event = opened(house)
    with refused(code):
        name(house, event, who, by=house.people[by])


def test_the_secretariat_names_on_behalf_and_says_why(house, secretariat, observer):
    event = opened(house)
    name(house, event, "observer", by=secretariat, because="The member is ill and telephoned.")
    assert LedgerEntry.objects.get(act="voice.offered").facts["because"] == "The member is ill and telephoned."


def test_pressed_twice_it_is_one_offer_and_a_second_person_waits(house, member, alternate):
    event = opened(house)
    assert name(house, event, "observer") == name(house, event, "observer")
    with refused("already-named"):
        name(house, event, "stranger")
    assert Notice.objects.filter(kind="voice.offered").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Voice.objects.create(seat=house.seats[NB], person=alternate, kind="substitute", vote_event=event,
                             offered_by=member)  # fmt: skip


def test_nothing_of_it_after_the_close(house, secretariat, member, observer):
    event = opened(house)
    voice = name(house, event, "observer")
    close_vote(event=event, by=secretariat)
    for act in (
        lambda: accept_voice(voice=voice, by=observer),
        lambda: take_back_voice(voice=voice, by=member),
        lambda: name(house, event, "stranger"),
    ):
        with refused("vote-closed"):
            act()


def test_a_recused_seat_and_one_of_another_vote_name_nobody(house, member, observer):
    event, other = opened(house), opened(house)
    with refused("no-such-seat"):
        name_substitute(event=event, elector=elector_of(house, other), person=observer, by=member)
    recuse(event=event, elector=elector_of(house, event), interest="We", language="en", by=member)
    with refused("recused"):
        name(house, event, "observer")


def test_a_substitute_of_one_vote_speaks_in_no_other(house, observer):
    event, other = opened(house), opened(house)
    substituted(house, event, observer)
    with refused("no-voting-seat"):
        cast(house, other, NB, by=observer)
    cast(house, other, NB)


def test_a_proxy_only_where_the_procedure_has_them_and_to_one_who_votes(house, member, observer, co_chair):
    event, seat = opened(house), house.seats[NB]
    with refused("no-proxies"):
        offer_proxy(seat=seat, person=co_chair, event=event, by=member)
    with_procedure(house, proxies=True)
    with refused("not-of-this-body"):
        offer_proxy(seat=seat, person=observer, event=event, by=member)
    with refused("no-voting-seat"):
        offer_proxy(seat=seat, person=co_chair, event=event, by=co_chair)


def test_a_proxy_for_one_vote_speaks_beside_the_holder_and_whoever_casts_is_recorded(house, member, co_chair):
    with_procedure(house, proxies=True)
    event = opened(house)
    voice = offer_proxy(seat=house.seats[NB], person=co_chair, event=event, by=member)
    with refused("no-voting-seat"):
        cast(house, event, NB, by=co_chair)
    accept_voice(voice=voice, by=co_chair)
    cast(house, event, NB, by=co_chair)
    assert {vote.cast_as for vote in Vote.objects.all()} == {"proxy"}
    with refused("already-voted"):
        cast(house, event, NB, "stand_aside", by=member)
    cast(house, event, NB, "stand_aside", by=member, seen=Vote.objects.first().cast_at)
    assert {(vote.cast_as, vote.cast_by) for vote in Vote.objects.all()} == {("holder", member)}


def test_a_proxy_until_a_day_holds_in_every_vote_before_it(house, member, co_chair, monkeypatch):
    with_procedure(house, proxies=True)
    seat = house.seats[NB]
    for until in (None, TODAY, TODAY + timedelta(days=400)):
        with refused("no-day"):
            offer_proxy(seat=seat, person=co_chair, until=until, by=member)
    voice = offer_proxy(seat=seat, person=co_chair, until=TODAY + timedelta(days=1), by=member)
    accept_voice(voice=voice, by=co_chair)
    event = opened(house)
    cast(house, event, NB, by=co_chair)
    with refused("already-named"):
        offer_proxy(seat=seat, person=house.people["other_co_chair"], until=TODAY + timedelta(days=2), by=member)
    monkeypatch.setattr(timezone, "localdate", lambda *args: TODAY + timedelta(days=1))
    with refused("day-has-come"):
        take_back_voice(voice=voice, by=member)


def test_whose_day_has_come_leaves_the_place_to_the_next(house, member, co_chair, other_co_chair):
    with_procedure(house, proxies=True)
    over = Voice.objects.create(seat=house.seats[NB], person=co_chair, kind="proxy", until=TODAY,
                                accepted_at=timezone.now(), offered_by=member)  # fmt: skip
    with refused("no-voting-seat"):
        cast(house, opened(house), NB, by=co_chair)
    offer_proxy(seat=house.seats[NB], person=other_co_chair, until=TODAY + timedelta(days=2), by=member)
    over.refresh_from_db()
    assert over.ended_at is not None


def test_in_the_room_a_proxy_must_be_there(house, secretariat, member, co_chair):
    with_procedure(house, proxies=True)
    meeting = house.meeting()
    note_attendance(
        meeting=meeting, by=secretariat, present={house.seats[NB]: None, house.seats["PSSDC:CA:1"]: co_chair}
    )
    event = open_in_room(house, meeting)
    voice = offer_proxy(seat=house.seats[NB], person=co_chair, event=event, by=member)
    accept_voice(voice=voice, by=co_chair)
    cast(house, event, NB, by=co_chair)
    Attendance.objects.filter(meeting=meeting, person=co_chair).update(presence="absent")
    with refused("no-voting-seat"):
        cast(house, event, NB, "stand_aside", by=co_chair)


def open_in_room(house, meeting):
    motion = house.motion(item=house.item(meeting))
    return open_vote(motion=motion, method=VoteMethod.BALLOT, meeting=meeting, by=house.people["secretariat"])
