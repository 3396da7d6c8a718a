"""Does what depends on other clauses become ready, or fall, by itself?"""

import html

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.decisions.recording import Recorded, record_decision
from governance.actions.motions.conditions import set_conditions
from governance.actions.motions.wording import withdraw_motion
from governance.actions.votes import Position, cast_vote, close_vote, open_vote
from governance.enums import MotionState, VoteMethod
from governance.forms.run.recording import RecordingForm
from governance.judging import overall
from governance.models import ClauseOutcome, ClauseVerdict, Motion
from governance.queries.motions.conditions import ready_motions
from governance.queries.run.recording import recording_of
from governance.sweeping import sweep
from groundwork.models import LedgerEntry
from tests.factories.decisions import recorded, refused
from tests.factories.house import TODAY, tomorrow
from tests.factories.votes import cast


@pytest.fixture
def first(house):
    return house.motion()


@pytest.fixture
def second(house):
    return house.motion(item=house.item())


@pytest.fixture
def conditional(first, second, secretariat):
    """The second motion needs both clauses of the first."""
    return set_conditions(of=second, needs=list(first.clauses.all()), by=secretariat)


def open_written(motion, by):
    return open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=by)


def voted(house, motion, against=()):
    """The motion judged: each seat agrees, the co-chair objects to the clauses in these positions."""
    by = house.people["secretariat"]
    event = open_written(motion, by)
    for key in house.seats:
        if house.seats[key].jurisdiction_id and not (against and key == "PSSDC:CA:1"):
            cast(house, event, key)
    if against:
        object_to(house, event, against)
    close_vote(event=event, by=by)
    motion.refresh_from_db()
    event.refresh_from_db()
    return event


def object_to(house, event, against):
    elector = event.electors.get(seat=house.seats["PSSDC:CA:1"])
    said = {
        clause: Position("object", "No") if clause.position in against else Position("agree")
        for clause in event.motion.clauses.all()
    }
    cast_vote(event=event, elector=elector, positions=said, by=house.holder("PSSDC:CA:1"))


def decide(motion, by, outcomes):
    clauses = {clause: Recorded(outcomes[clause.position], clause.text) for clause in motion.clauses.all()}
    return record_decision(motion=motion, clauses=clauses, by=by, effective_on=TODAY)


# Saying so


def test_there_are_no_rings(first, second, conditional, secretariat):
    with refused("condition-ring"):
        set_conditions(of=first, needs=[second.clauses.first()], by=secretariat)
    with refused("condition-ring"):
        set_conditions(of=first.clauses.first(), needs=[second.clauses.first()], by=secretariat)
    clause, other = first.clauses.all()
    with refused("condition-ring"):
        set_conditions(of=clause, needs=[clause], by=secretariat)
    set_conditions(of=clause, needs=[other], by=secretariat)
    with refused("condition-ring"):
        set_conditions(of=other, needs=[clause], by=secretariat)
    with refused("condition-ring"):
        set_conditions(of=first, needs=[clause], by=secretariat)


def test_only_on_drafts_by_who_may_edit(first, second, secretariat, member):
    with refused("not-co-chair-nor-secretariat"):
        set_conditions(of=second, needs=[first.clauses.first()], by=member)
    open_written(second, secretariat)
    with refused("text-frozen"):
        set_conditions(of=second, needs=[first.clauses.first()], by=secretariat)


# A conditional motion


def test_it_is_not_put_before_and_ready_after(house, first, conditional, secretariat, co_chair):
    with refused("condition-open"):
        open_written(conditional, secretariat)
    voted(house, first)
    assert ready_motions([conditional.body_id]) == []
    record_decision(motion=first, clauses=recorded(first, "consensus"), by=co_chair, effective_on=TODAY)
    assert ready_motions([conditional.body_id]) == [conditional]
    assert open_written(conditional, secretariat)


def test_it_falls_in_the_act_that_records_otherwise_and_so_does_what_needs_it(
    house, first, conditional, secretariat, co_chair
):
    third = set_conditions(of=house.motion(), needs=[conditional.clauses.first()], by=secretariat)
    voted(house, first, against={2})
    decide(first, co_chair, {1: "consensus", 2: "not_carried"})
    for motion in (conditional, third):
        motion.refresh_from_db()
        assert motion.state == MotionState.FALLEN
    assert LedgerEntry.objects.filter(act="motion.fallen").count() == 2
    assert ready_motions([conditional.body_id]) == []
    with refused("cannot-be-carried"):
        set_conditions(of=house.motion(), needs=[conditional.clauses.first()], by=secretariat)


