"""Does the record of a meeting say what was recorded, who reads how much of it, and does approval hold?"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from councils.models import Notice
from governance.actions.agendas.fields import revise_item
from governance.actions.decisions.follow_ups import Proposed
from governance.actions.decisions.recording import Recorded, publish_decision, record_decision
from governance.actions.meetings.attendance import note_attendance
from governance.actions.meetings.calling import begin_meeting, end_meeting
from governance.actions.records.approvals import approve, ask_for_changes
from governance.actions.records.comments import answer_comment, comment_record, write_discussion
from governance.actions.records.meeting_records import (
    adopt_record,
    append_correction,
    circulate_record,
    close_comments,
    release_record,
)
from governance.actions.run.items import record_item_outcome
from governance.enums import Approvals, Outcome
from governance.models import Meeting, Procedure
from governance.queries.records.composing import compose
from governance.queries.records.content import content_from
from governance.queries.records.meeting_records import record_page
from groundwork.bilingual import Pair
from groundwork.refusals import Refused
from tests.factories.decisions import refused
from tests.factories.house import TODAY, both


def held(house, *, end=True):
    """A joint meeting that was held: a decision with an action, an item in camera that was noted, and one more."""
    meeting = house.meeting()
    secretariat, chair = house.people["secretariat"], house.people["co_chair"]
    item, secret, last = (house.item(meeting) for _ in range(3))
    revise_item(item=secret, changes={"in_camera": True, "title_en": "Salaries"}, by=secretariat)
    motion = house.motion(item=item, points=1)
    house.all_present(meeting)
    begin_meeting(meeting=meeting, by=chair)
    task = Proposed("action", both("Do"), owner=house.bodies["WG"], due_on=TODAY)
    decision = record_decision(
        motion=motion,
        clauses={each: Recorded("consensus", each.text, [], [task]) for each in motion.clauses.all()},
        by=chair, effective_on=TODAY, meeting=meeting,
    )  # fmt: skip
    record_item_outcome(item=secret, outcome=Outcome.NOTED, text=both("Heard in confidence"), by=chair)
    if end:
        end_meeting(meeting=meeting, by=chair)
    meeting.refresh_from_db()
    return meeting, decision, (item, secret, last)


def set_body(house, **settings):
    Procedure.objects.filter(body=house.bodies["JC"]).update(**settings)


def approved_record(house, **settings):
    set_body(house, **settings)
    meeting, decision, items = held(house)
    publish_decision(decision=decision, by=house.people["secretariat"])
    text = circulate_record(meeting=meeting, by=house.people["secretariat"])
    return close_comments(text=text, by=house.people["secretariat"], seen=text.content_hash), decision, items


def test_the_record_is_composed_from_what_was_recorded_in_both_languages(house):
    meeting, decision, _items = held(house)
    content = compose(meeting)
    assert [each.number for each in content.items] == ["1", "2", "3"]
    first = content.items[0].decisions[0]
    assert (first.reference, first.outcome) == (decision.reference, "consensus")
    assert first.verdict.matches
    assert first.verdict.en != first.verdict.fr
    assert first.clauses[0].text == both("Point 1")
    assert first.actions[0].owner.en == "WG"
    assert {seat.presence for council in content.councils for seat in council.seats} == {"present"}
    assert content_from(content.as_json()) == content
    assert content.hash == compose(meeting).hash


def test_who_came_and_left_stands_in_it_with_the_time(house):
    meeting, *_ = held(house, end=False)
    seat = house.seats["PSSDC:CA-YT:1"]
    note_attendance(meeting=meeting, present={}, absent=[seat], by=house.people["secretariat"])
    [sat] = [each for council in compose(meeting).councils for each in council.seats if each.seat == seat.key]
    assert [each.presence for each in sat.changes] == ["present", "absent"]
    assert sat.presence == "absent"


def test_it_is_circulated_once_the_meeting_ended_and_the_members_hear_of_it(house, django_capture_on_commit_callbacks):
    meeting, *_ = held(house, end=False)
    by = house.people["secretariat"]
    with refused("not-ended"):
        circulate_record(meeting=meeting, by=by)
    end_meeting(meeting=meeting, by=by)
    with refused("not-co-chair-nor-secretariat"):
        circulate_record(meeting=meeting, by=house.people["member"])
    with refused("in-the-past"):
        circulate_record(meeting=meeting, by=by, comments_until=TODAY - timedelta(days=1))
    text = circulate_record(meeting=meeting, by=by, comments_until=TODAY)
    told = Notice.objects.filter(kind="record.circulated")
    assert house.people["member"].pk in set(told.values_list("person", flat=True))
    assert house.people["observer"].pk not in set(told.values_list("person", flat=True))
    assert text.content_hash == content_from(text.content).hash
    with refused("unchanged"):
        circulate_record(meeting=meeting, by=by)


def test_a_changed_text_gets_the_next_number_and_a_stale_approval_is_refused(house):
    set_body(house, approvals=Approvals.BOTH)
    meeting, _decision, items = held(house)
    by, chair = house.people["secretariat"], house.people["co_chair"]
    first = circulate_record(meeting=meeting, by=by)
    with refused("approval-asked"):
        close_comments(text=first, by=by, seen=first.content_hash)
    ask_for_changes(thing=first, by=chair, seen=first.content_hash, because="Item 3 is missing")
    write_discussion(item=items[2], en="Long talk", fr="", by=by)
    second = circulate_record(meeting=meeting, by=by)
    assert second.number == 2
    with refused("changed-meanwhile"):
        approve(thing=first, by=chair, seen=first.content_hash)
    with refused("changed-meanwhile"):
        approve(thing=second, by=chair, seen=first.content_hash)
    approve(thing=second, by=chair, seen=second.content_hash)
    approve(thing=second, by=house.people["other_co_chair"], seen=second.content_hash)
    second.refresh_from_db()
    assert second.state == "approved"
    with refused("approved"):
        circulate_record(meeting=meeting, by=by)
    with refused("approved"):
        write_discussion(item=items[2], en="Other", fr="", by=by)


def test_what_was_read_is_what_is_circulated(house):
    meeting, _decision, items = held(house)
    by = house.people["secretariat"]
    seen = compose(meeting).hash
    write_discussion(item=items[0], en="Meanwhile", fr="Entretemps", by=by)
    with refused("changed-meanwhile"):
        circulate_record(meeting=meeting, by=by, seen=seen)


def test_comments_are_taken_until_their_day_and_answered(house):
    meeting, *_ = held(house)
    by = house.people["secretariat"]
    text = circulate_record(meeting=meeting, by=by, comments_until=TODAY)
    said = comment_record(text=text, words="Yukon was there", language="en", by=house.people["member"])
    with refused("not-published"):
        comment_record(text=text, words="Me too", language="en", by=house.people["observer"])
    with refused("no-text"):
        comment_record(text=text, words="  ", language="en", by=house.people["member"])
    assert answer_comment(comment=said, answer=Pair("Noted", ""), by=by).answer.en == "Noted"
    with refused("not-co-chair-nor-secretariat"):
        answer_comment(comment=said, answer=Pair("Noted", ""), by=house.people["member"])
    text.comments_until = TODAY - timedelta(days=1)
    text.save()
    with refused("too-late"):
        comment_record(text=text, words="Late", language="en", by=house.people["member"])


def test_without_approvals_the_secretariat_closes_the_comments_and_corrections_are_appended(house):
    text, *_ = approved_record(house)
    by = house.people["secretariat"]
    assert text.state == "approved"
    with refused("one-language"):
        append_correction(text=text, words=Pair("Yukon", ""), by=by)
    frozen = text.content_hash
    append_correction(text=text, words=both("Yukon"), by=by)
    text.refresh_from_db()
    assert (text.content_hash, text.corrections.count()) == (frozen, 1)


def test_a_later_meeting_of_the_same_body_adopts_it(house):
    text, *_ = approved_record(house)
    by = house.people["secretariat"]
    later = house.meeting()
    Meeting.objects.filter(pk=later.pk).update(
        starts_at=timezone.now() + timedelta(days=40), ends_at=timezone.now() + timedelta(days=41)
    )
    with refused("not-under-way"):
        adopt_record(text=text, at=later, by=by)
    begin_meeting(meeting=later, by=by)
    with refused("not-the-next"):
        adopt_record(text=text, at=text.meeting, by=by)
    text = adopt_record(text=text, at=later, by=by)
    assert (text.state, text.adopted_at) == ("adopted", later)


def numbers_withheld(meeting, reader):
    return [each.number for each in record_page(meeting, reader).withheld]


def test_what_was_in_camera_is_withheld_visibly_and_never_renumbered(house):
    text, decision, _items = approved_record(house)
    meeting, observer = text.meeting, house.people["observer"]
    assert numbers_withheld(meeting, house.people["member"]) == []
    page = record_page(meeting, observer)
    assert [each.number for each in page.content.items] == ["1", "2", "3"]
    assert [(each.number, each.title, each.decisions) for each in page.withheld] == [("2", Pair(), ())]
    assert decision.reference in {each.reference for each in page.content.decisions}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_an_observer_holds_nothing_of_what_was_in_camera(house, client, language):
    text, *_ = approved_record(house)
    client.force_login(house.people["observer"])
    client.cookies["django_language"] = language
    page = client.get(reverse("record", args=[text.meeting.gathering.slug_en, text.meeting_id])).content.decode()
    assert "Salaries" not in page
    assert "Heard in confidence" not in page
    assert "Item 2 is withheld: in camera" in page


def test_released_in_stages_to_members_observers_and_everybody(house, client):
    text, *_ = approved_record(house, staged_release=True)
    meeting, by = text.meeting, house.people["secretariat"]
    address = reverse("record", args=[meeting.gathering.slug_en, meeting.pk])
    with pytest.raises(Refused):
        record_page(meeting, house.people["observer"])
    assert client.get(address).status_code == 302
    with refused("not-the-next-stage"):
        release_record(text=text, to="public", by=by)
    release_record(text=text, to="observers", by=by)
    assert numbers_withheld(meeting, house.people["observer"]) == ["2"]
    with pytest.raises(Refused):
        record_page(meeting, house.people["stranger"])
    release_record(text=text, to="public", by=by)
    shown = client.get(address)
    assert shown.status_code == 200
    body = shown.content.decode()
    assert "Item 2 is withheld: in camera" in body
    assert house.people["member"].name not in body  # names are for members
    assert "Salaries" not in body


def test_nothing_is_released_before_its_decisions_are_published(house):
    set_body(house, staged_release=True)
    meeting, *_ = held(house)
    by = house.people["secretariat"]
    text = circulate_record(meeting=meeting, by=by)
    close_comments(text=text, by=by, seen=text.content_hash)
    with refused("not-published"):
        release_record(text=text, to="observers", by=by)


def test_an_observer_reads_no_draft_and_no_circulated_text(house):
    meeting, *_ = held(house)
    for reader in ("observer", "member", "stranger"):
        with pytest.raises(Refused):
            record_page(meeting, house.people[reader])
    circulate_record(meeting=meeting, by=house.people["secretariat"])
    assert record_page(meeting, house.people["member"]).text is not None
    for reader in ("observer", "stranger"):
        with pytest.raises(Refused):
            record_page(meeting, house.people[reader])


def test_the_secretariat_does_it_all_from_the_page(house, client):
    meeting, _decision, items = held(house)
    client.force_login(house.people["secretariat"])
    slug = meeting.gathering.slug_en
    address = reverse("record", args=[slug, meeting.pk])
    assert client.get(reverse("records", args=[slug])).status_code == 302
    page = client.get(address)
    assert page.status_code == 200
    written = reverse("write_discussion", args=[slug, meeting.pk, items[0].pk])
    assert client.get(written).status_code == 200
    assert client.post(written, {"discussion_en": "Talk", "discussion_fr": "", "seen": "other"}).status_code == 422
    assert client.post(written, {"discussion_en": "Talk", "discussion_fr": ""}).status_code == 303
    assert client.post(reverse("circulate_record", args=[slug, meeting.pk]), {"seen": "other"}).status_code == 422
    assert client.post(reverse("circulate_record", args=[slug, meeting.pk]), {}).status_code == 303
    said = {"text": "Well", "language": "en"}
    assert client.post(reverse("comment_record", args=[slug, meeting.pk]), said).status_code == 303
    comment = meeting.records.get().comments.get()
    answered = reverse("answer_comment", args=[slug, meeting.pk, comment.pk])
    assert client.post(answered, {}).status_code == 422
    assert client.post(answered, {"answer_en": "Yes"}).status_code == 303
    seen = meeting.records.get().content_hash
    assert client.post(reverse("close_comments", args=[slug, meeting.pk]), {"seen": seen}).status_code == 303
    words = {"text_en": "Put right", "text_fr": "Corrigé"}
    assert client.post(reverse("correct_record", args=[slug, meeting.pk]), words).status_code == 303
    assert "Put right" in client.get(address).content.decode()


def test_a_long_meeting_costs_no_more_queries(house, django_assert_max_num_queries):
    meeting, *_ = held(house, end=False)
    for _ in range(12):
        house.item(meeting)
    with django_assert_max_num_queries(32):
        assert len(compose(Meeting.objects.select_related("gathering", "body").get(pk=meeting.pk)).items) == 15
