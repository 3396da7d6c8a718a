"""In which order do effects apply, how often, and what waits when something cannot be done now?"""

from datetime import timedelta

import pytest
from django.db import DatabaseError, OperationalError

from councils.actions.lives import dissolve_body
from councils.grounds import decided as on_ground
from councils.models import Body, BodyName, ReportingLine
from governance.actions.decisions import effects as acts
from governance.actions.decisions.recording import publish_decision, record_decision
from governance.enums import EffectState
from governance.models import Decision, Effect
from governance.sweeping import due_effects, sweep
from groundwork.models import LedgerEntry, ReferenceCounter
from tests.factories.decisions import MOVE, decided, judged, recorded
from tests.factories.effects import EXAMPLES, LATER, group, named
from tests.factories.house import TODAY
from tests.governance.votes.test_races import together

CALL_A = {"kind": "rename", "body": "WG", **named("A", "A (fr)")}
CALL_B = {"kind": "rename", "body": "WG", **named("B", "B (fr)")}


def name_of(body, on=TODAY):
    return BodyName.objects.standing(on).get(body__key=body, kind="official").name.en


def states():
    return list(Effect.objects.order_by("pk").values_list("state", flat=True))


def test_two_decisions_for_one_day_apply_by_number_not_by_letters(house):
    ReferenceCounter.objects.create(kind="D", year=TODAY.year, last=998)
    first, second = decided(house, effects=(CALL_A,)), decided(house, effects=(CALL_B,))
    assert [first.reference[-3:], second.reference[-4:]] == ["999", "1000"]
    assert second.reference < first.reference
    assert [effect.terms["name_en"] for effect in due_effects(TODAY)] == ["A", "B"]
    assert sweep().effects == 2
    assert name_of("WG") == "B"


def test_an_earlier_day_comes_first_whatever_the_number(house):
    late = decided(house, effects=(CALL_A,), effective_on=TODAY + timedelta(days=2))
    decided(house, effects=(CALL_B,), effective_on=TODAY + timedelta(days=1))
    assert [each.terms["name_en"] for each in due_effects(TODAY + timedelta(days=3))] == ["B", "A"]
    assert late.reference.endswith("001")


def test_within_a_decision_clauses_and_effects_go_in_their_order(house):
    new = EXAMPLES["establish"].effect(house) | {"under": "JC"}
    motion = judged(house)
    clauses = recorded(motion, effects=[new, {**MOVE, "to": "NEW"}])
    second = next(clause for clause in clauses if clause.position == 2)
    clauses[second].effects.append({"kind": "rename", "body": "NEW", **named("Newest", "Le plus récent")})
    acts_on = dict(reversed(list(clauses.items())))
    decision = record_decision(motion=motion, clauses=acts_on, by=house.people["co_chair"], effective_on=TODAY)
    publish_decision(decision=decision, by=house.people["secretariat"])
    assert sweep().effects == 3
    assert states() == [EffectState.ENACTED] * 3
    assert name_of("NEW") == "Newest"
    assert ReportingLine.objects.standing(TODAY).get(body__key="WG", kind="primary").parent.key == "NEW"


@pytest.mark.parametrize("first", ["move", "dissolve"])
def test_a_move_and_a_dissolution_on_one_day_in_either_order(house, first):
    """Moved and then dissolved it ends; dissolved it cannot be moved any more, and that is held."""
    ending = {"kind": "dissolve", "body": "WG"}
    one, other = (MOVE, ending) if first == "move" else (ending, MOVE)
    decided(house, effects=(one,))
    decided(house, effects=(other,))
    sweep()
    assert states() == [EffectState.ENACTED, EffectState.ENACTED if first == "move" else EffectState.HELD]
    assert not ReportingLine.objects.standing(TODAY).filter(body__key="WG").exists()
    assert Body.objects.get(key="WG").charters.known().get().ends_on == TODAY


