"""Is an agenda built, timed and mended on its page, by those who may, with and without JavaScript?"""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from councils.models import EngagementLevel
from governance.actions.agendas.building import remove_item
from governance.actions.agendas.order import move_item
from governance.actions.meetings.calling import begin_meeting, end_meeting
from governance.enums import Purpose
from governance.models import AgendaItem
from tests.factories.house import both

HTMX = {"HX-Request": "true"}


@pytest.fixture
def meeting(house):
    return house.meeting()


@pytest.fixture
def slug(meeting):
    return meeting.gathering.slug_en


@pytest.fixture
def builder(client, secretariat):
    client.force_login(secretariat)
    return client


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def page(client, slug):
    return client.get(at("gathering", slug)).content.decode()


def order(meeting):
    return [item.title.en for item in AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("position")]


def add(client, slug, meeting, **more):
    data = {"meeting": meeting.pk, "title_en": "Digital identity", "title_fr": "", "purpose": "discussion",
            "minutes": "45", "once": str(uuid.uuid4())}  # fmt: skip
    return client.post(at("add_item", slug), data | more)


# Who may


@pytest.mark.parametrize("name", ["co_chair", "member", "alternate", "observer", "group_co_chair", "secretariat"])
def test_members_read_the_agenda(client, house, meeting, slug, name):
    house.item(meeting)
    client.force_login(house.people[name])
    assert "Item" in page(client, slug)


def test_a_stranger_is_told_why_not(client, stranger, slug):
    client.force_login(stranger)
    answer = client.get(at("gathering", slug))
    assert answer.status_code == 403
    assert "Agendas are for members" in answer.content.decode()


def test_whoever_is_not_signed_in_is_asked_to(client, slug):
    answer = client.get(at("gathering", slug))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


@pytest.mark.parametrize("name", ["co_chair", "member", "alternate", "observer", "group_co_chair", "stranger"])
@pytest.mark.parametrize(
    "act", ["add_item", "move_items", "item_minutes", "move_item", "nest_item", "remove_item", "revise_item"]
)
def test_only_the_secretariat_builds(client, house, meeting, slug, name, act):
    item = house.item(meeting)
    client.force_login(house.people[name])
    address = at(act, slug) if act in {"add_item", "move_items"} else at(act, slug, item.pk)
    assert client.post(address, {"minutes": 5, "version": 1, "direction": "up"}).status_code == 403
    item.refresh_from_db()
    assert (item.minutes, item.removed) == (30, False)


def test_those_who_only_read_see_no_form(client, member, house, meeting, slug):
    house.item(meeting)
    client.force_login(member)
    words = page(client, slug)
    assert "Move item 1 up" not in words
    assert "Backlog" not in words


# Reading


def test_the_page_is_found_by_the_address_of_either_language(builder, meeting):
    gathering = meeting.gathering
    assert builder.get(at("gathering", gathering.slug_fr)).status_code == 200
    with override("fr"):
        assert builder.get(reverse("gathering", args=[gathering.slug_en])).status_code == 200
    assert builder.get(at("gathering", "nowhere")).status_code == 404


def test_times_run_along_and_numbers_skip_breaks(builder, house, meeting, slug):
    house.item(meeting)
    add(builder, slug, meeting, title_en="Lunch", kind="break", minutes="60")
    add(builder, slug, meeting)
    with timezone.override("America/Toronto"):
        words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(builder, slug)))
    assert re.search(r"1\. Item .*Lunch.*2\. Digital identity", words)
    assert AgendaItem.objects.get(title_en="Lunch").is_break


def test_what_must_be_mended_is_named(builder, house, meeting, slug):
    house.item(meeting)
    add(builder, slug, meeting, minutes="600")
    words = page(builder, slug)
    assert "3 things to fix before the package can be sent" in words
    assert "Item 2 has no French text" in words
    assert "Item 1 is for decision and has no motion" in words
    assert "min past" in words


def test_an_item_with_its_motion_needs_no_mending(builder, house, meeting, slug):
    house.motion(item=house.item(meeting))
    assert "has no motion" not in page(builder, slug)
    assert "Nothing is left to fix" in page(builder, slug)


def test_the_time_of_each_level_is_said(builder, house, meeting, slug):
    house.item(meeting, details={"engagement_level": EngagementLevel.objects.get(level=4)})
    house.item(meeting)
    words = page(builder, slug)
    assert "Co-create" in words
    assert "(50%)" in words


def test_an_agenda_costs_the_same_with_many_items(builder, house, meeting, slug, django_assert_max_num_queries):
    for _each in range(30):
        house.item(meeting)
    with django_assert_max_num_queries(15):
        page(builder, slug)


