"""Is an act on the agenda answered with no more than the rows it changed, and never with less?"""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.agendas.building import NewItem, place_items, remove_item
from governance.actions.agendas.order import move_item, nest_item
from governance.models import AgendaItem
from tests.factories.house import both

HTMX = {"HX-Request": "true"}


@pytest.fixture
def meeting(house):
    return house.meeting()


@pytest.fixture
def builder(client, secretariat):
    client.force_login(secretariat)
    return client


def fill(meeting, many, by, **more):
    return place_items(meeting=meeting, new=[NewItem(both(f"I{n}"), 10, **more) for n in range(many)], by=by)


def at(name, meeting, *more):
    with override("en"):
        return reverse(name, args=[meeting.gathering.slug_en, *more])


def seen(words):
    return re.search(r'id="seen" value="([0-9a-f]+)"', words)[1]


def page(client, meeting):
    return client.get(at("gathering", meeting)).content.decode()


def post(client, name, meeting, *more, stamp, **data):
    return client.post(at(name, meeting, *more), {"seen": stamp, **data}, headers=HTMX).content.decode()


class Pieces(HTMLParser):
    """The elements with an id, each as the text of its tags and words."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = {}, []
        self.feed(re.sub(r'value="[^"]{30,}"| hx-swap-oob="true"', "", text))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag not in {"input", "path", "circle", "meta", "link", "br", "rect"}:
            self.open.append((tag, given.get("id")))
            self.found.setdefault(given.get("id"), "")
        self.keep(f"<{tag} {sorted(given.items(), key=str)}>")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.keep(" ".join(data.split()))

    def keep(self, words):
        for _tag, key in self.open:
            if key:
                self.found[key] += words


def test_a_move_is_answered_with_the_rows_between(builder, meeting, secretariat):
    items = fill(meeting, 20, secretariat)
    stamp = seen(page(builder, meeting))
    answer = post(builder, "move_item", meeting, items[4].pk, stamp=stamp, direction="down")
    rows = re.findall(r'<li class="row[^>]*id="(row-[\d-]+)"', answer)
    assert rows == [f"row-{meeting.pk}-5", f"row-{meeting.pk}-6"]
    assert answer.strip().startswith("Item 5 is now item 6, ")
    assert 'id="undo"' in answer
    assert 'id="agenda"' not in answer


@pytest.mark.parametrize("steps", [1, -1])
def test_what_htmx_puts_in_place_is_what_a_reload_shows(builder, meeting, secretariat, steps):
    items = fill(meeting, 6, secretariat)
    before = page(builder, meeting)
    way = "down" if steps > 0 else "up"
    swapped = Pieces(post(builder, "move_item", meeting, items[2].pk, stamp=seen(before), direction=way)).found
    reloaded, was = Pieces(page(builder, meeting)).found, Pieces(before).found
    assert len(swapped) > 5
    for key, text in swapped.items():
        if key and key not in {"undo"}:
            assert reloaded[key] == text, key
    changed = {key for key in reloaded if key and key.startswith("row-") and reloaded[key] != was[key]}
    assert changed <= set(swapped)


def test_a_page_that_was_behind_gets_the_whole_agenda(builder, meeting, secretariat):
    items = fill(meeting, 4, secretariat)
    stamp = seen(page(builder, meeting))
    move_item(item=items[3], steps=-1, by=secretariat)
    answer = post(builder, "move_item", meeting, items[0].pk, stamp=stamp, direction="down")
    assert 'id="agenda" hx-swap-oob="true"' in answer
    assert "Somebody else changed the agenda meanwhile" in answer


def test_what_another_took_off_is_not_moved_and_the_agenda_is_shown(builder, meeting, secretariat):
    items = fill(meeting, 3, secretariat)
    stamp = seen(page(builder, meeting))
    remove_item(item=items[1], by=secretariat)
    answer = builder.post(at("move_item", meeting, items[1].pk), {"seen": stamp, "direction": "up"}, headers=HTMX)
    assert answer.status_code == 409
    assert "This item was taken off the agenda." in answer.content.decode()
    assert 'id="agenda" hx-swap-oob="true"' in answer.content.decode()


def test_an_agenda_of_two_hundred_costs_few_queries_and_so_does_a_move(
    builder, meeting, secretariat, django_assert_max_num_queries, django_assert_num_queries
):
    fill(meeting, 3, secretariat)
    with django_assert_max_num_queries(15) as few:
        page(builder, meeting)
    items = fill(meeting, 197, secretariat)
    with django_assert_num_queries(len(few)):
        words = page(builder, meeting)
    with django_assert_max_num_queries(35):
        answer = post(builder, "move_item", meeting, items[50].pk, stamp=seen(words), direction="down")
    assert len(re.findall(r'<li class="row', answer)) == 2


def test_minutes_change_the_hours_of_all_that_follows(builder, meeting, secretariat):
    items = fill(meeting, 5, secretariat)
    stamp = seen(page(builder, meeting))
    answer = post(builder, "item_minutes", meeting, items[2].pk, stamp=stamp, minutes="25", version="0")
    assert re.findall(r'id="row-\d+-(\d+)"', answer) == ["3", "4", "5"]
    assert f'id="day-{meeting.pk}-1" tabindex="-1" hx-swap-oob="true"' in answer


def test_selected_items_move_to_a_section_a_meeting_or_before_another(builder, house, meeting, secretariat):
    items = fill(meeting, 3, secretariat)
    first, second = place_items(
        meeting=meeting, new=[NewItem(both("S1"), 0, is_section=True), NewItem(both("S2"), 0, is_section=True)],
        by=secretariat)  # fmt: skip
    other = house.meeting("PSSDC", gathering=meeting.gathering)

    def order(of):
        return [row.title.en for row in AgendaItem.objects.filter(meeting=of, removed=False).order_by("position")]

    builder.post(at("move_items", meeting), {"items": [items[0].pk, items[1].pk], "to": f"section-{first.pk}"})
    assert order(meeting) == ["I2", "S1", "I0", "I1", "S2"]
    builder.post(at("move_items", meeting), {"items": [items[1].pk], "to": f"section-{second.pk}"})
    assert order(meeting) == ["I2", "S1", "I0", "S2", "I1"]
    builder.post(at("move_items", meeting), {"items": [items[1].pk], "to": f"section-{first.pk}", "before": "1"})
    assert order(meeting) == ["I1", "I2", "S1", "I0", "S2"]
    builder.post(at("move_items", meeting), {"items": [items[1].pk, items[2].pk], "to": f"meeting-{other.pk}"})
    assert (order(meeting), order(other)) == (["S1", "I0", "S2"], ["I1", "I2"])
    refused = builder.post(at("move_items", meeting), {"items": [items[1].pk], "before": "77"})
    assert refused.status_code == 422
    assert "There is no item 77." in refused.content.decode()
    assert 'value="77"' in refused.content.decode()
    assert builder.post(at("move_items", meeting), {"to": f"meeting-{meeting.pk}"}).status_code == 422


def test_without_script_an_item_to_move_comes_selected(builder, meeting, secretariat):
    item = fill(meeting, 1, secretariat)[0]
    words = builder.get(at("gathering", meeting) + f"?move={item.pk}").content.decode()
    assert re.search(rf'id="pick-{item.pk}"[^>]* checked', words)


def test_a_part_is_made_and_unmade_with_one_press(builder, meeting, secretariat):
    items = fill(meeting, 2, secretariat)
    assert builder.post(at("nest_item", meeting, items[1].pk)).status_code == 303
    assert "1.1." in page(builder, meeting)
    builder.post(at("nest_item", meeting, items[1].pk))
    assert not AgendaItem.objects.exclude(parent=None).exists()
    assert builder.post(at("nest_item", meeting, items[0].pk)).status_code == 409


def test_what_an_item_is_shows_in_its_row(builder, meeting, secretariat):
    marks = {"standing": True, "in_camera": True, "consent": True}
    place_items(meeting=meeting, new=[NewItem(both("Marked"), 10, details=marks)], by=secretariat)
    (section,) = place_items(meeting=meeting, new=[NewItem(both("Part two"), 0, is_section=True)], by=secretariat)
    items = fill(meeting, 2, secretariat)
    nest_item(item=items[1], by=secretariat)
    words = page(builder, meeting)
    for mark in ("standing item", "in camera", "consent group", "<h4>Part two</h4>", "with its parts"):
        assert mark in words
    assert f'id="minutes-{section.pk}"' not in words
