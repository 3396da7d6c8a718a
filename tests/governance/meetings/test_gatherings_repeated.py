"""Does a new gathering copy the last one, and are formats described version after version?"""

import uuid
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from governance.actions.meetings.changing import Plan, cancel_meeting, change_meeting
from governance.actions.meetings.formats import describe_format
from governance.actions.meetings.gatherings import open_with_meetings
from governance.actions.meetings.gatherings_repeating import repeat_gathering
from governance.enums import MeetingMode
from governance.models import AgendaItem, Gathering, Meeting, MeetingFormat
from groundwork.bilingual import Pair
from groundwork.refusals import Refused
from tests.factories.house import both

NEWFOUNDLAND = ZoneInfo("America/St_Johns")
PLACE = Pair("St. John’s", "St. John’s")


@pytest.fixture
def last(house):
    """A gathering by format in March, its first meeting with a room, at half past eight in Newfoundland."""
    opened = open_with_meetings(
        place=Pair("Ottawa", "Ottawa"), starts_on=date(2027, 3, 9), last_day=date(2027, 3, 10),
        by=house.people["secretariat"], in_format=house.format(), time_zone="America/St_Johns",
    )  # fmt: skip
    joint = opened.meetings.first()
    plan = Plan(joint.starts_at, joint.ends_at, joint.time_zone, MeetingMode.HYBRID, both("Room 1"), both("Call 1"))
    change_meeting(meeting=joint, version=1, plan=plan, by=house.people["secretariat"])
    return opened


def items(meeting, *rows):
    """Items in their order: (title, columns)."""
    return [
        AgendaItem.objects.create(meeting=meeting, position=place, minutes=columns.pop("minutes", 30), title_en=title,
                                  **columns)
        for place, (title, columns) in enumerate(rows, start=1)
    ]  # fmt: skip


def test_it_has_the_same_format_meetings_rooms_modes_and_hours_on_the_clock(house, last, secretariat):
    new = repeat_gathering(last=last, place=PLACE, starts_on=date(2027, 3, 23), by=secretariat)
    assert (new.slug_en, new.follows, new.format) == ("2027-03-st-johns", last, last.format)
    assert str(new.days) == "[2027-03-23, 2027-03-25)"
    before, after = list(last.meetings.order_by("pk")), list(new.meetings.order_by("pk"))
    assert [each.body for each in after] == [each.body for each in before]
    assert (after[0].mode, after[0].room.en, after[0].time_zone) == ("hybrid", "Room 1", "America/St_Johns")
    assert after[0].joining.en == ""
    clock = [f"{each.starts_at.astimezone(NEWFOUNDLAND):%d %H:%M}" for each in after]
    assert clock == ["23 08:30", "24 13:00", "24 13:00"]
    # The clocks are put forward on March 14: the same hour there is an hour earlier in UTC.
    assert after[0].starts_at.astimezone(UTC) == datetime(2027, 3, 23, 11, 0, tzinfo=UTC)
    assert before[0].starts_at.astimezone(UTC) == datetime(2027, 3, 9, 12, 0, tzinfo=UTC)


def test_standing_items_sections_and_breaks_come_along_in_their_order(house, last, secretariat):
    joint = last.meetings.first()
    opening, _once, _section, _break, part = items(
        joint, ("Opening", {"standing": True, "minutes": 10}), ("Only once", {}),
        ("Afternoon", {"is_section": True, "minutes": 0}), ("Lunch", {"is_break": True}), ("Round table", {}),
    )  # fmt: skip
    AgendaItem.objects.filter(pk=part.pk).update(parent=opening, standing=True)
    new = repeat_gathering(last=last, place=PLACE, starts_on=date(2027, 9, 1), by=secretariat)
    rows = list(new.meetings.first().items.order_by("position"))
    assert [(row.position, row.title_en) for row in rows] == [
        (1, "Opening"), (2, "Afternoon"), (3, "Lunch"), (4, "Round table")]  # fmt: skip
    assert rows[3].parent == rows[0]
    assert (rows[0].standing, rows[1].is_section, rows[2].is_break) == (True, True, True)


def test_what_was_cancelled_is_not_copied(house, last, secretariat):
    gone = last.meetings.last()
    cancel_meeting(meeting=gone, version=gone.version, because=both("No time"), by=secretariat)
    new = repeat_gathering(last=last, place=PLACE, starts_on=date(2027, 9, 1), by=secretariat)
    assert new.meetings.count() == 2