# Adding


def test_a_title_in_one_language_is_enough(builder, meeting, slug):
    answer = add(builder, slug, meeting)
    assert answer.status_code == 303
    item = AgendaItem.objects.get()
    assert answer["Location"].endswith(f"#item-{item.pk}")
    assert (item.title.en, item.purpose, item.minutes) == ("Digital identity", Purpose.DISCUSSION, 45)


def test_a_second_press_adds_nothing(builder, meeting, slug):
    once = str(uuid.uuid4())
    first, second = add(builder, slug, meeting, once=once), add(builder, slug, meeting, once=once)
    assert first["Location"] == second["Location"]
    assert AgendaItem.objects.count() == 1


@pytest.mark.parametrize("minutes", ["0", "-1", "10000", "", "ten", "1.5", "9" * 40])
def test_impossible_minutes_are_refused_with_what_was_typed(builder, meeting, slug, minutes):
    answer = add(builder, slug, meeting, minutes=minutes)
    assert answer.status_code == 422
    words = answer.content.decode()
    assert "An item takes from 1 to 600 minutes." in words
    assert 'value="Digital identity"' in words
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize("title", ["", "   ", "x" * 301])
def test_an_empty_or_overlong_title_is_refused(builder, meeting, slug, title):
    assert add(builder, slug, meeting, title_en=title).status_code == 422
    assert not AgendaItem.objects.exists()


def test_an_item_goes_only_on_an_agenda_of_this_gathering(builder, house, meeting, slug):
    assert add(builder, slug, house.meeting()).status_code == 422
    assert not AgendaItem.objects.exists()


def test_nothing_is_added_once_the_meeting_has_ended(builder, secretariat, meeting, slug):
    end_meeting(meeting=begin_meeting(meeting=meeting, by=secretariat), by=secretariat)
    assert add(builder, slug, meeting).status_code == 422
    assert "Add an item" not in page(builder, slug)


def test_whoever_follows_a_link_to_an_act_sees_the_agenda(builder, slug):
    assert builder.get(at("add_item", slug))["Location"] == at("gathering", slug)


# Moving and taking off


def test_an_item_moves_one_place(builder, house, meeting, slug):
    first, second = house.item(meeting), add(builder, slug, meeting)
    item = AgendaItem.objects.get(title_en="Digital identity")
    answer = builder.post(at("move_item", slug, item.pk), {"direction": "up"}, follow=True)
    assert order(meeting) == ["Digital identity", "Item"]
    assert "Item 2 is now item 1, " in answer.content.decode()
    assert first.pk != item.pk
    assert second.status_code == 303


@pytest.mark.parametrize("direction", ["up", "", "sideways"])
def test_the_first_item_stays_first(builder, house, meeting, slug, direction):
    item = house.item(meeting)
    add(builder, slug, meeting)
    assert builder.post(at("move_item", slug, item.pk), {"direction": direction}).status_code == 303
    assert order(meeting)[0] == "Item"


def test_moving_an_item_that_another_took_off_is_refused(builder, secretariat, house, meeting, slug):
    item = remove_item(item=house.item(meeting), by=secretariat)
    answer = builder.post(at("move_item", slug, item.pk), {"direction": "up"}, headers=HTMX)
    assert answer.status_code == 409
    assert "This item was taken off the agenda." in answer.content.decode()


def test_an_item_is_taken_off_and_stays_on_record(builder, house, meeting, slug):
    item = house.item(meeting)
    assert builder.post(at("remove_item", slug, item.pk)).status_code == 303
    item.refresh_from_db()
    assert item.removed
    assert builder.post(at("remove_item", slug, item.pk)).status_code == 409
    assert "This item was taken off the agenda." in builder.get(at("item", slug, item.pk)).content.decode()


def test_an_item_with_a_motion_is_not_taken_off(builder, house, meeting, slug):
    item = house.item(meeting)
    house.motion(item=item)
    assert builder.post(at("remove_item", slug, item.pk)).status_code == 409


def test_an_item_of_another_gathering_is_not_found(builder, house, meeting, slug):
    elsewhere = house.item(house.meeting())
    assert builder.post(at("move_item", slug, elsewhere.pk), {"direction": "up"}).status_code == 404


def test_the_agenda_speaks_french(builder, house, meeting, slug):
    house.item(meeting)
    move_item(item=house.item(meeting), steps=-1, by=house.people["secretariat"])
    with override("fr"):
        answer = builder.get(reverse("gathering", args=[meeting.gathering.slug_fr]))
    assert '<html lang="fr-CA"' in answer.content.decode()
    assert both("Item").fr in answer.content.decode()
