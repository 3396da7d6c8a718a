"""Do items change places so that nothing is lost, numbers stay without gaps, and parts stay with their item?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.actions.agendas.building import NewItem, place_items, remove_item
from governance.actions.agendas.order import move_item, move_items, nest_item, release_item
from governance.actions.meetings.calling import begin_meeting, end_meeting
from governance.models import AgendaItem
from governance.queries.agendas.item import printed_numbers
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories.house import both

LETTERS = "abcdefgh"


@pytest.fixture
def meeting(house):
    return house.meeting()


def fill(meeting, letters, by, **more):
    return place_items(meeting=meeting, new=[NewItem(both(each), 10, **more) for each in letters], by=by)


def titles(meeting):
    return "".join(
        row.title.en for row in AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("position")
    )


def positions(meeting):
    rows = AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("position")
    return list(rows.values_list("position", flat=True))


def is_sound(meeting):
    """Positions run from 1 without gaps, and parts follow their item."""
    rows = list(AgendaItem.objects.filter(meeting=meeting, removed=False).order_by("position"))
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    above = None
    for row in rows:
        above = row if row.parent_id is None else above
        assert row.parent_id in {None, above.pk}


def test_several_items_are_placed_at_once_where_they_are_wanted(meeting, secretariat):
    items = fill(meeting, "ad", secretariat)
    place_items(meeting=meeting, new=[NewItem(both(each), 5) for each in "bc"], by=secretariat, before=items[1])
    assert titles(meeting) == "abcd"
    is_sound(meeting)


def test_all_are_placed_or_none(meeting, secretariat):
    with pytest.raises(Refused):
        place_items(meeting=meeting, new=[NewItem(both("a"), 5), NewItem(both("b"), 0)], by=secretariat)
    assert not AgendaItem.objects.exists()


def test_nothing_is_placed_before_what_is_gone(meeting, secretariat):
    gone = remove_item(item=fill(meeting, "a", secretariat)[0], by=secretariat)
    with pytest.raises(Refused) as refused:
        place_items(meeting=meeting, new=[NewItem(both("b"), 5)], by=secretariat, before=gone)
    assert refused.value.refusal.code == "no-such-place"


@pytest.mark.parametrize("minutes", [0, -1, 601, 10_000])
def test_impossible_minutes_are_refused(meeting, secretariat, minutes):
    with pytest.raises(Refused) as refused:
        fill(meeting, "a", secretariat) and place_items(
            meeting=meeting, new=[NewItem(both("b"), minutes)], by=secretariat
        )
    assert refused.value.refusal.code == "bad-minutes"


def test_a_section_takes_no_minutes_and_has_no_number(meeting, secretariat):
    place_items(meeting=meeting, new=[NewItem(both("s"), 0, is_section=True)], by=secretariat)
    (item,) = fill(meeting, "a", secretariat)
    assert printed_numbers(meeting.gathering) == {item.pk: "1"}


@pytest.mark.parametrize(("place", "steps", "after"), [(0, 1, "bacd"), (3, -3, "dabc"), (1, 9, "acdb"), (2, 0, "abcd")])
def test_an_item_moves_some_places(meeting, secretariat, place, steps, after):
    move_item(item=fill(meeting, "abcd", secretariat)[place], steps=steps, by=secretariat)
    assert titles(meeting) == after
    is_sound(meeting)


def test_one_statement_writes_only_the_rows_between(meeting, secretariat):
    items = fill(meeting, LETTERS, secretariat)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        move_item(item=items[2], steps=2, by=secretariat)
    updates = [each["sql"] for each in queries if each["sql"].lstrip().startswith("UPDATE governance_agendaitem")]
    assert len(updates) == 1
    assert titles(meeting) == "abdecfgh"
    untouched = {items[place].pk for place in (0, 1, 5, 6, 7)}
    assert not any(f"{pk}," in updates[0].split("unnest(")[1].split("]")[0] + "," for pk in untouched)


def test_moving_what_another_took_off_is_refused(meeting, secretariat):
    item = remove_item(item=fill(meeting, "ab", secretariat)[0], by=secretariat)
    for act in (lambda: move_item(item=item, steps=1, by=secretariat),
                lambda: move_items(items=[item], meeting=meeting, by=secretariat),
                lambda: nest_item(item=item, by=secretariat),
                lambda: release_item(item=item, by=secretariat)):  # fmt: skip
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.code == "item-removed"
    assert positions(meeting) == [1]


@pytest.mark.parametrize("name", ["co_chair", "member", "alternate", "observer", "group_co_chair", "stranger"])
def test_only_the_secretariat_puts_in_order(house, meeting, secretariat, name):
    first, second = fill(meeting, "ab", secretariat)
    for act in (lambda by: move_item(item=first, steps=1, by=by),
                lambda by: move_items(items=[first], meeting=meeting, by=by),
                lambda by: nest_item(item=second, by=by),
                lambda by: release_item(item=second, by=by)):  # fmt: skip
        with pytest.raises(Refused) as refused:
            act(house.people[name])
        assert refused.value.refusal.status == 403
    assert titles(meeting) == "ab"


def test_nothing_moves_once_the_meeting_has_ended(meeting, secretariat):
    first, second = fill(meeting, "ab", secretariat)
    end_meeting(meeting=begin_meeting(meeting=meeting, by=secretariat), by=secretariat)
    for act in (lambda: move_item(item=first, steps=1, by=secretariat),
                lambda: move_items(items=[first], meeting=meeting, by=secretariat),
                lambda: nest_item(item=second, by=secretariat)):  # fmt: skip
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.code == "meeting-ended"


def test_several_go_before_another_in_their_own_order(meeting, secretariat):
    items = fill(meeting, "abcde", secretariat)
    move_items(items=[items[4], items[2]], meeting=meeting, before=items[0], by=secretariat)
    assert titles(meeting) == "ceabd"
    is_sound(meeting)


def test_several_go_to_another_meeting_of_the_gathering(house, meeting, secretariat):
    other = house.meeting("PSSDC", gathering=meeting.gathering)
    items = fill(meeting, "abc", secretariat)
    fill(other, "xy", secretariat)
    move_items(items=[items[0], items[2]], meeting=other, by=secretariat)
    assert (titles(meeting), titles(other)) == ("b", "xyac")
    is_sound(meeting)
    is_sound(other)


def test_nothing_goes_to_another_gathering_and_nothing_moves_when_one_is_gone(house, meeting, secretariat):
    items = fill(meeting, "abc", secretariat)
    with pytest.raises(Refused) as refused:
        move_items(items=items, meeting=house.meeting(), by=secretariat)
    assert refused.value.refusal.code == "another-gathering"
    gone = remove_item(item=items[1], by=secretariat)
    with pytest.raises(Refused) as refused:
        move_items(items=[items[0], gone], meeting=meeting, by=secretariat)
    assert "taken off the agenda meanwhile" in str(refused.value.refusal)
    assert titles(meeting) == "ac"
    with pytest.raises(Refused) as refused:
        move_items(items=[], meeting=meeting, by=secretariat)
    assert refused.value.refusal.code == "none-chosen"


def test_a_part_has_the_number_of_its_item_and_goes_with_it(meeting, secretariat):
    items = fill(meeting, "abcd", secretariat)
    nest_item(item=items[1], by=secretariat)
    nest_item(item=items[2], by=secretariat)
    assert list(printed_numbers(meeting.gathering).values()) == ["1", "1.1", "1.2", "2"]
    move_item(item=items[0], steps=1, by=secretariat)
    assert titles(meeting) == "dabc"
    move_item(item=items[2], steps=-1, by=secretariat)
    assert titles(meeting) == "dacb"
    move_item(item=items[2], steps=-1, by=secretariat)
    assert titles(meeting) == "dacb", "a part stays among the parts"
    released = release_item(item=items[2], by=secretariat)
    assert (titles(meeting), released.parent_id) == ("dabc", None)
    is_sound(meeting)


def test_what_cannot_be_a_part_is_refused(meeting, secretariat):
    items = fill(meeting, "abc", secretariat)
    (pause,) = fill(meeting, "p", secretariat, is_break=True)
    (after,) = fill(meeting, "z", secretariat)
    nest_item(item=items[1], by=secretariat)
    for item, code in ((items[0], "nothing-above"), (pause, "not-an-item"), (after, "nothing-above"),
                       (items[1], "nothing-above")):  # fmt: skip
        with pytest.raises(Refused) as refused:
            nest_item(item=item, by=secretariat)
        assert refused.value.refusal.code == code
    nest_item(item=AgendaItem.objects.get(pk=items[2].pk), by=secretariat)
    move_items(items=[items[0]], meeting=meeting, by=secretariat)
    with pytest.raises(Refused) as refused:
        nest_item(item=items[0], by=secretariat)
    assert refused.value.refusal.code == "has-parts" or titles(meeting) == "pzabc"


def test_the_parts_of_an_item_that_is_taken_off_become_items(meeting, secretariat):
    items = fill(meeting, "abc", secretariat)
    nest_item(item=items[1], by=secretariat)
    remove_item(item=items[0], by=secretariat)
    assert list(printed_numbers(meeting.gathering).values()) == ["1", "2"]
    is_sound(meeting)


def test_every_act_is_witnessed(meeting, secretariat):
    items = fill(meeting, "abc", secretariat)
    move_item(item=items[0], steps=1, by=secretariat)
    move_items(items=[items[0]], meeting=meeting, by=secretariat)
    nest_item(item=items[0], by=secretariat)
    release_item(item=items[0], by=secretariat)
    acts = list(LedgerEntry.objects.order_by("pk").values_list("act", flat=True))
    assert acts[-4:] == ["item.moved", "items.moved", "item.nested", "item.released"]


MOVES = st.lists(
    st.tuples(st.sampled_from(["move", "together", "nest", "release", "remove"]), st.integers(0, 7),
              st.integers(-8, 8), st.integers(0, 8)),
    max_size=8,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_whatever_is_moved_nothing_is_lost(house, secretariat, moves):
    meeting = house.meeting()
    items = fill(meeting, LETTERS, secretariat)
    gone = set()
    for act, which, steps, where in moves:
        item = AgendaItem.objects.get(pk=items[which].pk)
        before = AgendaItem.objects.get(pk=items[where].pk) if where < 8 else None
        try:
            if act == "move":
                move_item(item=item, steps=steps, by=secretariat)
            elif act == "together":
                move_items(items=[item, items[(which + 3) % 8]], meeting=meeting, before=before, by=secretariat)
            elif act == "nest":
                nest_item(item=item, by=secretariat)
            elif act == "release":
                release_item(item=item, by=secretariat)
            else:
                remove_item(item=item, by=secretariat)
                gone.add(item.title.en)
        except Refused:
            pass
        assert sorted(titles(meeting)) == sorted(set(LETTERS) - gone)
        is_sound(meeting)
    numbers = [each for each in printed_numbers(meeting.gathering).values() if "." not in each]
    assert numbers == [str(each) for each in range(1, len(numbers) + 1)]


def test_a_pair_of_titles_is_kept(meeting, secretariat):
    (item,) = place_items(meeting=meeting, new=[NewItem(Pair("Only English", ""), 5)], by=secretariat)
    assert item.title.unready() == ("fr",)
