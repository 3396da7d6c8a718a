"""Is what follows from a meeting listed once, and done by a press, by a person, or by itself when the fact is there?"""

import pytest
from django.urls import reverse

from councils.models import Notice
from councils.queries.names import names_on
from governance.actions.decisions.follow_ups import Proposed
from governance.actions.decisions.recording import Recorded, publish_decision, record_decision
from governance.actions.meetings.calling import begin_meeting, end_meeting
from governance.actions.records.duties import assign_duty, note_duties, tell_body, tick_duty
from governance.actions.records.meeting_records import circulate_record
from governance.models import Duty
from governance.queries.records.duties import duties_of
from tests.factories.decisions import MOVE, refused
from tests.factories.house import TODAY, both


@pytest.fixture
def met(house):
    """A meeting at which the working group was moved, and a motion was left open; it has ended."""
    meeting = house.meeting()
    chair = house.people["co_chair"]
    motion = house.motion(item=house.item(meeting), points=1, effects={1: [MOVE]})
    house.motion(item=house.item(meeting), points=1)
    house.all_present(meeting)
    begin_meeting(meeting=meeting, by=chair)
    task = Proposed("action", both("Do"), seat=house.seats["PSCIOC:CA-NB:1"], due_on=TODAY)
    clauses = {each: Recorded("consensus", each.text, [MOVE], [task]) for each in motion.clauses.all()}
    decision = record_decision(motion=motion, clauses=clauses, by=chair, effective_on=TODAY, meeting=meeting)
    end_meeting(meeting=meeting, by=chair)
    return meeting, decision


def kinds(gathering):
    return {(row.duty.kind, row.duty.subject.split(":")[-1]): row for row in duties_of(gathering, names_on())}


def test_everything_that_follows_is_listed_once(house, met):
    meeting, _decision = met
    found = kinds(meeting.gathering)
    assert {kind for kind, _subject in found} == {"publish", "notify", "terms", "open_vote", "record"}
    assert {subject for kind, subject in found if kind == "notify"} == {"WG", "JC", "PSCIOC"}
    assert {subject for kind, subject in found if kind == "terms"} == {"WG"}
    assert note_duties(meeting.gathering) == 0


def test_it_is_done_by_itself_when_the_fact_is_there(house, met):
    meeting, decision = met
    by = house.people["secretariat"]
    before = kinds(meeting.gathering)
    assert not any(row.done for row in before.values())
    publish_decision(decision=decision, by=by)
    circulate_record(meeting=meeting, by=by)
    after = kinds(meeting.gathering)
    assert {key for key, row in after.items() if row.done} == {
        ("publish", decision.reference),
        ("record", str(meeting.pk)),
    }


def test_a_group_is_told_by_one_press_once_it_is_published(house, met):
    _meeting, decision = met
    by = house.people["secretariat"]
    duty = Duty.objects.get(kind="notify", subject__endswith=":WG")
    with refused("not-published"):
        tell_body(duty=duty, by=by)
    publish_decision(decision=decision, by=by)
    with refused("not-co-chair-nor-secretariat"):
        tell_body(duty=duty, by=house.people["member"])
    tell_body(duty=duty, by=by)
    assert set(Notice.objects.filter(kind="decision.told").values_list("person__name", flat=True)) == {"Group Co Chair"}
    with refused("already-done"):
        tell_body(duty=duty, by=by)


def test_it_is_given_to_somebody_who_ticks_it(house, met):
    duty = Duty.objects.get(kind="terms")
    member = house.people["member"]
    with refused("not-co-chair-nor-secretariat"):
        tick_duty(duty=duty, by=member)
    with refused("not-co-chair-nor-secretariat"):
        assign_duty(duty=duty, to=member, by=member)
    assign_duty(duty=duty, to=member, by=house.people["co_chair"])
    ticked = tick_duty(duty=duty, by=member, note="Sent to the group")
    assert (ticked.done_by, ticked.done_note) == (member, "Sent to the group")


def test_the_page_does_it(house, met, client):
    meeting, decision = met
    slug = meeting.gathering.slug_en
    client.force_login(house.people["observer"])
    assert client.get(reverse("duties", args=[slug])).status_code == 403
    client.force_login(house.people["secretariat"])
    publish = Duty.objects.get(kind="publish")
    terms = Duty.objects.get(kind="terms")
    page = client.get(reverse("duties", args=[slug])).content.decode()
    assert decision.reference in page
    assert client.post(reverse("do_duty", args=[slug, terms.pk])).status_code == 422
    assert client.post(reverse("do_duty", args=[slug, publish.pk])).status_code == 303
    decision.refresh_from_db()
    assert decision.state == "published"
    told = Duty.objects.filter(kind="notify").first()
    assert client.post(reverse("do_duty", args=[slug, told.pk])).status_code == 303
    given = {"to": house.people["co_chair"].pk}
    assert client.post(reverse("assign_duty", args=[slug, terms.pk]), given).status_code == 303
    assert client.post(reverse("tick_duty", args=[slug, terms.pk]), {"note": "Done"}).status_code == 303
    assert client.post(reverse("tick_duty", args=[slug, terms.pk]), {"note": "Done"}).status_code == 422
