"""Opening, casting, closing: the acts themselves, without a page."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from governance.actions.meetings import note_attendance
from governance.actions.motions import confirm_clause, revise_clause
from governance.actions.votes import (
    Position,
    call_consensus,
    cancel_vote,
    cast_vote,
    close_vote,
    open_vote,
    recuse,
)
from governance.enums import MotionState, VoteMethod, VoteState
from governance.models import Elector, Vote, VoteHistory
from groundwork.bilingual import Pair
from groundwork.ledger import digest
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories.house import both, tomorrow

AGREE = Position("agree")


def opened(house, **kwargs):
    motion = house.motion(**kwargs)
    return open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=house.people["secretariat"])


def cast(house, event, key, option="agree", reason="", by=None, seen=None):
    elector = Elector.objects.get(vote_event=event, seat=house.seats[key])
    positions = {clause: Position(option, reason) for clause in event.motion.clauses.all()}
    return cast_vote(event=event, elector=elector, positions=positions, by=by or house.holder(key), seen=seen)


def refused(code):
    return pytest.raises(Refused, check=lambda refused: refused.refusal.code == code)


def test_opening_freezes_rule_electorate_and_both_texts(house):
    event = opened(house)
    assert event.reference.startswith("V-")
    assert event.frozen["rule"]["components"] == ["PSSDC", "PSCIOC"]
    assert len(event.frozen["electorate"]) == 6
    assert event.frozen["texts"]["clauses"][0] == {
        "position": 1,
        "label": "M1",
        "en": "Point 1",
        "fr": "Point 1 (fr)",
    }
    assert event.frozen_hash == digest(event.frozen)
    assert event.motion.state == MotionState.OPEN or event.motion.__class__.objects.get().state == MotionState.OPEN


def test_the_electorate_holds_a_commitment_and_no_name(house):
    event = opened(house)
    assert "Member" not in str(event.frozen)
    elector = event.electors.get(seat=house.seats["PSSDC:CA-NB:1"])
    assert elector.holder["name"] == "Member"
    assert elector.holder_hash in str(event.frozen)


def test_a_stale_clause_stops_the_opening_by_name(house, secretariat):
    motion = house.motion()
    clause = motion.clauses.first()
    revise_clause(clause=clause, version=1, en="Changed", fr=clause.text.fr, by=secretariat)
    with refused("text-unready") as caught:
        open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    assert "M1" in str(caught.value.refusal)
    confirm_clause(clause=clause, language="fr", by=secretariat)
    confirm_clause(clause=clause, language="en", by=secretariat)
    assert open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)


def test_an_override_needs_its_reason_in_both_languages_and_stays_with_the_vote(house, secretariat):
    motion = house.motion()
    revise_clause(clause=motion.clauses.first(), version=1, en="", fr="Nouveau", by=secretariat)
    with refused("override-one-language"):
        open_vote(
            motion=motion,
            method=VoteMethod.WRITTEN,
            closes_at=tomorrow(),
            by=secretariat,
            override=Pair("Amended in session", ""),
        )
    event = open_vote(
        motion=motion,
        method=VoteMethod.WRITTEN,
        closes_at=tomorrow(),
        by=secretariat,
        override=Pair("Amended in session", "Modifié en séance"),
    )
    assert event.override.fr == "Modifié en séance"


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("member", "not-co-chair-nor-secretariat"),
        ("observer", "not-co-chair-nor-secretariat"),
        ("stranger", "not-co-chair-nor-secretariat"),
        ("alternate", "not-co-chair-nor-secretariat"),
        ("group_co_chair", "not-co-chair-nor-secretariat"),
        ("secretariat", None),
        ("co_chair", None),
        ("other_co_chair", None),
    ],
)
def test_who_may_open(house, who, code):
    motion = house.motion()
    if code is None:
        assert open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=house.people[who])
    else:
        with refused(code):
            open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=house.people[who])


@pytest.mark.parametrize("closes_at", [None, timezone.now() - timedelta(minutes=1)])
def test_a_written_procedure_needs_a_closing_time_to_come(house, secretariat, closes_at):
    with refused("closing-time"):
        open_vote(motion=house.motion(), method=VoteMethod.WRITTEN, closes_at=closes_at, by=secretariat)


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


def test_closing_judges_each_clause_and_says_how(house, secretariat):
    event = opened(house)
    for key in house.seats:
        cast(house, event, key)
    event = close_vote(event=event, by=secretariat)
    assert (event.state, event.outcome) == (VoteState.CLOSED, "carried")
    verdict = event.verdicts.first()
    assert verdict.outcome == "carried"
    assert verdict.case_hash == digest(verdict.case)
    assert verdict.verdict["proof"]["fr"]


def test_one_objection_in_one_council_stops_the_joint_motion(house, secretariat):
    event = opened(house)
    for key in house.seats:
        cast(house, event, key, *(("object", "No") if key == "PSCIOC:CA-YT:1" else ("agree", "")))
    event = close_vote(event=event, by=secretariat)
    assert event.outcome == "not_carried"
    assert [group["outcome"] for group in event.verdicts.first().verdict["groups"]] == [
        "carried",
        "not_carried",
    ]


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


def test_too_few_votes_are_no_quorum(house, secretariat):
    event = opened(house)
    cast(house, event, "PSSDC:CA:1")
    assert close_vote(event=event, by=secretariat).outcome == "no_quorum"


def test_a_vote_after_the_close_is_refused_by_the_rule_and_by_the_database(house, secretariat, member):
    event = opened(house)
    clause = event.motion.clauses.first()
    elector = Elector.objects.get(vote_event=event, seat=house.seats["PSSDC:CA-NB:1"])
    close_vote(event=event, by=secretariat)
    with refused("vote-closed"):
        cast(house, event, "PSSDC:CA-NB:1")
    with pytest.raises(IntegrityError, match="closed"), transaction.atomic():
        Vote.objects.create(vote_event=event, elector=elector, clause=clause, option="agree", cast_by=member)


def test_the_clock_closes_only_when_the_time_has_come_and_votes_are_refused_from_then_on(house, monkeypatch):
    event = opened(house)
    with refused("not-yet"):
        close_vote(event=event, by=None)
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    with refused("vote-closed"):
        cast(house, event, "PSSDC:CA-NB:1")
    assert close_vote(event=event, by=None).closed_by is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE governance_voteevent SET outcome = 'carried'",
        "DELETE FROM governance_voteevent",
        "UPDATE governance_clauseverdict SET outcome = 'carried'",
        "TRUNCATE governance_voteevent CASCADE",
        "DELETE FROM governance_vote",
        "UPDATE governance_vote SET option = 'object', reason = 'x'",
        "UPDATE governance_elector SET weight = 9",
    ],
)
def test_a_closed_vote_is_never_edited_or_deleted(house, secretariat, sql):
    event = opened(house)
    cast(house, event, "PSSDC:CA:1")
    close_vote(event=event, by=secretariat)
    with pytest.raises(IntegrityError, match="guard"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


def test_what_was_frozen_stays_frozen_while_open(house):
    event = opened(house)
    event.frozen = {"rule": {}}
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        event.save()


def test_the_text_of_an_open_motion_is_not_edited(house, secretariat):
    event = opened(house)
    with refused("text-frozen"):
        revise_clause(clause=event.motion.clauses.first(), version=1, en="a", fr="b", by=secretariat)


def test_consensus_is_one_press_and_the_proof_follows_from_who_is_there(house, co_chair):
    meeting = house.meeting()
    house.all_present(meeting)
    event = call_consensus(motion=house.motion(), meeting=meeting, by=co_chair)
    assert (event.state, event.outcome) == (VoteState.CLOSED, "carried")
    assert Vote.objects.filter(declared=True).count() == 12


def test_consensus_needs_somebody_in_the_room_and_a_quorum(house, co_chair):
    meeting = house.meeting()
    with pytest.raises(Refused):
        call_consensus(motion=house.motion(), meeting=meeting, by=co_chair)
    note_attendance(meeting=meeting, present={house.seats["PSSDC:CA:1"]: co_chair}, by=co_chair)
    assert call_consensus(motion=house.motion(), meeting=meeting, by=co_chair).outcome == "no_quorum"


def test_a_cancelled_vote_says_why_and_the_motion_can_be_put_again(house, secretariat):
    event = opened(house)
    with refused("no-reason"):
        cancel_vote(event=event, because=Pair(), by=secretariat)
    cancel_vote(event=event, because=both("Wrong text"), by=secretariat)
    again = open_vote(motion=event.motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    assert again.reference != event.reference


def test_a_motion_is_put_once_at_a_time(house, secretariat):
    event = opened(house)
    with refused("wrong-state"):
        open_vote(motion=event.motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
