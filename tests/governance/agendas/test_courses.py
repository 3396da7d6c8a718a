"""Does the secretariat propose a course for each item, and do co-chairs follow a whole block in one act?"""

import html
import uuid

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.agendas.courses import follow_courses, propose_course
from governance.actions.meetings.calling import begin_meeting
from governance.actions.motions.wording import revise_clause
from governance.enums import MotionState
from governance.models import ActionItem, Decision
from groundwork.bilingual import Pair
from tests.factories.decisions import MOVE, refused

NOTE = Pair("As discussed in writing.", "Comme discuté par écrit.")


@pytest.fixture
def meeting(house, secretariat):
    meeting = house.meeting()
    house.all_present(meeting)
    begin_meeting(meeting=meeting, by=secretariat)
    return meeting


def proposed(house, meeting, course, effects=None):
    """An item with a motion, and what is proposed for it."""
    item = house.item(meeting)
    motion = house.motion(points=1, item=item, effects=effects)
    return propose_course(item=item, course=course, note=NOTE, by=house.people["secretariat"]), motion


def test_a_block_is_followed_in_one_act(house, meeting, co_chair):
    items, motions = zip(*(proposed(house, meeting, each) for each in ("carry", "note", "defer", "vote")), strict=True)
    follow_courses(meeting=meeting, items=items, by=co_chair)
    assert [each.outcome for each in Decision.objects.order_by("item__position")] == ["consensus", "noted", "deferred"]
    for motion in motions:
        motion.refresh_from_db()
    assert [each.state for each in motions] == [MotionState.DECIDED] * 3 + [MotionState.DRAFT]


def test_what_is_carried_is_recorded_as_recommended(house, meeting, co_chair):
    due = {"kind": "action", "title_en": "Do", "title_fr": "Faire", "owner": "WG", "due_days": 30}
    item, _motion = proposed(house, meeting, "carry", {1: [MOVE, due]})
    (decision,) = follow_courses(meeting=meeting, items=[item], by=co_chair)
    assert decision.outcomes.get().effects.get().kind == "move"
    assert ActionItem.objects.get().owner.key == "WG"
    assert decision.vote_event.method == "consensus_call"


def test_all_or_nothing_with_what_stands_in_the_way(house, meeting, co_chair, secretariat):
    item, _motion = proposed(house, meeting, "carry")
    stale, motion = proposed(house, meeting, "carry")
    clause = motion.clauses.first()
    revise_clause(clause=clause, version=1, en="Changed", fr=clause.text_fr, by=secretariat)
    with refused("not-followed") as caught:
        follow_courses(meeting=meeting, items=[item, stale], by=co_chair)
    assert "does not match" in str(caught.value.refusal)
    assert not Decision.objects.exists()


def test_only_co_chairs_while_it_is_in_progress(house, meeting, secretariat, co_chair):
    item, _motion = proposed(house, meeting, "carry")
    with refused("not-co-chair"):
        follow_courses(meeting=meeting, items=[item], by=secretariat)
    other = house.meeting()
    with refused("not-under-way"):
        follow_courses(meeting=other, items=[item], by=co_chair)


def test_nothing_to_follow_is_said(house, meeting, co_chair):
    item, _motion = proposed(house, meeting, "discuss")
    with refused("nothing-to-follow"):
        follow_courses(meeting=meeting, items=[item], by=co_chair)
    empty = propose_course(item=house.item(meeting), course="carry", by=house.people["secretariat"])
    with refused("not-followed"):
        follow_courses(meeting=meeting, items=[empty], by=co_chair)


def test_an_item_of_another_meeting_is_refused(house, meeting, co_chair):
    item, _motion = proposed(house, house.meeting(), "carry")
    with refused("another-meeting"):
        follow_courses(meeting=meeting, items=[item], by=co_chair)


def test_only_the_secretariat_proposes(house, meeting, member, secretariat):
    item = house.item(meeting)
    with refused("not-secretariat"):
        propose_course(item=item, course="carry", by=member)
    with refused("no-course"):
        propose_course(item=item, course="sing", by=secretariat)


# On the pages


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def read(client, name, *args):
    return html.unescape(client.get(at(name, *args)).content.decode())


def test_it_is_proposed_on_the_page_of_the_item(client, house, meeting, secretariat, member):
    item, slug = house.item(meeting), meeting.gathering.slug_en
    client.force_login(secretariat)
    typed = {"course-course": "defer", "course-note_en": NOTE.en, "course-note_fr": NOTE.fr}
    assert client.post(at("propose_course_for_item", slug, item.pk), typed).status_code == 303
    assert client.post(at("propose_course_for_item", slug, item.pk), {"course-course": "sing"}).status_code == 422
    client.force_login(member)
    assert NOTE.en in read(client, "item", slug, item.pk)
    assert "proposed: defer" in read(client, "gathering", slug)
    assert "Follow what is proposed" not in read(client, "gathering", slug)


def test_a_co_chair_follows_on_the_agenda(client, house, meeting, co_chair):
    item, _motion = proposed(house, meeting, "carry")
    slug = meeting.gathering.slug_en
    client.force_login(co_chair)
    assert "Follow what is proposed" in read(client, "gathering", slug)
    typed = {"meeting": meeting.pk, "items": [item.pk], "once": str(uuid.uuid4())}
    answers = [client.post(at("follow_courses", slug), typed) for _press in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert Decision.objects.count() == 1
    again = client.post(at("follow_courses", slug), typed | {"once": str(uuid.uuid4())})
    assert again.status_code == 409
    assert "Nothing was done" in again.content.decode()
