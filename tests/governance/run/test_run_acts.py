"""A meeting goes from item to item with its real times; an item without a motion gets an outcome."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.actions.run.clock import finish_item, take_up_item
from governance.actions.run.items import record_item_outcome
from governance.actions.run.recording import Ending
from governance.actions.run.senses import note_outcome_met, note_sense, take_further
from governance.actions.run.sheets import enter_times
from governance.enums import PointKind
from governance.models import AgendaItem, DiscussionQuestion
from groundwork.bilingual import Pair
from tests.factories.decisions import refused
from tests.factories.house import TODAY, both
from tests.factories.run import under_way, with_motion

pytestmark = pytest.mark.django_db


def items_of(meeting):
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("position"))


def test_one_item_is_dealt_with_at_a_time(house, secretariat):
    meeting = under_way(house, items=2)
    first, second = items_of(meeting)
    take_up_item(item=first, by=secretariat)
    take_up_item(item=second, by=secretariat)
    first, second = items_of(meeting)
    assert first.began_at <= first.finished_at <= second.began_at
    assert second.finished_at is None
    again = take_up_item(item=first, by=secretariat)
    assert (again.began_at, again.finished_at) == (first.began_at, None)
    finish_item(item=first, by=secretariat)
    with refused("not-running"):
        finish_item(item=first, by=secretariat)


def test_nothing_is_taken_up_before_the_meeting_nor_by_a_member(house, secretariat, member):
    item = house.item()
    with refused("not-under-way"):
        take_up_item(item=item, by=secretariat)
    meeting = under_way(house, items=1)
    with refused("not-co-chair-nor-secretariat"):
        take_up_item(item=items_of(meeting)[0], by=member)


@pytest.mark.parametrize("outcome", ["noted", "deferred", "referred", "withdrawn"])
def test_an_item_without_a_motion_gets_an_outcome(house, co_chair, outcome):
    item = house.item(under_way(house))
    later = TODAY + timedelta(days=30)
    ending = Ending(until=later, condition=both("When funded"), referred_to=house.bodies["WG"])
    decision = record_item_outcome(item=item, outcome=outcome, text=both("Seen"), ending=ending, by=co_chair)
    assert (decision.motion, decision.item, decision.title.en) == (None, item, "Seen")
    assert decision.until == (later if outcome == "deferred" else None)
    assert decision.condition.en == ("When funded" if outcome == "deferred" else "")
    assert decision.referred_to == (house.bodies["WG"] if outcome == "referred" else None)
    with refused("already-recorded"):
        record_item_outcome(item=item, outcome="noted", by=co_chair)


def test_nothing_is_carried_without_a_motion_nor_beside_one(house, co_chair, secretariat):
    meeting = under_way(house)
    item = house.item(meeting)
    with refused("no-outcome"):
        record_item_outcome(item=item, outcome="consensus", by=co_chair)
    with refused("not-co-chair"):
        record_item_outcome(item=item, outcome="noted", by=secretariat)
    with refused("has-a-motion"):
        record_item_outcome(item=with_motion(house, meeting), outcome="noted", by=co_chair)
    with refused("until-the-past"):
        record_item_outcome(item=item, outcome="deferred", ending=Ending(until=TODAY), by=co_chair)
    with refused("too-long"):
        record_item_outcome(item=item, outcome="noted", text=both("x" * 301), by=co_chair)


def test_the_sense_of_the_table_is_noted_once_seen(house, secretariat, member):
    item = house.item(under_way(house))
    question = DiscussionQuestion.objects.create(item=item, position=1, kind="open", text_en="How?", text_fr="Comment?")
    note_sense(question=question, version=1, sense=Pair("Slowly", ""), by=secretariat)
    with refused("changed-meanwhile"):
        note_sense(question=question, version=1, sense=Pair("Quickly", ""), by=secretariat)
    with refused("not-co-chair-nor-secretariat"):
        note_sense(question=question, version=2, sense=Pair("Quickly", ""), by=member)
    with refused("too-long"):
        note_sense(question=question, version=2, sense=Pair("x" * 1001, ""), by=secretariat)
    question.refresh_from_db()
    assert question.sense.en == "Slowly"


@pytest.mark.parametrize("kind", [PointKind.MEASURE, PointKind.QUICK_WIN])
def test_a_sense_becomes_a_recommendation_or_a_quick_win(house, secretariat, kind):
    item = house.item(under_way(house))
    draft = take_further(item=item, text=Pair("word " * 100, ""), kind=kind, by=secretariat)
    point = draft.points.get()
    assert (point.kind, draft.state, draft.body) == (kind, "draft", house.bodies["JC"])
    assert len(draft.title.en) <= 300
    with refused("no-text"):
        take_further(item=item, text=Pair(" ", ""), kind=kind, by=secretariat)


def test_what_was_expected_is_achieved_partly_or_not(house, secretariat):
    item = house.item(under_way(house))
    item = note_outcome_met(item=item, met="partly", note=Pair("Half of it", ""), by=secretariat)
    assert (item.outcome_met, item.outcome_note.en) == ("partly", "Half of it")
    with refused("no-answer"):
        note_outcome_met(item=item, met="maybe", by=secretariat)


def test_the_real_times_come_in_afterwards_by_a_co_chair(house, co_chair, secretariat):
    meeting = under_way(house, items=1)
    (item,) = items_of(meeting)
    now = timezone.now()
    began, ended = now - timedelta(hours=3), now - timedelta(hours=1)
    enter_times(meeting=meeting, whole=(began, ended), items={item: (began, ended)}, by=co_chair)
    (item,) = items_of(meeting)
    assert (item.began_at, item.finished_at) == (began, ended)
    enter_times(meeting=meeting, whole=(None, None), items={item: (None, None)}, by=co_chair)
    assert items_of(meeting)[0].began_at == began
    with refused("not-co-chair"):
        enter_times(meeting=meeting, whole=(began, ended), items={}, by=secretariat)
    with refused("time-to-come"):
        enter_times(meeting=meeting, whole=(began, now + timedelta(hours=1)), items={}, by=co_chair)
    with refused("ends-before-it-starts"):
        enter_times(meeting=meeting, whole=(began, ended), items={item: (ended, began)}, by=co_chair)
    with refused("another-meeting"):
        enter_times(meeting=meeting, whole=(began, ended), items={house.item(): (began, ended)}, by=co_chair)
