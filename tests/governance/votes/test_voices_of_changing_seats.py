"""A jurisdiction leaves, a co-chair goes, an alternate takes over: the electorate of an open vote stands."""

import pytest
from django.utils import timezone

from councils.actions.memberships import appoint, end_membership
from councils.actions.seats import create_seat, end_seat
from councils.enums import Role
from councils.grounds import deck
from councils.models import Membership
from governance.actions.votes import close_vote
from governance.actions.votes.voices import accept_voice, offer_proxy
from governance.models import Elector, Vote
from tests.factories.decisions import refused
from tests.factories.voices import NB, elector_of, substituted, with_procedure
from tests.factories.votes import cast, opened

CHAIR = "PSSDC:CA:1"
TODAY = timezone.localdate()


def leaves(person):
    held = Membership.objects.standing(TODAY).get(person=person)
    end_membership(membership=held, on=TODAY, ground=deck(7), by=None)


def verdict_of(house, event):
    return close_vote(event=event, by=house.people["secretariat"]).verdicts.first()


def seats_in(case):
    return {seat["id"] for seat in case["seats"]}


def voted_in(case):
    return {vote["seat"] for vote in case["votes"]}


def test_a_jurisdiction_that_leaves_stays_in_office_and_has_not_voted(house, member, alternate):
    event = opened(house)
    frozen = event.frozen_hash
    end_seat(seat=house.seats[NB], on=TODAY, ground=deck(7), by=None)
    for person in (member, alternate):
        with refused("no-voting-seat"):
            cast(house, event, NB, by=person)
    for key in (CHAIR, "PSSDC:CA-YT:1", "PSCIOC:CA:1", "PSCIOC:CA-NB:1"):
        cast(house, event, key)
    verdict = verdict_of(house, event)
    event.refresh_from_db()
    assert event.frozen_hash == frozen
    assert Elector.objects.filter(vote_event=event).count() == 6
    assert seats_in(verdict.case) == {each.seat_key for each in Elector.objects.filter(vote_event=event)}
    assert voted_in(verdict.case) == {CHAIR, "PSSDC:CA-YT:1", "PSCIOC:CA:1", "PSCIOC:CA-NB:1"}


def test_what_it_said_before_it_left_stands(house):
    event = opened(house)
    cast(house, event, NB)
    end_seat(seat=house.seats[NB], on=TODAY, ground=deck(7), by=None)
    assert voted_in(verdict_of(house, event).case) == {NB}


def test_a_vacant_co_chairs_seat_is_spoken_for_by_its_substitute_alone(house, co_chair, observer):
    event = opened(house)
    substituted(house, event, observer, key=CHAIR)
    leaves(co_chair)
    with refused("no-voting-seat"):
        cast(house, event, CHAIR, by=co_chair)
    cast(house, event, CHAIR, by=observer)
    assert {(vote.cast_by, vote.cast_as) for vote in Vote.objects.all()} == {(observer, "substitute")}
    assert elector_of(house, event, CHAIR).co_chair
    assert voted_in(verdict_of(house, event).case) == {CHAIR}


def test_a_vacant_seat_is_spoken_for_by_its_proxy(house, co_chair, member):
    with_procedure(house, proxies=True)
    event = opened(house)
    voice = offer_proxy(seat=house.seats[CHAIR], person=member, event=event, by=co_chair)
    accept_voice(voice=voice, by=member)
    leaves(co_chair)
    cast(house, event, CHAIR, by=member)
    assert {vote.cast_as for vote in Vote.objects.all()} == {"proxy"}


@pytest.mark.parametrize("gone", ["vacant", "replaced"])
def test_nobody_votes_for_a_vacant_seat_until_somebody_holds_it(house, co_chair, gone):
    event = opened(house)
    leaves(co_chair)
    with refused("no-voting-seat"):
        cast(house, event, CHAIR, by=co_chair)
    if gone == "replaced":
        successor = house.people["stranger"]
        appoint(person=successor, seat=house.seats[CHAIR], role=Role.MEMBER, starts_on=TODAY, ground=deck(7), by=None)
        cast(house, event, CHAIR, by=successor)
    assert voted_in(verdict_of(house, event).case) == ({CHAIR} if gone == "replaced" else set())


def test_an_alternate_goes_on_where_the_member_left(house, member, alternate):
    event = opened(house)
    cast(house, event, NB, by=member)
    seen = Vote.objects.first().cast_at
    leaves(member)
    cast(house, event, NB, "stand_aside", by=alternate, seen=seen)
    assert {(vote.cast_by, vote.cast_as) for vote in Vote.objects.all()} == {(alternate, "alternate")}


def test_a_seat_that_is_new_is_not_in_it(house):
    event = opened(house)
    seat = create_seat(body=house.bodies["PSSDC"], jurisdiction=house.jurisdictions["CA-YT"], number=2,
                       starts_on=TODAY, ground=deck(7), by=None)  # fmt: skip
    assert not Elector.objects.filter(vote_event=event, seat=seat).exists()