def test_two_moves_on_one_day_the_later_number_stands(house):
    group(house, "WG-B")
    decided(house, effects=(MOVE,))
    decided(house, effects=({**MOVE, "to": "WG-B"},))
    assert sweep().effects == 2
    assert states() == [EffectState.ENACTED] * 2
    assert ReportingLine.objects.standing(TODAY).get(body__key="WG", kind="primary").parent.key == "WG-B"


def test_a_database_that_is_away_leaves_it_owed_and_what_follows_waits(house, monkeypatch):
    decided(house, effects=(CALL_A, {"kind": "set_authority", "body": "WG", "authority": "decides"}))
    real = acts.attempt

    def away(*args):
        raise OperationalError("the connection was lost")

    monkeypatch.setattr(acts, "attempt", away)
    assert sweep().effects == 0
    assert states() == [EffectState.PENDING] * 2
    monkeypatch.setattr(acts, "attempt", real)
    assert sweep().effects == 2


def test_a_fault_of_ours_holds_it_and_nothing_behind_it_waits_for_ever(house, monkeypatch):
    decided(house, effects=({"kind": "set_authority", "body": "WG", "authority": "decides"}, CALL_A))
    monkeypatch.setattr("governance.effects.bodies.set_authority", lambda **_: 1 / 0)
    sweep()
    assert states() == [EffectState.HELD, EffectState.ENACTED]
    assert "nobody foresaw" in Effect.objects.first().held_because.en


def test_a_guard_of_the_database_holds_it_with_a_sentence(house, monkeypatch):
    decided(house)

    def guarded(*args, **kwargs):
        BodyName.objects.filter(body__key="WG").update(name_en="Rewritten")

    monkeypatch.setattr("governance.effects.lines.move_body", guarded)
    sweep()
    effect = Effect.objects.get()
    assert effect.state == EffectState.HELD
    assert "contradict" in effect.held_because.en
    assert "contredirait" in effect.held_because.fr
    assert name_of("WG") == "WG"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_enact_each_effect_once_and_in_order(house):
    decided(house, effects=(CALL_A, CALL_B, MOVE))
    results = together(sweep, sweep)
    assert sum(swept.effects for swept in results) == 3
    assert states() == [EffectState.ENACTED] * 3
    assert name_of("WG") == "B"
    told = LedgerEntry.objects.filter(act="effect.enacted").order_by("pk")
    assert [entry.facts["kind"] for entry in told] == ["rename", "rename", "move"]


def test_a_later_decision_rescinds_one_not_yet_in_force(house):
    first = decided(house, effective_on=LATER)
    second = decided(house, effects=({"kind": "rescind", "decision": first.reference},))
    assert sweep().effects == 1
    effect = Effect.objects.get(outcome__decision=first)
    assert (effect.state, effect.settled_by) == (EffectState.WITHDRAWN, second.reference)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("governance.sweeping.timezone.localdate", lambda *_: LATER)
        assert sweep().effects == 0
    assert ReportingLine.objects.standing(LATER).get(body__key="WG", kind="primary").parent.key == "PSSDC"
    assert LedgerEntry.objects.get(act="decision.rescinded").subject == first.reference
    assert Decision.objects.get(pk=first.pk).state == "published"


def test_what_is_in_force_is_not_rescinded_and_the_rescission_is_held(house):
    first = decided(house, effective_on=TODAY)
    decided(house, effects=({"kind": "rescind", "decision": first.reference},))
    sweep()
    assert states() == [EffectState.ENACTED, EffectState.HELD]
    assert first.reference in Effect.objects.last().held_because.fr


def test_a_rescission_settles_what_is_held(house):
    first = decided(house)
    dissolve_body(body=house.bodies["WG"], on=TODAY, ground=on_ground("D-1999-001"), by=None)
    sweep()
    assert states() == [EffectState.HELD]
    second = decided(house, effects=({"kind": "rescind", "decision": first.reference},))
    sweep()
    assert Effect.objects.get(outcome__decision=first).settled_by == second.reference


def test_the_guard_of_settled_effects_stands(house):
    decided(house)
    sweep()
    with pytest.raises(DatabaseError):
        Effect.objects.update(state="pending", enacted_at=None)
