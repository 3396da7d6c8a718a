"""Are one's own last moves taken back one after the other, and never over somebody else's?"""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from governance.actions.agendas.order import move_item
from governance.models import AgendaItem
from groundwork.models import LedgerEntry

HTMX = {"HX-Request": "true"}


@pytest.fixture
def meeting(house):
    found = house.meeting()
    for number in range(4):
        item = house.item(found)
        AgendaItem.objects.filter(pk=item.pk).update(title_en=f"I{number}")
    return found


@pytest.fixture
def builder(client, secretariat):
    client.force_login(secretariat)
    return client


def at(name, meeting, *more):
    with override("en"):
        return reverse(name, args=[meeting.gathering.slug_en, *more])


def order(meeting):
    rows = AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("position")
    return [(each.title.en, each.parent.title.en if each.parent else "") for each in rows.select_related("parent")]


def undo(client, meeting, **headers):
    return client.post(at("undo_move", meeting), headers=headers)


def test_steps_parts_and_several_at_once_go_back_one_after_the_other(builder, house, meeting):
    other = house.meeting("PSSDC", meeting.gathering)
    a, b, c, d = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    first = order(meeting)
    builder.post(at("move_item", meeting, c.pk), {"direction": "up"}, headers=HTMX)
    builder.post(at("nest_item", meeting, b.pk), headers=HTMX)
    answer = builder.post(at("move_items", meeting), {"items": [a.pk, d.pk], "to": f"meeting-{other.pk}"}, headers=HTMX)
    assert 'id="undo"' in answer.content.decode()
    assert "(3)" in answer.content.decode()
    for _step in range(3):
        answer = undo(builder, meeting, **HTMX)
        assert "The move is taken back." in answer.content.decode()
    assert order(meeting) == first
    assert 'id="undo"' not in answer.content.decode()
    assert undo(builder, meeting, **HTMX).status_code == 409
    assert LedgerEntry.objects.filter(act="items.put-back").count() == 3


def test_it_is_refused_once_somebody_else_moved(builder, house, meeting, secretariat):
    a, b, *_rest = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    builder.post(at("move_item", meeting, a.pk), {"direction": "down"}, headers=HTMX)
    move_item(item=b, steps=2, by=secretariat)
    stands = order(meeting)
    answer = undo(builder, meeting)
    assert answer.status_code == 409
    assert "The agenda was changed since." in answer.content.decode()
    assert order(meeting) == stands
    assert undo(builder, meeting).status_code == 409


def test_ten_are_kept_and_only_for_who_moved(builder, house, meeting, secretariat):
    a = AgendaItem.objects.filter(meeting=meeting).earliest("position")
    for number in range(12):
        builder.post(at("move_item", meeting, a.pk), {"direction": "up" if number % 2 else "down"}, headers=HTMX)
    other = Client()
    other.force_login(secretariat)
    assert undo(other, meeting).status_code == 409
    taken = [undo(builder, meeting, **HTMX).status_code for _step in range(11)]
    assert taken == [200] * 10 + [409]


def test_without_script_it_stands_on_the_page(builder, meeting):
    a = AgendaItem.objects.filter(meeting=meeting).earliest("position")
    first = order(meeting)
    assert at("undo_move", meeting) not in builder.get(at("gathering", meeting)).content.decode()
    builder.post(at("move_item", meeting, a.pk), {"direction": "down"})
    assert at("undo_move", meeting) in builder.get(at("gathering", meeting)).content.decode()
    assert undo(builder, meeting).status_code == 303
    assert order(meeting) == first


def test_nobody_else_undoes(client, house, meeting):
    client.force_login(house.people["member"])
    assert undo(client, meeting).status_code == 403
