"""Are meetings moved and cancelled as they should be, whatever is typed and whatever the clock does?"""

import uuid
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from councils.models import Notice
from governance.actions.meetings.calling import begin_meeting, call_meeting
from governance.actions.meetings.changing import Plan, cancel_meeting, change_meeting
from governance.actions.meetings.replies import invite_to_meeting
from governance.enums import MeetingMode, MeetingState
from governance.models import Meeting
from governance.queries.meetings.hours import hours_in_words, moment_in
from groundwork.bilingual import Pair
from groundwork.refusals import Refused
from tests.factories.house import both

NEWFOUNDLAND, TORONTO = ZoneInfo("America/St_Johns"), ZoneInfo("America/Toronto")
REGINA = ZoneInfo("America/Regina")  # it leaves its clocks alone, whatever its neighbours do


@pytest.fixture
def meeting(house):
    """In Newfoundland, on a day in January."""
    return call_meeting(
        gathering=house.gathering(date(2027, 1, 12)), body=house.bodies["JC"], time_zone="America/St_Johns",
        starts_at=datetime(2027, 1, 12, 8, 30, tzinfo=NEWFOUNDLAND),
        ends_at=datetime(2027, 1, 12, 16, 30, tzinfo=NEWFOUNDLAND), by=house.people["secretariat"],
    )  # fmt: skip


def plan(meeting, **other):
    given = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "time_zone": meeting.time_zone,
             "mode": MeetingMode.IN_PERSON}  # fmt: skip
    return Plan(**(given | other))


def typed(meeting, **more):
    return {
        "version": meeting.version, "starts_on": "2027-01-12", "starts_at": "08:30", "ends_on": "2027-01-12",
        "ends_at": "16:30", "time_zone": "America/St_Johns", "mode": "in_person", "once": str(uuid.uuid4()),
    } | more  # fmt: skip


def code_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_every_change_raises_sequence_and_version_once(meeting, secretariat):
    moved = change_meeting(meeting=meeting, version=1, plan=plan(meeting, room=both("Room 2")), by=secretariat)
    assert (moved.sequence, moved.version, moved.room.en) == (1, 2, "Room 2")
    again = change_meeting(meeting=moved, version=2, plan=plan(moved, room=both("Room 2")), by=secretariat)
    assert (again.sequence, again.version) == (1, 2)


def test_a_stale_version_is_refused_and_nothing_is_changed(meeting, secretariat):
    change_meeting(meeting=meeting, version=1, plan=plan(meeting, room=both("Room 2")), by=secretariat)
    assert code_of(lambda: change_meeting(
        meeting=meeting, version=1, plan=plan(meeting, room=both("Room 3")), by=secretariat
    )) == "changed-meanwhile"  # fmt: skip
    assert Meeting.objects.get(pk=meeting.pk).room.en == "Room 2"


def test_the_days_of_the_gathering_grow_with_its_meetings(meeting, secretariat):
    later = plan(meeting, ends_at=datetime(2027, 1, 15, 12, 0, tzinfo=NEWFOUNDLAND))
    change_meeting(meeting=meeting, version=1, plan=later, by=secretariat)
    meeting.gathering.refresh_from_db()
    assert str(meeting.gathering.days) == "[2027-01-12, 2027-01-16)"


def test_moments_are_compared_not_clocks(house, secretariat):
    """In the night when the clock is put back 1:50 comes before the 1:10 that follows it."""
    first = datetime(2026, 11, 1, 1, 50, tzinfo=TORONTO)
    second = datetime(2026, 11, 1, 1, 10, tzinfo=TORONTO).replace(fold=1)
    called = call_meeting(gathering=house.gathering(date(2026, 11, 1)), body=house.bodies["JC"], by=secretariat,
                          starts_at=first.astimezone(UTC), ends_at=second.astimezone(UTC))  # fmt: skip
    assert (called.ends_at - called.starts_at).total_seconds() == 20 * 60