def test_it_waits_while_the_other_is_deferred(house, first, conditional, co_chair):
    voted(house, first, against={1, 2})
    decide(first, co_chair, {1: "deferred", 2: "deferred"})
    conditional.refresh_from_db()
    assert conditional.state == MotionState.DRAFT


def test_it_falls_with_a_motion_that_is_withdrawn(first, conditional, secretariat):
    withdraw_motion(motion=first, by=secretariat)
    conditional.refresh_from_db()
    assert conditional.state == MotionState.FALLEN


def test_the_sweep_lets_it_fall_too(first, conditional):
    Motion.objects.filter(pk=first.pk).update(state=MotionState.WITHDRAWN)
    assert sweep().fallen == 1
    assert sweep().fallen == 0


# A clause inside one vote


@pytest.fixture
def chained(first, secretariat):
    """The second clause needs the first."""
    clause, other = first.clauses.all()
    set_conditions(of=other, needs=[clause], by=secretariat)
    return first


def test_a_clause_falls_with_the_one_it_needs(house, chained):
    event = voted(house, chained, against={1})
    lost, fallen = ClauseVerdict.objects.filter(vote_event=event).order_by("clause__position")
    assert (lost.outcome, fallen.outcome, fallen.reason) == ("not_carried", "fallen", "condition_not_carried")
    assert fallen.fallen_because == lost.clause
    assert fallen.verdict["outcome"] == "carried"
    assert event.outcome == "not_carried"


def test_it_stands_when_that_is_carried(house, chained):
    event = voted(house, chained, against={2})
    assert [row.outcome for row in event.verdicts.all()] == ["carried", "not_carried"]
    assert event.outcome == "mixed"


def test_the_whole_is_said_by_those_that_did_not_fall():
    rows = [ClauseVerdict(outcome=each) for each in ("carried", "fallen")]
    assert overall(rows) == "carried"
    assert overall(rows[1:]) == "not_carried"


def test_a_fallen_clause_is_recorded_as_fallen_and_not_carried(house, chained, co_chair):
    voted(house, chained, against={1})
    proposed = RecordingForm(recording_of(chained))
    other = chained.clauses.last()
    assert proposed.fields[f"c{other.pk}_outcome"].initial == "fallen"
    with refused("condition-not-carried"):
        decide(chained, co_chair, {1: "not_carried", 2: "consensus"})
    with refused("does-not-fall"):
        decide(chained, co_chair, {1: "fallen", 2: "fallen"})
    decision = decide(chained, co_chair, {1: "not_carried", 2: "fallen"})
    assert ClauseOutcome.objects.get(decision=decision, clause=other).outcome == "fallen"


def test_no_clause_is_recorded_as_carried_without_the_one_it_needs(house, chained, co_chair):
    voted(house, chained)
    with refused("condition-not-carried"):
        decide(chained, co_chair, {1: "deferred", 2: "consensus"})


# On the pages


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def read(client, name, *args):
    return html.unescape(client.get(at(name, *args)).content.decode())


def test_conditions_are_chosen_and_shown(client, first, second, secretariat):
    client.force_login(secretariat)
    address = at("motion_conditions", second.pk)
    assert "Only if these are carried" in client.get(address).content.decode()
    needs = [str(each.pk) for each in first.clauses.all()]
    assert client.post(address, {"needs": needs}).status_code == 303
    assert "not decided yet" in read(client, "motion", second.pk)
    clause, other = second.clauses.all()
    assert client.post(at("part_conditions", second.pk, other.pk), {"needs": [str(clause.pk)]}).status_code == 303
    assert "only if M1 is carried" in read(client, "motion", second.pk)
    ring = client.post(at("part_conditions", second.pk, clause.pk), {"needs": [str(other.pk)]})
    assert ring.status_code == 422


def test_the_result_says_why_a_clause_fell(client, house, chained, secretariat):
    event = voted(house, chained, against={1})
    client.force_login(secretariat)
    shown = read(client, "ballot", event.reference)
    assert "because clause M1 is not carried" in shown
    assert "Fallen" in shown


def test_the_home_page_shows_what_is_ready(client, house, first, conditional, secretariat, co_chair):
    voted(house, first)
    record_decision(motion=first, clauses=recorded(first, "consensus"), by=co_chair, effective_on=TODAY)
    client.force_login(secretariat)
    shown = read(client, "home")
    assert "It is ready: what it depends on was carried." in shown
    assert at("motion", conditional.pk) in shown


def test_the_decision_page_shows_a_fallen_clause(client, house, chained, secretariat, co_chair):
    voted(house, chained, against={1})
    decision = decide(chained, co_chair, {1: "not_carried", 2: "fallen"})
    client.force_login(secretariat)
    assert "Fallen" in read(client, "decision", decision.reference)
