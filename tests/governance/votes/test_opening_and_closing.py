"""A motion is put, frozen, closed and judged: in order, by those who may, once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from governance.actions.meetings.attendance import note_attendance
from governance.actions.motions.wording import confirm_clause, revise_clause
from governance.actions.votes import (
    call_consensus,
    cancel_vote,
    close_vote,
    open_vote,
)
from governance.enums import MotionState, VoteMethod, VoteState
from governance.models import Elector, Vote
from groundwork.bilingual import Pair
from groundwork.ledger import digest
from groundwork.refusals import Refused
from tests.factories.decisions import refused
from tests.factories.house import both, tomorrow
from tests.factories.votes import cast, opened


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
