"""Does a package say what the database says, in a number of queries that does not grow?"""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from governance.actions.agendas.versions import issue_version
from governance.actions.decisions.follow_ups import Proposed, note_progress
from governance.actions.decisions.recording import Recorded, publish_decision, record_decision
from governance.actions.votes import call_consensus
from governance.enums import ActionKind, ActionState
from governance.models import ActionItem, AdviceRequest, AgendaItem, DiscussionQuestion, Procedure
from governance.packages.contents import facts_hash
from governance.packages.gather import gather
from groundwork.bilingual import Pair
from tests.factories.house import both
from tests.factories.rendering import render
from tests.governance.agendas.test_agenda_versions import paper

pytestmark = pytest.mark.django_db
REAL = pytest.mark.django_db(transaction=True)
MOVE = {"kind": "move", "body": "WG", "to": "JC"}


@pytest.fixture
def meeting(house):
    return house.meeting()


def gathered(meeting, version=1, **asked):
    return gather(meeting.gathering_id, version=version, as_of=timezone.now(), **asked)


def decided(house, meeting, *, published=True):
    """An item whose motion was carried by consensus, with a change of structure and an action."""
    item = house.item(meeting)
    motion = house.motion(2, {1: [MOVE]}, item=item)
    house.all_present(meeting)
    call_consensus(motion=motion, meeting=meeting, by=house.people["co_chair"])
    motion.refresh_from_db()
    tasks = [Proposed(ActionKind.ACTION, both("Update the lines"), owner=house.bodies["WG"], due_on=day(60))]
    clauses = {
        clause: Recorded(
            "consensus", clause.text, [MOVE] if clause.position == 1 else [], tasks if clause.position == 1 else []
        )
        for clause in motion.clauses.all()
    }
    decision = record_decision(
        motion=motion, clauses=clauses, by=house.people["co_chair"], effective_on=day(7), meeting=meeting
    )
    return publish_decision(decision=decision, by=house.people["secretariat"]) if published else decision


def day(later):
    return timezone.localdate() + timedelta(days=later)


def test_items_are_numbered_and_timed_and_breaks_are_not_numbered(house, meeting):
    house.item(meeting)
    last = AgendaItem.objects.latest("pk").position
    AgendaItem.objects.create(
        meeting=meeting, position=last + 1, minutes=15, is_break=True, title_en="Break", title_fr="Pause"
    )
    house.item(meeting)
    items = gathered(meeting).meetings[0].items
    assert [item.number for item in items] == ["1", None, "2"]
    assert items[2].starts_at - items[0].starts_at == timedelta(minutes=45)


def test_numbers_run_on_over_the_meetings_of_the_gathering(house, meeting):
    house.item(meeting)
    other = house.meeting("PSSDC", gathering=meeting.gathering)
    house.item(other)
    assert [item.number for item in gathered(meeting).numbered] == ["1", "2"]


def test_removed_items_and_withdrawn_motions_are_left_out(house, meeting):
    kept, gone = house.item(meeting), house.item(meeting)
    house.motion(item=kept)
    AgendaItem.objects.filter(pk=gone.pk).update(removed=True, position=None)
    kept.motions.update(state="withdrawn")
    (item,) = gathered(meeting).numbered
    assert item.motions == ()


def test_the_whole_trail_is_under_its_item(house, meeting):
    decision = decided(house, meeting)
    (item,) = gathered(meeting).numbered
    motion = item.motions[0]
    assert [finding.outcome for finding in motion.vote.findings] == ["carried", "carried"]
    assert motion.vote.findings[0].proof.en
    assert motion.vote.findings[0].proof.fr
    assert motion.decision.reference == decision.reference
    change = motion.decision.clauses[0].changes[0]
    assert (change.state, change.effective_on) == ("pending", day(7))
    assert change.words.en == "The WG reports to the JC."
    assert motion.decision.clauses[0].actions[0].title == Pair(
        "Update the lines", "Update the lines (fr)", "approved", "approved"
    )
    assert motion.decision.clauses[0].amended == Pair()


def test_open_actions_come_with_their_last_note_and_closed_ones_do_not(house, meeting):
    decided(house, meeting)
    action = ActionItem.objects.get()
    secretariat = house.people["secretariat"]
    for words in ("Begun", "Half done"):
        note_progress(action=action, text=words, language="en", state=ActionState.IN_PROGRESS, by=secretariat)
        action.refresh_from_db()
    (found,) = gathered(meeting).actions
    assert (found.note, found.state) == ("Half done", "in_progress")
    assert found.decision == action.outcome.decision.reference
    note_progress(action=action, text="Done", language="en", state=ActionState.DONE, by=secretariat)
    assert gathered(meeting).actions == ()


def test_what_was_decided_before_is_in_the_register_of_the_next_gathering(house, meeting):
    decision = decided(house, meeting)
    later = house.meeting(gathering=house.gathering(day(30)))
    assert [each.reference for each in gathered(later).decisions] == [decision.reference]
    assert gathered(meeting).decisions == ()


def grow(house, meeting, count):
    for number in range(count):
        item = house.item(meeting)
        DiscussionQuestion.objects.create(item=item, position=1, kind="open", text_en=f"{number}?", text_fr="?")
        motion = house.motion(effects={1: [MOVE]}, item=item)
        AgendaItem.objects.filter(pk=item.pk).update(recommendation=motion.recommendation)
        paper(item, house.people["secretariat"], sha=str(number % 10))
        body, by = house.bodies["WG"], house.people["secretariat"]
        AdviceRequest.objects.create(
            recommendation=motion.recommendation, body=body, asked_by=by, business_days=5, due_on=day(5)
        )


@REAL
def test_the_number_of_queries_does_not_grow_with_the_agenda(house, meeting):
    Procedure.objects.filter(body=house.bodies["JC"]).update(agenda_versions=True, approvals="both")
    decided(house, meeting)
    grow(house, meeting, 2)
    issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(gathered(meeting).numbered) == 3
    grow(house, meeting, 17)
    with CaptureQueriesContext(connection) as many:
        assert len(gathered(meeting).numbered) == 20
    assert len(many) == len(few) <= 70
    last = AgendaItem.objects.latest("position").position
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, position=last + place, minutes=5, title_en="More", title_fr="Encore", purpose="decision"
        )
        for place in range(1, 281)
    )
    with CaptureQueriesContext(connection) as lots:
        assert len(gathered(meeting).numbered) == 300
    assert len(lots) == len(few)
    counts = []
    for reader in (house.people["member"], house.people["observer"]):
        with CaptureQueriesContext(connection) as personal:
            gathered(meeting, edition="personal", reader=reader)
        counts.append(len(personal))
    assert max(counts) <= 80


@REAL
def test_it_is_read_as_of_one_moment_and_never_inside_a_transaction(meeting):
    with CaptureQueriesContext(connection) as queries:
        gathered(meeting)
    assert any("REPEATABLE READ, READ ONLY" in query["sql"] for query in queries)
    with pytest.raises(RuntimeError), transaction.atomic():
        gathered(meeting)


def test_the_same_facts_have_the_same_hash_and_can_be_set(house, meeting):
    decided(house, meeting)
    first = gathered(meeting)
    assert facts_hash(first) == facts_hash(gathered(meeting, version=2))
    assert render(first, "fr").startswith(b"%PDF")
    house.item(meeting)
    assert facts_hash(first) != facts_hash(gathered(meeting))