@pytest.mark.parametrize(("day", "hour", "zone", "utc"), [
    (date(2027, 3, 14), time(1, 30), "America/St_Johns", "05:00"),
    (date(2027, 3, 14), time(2, 30), "America/St_Johns", None),  # the clock goes from 2 to 3
    (date(2027, 3, 14), time(3, 30), "America/St_Johns", "06:00"),
    (date(2027, 3, 14), time(2, 30), "America/Toronto", None),
    (date(2027, 3, 14), time(2, 30), "America/Regina", "08:30"),  # Saskatchewan leaves its clocks alone
    (date(2026, 11, 1), time(1, 30), "America/Toronto", "05:30"),  # it comes twice: the first
    (date(2026, 11, 1), time(1, 30), "America/St_Johns", "04:00"),
])  # fmt: skip
def test_an_hour_that_does_not_exist_is_none(day, hour, zone, utc):
    moment = moment_in(day, hour, zone)
    assert (f"{moment.astimezone(UTC):%H:%M}" if moment else None) == utc


def test_hours_are_said_in_the_zone_of_the_meeting_and_of_the_reader(meeting):
    with timezone.override("America/Toronto"):
        assert hours_in_words(meeting, "en").replace("\u00a0", " ") == (
            "January 12, 2027, 8:30 a.m. to 4:30 p.m. NT (7 a.m. to 3 p.m. ET)")  # fmt: skip
        assert hours_in_words(meeting, "fr").replace("\u00a0", " ") == (
            "12 janvier 2027, 8 h 30 à 16 h 30 HT (7 h à 15 h HE)")  # fmt: skip
    with timezone.override("America/St_Johns"):
        assert "(" not in hours_in_words(meeting, "en")


def test_the_reader_elsewhere_sees_another_day(house, secretariat):
    late = call_meeting(gathering=house.gathering(date(2027, 1, 12)), body=house.bodies["JC"], by=secretariat,
                        time_zone="America/Regina", starts_at=datetime(2027, 1, 12, 23, tzinfo=REGINA),
                        ends_at=datetime(2027, 1, 12, 23, 30, tzinfo=REGINA))  # fmt: skip
    with timezone.override("America/Toronto"):
        assert "(January 13, 2027, midnight to 12:30 a.m. ET)" in hours_in_words(late, "en").replace("\u00a0", " ")


def test_two_meetings_of_a_gathering_may_be_in_two_zones(client, house, meeting, secretariat):
    call_meeting(gathering=meeting.gathering, body=house.bodies["PSSDC"], by=secretariat, time_zone="America/Regina",
                 starts_at=datetime(2027, 1, 12, 9, tzinfo=REGINA),
                 ends_at=datetime(2027, 1, 12, 12, tzinfo=REGINA))  # fmt: skip
    client.force_login(secretariat)
    words = client.get(reverse("gathering_meetings", args=[meeting.gathering.slug_en])).content.decode()
    words = words.replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "4:30 p.m. NT (7 a.m. to 3 p.m. ET)" in words
    assert "9 a.m. to noon CT (10 a.m. to 1 p.m. ET)" in words


# Cancelled


def test_a_cancelled_meeting_stays_with_its_reason(client, meeting, secretariat):
    cancel_meeting(meeting=meeting, version=1, because=both("Too few come."), by=secretariat)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.sequence) == (MeetingState.CANCELLED, 1)
    client.force_login(secretariat)
    words = client.get(reverse("gathering_meetings", args=[meeting.gathering.slug_en])).content.decode()
    assert "Cancelled: Too few come." in words
    for act in (lambda: begin_meeting(meeting=meeting, by=secretariat),
                lambda: cancel_meeting(meeting=meeting, version=2, because=both("Again"), by=secretariat)):  # fmt: skip
        assert code_of(act) == "wrong-state"
    assert code_of(lambda: change_meeting(meeting=meeting, version=2, plan=plan(meeting), by=secretariat)) == (
        "meeting-cancelled")  # fmt: skip


def test_what_has_begun_is_not_cancelled_and_a_reason_is_asked(meeting, secretariat):
    assert code_of(lambda: cancel_meeting(meeting=meeting, version=1, because=Pair("x", ""), by=secretariat)) == (
        "no-reason")  # fmt: skip
    begun = begin_meeting(meeting=meeting, by=secretariat)
    assert begun.began_at is not None
    assert code_of(lambda: cancel_meeting(meeting=meeting, version=1, because=both("x"), by=secretariat)) == (
        "wrong-state")  # fmt: skip


