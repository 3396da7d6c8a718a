"""Is a recommendation taken from the backlog, and an item revised in all its parts, on their pages?"""

import uuid

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.agendas.building import remove_item
from governance.actions.agendas.fields import revise_item
from governance.models import AgendaItem

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


# Minutes


def test_minutes_save_on_their_own(builder, house, meeting, slug):
    item = house.item(meeting)
    answer = builder.post(at("item_minutes", slug, item.pk), {"version": 0, "minutes": 45})
    assert answer.status_code == 303
    item.refresh_from_db()
    assert (item.minutes, item.version) == (45, 2)


def test_the_same_minutes_change_nothing_even_from_a_stale_page(builder, house, meeting, slug):
    item = house.item(meeting)
    assert builder.post(at("item_minutes", slug, item.pk), {"version": 0, "minutes": 30}).status_code == 303
    item.refresh_from_db()
    assert item.version == 1


def test_stale_minutes_are_refused_and_both_are_shown(builder, secretariat, house, meeting, slug):
    item = house.item(meeting)
    revise_item(item=item, changes={"minutes": 50}, by=secretariat)
    answer = builder.post(at("item_minutes", slug, item.pk), {"version": 0, "minutes": 20}, headers=HTMX)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "It is now 50 min; you typed 20." in words
    assert 'value="20"' in words
    assert 'name="version" value="1"' in words


@pytest.mark.parametrize("minutes", ["0", "-1", "10000", "", "abc"])
def test_impossible_minutes_of_an_item_are_refused(builder, house, meeting, slug, minutes):
    item = house.item(meeting)
    answer = builder.post(at("item_minutes", slug, item.pk), {"version": 0, "minutes": minutes})
    assert answer.status_code == 422
    assert "An item takes from 1 to 600 minutes." in answer.content.decode()


def test_an_item_that_another_took_off_is_not_timed(builder, secretariat, house, meeting, slug):
    item = remove_item(item=house.item(meeting), by=secretariat)
    answer = builder.post(at("item_minutes", slug, item.pk), {"version": 0, "minutes": 20}, headers=HTMX)
    assert answer.status_code == 409
    assert "This item was taken off the agenda." in answer.content.decode()


# One item


def revision(item, **more):
    return {"title_en": item.title.en, "title_fr": item.title.fr, "purpose": item.purpose,
            "minutes": item.minutes} | more  # fmt: skip


def test_an_item_is_revised_in_all_its_parts(builder, house, meeting, slug):
    item = house.item(meeting)
    answer = builder.post(at("revise_item", slug, item.pk), revision(
        item, summary_en="About this", summary_fr="À propos", sponsor=house.bodies["WG"].pk, engagement_level=3,
        presenter_en="D. Whitford", expected_outcome_en="Decided"))  # fmt: skip
    assert answer.status_code == 303
    item.refresh_from_db()
    assert (item.summary.fr, item.sponsor, item.engagement_level_id) == ("À propos", house.bodies["WG"], 3)
    words = builder.get(at("item", slug, item.pk)).content.decode()
    assert "About this" in words
    assert "D. Whitford" in words
    assert "Decided" in words


def test_a_title_changed_in_one_language_leaves_the_other_behind_until_confirmed(builder, house, meeting, slug):
    item = house.item(meeting)
    builder.post(at("revise_item", slug, item.pk), revision(item, title_en="Changed"))
    item.refresh_from_db()
    assert item.title.unready() == ("fr",)
    builder.post(at("revise_item", slug, item.pk), revision(item, say_the_same="on"))
    item.refresh_from_db()
    assert item.title.matches


def test_a_stale_revision_is_refused_and_both_are_shown(builder, secretariat, house, meeting, slug):
    item = house.item(meeting)
    revise_item(item=item, changes={"title_en": "Theirs", "title_fr": "Le leur"}, by=secretariat)
    answer = builder.post(at("revise_item", slug, item.pk), revision(item, title_en="Mine"))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert f"{secretariat.name} changed this meanwhile" in words
    assert "Theirs" in words
    assert 'value="Mine"' in words
    assert AgendaItem.objects.get().title.en == "Theirs"


@pytest.mark.parametrize("more", [{"title_en": "", "title_fr": ""}, {"title_en": "x" * 301}, {"minutes": "0"},
                                  {"summary_en": "x" * 4001}, {"sponsor": "999999"}, {"purpose": "party"}])  # fmt: skip
def test_an_unusable_revision_is_refused(builder, house, meeting, slug, more):
    item = house.item(meeting)
    assert builder.post(at("revise_item", slug, item.pk), revision(item, **more)).status_code == 422


def test_a_question_is_asked_once(builder, house, meeting, slug):
    item = house.item(meeting)
    once = str(uuid.uuid4())
    for _press in range(2):
        builder.post(at("ask_question", slug, item.pk), {"ask-kind": "open", "ask-text_en": "Why?", "once": once})
    assert item.questions.count() == 1
    assert "Why?" in builder.get(at("item", slug, item.pk)).content.decode()


def test_an_empty_question_is_refused(builder, house, meeting, slug):
    item = house.item(meeting)
    answer = builder.post(at("ask_question", slug, item.pk), {"ask-kind": "open"})
    assert answer.status_code == 422
    assert not item.questions.exists()


def test_a_page_of_an_item_costs_few_queries(builder, house, meeting, slug, django_assert_max_num_queries):
    item = house.item(meeting, recommendation=house.recommendation())
    house.motion(item=item)
    with django_assert_max_num_queries(22):
        assert builder.get(at("item", slug, item.pk)).status_code == 200
