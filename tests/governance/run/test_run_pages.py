"""The run screen: recorded in two presses, told who was quicker, nothing withheld on the wall, few queries."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.actions.meetings.calling import end_meeting
from governance.actions.run.clock import take_up_item
from governance.actions.run.items import record_item_outcome
from governance.actions.votes import open_vote
from governance.enums import VoteMethod
from governance.models import AgendaItem, Decision, DecisionVersion, DiscussionQuestion, Recommendation
from tests.factories.decisions import decided
from tests.factories.run import filled, run_url, under_way, with_motion

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(house):
    return under_way(house)


@pytest.fixture
def item(house, meeting):
    return with_motion(house, meeting)


@pytest.fixture
def chair(client, co_chair):
    client.force_login(co_chair)
    return client


def slug(meeting):
    return meeting.gathering.slug_en


def test_it_opens_at_the_item_that_is_dealt_with(chair, house, meeting, secretariat):
    first, second = house.item(meeting), house.item(meeting)
    address = reverse("run_meeting", args=[slug(meeting)])
    assert chair.get(address).url == run_url(first)
    take_up_item(item=second, by=secretariat)
    assert chair.get(address).url == run_url(second)


def test_as_recommended_is_an_outcome_and_a_press(chair, item):
    url = run_url(item)
    response = chair.post(url, filled(chair, url, outcome="consensus"))
    decision = Decision.objects.get()
    assert (response.status_code, response.url) == (303, f"{url}?recorded={decision.reference}")
    assert decision.vote_event.method == "consensus_call"
    assert decision.decided_at is not None
    page = chair.get(response.url).content.decode()
    assert decision.reference in page
    assert "data-keep" not in page
    assert reverse("correct_decision", args=[decision.reference]) in page


def test_the_same_form_sent_again_records_once(chair, item):
    data = filled(chair, run_url(item), outcome="consensus")
    first, second = (chair.post(run_url(item), data) for _try in range(2))
    assert first.url == second.url
    assert Decision.objects.count() == 1


def test_the_second_co_chair_is_told_who_recorded_and_sees_both(chair, item, other_co_chair):
    other = Client()
    other.force_login(other_co_chair)
    clause = item.motions.get().clauses.get()
    late = filled(other, run_url(item), outcome="amended", **{f"c{clause.pk}_en": "What I typed meanwhile"})
    chair.post(run_url(item), filled(chair, run_url(item), outcome="consensus"))
    response = other.post(run_url(item), late)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Co Chair recorded this decision" in page
    assert "What I typed meanwhile" in page
    assert Decision.objects.get().reference in page
    assert Decision.objects.get().outcome == "consensus"


def test_two_record_an_item_without_a_motion(chair, house, meeting, other_co_chair):
    item = house.item(meeting)
    data = filled(chair, run_url(item), outcome="noted")
    record_item_outcome(item=item, outcome="withdrawn", by=other_co_chair)
    response = chair.post(run_url(item), data)
    assert response.status_code == 409
    assert "Other Co Chair recorded this decision" in response.content.decode()


def test_deferred_on_a_condition_referred_and_reserved_by_name(chair, house, meeting, item):
    url = run_url(item)
    later = timezone.localdate() + timedelta(days=20)
    response = chair.post(url, filled(chair, url, outcome="referred"))
    assert response.status_code == 422
    assert "Choose the body to which it is referred." in response.content.decode()
    seat = house.seats["PSSDC:CA-NB:1"]
    said = {"s1_seat": str(seat.pk), "s1_option": "reservation", "s1_text": "Not yet"}
    chair.post(url, filled(chair, url, outcome="deferred", until=later.isoformat(), condition_en="Funded", **said))
    decision = Decision.objects.get()
    assert (decision.until, decision.condition.en) == (later, "Funded")
    assert decision.reservations.get().text == "Not yet"
    page = chair.get(reverse("decision", args=[decision.reference])).content.decode()
    assert "On condition: Funded" in page


def test_entered_after_the_meeting_it_says_the_real_time(chair, house, meeting, secretariat):
    item = house.item(meeting)
    end_meeting(meeting=meeting, by=secretariat)
    began = timezone.localtime() - timedelta(hours=1)
    url = run_url(item)
    chair.post(url, filled(chair, url, outcome="noted", decided_at=began.strftime("%Y-%m-%d %H:%M")))
    decision = Decision.objects.get()
    assert decision.decided_at == began.replace(second=0, microsecond=0)
    assert decision.decided_on == began.date()


def test_nothing_is_recorded_while_a_vote_is_open(chair, item, meeting, secretariat):
    data = filled(chair, run_url(item), outcome="consensus")
    event = open_vote(motion=item.motions.get(), method=VoteMethod.BALLOT, meeting=meeting, by=secretariat)
    page = chair.get(run_url(item)).content.decode()
    assert event.reference in page
    assert chair.post(run_url(item), data).status_code == 409
    assert not Decision.objects.exists()


def test_who_may_run_and_who_only_looks(client, house, item, secretariat, member, stranger):
    client.force_login(secretariat)
    page = client.get(run_url(item)).content.decode()
    assert "A co-chair records the outcome" in page
    assert client.post(run_url(item), {"outcome": "consensus"}).status_code in {403, 422}
    for person, expected in ((member, 403), (stranger, 403)):
        client.force_login(person)
        assert client.get(run_url(item)).status_code == expected
    other = house.item(house.meeting())
    client.force_login(secretariat)
    assert client.get(reverse("run_item", args=[slug(item.meeting), other.pk])).status_code == 404


def test_next_stops_the_clock_and_begins_the_next(chair, house, meeting):
    first, second = house.item(meeting), house.item(meeting)
    chair.post(run_url(first, "take_up_item"))
    assert chair.post(run_url(first, "next_item")).url == run_url(second)
    assert chair.post(run_url(second, "next_item")).url == run_url(second)
    assert [row.finished_at is not None for row in AgendaItem.objects.order_by("position")] == [True, True]


def test_the_sense_is_noted_and_taken_further(chair, house, meeting):
    item = house.item(meeting)
    question = DiscussionQuestion.objects.create(item=item, position=1, kind="open", text_en="How?", text_fr="Comment?")
    url = run_url(item, "note_sense", question=question.pk)
    prefix = f"q{question.pk}"
    assert chair.post(url, {f"{prefix}-version": "1", f"{prefix}-sense_en": "Slowly"}).status_code == 303
    stale = chair.post(url, {f"{prefix}-version": "1", f"{prefix}-sense_en": "Quickly"})
    assert stale.status_code == 422
    assert "Slowly" in stale.content.decode()
    assert "Quickly" in stale.content.decode()
    further = chair.post(run_url(item, "take_further"), {"question": question.pk, "kind": "quick_win"})
    assert further.status_code == 303
    assert Recommendation.objects.get(title_en="Slowly").points.get().kind == "quick_win"


def test_the_wall_shows_both_languages_and_nothing_in_camera(chair, house, meeting, item, member, secretariat):
    member_there = Client()
    member_there.force_login(member)
    wall = reverse("projector", args=[slug(meeting)])
    take_up_item(item=item, by=secretariat)
    page = member_there.get(wall).content.decode()
    assert "Point 1 (fr)" in page
    assert 'lang="en-CA"' in page
    AgendaItem.objects.filter(pk=item.pk).update(in_camera=True, title_en="Secret matter")
    hidden = member_there.get(wall).content.decode()
    assert "Secret matter" not in hidden
    assert "Point 1" not in hidden.replace('<span lang="fr-CA">Point</span>', "")
    assert "À huis clos" in hidden
    assert Client().get(wall).status_code == 302


def test_what_is_polled_answers_only_when_something_changed(chair, item, meeting, secretariat):
    for name, arguments in (("run_state", [slug(meeting), item.pk]), ("projector_state", [slug(meeting)])):
        url = reverse(name, args=arguments)
        seen = re.search(r'id="run-seen" value="(\w+)"', chair.get(url).content.decode())[1]
        assert chair.get(f"{url}?seen={seen}").status_code == 204
    take_up_item(item=item, by=secretariat)
    assert chair.get(f"{url}?seen={seen}").status_code == 200
    end_meeting(meeting=meeting, by=secretariat)
    assert chair.get(f"{url}?seen={seen}").status_code == 286


def test_a_recorded_decision_is_replaced_and_shows_what_it_said(chair, item, other_co_chair, secretariat):
    chair.post(run_url(item), filled(chair, run_url(item), outcome="consensus"))
    decision = Decision.objects.get()
    url = reverse("correct_decision", args=[decision.reference])
    clause = item.motions.get().clauses.get()
    response = chair.post(url, filled(chair, url, outcome="amended", **{f"c{clause.pk}_en": "Better words"}))
    assert response.status_code == 303
    assert DecisionVersion.objects.get().content["clauses"][0]["text"]["en"] == "Point 1"
    page = chair.get(reverse("decision", args=[decision.reference])).content.decode()
    assert "Better words" in page
    assert "Point 1" in page
    assert decision.outcomes.get().actions.count() == 1
    other = Client()
    other.force_login(other_co_chair)
    assert other.get(url).status_code == 403


def test_a_published_decision_is_corrected_beside_its_text(chair, house):
    decision = decided(house)
    url = reverse("correct_decision", args=[decision.reference])
    words = {"text_en": "The day is the 2nd.", "because_en": "Typed wrongly", "because_fr": "Erreur de frappe"}
    assert chair.post(url, words).status_code == 422
    assert chair.post(url, words | {"text_fr": "Le jour est le 2."}).status_code == 303
    page = Client().get(reverse("decision", args=[decision.reference])).content.decode()
    assert "The day is the 2nd." in page
    assert "Le jour est le 2." in page


def test_the_sheet_and_the_times_that_come_in_later(chair, house, meeting, client):
    item = house.item(meeting)
    sheet = chair.get(reverse("meeting_sheet", args=[slug(meeting)])).content.decode()
    assert "Reservations and objections, by name" in sheet
    url = reverse("enter_times", args=[slug(meeting)])
    day = (timezone.localtime() - timedelta(days=1)).strftime("%Y-%m-%d")
    typed = {"meeting_from": f"{day} 08:30", f"i{item.pk}_from": "08:40", f"i{item.pk}_to": "09:15"}
    assert chair.post(url, typed | {f"i{item.pk}_to": "a quarter past"}).status_code == 422
    assert chair.post(url, typed).status_code == 303
    item.refresh_from_db()
    assert timezone.localtime(item.finished_at).strftime("%Y-%m-%d %H:%M") == f"{day} 09:15"


@pytest.mark.parametrize("items", [3, 200])
def test_it_opens_in_twenty_queries_however_long_the_agenda(
    chair, house, meeting, item, items, django_assert_max_num_queries
):
    rows = [
        AgendaItem(meeting=meeting, position=100 + number, title_en=f"Item {number}", minutes=5)
        for number in range(items)
    ]
    AgendaItem.objects.bulk_create(rows)
    chair.get(run_url(item))
    with django_assert_max_num_queries(20):
        assert chair.get(run_url(item)).status_code == 200
    with django_assert_max_num_queries(18):
        assert chair.get(reverse("projector", args=[slug(meeting)])).status_code == 200