def test_only_the_secretariat_repeats_and_only_what_has_days_and_meetings(house, last, secretariat, co_chair):
    with pytest.raises(Refused) as refused:
        repeat_gathering(last=last, place=PLACE, starts_on=date(2027, 9, 1), by=co_chair)
    assert refused.value.refusal.status == 403
    with pytest.raises(Refused) as refused:
        repeat_gathering(last=house.gathering(), place=PLACE, starts_on=date(2027, 9, 1), by=secretariat)
    assert refused.value.refusal.code == "no-meetings"
    with pytest.raises(Refused) as refused:
        repeat_gathering(last=last, place=Pair("Ottawa", "Ottawa"), starts_on=date(2027, 3, 9), by=secretariat)
    assert refused.value.refusal.code == "slug-taken"


def test_place_and_first_day_are_enough_on_the_page(client, last, secretariat):
    client.force_login(secretariat)
    words = client.get(reverse("new_gathering")).content.decode()
    assert "Open like the last one" in words
    typed = {"place_en": "Halifax", "place_fr": "Halifax", "starts_on": "2027-06-01", "once": str(uuid.uuid4())}
    first, second = (client.post(reverse("repeat_gathering"), typed) for _ in range(2))
    assert first.status_code == 303
    assert first["Location"] == second["Location"]
    assert Gathering.objects.filter(slug_en="2027-06-halifax").count() == 1
    assert "Opened like" in client.get(first["Location"]).content.decode()
    answer = client.post(reverse("repeat_gathering"), typed | {"starts_on": "soon", "once": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert "Halifax" in answer.content.decode()


# Formats


def test_the_next_version_of_a_format_waits_for_a_decision(house, secretariat):
    first = house.format()
    second = describe_format(key=first.key, name=both("Two days"), parts=[(house.bodies["JC"], 4)], by=secretariat)
    assert (second.version, second.adopted_by) == (2, "")


@pytest.mark.parametrize(("parts", "beside", "code"), [
    ([("JC", 3), ("JC", 1)], [], "body-twice"),
    ([("JC", 0)], [], "bad-half-days"),
    ([("JC", -1)], [], "bad-half-days"),
    ([("JC", 10_000)], [], "bad-half-days"),
    ([("JC", 3), ("PSSDC", 1)], ["JC"], "beside-nothing"),
])  # fmt: skip
def test_what_is_no_format_is_refused(house, secretariat, parts, beside, code):
    with pytest.raises(Refused) as refused:
        describe_format(
            key="bad", name=both("Bad"), parts=[(house.bodies[key], count) for key, count in parts],
            beside=[house.bodies[key] for key in beside], by=secretariat,
        )  # fmt: skip
    assert refused.value.refusal.code == code
    assert not MeetingFormat.objects.exists()


def test_formats_are_read_by_members_and_described_by_the_secretariat(client, house, member, secretariat):
    house.format()
    client.force_login(member)
    words = client.get(reverse("formats")).content.decode()
    assert "at the same time as the part before" in words
    assert "Describe a format" not in words
    assert client.post(reverse("formats"), {}).status_code == 403
    client.force_login(secretariat)
    typed = {
        "of": "one-and-a-half", "name_en": "Two days", "name_fr": "Deux jours", "body_1": house.bodies["JC"].pk,
        "half_days_1": "2", "body_2": house.bodies["WG"].pk, "half_days_2": "2", "once": str(uuid.uuid4()),
    }  # fmt: skip
    assert client.post(reverse("formats"), typed | {"half_days_2": ""}).status_code == 422
    assert client.post(reverse("formats"), typed | {"body_2": house.bodies["JC"].pk}).status_code == 422
    assert client.post(reverse("formats"), typed).status_code == 303
    assert "1 earlier version" in client.get(reverse("formats")).content.decode()
    assert MeetingFormat.objects.get(version=2).parts.count() == 2


def test_a_serial_format_seats_the_councils_one_after_the_other(house, secretariat):
    serial = describe_format(
        key="serial", name=both("Serial"), by=secretariat,
        parts=[(house.bodies["JC"], 3), (house.bodies["PSSDC"], 1), (house.bodies["PSCIOC"], 1)],
    )  # fmt: skip
    open_with_meetings(place=PLACE, starts_on=date(2027, 5, 4), last_day=date(2027, 5, 6), by=secretariat,
                       in_format=serial)  # fmt: skip
    toronto = ZoneInfo("America/Toronto")
    assert [f"{each.starts_at.astimezone(toronto):%d %H:%M}" for each in Meeting.objects.order_by("pk")] == [
        "04 08:30", "05 13:00", "06 08:30"]  # fmt: skip
