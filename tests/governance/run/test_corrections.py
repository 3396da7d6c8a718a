"""A decision is replaced by its recorder until it is published, and corrected beside its text after."""

import pytest

from governance.actions.decisions.follow_ups import Proposed
from governance.actions.decisions.recording import publish_decision, record_decision
from governance.actions.run.corrections import Instead, correct_decision, replace_decision
from governance.actions.run.items import record_item_outcome
from governance.actions.run.recording import SaidInRoom
from governance.models import ActionItem, DecisionVersion, Effect
from groundwork.bilingual import Pair
from tests.factories.decisions import MOVE, decided, judged, recorded, refused
from tests.factories.house import TODAY, both
from tests.factories.run import under_way

pytestmark = pytest.mark.django_db


def actions(house, *titles):
    return [Proposed("action", both(title), owner=house.bodies["WG"], due_on=TODAY) for title in titles]


@pytest.fixture
def decision(house):
    return decided(house, publish=False, actions=actions(house, "Tell", "Write"))


def instead(decision, **changes):
    motion = decision.motion
    words = {"outcome": "vote", "effects": [MOVE]} | changes
    return Instead(clauses=recorded(motion, **words), title=decision.title, effective_on=TODAY)


def test_its_recorder_replaces_it_and_both_stay(house, decision, co_chair):
    kept, gone = ActionItem.objects.order_by("reference")
    new = instead(decision, text=both("Other words"), actions=actions(house, "Tell", "Sing"))
    replace_decision(decision=decision, version=1, instead=new, because=Pair("Misheard", ""), by=co_chair)
    decision.refresh_from_db()
    assert {row.text.en for row in decision.outcomes.all()} == {"Other words"}
    before = DecisionVersion.objects.get(decision=decision)
    assert (before.number, before.because.en, before.content["clauses"][0]["text"]["en"]) == (1, "Misheard", "Point 1")
    assert [each["reference"] for each in before.content["clauses"][0]["actions"]] == [kept.reference, gone.reference]
    found = {row.title.en: row for row in ActionItem.objects.all()}
    assert found["Tell"].reference == kept.reference
    assert {title: row.state for title, row in found.items()} == {"Tell": "open", "Write": "withdrawn", "Sing": "open"}
    assert [row.state for row in Effect.objects.all()] == ["pending"], "what stays the same is left alone"


def test_other_effects_take_the_place_of_those_that_wait(decision, co_chair):
    replace_decision(decision=decision, version=1, instead=instead(decision, effects=[]), by=co_chair)
    assert [(row.state, row.settled_by) for row in Effect.objects.all()] == [("withdrawn", decision.reference)]
    replace_decision(decision=decision, version=2, instead=instead(decision), by=co_chair)
    assert [row.state for row in Effect.objects.order_by("position")] == ["withdrawn", "pending"]
    assert DecisionVersion.objects.count() == 2


def test_who_did_not_record_it_or_saw_another_version_does_not_replace_it(decision, other_co_chair, co_chair):
    with refused("not-its-recorder"):
        replace_decision(decision=decision, version=1, instead=instead(decision), by=other_co_chair)
    with refused("changed-meanwhile"):
        replace_decision(decision=decision, version=7, instead=instead(decision), by=co_chair)


def test_what_was_noted_by_mistake_is_carried_by_those_present(house, co_chair):
    item = house.item(under_way(house))
    motion = house.motion(item=item)
    noted = record_decision(
        motion=motion, clauses=recorded(motion, outcome="noted"), by=co_chair, effective_on=TODAY, meeting=item.meeting
    )
    new = instead(noted, outcome="consensus")
    decision = replace_decision(decision=noted, version=1, instead=new, by=co_chair)
    motion.refresh_from_db()
    assert (decision.outcome, motion.state, motion.recommendation.state) == ("consensus", "decided", "adopted")
    assert decision.vote_event.method == "consensus_call"


def test_what_was_not_carried_is_not_carried_by_a_correction(house, co_chair):
    motion = judged(house, objector="PSSDC:CA:1")
    decision = record_decision(
        motion=motion, clauses=recorded(motion, outcome="not_carried"), by=co_chair, effective_on=TODAY
    )
    with refused("verdict-says-otherwise"):
        replace_decision(decision=decision, version=1, instead=instead(decision), by=co_chair)
    assert not DecisionVersion.objects.exists()


def test_an_item_without_a_motion_is_replaced_too(house, co_chair):
    decision = record_item_outcome(item=house.item(under_way(house)), outcome="noted", by=co_chair)
    new = Instead(outcome="withdrawn", title=both("Withdrawn by its sponsor"))
    decision = replace_decision(decision=decision, version=1, instead=new, by=co_chair)
    assert (decision.outcome, decision.title.en, decision.version) == ("withdrawn", "Withdrawn by its sponsor", 2)
    with refused("no-outcome"):
        replace_decision(decision=decision, version=2, instead=Instead(outcome="vote", title=both("x")), by=co_chair)


def test_what_is_published_is_corrected_beside_its_text(house, co_chair, secretariat):
    decision = decided(house)
    with refused("published"):
        replace_decision(decision=decision, version=1, instead=instead(decision), by=co_chair)
    with refused("one-language"):
        correct_decision(decision=decision, text=Pair("Only English", ""), because=both("Why"), by=co_chair)
    with refused("not-co-chair"):
        correct_decision(decision=decision, text=both("Right"), because=both("Why"), by=secretariat)
    correction = correct_decision(decision=decision, text=both("Right"), because=both("Wrong date"), by=co_chair)
    assert decision.corrections.get() == correction


def test_until_it_is_published_nothing_is_corrected_beside_it(house, co_chair):
    with refused("not-published"):
        correct_decision(decision=decided(house, publish=False), text=both("Right"), because=both("Why"), by=co_chair)


def test_what_was_said_in_the_room_is_kept_by_name(house, co_chair):
    item = house.item(under_way(house))
    motion = house.motion(item=item)
    said = [SaidInRoom(house.seats["PSSDC:CA-NB:1"], "reservation", "Sous réserve de fonds", "fr")]
    decision = record_decision(
        motion=motion, clauses=recorded(motion, outcome="consensus"), by=co_chair, effective_on=TODAY,
        meeting=item.meeting, said=said,
    )  # fmt: skip
    kept = decision.reservations.get()
    assert (kept.jurisdiction.code, kept.body_key, kept.language) == ("CA-NB", "PSSDC", "fr")
    assert publish_decision(decision=decision, by=co_chair).state == "published"
