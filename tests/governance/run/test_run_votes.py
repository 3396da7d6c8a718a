"""From the run screen: a vote opened in one press, and an item that is withheld from who is out of it."""

import uuid

import pytest
from django.urls import reverse

from governance.actions.meetings.attendance_recusals import recuse_from_item
from governance.models import AgendaItem, Clause, Motion, VoteEvent
from governance.queries.run.state import run_of
from tests.factories.run import run_url, under_way, with_motion

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(house):
    return under_way(house)


@pytest.fixture
def item(house, meeting):
    return with_motion(house, meeting)


def pressed(client, item):
    return client.post(run_url(item, "open_vote_now"), {"once": str(uuid.uuid4()), "motion": item.motions.get().pk})


def test_a_vote_is_opened_in_one_press_and_the_screen_stays(client, item, co_chair, meeting):
    client.force_login(co_chair)
    page = client.get(run_url(item)).content.decode()
    assert run_url(item, "open_vote_now") in page
    answer = pressed(client, item)
    assert (answer.status_code, answer["Location"]) == (303, run_url(item))
    event = VoteEvent.objects.get()
    assert (event.method, event.meeting, event.state) == ("ballot", meeting, "open")
    assert f"Vote {event.reference} on this motion is open." in client.get(run_url(item)).content.decode()


def test_pressed_twice_it_opens_once(client, item, co_chair):
    client.force_login(co_chair)
    data = {"once": str(uuid.uuid4()), "motion": item.motions.get().pk}
    first, second = (client.post(run_url(item, "open_vote_now"), data) for _press in range(2))
    assert first["Location"] == second["Location"]
    assert VoteEvent.objects.count() == 1
    assert pressed(client, item).status_code == 409


def test_a_text_that_is_missing_refuses_it_by_name_and_keeps_the_screen(client, item, co_chair):
    Clause.objects.update(text_fr="", text_fr_state="missing")
    client.force_login(co_chair)
    answer = pressed(client, item)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The vote was not opened." in page
    assert "clause" in page
    assert reverse("motion", args=[Motion.objects.get().pk]) in page
    assert not VoteEvent.objects.exists()


def test_who_leads_nothing_opens_nothing(client, item, member):
    client.force_login(member)
    assert pressed(client, item).status_code == 403


def test_an_item_is_withheld_from_a_co_chair_who_is_out_of_it(client, house, item, co_chair, other_co_chair):
    seat = co_chair.memberships.get(role="co_chair").seat
    AgendaItem.objects.filter(pk=item.pk).update(in_camera=True, title_en="Salaries", title_fr="Salaires")
    recuse_from_item(item=item, seat=seat, interest="We own it", by=co_chair)
    after = house.item(item.meeting)
    client.force_login(co_chair)
    answer = client.get(run_url(item))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Item 1 is withheld: an interest was declared" in page
    assert "Salaries" not in page
    assert client.post(run_url(item), {"outcome": "consensus"}).status_code == 403
    assert pressed(client, item).status_code == 403
    assert client.post(run_url(item, "next_item"))["Location"] == run_url(after)
    client.force_login(other_co_chair)
    assert "Record decision" in client.get(run_url(item)).content.decode()
    client.force_login(house.people["secretariat"])
    assert client.get(run_url(item)).status_code == 200
    assert next(each for each in run_of(item.meeting).items if each.pk == item.pk).is_hushed
