"""When does each item begin?"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from governance.queries.agendas.schedule import next_number, scheduled

TORONTO = ZoneInfo("America/Toronto")
UTC = ZoneInfo("UTC")


@dataclass
class Planned:
    minutes: int
    is_break: bool = False
    is_section: bool = False
    parent_id: int | None = None


def at(day, hour, minute=0, zone=TORONTO):
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


MORNING, EVENING = at(24, 8, 30), at(24, 16, 30)


def plan(*minutes, start=MORNING, end=EVENING, zone="America/Toronto"):
    items = [each if isinstance(each, Planned) else Planned(each) for each in minutes]
    return scheduled(items, starts_at=start, ends_at=end, time_zone=zone)


def hours(rows):
    return [f"{row.starts_at:%d %H:%M}" for row in rows]


def test_items_follow_one_another():
    assert hours(plan(15, 45, 90)) == ["24 08:30", "24 08:45", "24 09:30"]


def test_a_break_takes_time_but_no_number():
    rows = plan(60, Planned(15, is_break=True), 30)
    assert [row.number for row in rows] == [1, None, 2]
    assert hours(rows)[2] == "24 09:45"


def test_a_full_day_goes_on_the_next_morning():
    rows = plan(240, 240, 30, 60, end=at(25, 12))
    assert hours(rows) == ["24 08:30", "24 12:30", "25 08:30", "25 09:00"]
    assert [row.new_day for row in rows] == [True, False, True, False]


def test_an_item_that_begins_before_half_past_four_is_not_cut():
    assert hours(plan(479, 60, 10, end=at(25, 12))) == ["24 08:30", "24 16:29", "25 08:30"]


def test_a_meeting_of_one_day_runs_over_instead():
    rows = plan(480, 30, 15)
    assert [row.over for row in rows] == [False, True, True]


def test_the_last_day_does_not_spill_into_a_day_that_is_not_there():
    assert hours(plan(480, 480, 30, end=at(25, 12)))[-1] == "25 16:30"


def test_nothing_is_planned_of_nothing():
    assert plan() == []


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("America/St_Johns", "24 10:00"),
        ("America/Halifax", "24 09:30"),
    ],
)
def test_hours_are_those_of_the_meetings_zone(zone, first):
    rows = plan(30, start=at(24, 13, 30, UTC), end=at(24, 20, 0, UTC), zone=zone)
    assert hours(rows) == [first]


def test_the_night_of_the_changed_clock_lengthens_nothing():
    rows = scheduled(
        [Planned(90), Planned(10)],
        starts_at=datetime(2026, 11, 1, 0, 30, tzinfo=TORONTO),
        ends_at=datetime(2026, 11, 1, 12, tzinfo=TORONTO),
        time_zone="America/Toronto",
    )
    assert hours(rows) == ["01 00:30", "01 01:00"]  # an hour came twice


def test_numbers_run_on_over_the_meetings_of_a_gathering():
    joint = plan(30, Planned(15, is_break=True), 30)
    after = scheduled(
        [Planned(10)], starts_at=MORNING, ends_at=EVENING, time_zone="UTC", first_number=next_number(joint)
    )
    assert [row.number for row in after] == [3]
    assert next_number([], first_number=3) == 3