def test_who_was_invited_is_told_once_for_every_change(meeting, secretariat):
    invited = invite_to_meeting(meeting=meeting, by=secretariat)
    change_meeting(meeting=meeting, version=1, plan=plan(meeting, room=both("Room 2")), by=secretariat)
    cancel_meeting(meeting=meeting, version=2, because=both("x"), by=secretariat)
    counts = {kind: Notice.objects.filter(kind=kind).count()
              for kind in ("meeting.invited", "meeting.changed", "meeting.cancelled")}  # fmt: skip
    assert set(counts.values()) == {invited}


# On the page


@pytest.mark.parametrize(("more", "says", "status"), [
    ({"ends_at": "08:00"}, "A meeting ends after it starts.", 422),
    ({"ends_at": "08:30"}, "A meeting ends after it starts.", 422),
    ({"ends_on": "2027-02-27"}, "A meeting lasts two weeks at most.", 422),
    ({"starts_at": "25:00"}, "Enter the hour as 13:30.", 422),
    ({"starts_on": "2027-03-14", "ends_on": "2027-03-14", "starts_at": "02:30"}, "This hour does not exist", 422),
    ({"time_zone": "Mars/Base"}, "Select a valid choice", 422),
    ({"mode": "by pigeon"}, "Select a valid choice", 422),
    ({"version": 7}, "Somebody changed this meeting meanwhile.", 409),
])  # fmt: skip
def test_what_cannot_be_is_refused_with_what_was_typed(client, meeting, secretariat, more, says, status):
    client.force_login(secretariat)
    address = reverse("change_meeting", args=[meeting.gathering.slug_en, meeting.pk])
    answer = client.post(address, typed(meeting, room_en="Room nine", **more))
    assert answer.status_code == status
    words = answer.content.decode()
    assert says in words
    assert "Room nine" in words
    meeting.refresh_from_db()
    assert meeting.version == 1


def test_the_loser_of_two_sees_both_and_may_save_again(client, meeting, secretariat):
    client.force_login(secretariat)
    address = reverse("change_meeting", args=[meeting.gathering.slug_en, meeting.pk])
    assert client.post(address, typed(meeting, room_en="Mine", room_fr="Mine")).status_code == 303
    answer = client.post(address, typed(meeting, room_en="Theirs", room_fr="Theirs"))
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine" in words
    assert "Theirs" in words
    assert 'name="version" value="2"' in words
    assert client.post(address, typed(meeting, version=2, room_en="Theirs", room_fr="Theirs")).status_code == 303
    meeting.refresh_from_db()
    assert (meeting.room.en, meeting.sequence) == ("Theirs", 2)


@pytest.mark.parametrize("name", ["co_chair", "member", "observer", "stranger"])
def test_only_the_secretariat_changes_and_cancels(client, house, meeting, name):
    client.force_login(house.people[name])
    for page in ("change_meeting", "cancel_meeting"):
        address = reverse(page, args=[meeting.gathering.slug_en, meeting.pk])
        assert client.get(address).status_code == 403
        assert client.post(address, typed(meeting)).status_code == 403


def test_joining_details_are_for_those_who_hold_a_place_in_the_body(client, house, meeting, secretariat):
    change_meeting(meeting=meeting, version=1, plan=plan(meeting, joining=both("dial 555")), by=secretariat)
    address = reverse("gathering_meetings", args=[meeting.gathering.slug_en])
    seen = {}
    for name in ("member", "alternate", "observer", "secretariat", "group_co_chair"):
        client.force_login(house.people[name])
        seen[name] = "dial 555" in client.get(address).content.decode()
    assert seen == {"member": True, "alternate": True, "observer": True, "secretariat": True, "group_co_chair": False}


def test_the_page_costs_the_same_with_many_meetings(client, house, meeting, member, secretariat,
                                                    django_assert_max_num_queries):  # fmt: skip
    for hour in range(9, 20):
        call_meeting(gathering=meeting.gathering, body=house.bodies["PSSDC"], by=secretariat,
                     starts_at=datetime(2027, 1, 12, hour, tzinfo=TORONTO),
                     ends_at=datetime(2027, 1, 12, hour, 30, tzinfo=TORONTO))  # fmt: skip
    client.force_login(member)
    with django_assert_max_num_queries(14):
        client.get(reverse("gathering_meetings", args=[meeting.gathering.slug_en]))
