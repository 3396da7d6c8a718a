"""Recording and publishing: from a verdict to a decision in both languages."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from governance.actions.decisions.follow_ups import Proposed
from governance.actions.decisions.matching import match_text
from governance.actions.decisions.recording import publish_decision, record_decision
from governance.actions.meetings.attendance import note_attendance
from governance.enums import ActionKind, MotionState
from governance.models import ActionItem, Decision, Effect, Reservation
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import MOVE, decided, judged, recorded, refused
from tests.factories.house import TODAY, both


def test_a_decision_has_an_outcome_per_clause_and_keeps_reservations_by_name(house):
    decision = decided(house)
    assert decision.reference.startswith("D-")
    assert decision.outcomes.count() == 2
    reservation = Reservation.objects.get()
    assert (reservation.jurisdiction.code, reservation.text, reservation.language) == (
        "CA-NB",
        "Sous réserve de fonds",
        "fr",
    )
    decision.motion.refresh_from_db()
    assert decision.motion.state == MotionState.DECIDED
    assert decision.motion.recommendation.state == "adopted"


@pytest.mark.parametrize("who", ["member", "alternate", "observer", "secretariat", "group_co_chair", "stranger"])
def test_only_a_co_chair_records(house, who):
    motion = judged(house)
    with refused("not-co-chair"):
        record_decision(motion=motion, clauses=recorded(motion), by=house.people[who], effective_on=TODAY)


def test_the_second_co_chair_is_told_who_recorded_it(house, co_chair, other_co_chair):
    motion = judged(house)
    record_decision(motion=motion, clauses=recorded(motion), by=co_chair, effective_on=TODAY)
    with refused("already-recorded") as caught:
        record_decision(motion=motion, clauses=recorded(motion), by=other_co_chair, effective_on=TODAY)
    assert co_chair.name in str(caught.value.refusal)
    assert Decision.objects.count() == 1


def test_it_cannot_take_effect_before_it_is_taken(house, co_chair):
    motion = judged(house)
    with refused("effective-before-decided"):
        record_decision(motion=motion, clauses=recorded(motion), by=co_chair, effective_on=TODAY - timedelta(days=1))
    assert not Decision.objects.exists()


def test_what_the_vote_did_not_carry_is_not_recorded_as_carried(house, co_chair):
    motion = judged(house, objector="PSCIOC:CA:1")
    with refused("verdict-says-otherwise"):
        record_decision(motion=motion, clauses=recorded(motion), by=co_chair, effective_on=TODAY)
    assert record_decision(motion=motion, clauses=recorded(motion, "not_carried"), by=co_chair, effective_on=TODAY)


def test_nothing_hangs_on_a_clause_that_was_not_carried(house, co_chair):
    motion = judged(house, objector="PSCIOC:CA:1")
    action = Proposed(ActionKind.ACTION, both("Do"), owner=house.bodies["WG"], due_on=TODAY)
    record_decision(
        motion=motion, clauses=recorded(motion, "deferred", [MOVE], [action]), by=co_chair, effective_on=TODAY
    )
    assert not Effect.objects.exists()
    assert not ActionItem.objects.exists()


def test_every_clause_gets_an_outcome(house, co_chair):
    motion = judged(house)
    clauses = recorded(motion)
    clauses.popitem()
    with refused("clauses-missing"):
        record_decision(motion=motion, clauses=clauses, by=co_chair, effective_on=TODAY)


def test_moving_a_body_under_itself_or_below_it_is_refused_while_recording(house, co_chair):
    motion = judged(house)
    with refused("reports-to-itself"):
        record_decision(
            motion=motion,
            clauses=recorded(motion, effects=[{**MOVE, "to": "WG"}]),
            by=co_chair,
            effective_on=TODAY,
        )
    assert not Decision.objects.exists()
    assert not LedgerEntry.objects.filter(act="decision.recorded").exists()


def test_consensus_in_the_meeting_records_and_decides_in_one_press(house, co_chair):
    meeting = house.meeting()
    motion = house.motion(item=house.item(meeting))
    with refused("no-meeting"):
        record_decision(motion=motion, clauses=recorded(motion, "consensus"), by=co_chair, effective_on=TODAY)
    house.all_present(meeting)
    decision = record_decision(
        motion=motion, clauses=recorded(motion, "consensus"), by=co_chair, effective_on=TODAY, meeting=meeting
    )
    assert decision.vote_event.outcome == "carried"


def test_consensus_without_a_quorum_present_leaves_nothing_behind(house, co_chair):
    meeting = house.meeting()
    note_attendance(meeting=meeting, present={house.seats["PSSDC:CA:1"]: co_chair}, by=co_chair)
    motion = house.motion(item=house.item(meeting))
    with refused("verdict-says-otherwise"):
        record_decision(
            motion=motion,
            clauses=recorded(motion, "consensus"),
            by=co_chair,
            effective_on=TODAY,
            meeting=meeting,
        )
    motion.refresh_from_db()
    assert motion.state == MotionState.DRAFT
    assert not motion.vote_events.exists()


def test_a_motion_that_was_never_put_can_be_deferred(house, co_chair):
    motion = house.motion()
    decision = record_decision(motion=motion, clauses=recorded(motion, "deferred"), by=co_chair, effective_on=TODAY)
    assert decision.vote_event is None
    assert decision.motion.recommendation.__class__.objects.get().state == "deferred"


def test_publication_waits_until_both_texts_match(house, co_chair, secretariat):
    decision = decided(house, publish=False, text=Pair("Amended", "Ancien").revised(en="Amended again", fr="Ancien"))
    with refused("text-unready"):
        publish_decision(decision=decision, by=secretariat)
    for outcome in decision.outcomes.all():
        match_text(outcome=outcome, en="Amended again", fr="Modifié encore", by=co_chair)
    assert publish_decision(decision=decision, by=secretariat).published_by == secretariat


def test_a_published_decision_is_never_edited(house, co_chair):
    decision = decided(house)
    with refused("published"):
        match_text(outcome=decision.outcomes.first(), en="a", fr="b", by=co_chair)
    decision.title_en = "Other"
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        decision.save()
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        decision.outcomes.update(text_en="Other")
