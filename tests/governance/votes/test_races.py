"""Two at once, on real connections: one voice, one decision, no late vote, no lost entry."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from governance.actions.decisions.recording import Recorded, record_decision
from governance.actions.votes import Position, cast_vote, close_vote, open_vote, write_votes
from governance.enums import VoteMethod
from governance.models import Decision, Elector, Vote, VoteEvent
from governance.sweeping import sweep
from groundwork.models import LedgerEntry
from tests.factories.house import tomorrow
from tests.factories.races import together

pytestmark = pytest.mark.django_db(transaction=True)


def opened(house):
    return open_vote(
        motion=house.motion(), method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=house.people["secretariat"]
    )


def voting(house, event, key, by=None, option="agree"):
    elector = Elector.objects.get(vote_event=event, seat=house.seats[key])
    positions = dict.fromkeys(event.motion.clauses.all(), Position(option))
    return lambda: cast_vote(event=event, elector=elector, positions=positions, by=by or house.holder(key))


def test_principal_and_alternate_at_once_are_one_voice_and_the_second_is_told(house, member, alternate):
    event = opened(house)
    results = together(
        voting(house, event, "PSSDC:CA-NB:1", member),
        voting(house, event, "PSSDC:CA-NB:1", alternate, "stand_aside"),
    )
    assert results.count("already-voted") == 1
    assert Vote.objects.count() == 2
    assert len({vote.cast_by_id for vote in Vote.objects.all()}) == 1


def test_the_same_press_twice_at_once_is_one_vote(house, member):
    event = opened(house)
    together(voting(house, event, "PSSDC:CA-NB:1", member), voting(house, event, "PSSDC:CA-NB:1", member))
    assert Vote.objects.count() == 2
    assert LedgerEntry.objects.filter(act="vote.cast").count() == 1


def test_votes_racing_the_close_are_in_or_out_and_each_voter_is_told_which(house, secretariat):
    event = opened(house)
    keys = sorted(house.seats)
    results = together(*[voting(house, event, key) for key in keys], lambda: close_vote(event=event, by=secretariat))
    accepted = [key for key, result in zip(keys, results, strict=False) if result != "vote-closed"]
    assert Vote.objects.values("elector").distinct().count() == len(accepted)
    assert LedgerEntry.objects.filter(act="vote.cast").count() == len(accepted)
    closed_at = VoteEvent.objects.get().closed_at
    counted = VoteEvent.objects.get().verdicts.first().case["votes"]
    assert len(counted) == len(accepted)
    assert closed_at is not None


def test_a_close_waits_for_a_vote_under_way_and_counts_it(house, secretariat, monkeypatch):
    event = opened(house)
    real = write_votes

    def slowly(*args, **kwargs):
        votes = real(*args, **kwargs)
        time.sleep(0.5)
        return votes

    monkeypatch.setattr("governance.actions.votes.casting.write_votes", slowly)

    def close_soon():
        time.sleep(0.2)
        return close_vote(event=event, by=secretariat)

    together(voting(house, event, "PSSDC:CA:1"), close_soon)
    assert len(VoteEvent.objects.get().verdicts.first().case["votes"]) == 1


def test_two_closes_at_once_are_one(house, secretariat, co_chair):
    event = opened(house)
    results = together(lambda: close_vote(event=event, by=secretariat), lambda: close_vote(event=event, by=co_chair))
    assert results.count("vote-closed") == 1
    assert LedgerEntry.objects.filter(act="vote.closed").count() == 1


def test_two_co_chairs_recording_at_once_make_one_decision(house, secretariat, co_chair, other_co_chair):
    event = opened(house)
    for key in house.seats:
        voting(house, event, key)()
    close_vote(event=event, by=secretariat)
    motion = event.motion.__class__.objects.get()
    clauses = {clause: Recorded("vote", clause.text) for clause in motion.clauses.all()}

    def recording(by):
        return lambda: record_decision(motion=motion, clauses=clauses, by=by, effective_on=timezone.localdate())

    results = together(recording(co_chair), recording(other_co_chair))
    assert results.count("already-recorded") == 1
    assert Decision.objects.count() == 1


def test_two_sweeps_at_once_close_a_vote_once(house):
    event = opened(house)
    later = timezone.now() + timedelta(days=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: later)
        results = together(sweep, sweep)
    assert sum(swept.votes for swept in results) == 1
    assert VoteEvent.objects.get(pk=event.pk).outcome == "no_quorum"
