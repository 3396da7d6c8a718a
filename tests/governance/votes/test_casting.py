"""A seat says what it says: one voice, with its reason, by whoever may."""

import pytest

from governance.actions.votes import (
    Position,
    cast_vote,
    close_vote,
    recuse,
)
from governance.models import Elector, Vote, VoteHistory
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.votes import AGREE, cast, opened


def test_a_vote_put_whole_is_copied_to_every_clause(house):
    event = opened(house, points=3)
    cast(house, event, "PSSDC:CA-NB:1", "reservation", "Only if funded")
    assert [(vote.clause.position, vote.option, vote.reason) for vote in Vote.objects.order_by("clause__position")] == [
        (1, "reservation", "Only if funded"),
        (2, "reservation", "Only if funded"),
        (3, "reservation", "Only if funded"),
    ]


def test_changing_keeps_history_and_casting_the_same_again_changes_nothing(house):
    event = opened(house)
    cast(house, event, "PSSDC:CA-NB:1", "agree")
    entries = LedgerEntry.objects.count()
    cast(house, event, "PSSDC:CA-NB:1", "agree")
    assert LedgerEntry.objects.count() == entries
    assert not VoteHistory.objects.exists()
    cast(house, event, "PSSDC:CA-NB:1", "object", "No money")
    assert [row.option for row in VoteHistory.objects.all()] == ["agree", "agree"]
    assert {vote.option for vote in Vote.objects.all()} == {"object"}


@pytest.mark.parametrize(
    ("option", "reason", "code"),
    [
        ("object", "", "no-reason"),
        ("reservation", "  ", "no-reason"),
        ("for", "", "no-choice"),
        ("", "", "no-choice"),
        ("object", "x" * 2001, "reason-too-long"),
        ("object", "x" * 100_000, "reason-too-long"),
        ("object", "bad\x07bell", "reason-unreadable"),
        ("object", "null\x00byte", "reason-unreadable"),
    ],
)
def test_positions_that_are_none(house, option, reason, code):
    event = opened(house)
    with refused(code):
        cast(house, event, "PSSDC:CA-NB:1", option, reason)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("who", ["observer", "stranger", "secretariat", "co_chair", "group_co_chair"])
def test_nobody_votes_for_a_seat_they_do_not_hold(house, who):
    event = opened(house)
    with refused("no-voting-seat"):
        cast(house, event, "PSSDC:CA-NB:1", by=house.people[who])


def test_an_alternate_votes_and_the_principal_replaces_it_having_seen_it(house, member, alternate):
    event = opened(house)
    cast(house, event, "PSSDC:CA-NB:1", "agree", by=alternate)
    with refused("already-voted"):
        cast(house, event, "PSSDC:CA-NB:1", "stand_aside", by=member)
    seen = Vote.objects.first().cast_at
    cast(house, event, "PSSDC:CA-NB:1", "stand_aside", by=member, seen=seen)
    assert {(vote.option, vote.cast_by) for vote in Vote.objects.all()} == {("stand_aside", member)}
    assert VoteHistory.objects.first().cast_by == alternate


def test_a_recused_seat_leaves_the_denominator_and_cannot_vote(house, secretariat, member):
    event = opened(house)
    elector = Elector.objects.get(vote_event=event, seat=house.seats["PSSDC:CA-NB:1"])
    recuse(event=event, elector=elector, interest="We would be paid", language="en", by=member)
    with refused("recused"):
        cast(house, event, "PSSDC:CA-NB:1")
    for key in house.seats:
        if key != "PSSDC:CA-NB:1":
            cast(house, event, key)
    close_vote(event=event, by=secretariat)
    group = event.verdicts.first().verdict["groups"][0]
    assert group["counts"]["recused"] == 1
    assert "New Brunswick" in group["proof"]["en"]
    assert "Nouveau-Brunswick" in group["proof"]["fr"]


def test_clause_by_clause_can_differ(house, secretariat):
    event = opened(house)
    first, second = event.motion.clauses.all()
    for key in house.seats:
        elector = Elector.objects.get(vote_event=event, seat=house.seats[key])
        other = Position("object", "No") if key == "PSSDC:CA:1" else AGREE
        cast_vote(event=event, elector=elector, positions={first: AGREE, second: other}, by=house.holder(key))
    event = close_vote(event=event, by=secretariat)
    assert event.outcome == "mixed"
    assert [row.outcome for row in event.verdicts.all()] == ["carried", "not_carried"]
