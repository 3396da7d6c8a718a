"""Do calendars say when the councils meet, in every zone, and stop when they should?"""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar, vText

from councils.actions.memberships import end_membership
from councils.models import Membership
from councils.queries.names import names_on
from governance.actions.meetings.calendars import make_feed, revoke_feed
from governance.actions.meetings.calling import call_meeting
from governance.actions.meetings.changing import Plan, cancel_meeting, change_meeting
from governance.actions.meetings.replies import answer_meeting, invite_to_meeting
from governance.calendars.files import attendee, described, feed
from governance.enums import MeetingMode
from governance.mail.sending import deliver_due
from governance.models import CalendarFeed
from groundwork.refusals import Refused
from tests.factories.house import GROUND, both

NEWFOUNDLAND, TORONTO = ZoneInfo("America/St_Johns"), ZoneInfo("America/Toronto")


def call(house, zone, starts_at, ends_at, body="JC", gathering=None):
    return call_meeting(
        gathering=gathering or house.gathering(starts_at.date()), body=house.bodies[body], time_zone=zone.key,
        starts_at=starts_at, ends_at=ends_at, by=house.people["secretariat"],
    )  # fmt: skip


@pytest.fixture
def meeting(house):
    """From a Saturday to a Sunday in Newfoundland, while the clocks are put forward."""
    return call(house, NEWFOUNDLAND, datetime(2027, 3, 13, 9, 0, tzinfo=NEWFOUNDLAND),
                datetime(2027, 3, 14, 12, 0, tzinfo=NEWFOUNDLAND))  # fmt: skip


def address(token, language="en"):
    with override(language):
        return reverse("calendar_feed", args=[token])


def hybrid(meeting, *words):
    return Plan(meeting.starts_at, meeting.ends_at, meeting.time_zone, MeetingMode.HYBRID, *words)


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


def code_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


@pytest.fixture
def subscribed(client, house, meeting, member):
    token = make_feed(person=member, body=house.bodies["JC"], language="fr", by=member)
    return lambda **headers: client.get(address(token), **headers)


# The file


def test_two_other_programs_read_the_same_hours(subscribed, meeting):
    """9:00 at 3:30 behind Greenwich, noon at 2:30 behind it."""
    content = subscribed().content
    starts, ends = datetime(2027, 3, 13, 12, 30, tzinfo=UTC), datetime(2027, 3, 14, 14, 30, tzinfo=UTC)
    (event,) = events(content)
    assert (event["dtstart"].dt.astimezone(UTC), event["dtend"].dt.astimezone(UTC)) == (starts, ends)
    assert event["dtstart"].params["TZID"] == "America/St_Johns"
    read = vobject.readOne(content.decode())
    assert read.vevent.dtstart.value.astimezone(UTC) == starts
    assert read.vevent.dtend.value.astimezone(UTC) == ends
    assert read.vtimezone.tzid.value == "America/St_Johns"


def test_a_zone_is_described_with_both_of_its_offsets(subscribed):
    (zone,) = Calendar.from_ical(subscribed().content).walk("VTIMEZONE")
    offsets = {str(part["tzoffsetto"].to_ical()) for part in zone.walk() if part.name in {"STANDARD", "DAYLIGHT"}}
    assert {"-0330", "-0230"} <= offsets


