"""Recording, publishing, enacting: from a verdict to a changed structure."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from councils.actions.reporting import draw_line
from councils.enums import LineKind
from councils.grounds import deck
from councils.models import ReportingLine
from governance.actions.decisions import Recorded, match_text, publish_decision, record_decision
from governance.actions.effects import enact_effect
from governance.actions.follow_ups import Proposed, note_progress
from governance.actions.meetings import note_attendance
from governance.actions.votes import Position, cast_vote, close_vote, open_vote
from governance.enums import ActionKind, EffectState, MotionState, VoteMethod
from governance.models import ActionItem, Decision, Delegation, Effect, Elector, Reservation
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories.house import both, tomorrow

MOVE = {"kind": "move", "body": "WG", "to": "JC"}
TODAY = timezone.localdate()


def refused(code):
    return pytest.raises(Refused, check=lambda refused: refused.refusal.code == code)


def judged(house, objector=None, **kwargs):
    """A motion whose vote is closed; carried unless somebody objects."""
    motion = house.motion(**kwargs)
    event = open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=house.people["secretariat"])
    for key in house.seats:
        position = Position("object", "No") if key == objector else Position("agree")
        if key == "PSSDC:CA-NB:1" and objector is None:
            position = Position("reservation", "Sous réserve de fonds", "fr")
        cast_vote(
            event=event,
            elector=Elector.objects.get(vote_event=event, seat=house.seats[key]),
            positions=dict.fromkeys(motion.clauses.all(), position),
            by=house.holder(key),
        )
    close_vote(event=event, by=house.people["secretariat"])
    motion.refresh_from_db()
    return motion


def recorded(motion, outcome="vote", effects=(), actions=(), text=None):
    return {
        clause: Recorded(
            outcome,
            text or clause.text,
            list(effects) if clause.position == 1 else [],
            list(actions) if clause.position == 1 else [],
        )
        for clause in motion.clauses.all()
    }


def decided(house, *, effective_on=TODAY, publish=True, effects=(MOVE,), **kwargs):
    motion = judged(house)
    decision = record_decision(
        motion=motion,
        clauses=recorded(motion, effects=effects, **kwargs),
        by=house.people["co_chair"],
        effective_on=effective_on,
    )
    if publish:
        decision = publish_decision(decision=decision, by=house.people["secretariat"])
    return decision


def parent_of(house, on):
    return ReportingLine.objects.standing(on).get(body=house.bodies["WG"], kind="primary").parent.key


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


def test_effects_of_an_unpublished_decision_wait(house):
    decided(house, publish=False)
    assert sweep().effects == 0
    with refused("not-published"):
        enact_effect(effect=Effect.objects.get())
    assert parent_of(house, TODAY) == "PSSDC"


def test_on_its_day_the_structure_changes_once_and_yesterday_does_not(house):
    decision = decided(house)
    assert sweep().effects == 1
    assert sweep().effects == 0
    assert parent_of(house, TODAY) == "JC"
    assert parent_of(house, TODAY - timedelta(days=1)) == "PSSDC"
    line = ReportingLine.objects.standing(TODAY).get(body=house.bodies["WG"])
    assert line.opened_by == decision.reference
    old = ReportingLine.objects.known().get(body=house.bodies["WG"], parent=house.bodies["PSSDC"])
    assert (old.closed_by, old.ends_on) == (decision.reference, TODAY)


def test_what_was_believed_before_stays_readable(house):
    before = timezone.now()
    decided(house)
    sweep()
    believed = ReportingLine.objects.standing(TODAY, before).get(body=house.bodies["WG"])
    assert believed.parent.key == "PSSDC"


def test_nothing_happens_before_its_day(house):
    decided(house, effective_on=TODAY + timedelta(days=3))
    assert sweep().effects == 0
    assert Effect.objects.get().state == EffectState.PENDING


def test_an_effect_that_became_impossible_is_held_with_its_reason_in_both_languages(house):
    decided(house, effective_on=TODAY, effects=({**MOVE, "to": "DM"},))
    draw_line(
        body=house.bodies["DM"],
        parent=house.bodies["WG"],
        kind=LineKind.FUNCTIONAL,
        starts_on=TODAY,
        ground=deck(7),
        by=None,
    )
    sweep()
    effect = Effect.objects.get()
    assert effect.state == EffectState.HELD
    assert effect.held_because.en
    assert effect.held_because.fr
    assert parent_of(house, TODAY) == "PSSDC"


def test_a_delegation_and_a_format_come_into_force(house):
    house.format()
    decided(
        house,
        effects=(
            {"kind": "delegate", "body": "WG", "scope_en": "Oversee", "scope_fr": "Superviser"},
            {"kind": "adopt_format", "format": "one-and-a-half"},
        ),
    )
    assert sweep().effects == 2
    assert Delegation.objects.get().scope.fr == "Superviser"


def test_a_published_decision_is_never_edited(house, co_chair):
    decision = decided(house)
    with refused("published"):
        match_text(outcome=decision.outcomes.first(), en="a", fr="b", by=co_chair)
    decision.title_en = "Other"
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        decision.save()
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        decision.outcomes.update(text_en="Other")


def test_actions_have_one_owner_a_date_and_a_reference(house, co_chair):
    motion = judged(house)
    for wrong, code in (
        (Proposed("action", both("Do"), due_on=TODAY), "no-owner"),
        (Proposed("action", both("Do"), owner=house.bodies["WG"]), "no-due-date"),
    ):
        with refused(code):
            record_decision(motion=motion, clauses=recorded(motion, actions=[wrong]), by=co_chair, effective_on=TODAY)
    actions = [
        Proposed("commitment", both("Stand"), owner=house.bodies["JC"]),
        Proposed("review", both("Review"), owner=house.bodies["WG"], due_on=TODAY, owed=both("Findings")),
    ]
    record_decision(motion=motion, clauses=recorded(motion, actions=actions), by=co_chair, effective_on=TODAY)
    assert sorted(ActionItem.objects.values_list("reference", flat=True)) == [
        f"A-{TODAY.year}-001",
        f"A-{TODAY.year}-002",
    ]


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("group_co_chair", None),
        ("secretariat", None),
        ("member", "not-owner"),
        ("observer", "not-owner"),
        ("stranger", "not-owner"),
    ],
)
def test_who_may_report_progress(house, who, code):
    decided(house, actions=[Proposed("action", both("Do"), owner=house.bodies["WG"], due_on=TODAY)])
    action = ActionItem.objects.get()
    if code is None:
        note_progress(action=action, text="Half way", language="en", state="in_progress", by=house.people[who])
        action.refresh_from_db()
        assert (action.state, action.notes.get().text) == ("in_progress", "Half way")
    else:
        with refused(code):
            note_progress(action=action, text="Half way", language="en", by=house.people[who])
