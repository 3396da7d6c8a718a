"""Does the forward agenda say what is planned where, and how full it is?"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from governance.actions.agendas.building import NewItem, place_items
from governance.models import Meeting, ProposedItem
from governance.queries.agendas.schedule import minutes_available
from tests.factories.house import both

TORONTO = ZoneInfo("America/Toronto")


def words_of(client):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(reverse("forward_agenda")).content.decode()))


def test_it_shows_what_is_planned_and_what_waits(client, house, member, secretariat):
    meeting = house.meeting(gathering=house.gathering(timezone.localdate() + timedelta(days=9)))
    place_items(meeting=meeting, new=[NewItem(both("Budget"), 300), NewItem(both("Calendar"), 240)], by=secretariat)
    ProposedItem.objects.create(body=meeting.body, gathering=meeting.gathering, title_en="Wallets", minutes=20,
                                created_by=member, state="submitted", submitted_at=timezone.now())  # fmt: skip
    client.force_login(member)
    words = words_of(client)
    assert "9 h planned of 8 h" in words.replace("\u00a0", " ")
    assert "1 h over" in words.replace("\u00a0", " ")
    assert "2. Calendar" in words
    assert "Submitted, without a place yet" in words
    assert "Wallets" in words


def test_what_is_past_or_cancelled_is_left_out(client, house, member):
    past = house.meeting(gathering=house.gathering(timezone.localdate() - timedelta(days=90)))
    off = house.meeting(gathering=house.gathering(timezone.localdate() + timedelta(days=5)))
    house.item(past)
    house.item(off)
    Meeting.objects.filter(pk=off.pk).update(state="cancelled")
    client.force_login(member)
    assert "1. Item" not in words_of(client)


@pytest.mark.parametrize(("name", "status"), [("member", 200), ("observer", 200), ("stranger", 403)])
def test_it_is_for_members(client, house, name, status):
    client.force_login(house.people[name])
    assert client.get(reverse("forward_agenda")).status_code == status


def test_it_costs_the_same_with_many(client, house, member):
    client.force_login(member)
    costs = []
    for many in (1, 6):
        for _each in range(many):
            house.item(house.meeting(gathering=house.gathering()))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("forward_agenda"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 12


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ((24, 8, 30), (24, 16, 30), 480),
        ((24, 8, 30), (25, 12, 0), 690),
        ((24, 13, 0), (24, 18, 0), 300),
        ((24, 17, 0), (25, 9, 0), 30),
    ],
)
def test_the_minutes_of_a_meeting_are_those_of_its_days(start, end, minutes):
    first, last = datetime(2026, 11, *start, tzinfo=TORONTO), datetime(2026, 11, *end, tzinfo=TORONTO)
    assert minutes_available(starts_at=first, ends_at=last, time_zone="America/Toronto") == minutes


def test_the_night_of_the_changed_clock_lengthens_nothing():
    first, last = datetime(2026, 10, 31, 8, 30, tzinfo=TORONTO), datetime(2026, 11, 1, 12, 0, tzinfo=TORONTO)
    assert minutes_available(starts_at=first, ends_at=last, time_zone="America/Toronto") == 690
