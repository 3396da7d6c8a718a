"""Enacting and following up: what was decided becomes so on its day, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.actions.reporting import draw_line
from councils.enums import LineKind
from councils.grounds import deck
from councils.models import ReportingLine
from governance.actions.decisions.effects import enact_effect
from governance.actions.decisions.follow_ups import Proposed, note_progress
from governance.actions.decisions.recording import record_decision
from governance.enums import EffectState
from governance.models import ActionItem, Delegation, Effect
from governance.sweeping import sweep
from tests.factories.decisions import MOVE, decided, judged, recorded, refused
from tests.factories.house import TODAY, both


def parent_of(house, on):
    return ReportingLine.objects.standing(on).get(body=house.bodies["WG"], kind="primary").parent.key


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