def test_every_zone_that_is_named_is_described(client, house, meeting, member):
    call(house, TORONTO, datetime(2027, 3, 14, 1, 30, tzinfo=TORONTO), datetime(2027, 3, 14, 3, 30, tzinfo=TORONTO),
         "PSSDC", meeting.gathering)  # fmt: skip
    token = make_feed(person=member, body=None, language="en", by=member)
    calendar = Calendar.from_ical(client.get(address(token)).content)
    assert {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")} == {"America/St_Johns", "America/Toronto"}
    found = {str(event["dtstart"].params["TZID"]): event for event in calendar.walk("VEVENT")}
    toronto = found["America/Toronto"]
    assert toronto["dtend"].dt.astimezone(UTC) - toronto["dtstart"].dt.astimezone(UTC) == timedelta(hours=1)
    assert str(toronto["related-to"]) == str(found["America/St_Johns"]["uid"])


def test_a_feed_names_nobody_and_tells_nothing_of_the_agenda(house, subscribed, meeting, secretariat):
    house.item(meeting)
    change_meeting(meeting=meeting, version=1, by=secretariat, plan=hybrid(meeting, both("Room 1"), both("dial 555")))
    text = subscribed().content.decode()
    for word in ("ATTENDEE", "ORGANIZER", "dial 555", "Item", "@concert.example\r\nX"):
        assert word not in text
    assert "METHOD:PUBLISH" in text


def test_the_entry_says_its_language_its_category_and_where(subscribed, meeting):
    (event,) = events(subscribed().content)
    assert event["summary"].params["LANGUAGE"] == "fr-CA"
    assert [str(each) for each in event["categories"].cats] == ["JC (fr)"]
    assert str(event["location"]) == "Ottawa (fr)"
    assert "/fr/" in str(event["url"])


def test_uid_stays_sequence_grows_and_cancelled_stays(subscribed, meeting, secretariat):
    (before,) = events(subscribed().content)
    cancel_meeting(meeting=meeting, version=1, because=both("Too few"), by=secretariat)
    (after,) = events(subscribed().content)
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")
    assert after["last-modified"].dt >= before["last-modified"].dt


def test_an_unchanged_feed_is_not_sent_again(subscribed, meeting, secretariat):
    first = subscribed()
    assert first["Content-Type"].startswith("text/calendar")
    assert subscribed().content == first.content
    assert subscribed(headers={"If-None-Match": first["ETag"]}).status_code == 304
    cancel_meeting(meeting=meeting, version=1, because=both("Too few"), by=secretariat)
    assert subscribed(headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_an_empty_feed_is_a_calendar(client, house, member):
    token = make_feed(person=member, body=house.bodies["WG"], language="en", by=member)
    assert events(client.get(address(token)).content) == []


def test_a_feed_costs_the_same_with_many_meetings(client, house, meeting, member, django_assert_max_num_queries):
    for hour in range(20):
        call(house, TORONTO, datetime(2027, 3, 16, hour, tzinfo=TORONTO),
             datetime(2027, 3, 16, hour, 30, tzinfo=TORONTO), gathering=meeting.gathering)  # fmt: skip
    token = make_feed(person=member, body=None, language="en", by=member)
    with django_assert_max_num_queries(10):
        assert client.get(address(token)).content.count(b"BEGIN:VEVENT") == 21


def test_a_long_line_with_accents_is_folded_and_read_back(house, meeting):
    words = names_on()[meeting.body_id]
    called = "Réunions — " + "é" * 200 + ", ; \\ \n fin"
    content = feed([meeting], {words.id: words}, {meeting.pk: timezone.now()}, {}, called=called, language="fr")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert str(Calendar.from_ical(content)["name"]) == vText(called).to_ical().decode()
    assert vobject.readOne(content.decode()).name == "VCALENDAR"


# Who has one


def test_the_token_is_kept_nowhere(house, member):
    token = make_feed(person=member, body=None, language="en", by=member)
    assert token not in str(CalendarFeed.objects.values())


def test_a_revoked_feed_and_one_that_never_was_are_answered_alike(client, subscribed, member, stranger):
    found = CalendarFeed.objects.get()
    assert code_of(lambda: revoke_feed(feed=found, by=stranger)) == "not-yours"
    revoke_feed(feed=found, by=member)
    assert subscribed().status_code == 404
    assert client.get(address("never-was")).status_code == 404


def test_it_dies_with_the_last_place(subscribed, member):
    held = Membership.objects.standing(timezone.localdate()).get(person=member)
    end_membership(membership=held, on=timezone.localdate(), by=None, ground=GROUND)
    assert CalendarFeed.objects.get().revoked_at is not None
    assert subscribed().status_code == 404


def test_an_account_that_is_closed_reads_nothing(subscribed, member):
    member.is_active = False
    member.save()
    assert subscribed().status_code == 404


def test_nobody_makes_one_for_another_nor_without_a_place(house, member, stranger):
    assert code_of(lambda: make_feed(person=member, body=None, language="en", by=stranger)) == "not-yours"
    assert code_of(lambda: make_feed(person=stranger, body=None, language="en", by=stranger)) == "not-a-member"


def test_the_page_shows_the_address_once_and_revokes(client, house, member):
    client.force_login(member)
    page = reverse("calendars")
    assert client.post(page, {"body": "99999", "language": "en"}).status_code == 422
    assert client.post(page, {"body": "mine", "language": "fr"}).status_code == 303
    words = client.get(page).content.decode()
    assert "/fr/" in words
    assert ".ics" in words
    assert ".ics" not in client.get(page).content.decode()
    assert client.post(reverse("revoke_calendar", args=[CalendarFeed.objects.get().pk])).status_code == 303
    assert "None yet." in client.get(page).content.decode()


def test_who_has_no_place_sees_no_such_page(client, stranger):
    client.force_login(stranger)
    assert client.get(reverse("calendars")).status_code == 403


# Invitations


def invitation_in(message):
    part = next(each for each in message_from_bytes(message.message().as_bytes()).walk()
                if each.get_content_type() == "text/calendar")  # fmt: skip
    return part.get_param("method"), part.get_filename(), part.get_payload(decode=True)


def test_an_invitation_is_a_request_to_its_reader_alone(house, meeting, secretariat, member, co_chair):
    invite_to_meeting(meeting=meeting, by=secretariat)
    deliver_due()
    to = {message.to[0].split("<")[1].rstrip(">"): message for message in mail.outbox}
    method, name, content = invitation_in(to[co_chair.email])
    assert (method, name) == ("REQUEST", "meeting.ics")
    calendar = Calendar.from_ical(content)
    assert str(calendar["method"]) == "REQUEST"
    (event,) = calendar.walk("VEVENT")
    assert str(event["attendee"]) == f"mailto:{co_chair.email}"
    assert event["attendee"].params["ROLE"] == "CHAIR"
    assert event["attendee"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert "organizer" in event
    assert vobject.readOne(content.decode()).vevent.sequence.value == "0"
    _method, _name, french = invitation_in(to[member.email])
    assert events(french)[0]["summary"].params["LANGUAGE"] == "fr-CA"


def test_roles_and_answers_stand_in_the_invitation(house, meeting, member, alternate, observer, stranger):
    reply = answer_meeting(meeting=meeting, seat=house.seats["PSSDC:CA-NB:1"], answer="substitute", person=stranger,
                           by=member)  # fmt: skip
    theirs, his = attendee(member, "member", reply), attendee(stranger, None, reply)
    assert theirs.params["PARTSTAT"] == "DELEGATED"
    assert theirs.params["DELEGATED-TO"] == f"mailto:{stranger.email}"
    assert his.params["DELEGATED-FROM"] == f"mailto:{member.email}"
    assert attendee(alternate, "alternate", None).params["ROLE"] == "OPT-PARTICIPANT"
    assert attendee(observer, "observer", None).params["ROLE"] == "NON-PARTICIPANT"


def test_a_change_and_a_cancellation_take_the_place_of_the_entry(house, meeting, secretariat):
    invite_to_meeting(meeting=meeting, by=secretariat)
    deliver_due()
    mail.outbox.clear()
    change_meeting(meeting=meeting, version=1, by=secretariat, plan=hybrid(meeting, both("Room 1"), both("dial 555")))
    deliver_due()
    _method, _name, content = invitation_in(mail.outbox[0])
    assert (events(content)[0]["sequence"], "dial 555" in str(events(content)[0]["description"])) == (1, True)
    mail.outbox.clear()
    cancel_meeting(meeting=meeting, version=2, because=both("Too few come"), by=secretariat)
    deliver_due()
    method, _name, content = invitation_in(mail.outbox[0])
    assert method == "CANCEL"
    assert str(events(content)[0]["status"]) == "CANCELLED"
    assert "Too few come" in mail.outbox[0].body
    assert "dial 555" not in mail.outbox[0].body


def test_what_was_overtaken_is_not_sent(house, meeting, secretariat):
    invite_to_meeting(meeting=meeting, by=secretariat)
    deliver_due()
    mail.outbox.clear()
    for number, version in (("2", 1), ("3", 2)):
        meeting.refresh_from_db()
        change_meeting(meeting=meeting, version=version, by=secretariat, plan=hybrid(meeting, both(f"Room {number}")))
    deliver_due()
    assert len(mail.outbox) == 8
    assert all("Room 3" in message.body for message in mail.outbox)


def test_a_cancelled_meeting_says_why_and_no_longer_how_to_join(meeting):
    meeting.cancelled_because, meeting.joining = both("Too few"), both("dial 555")
    assert described(meeting, "en") == "Cancelled: Too few"
