"""Are gatherings listed, opened and attended as they should be, by those who may?"""

import uuid
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from governance.actions.meetings.calling import begin_meeting, end_meeting, open_gathering
from governance.actions.meetings.gatherings import address_of
from governance.enums import MeetingState, Presence
from governance.models import Attendance, Gathering
from governance.queries.meetings.sittings import days_of_format, sittings
from groundwork.bilingual import Pair

TORONTO = ZoneInfo("America/Toronto")


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def typed(house, **more):
    return {"place_en": "Ottawa", "place_fr": "Ottawa", "starts_on": "2027-03-09", "last_day": "2027-03-10",
            "format": str(house.format().pk), "body": "", "once": str(uuid.uuid4())} | more  # fmt: skip


# The list


def past(place="Toronto", starts_on=date(2016, 2, 1), precision="month", **more):
    return open_gathering(
        place=Pair(place, place), slug=Pair(f"{place}-en", f"{place}-fr"), starts_on=starts_on,
        ends_on=starts_on and starts_on + timedelta(days=28), precision=precision, by=None, source="deck:2", **more,
    )  # fmt: skip


def test_anybody_reads_places_and_dates_and_nothing_else(client, house):
    past()
    meeting = house.meeting()
    house.item(meeting)
    words = client.get(at("meetings")).content.decode()
    assert "February 2016" in words
    assert "Ottawa" in words
    assert "deck, slide 2" in words
    assert at("gathering", meeting.gathering.slug_en) not in words
    assert "1 item" not in words


def test_what_is_not_dated_says_so_with_its_note(client, house):
    past("Winnipeg", None, "unknown", note=Pair("The deck gives no date.", "La présentation ne donne pas de date."))
    words = client.get(at("meetings")).content.decode()
    assert "date not given" in words
    assert "The deck gives no date." in words


def test_members_follow_the_links(client, house, member):
    meeting = house.meeting()
    client.force_login(member)
    words = client.get(at("meetings")).content.decode()
    assert at("gathering", meeting.gathering.slug_en) in words
    assert "Open a gathering" not in words


def test_the_list_costs_the_same_with_many(client, house, member, django_assert_max_num_queries):
    for number in range(30):
        house.meeting(gathering=house.gathering(date(2030, 1, 1) + timedelta(days=30 * number)))
    client.force_login(member)
    with django_assert_max_num_queries(5):
        client.get(at("meetings"))


def test_a_past_gathering_without_meetings_has_an_honest_page(keeper, house):
    past()
    for name in ("gathering", "attendance"):
        assert "No meeting of this gathering is on record" in keeper.get(at(name, "Toronto-en")).content.decode()


# Opening one


def test_a_format_calls_its_meetings(keeper, house):
    answer = keeper.post(at("new_gathering"), typed(house))
    assert answer.status_code == 303
    gathering = Gathering.objects.get()
    assert gathering.slug_en == "2027-03-ottawa"
    hours = {each.body.key: tuple(f"{moment.astimezone(TORONTO):%d %H:%M}" for moment in (each.starts_at, each.ends_at))
             for each in gathering.meetings.all()}  # fmt: skip
    assert hours == {"JC": ("09 08:30", "10 12:00"), "PSSDC": ("10 13:00", "10 16:30"),
                     "PSCIOC": ("10 13:00", "10 16:30")}  # fmt: skip
    agenda = keeper.get(answer["Location"]).content.decode()
    assert "PSSDC and PSCIOC sit at the same time." in agenda
    assert "one and a half days" in agenda
    assert "half a day each" in agenda


def test_a_second_press_opens_nothing(keeper, house):
    data = typed(house)
    first, second = keeper.post(at("new_gathering"), data), keeper.post(at("new_gathering"), data)
    assert first["Location"] == second["Location"]
    assert Gathering.objects.count() == 1


def test_without_a_format_one_body_meets(keeper, house):
    keeper.post(at("new_gathering"), typed(house, format="", body=str(house.bodies["WG"].pk)))
    meeting = Gathering.objects.get().meetings.get()
    assert meeting.body == house.bodies["WG"]
    assert f"{meeting.ends_at.astimezone(TORONTO):%d %H:%M}" == "10 16:30"


@pytest.mark.parametrize(("more", "says"), [
    ({"place_en": ""}, "This field is required."),
    ({"place_fr": "  "}, "This field is required."),
    ({"place_en": "x" * 121}, "at most 120"),
    ({"starts_on": "2027-02-30"}, "Enter the date as year-month-day"),
    ({"starts_on": "09/03/2027"}, "Enter the date as year-month-day"),
    ({"last_day": ""}, "Enter the date as year-month-day"),
    ({"last_day": "2027-03-08"}, "A gathering ends after it starts."),
    ({"last_day": "2027-03-09"}, "This format needs 2 days."),
    ({"last_day": "2028-03-09"}, "A gathering lasts two weeks at most."),
    ({"format": ""}, "Choose a format, or the body that meets."),
    ({"format": "99999"}, "Select a valid choice"),
])  # fmt: skip
def test_what_cannot_be_is_refused_with_what_was_typed(keeper, house, more, says):
    answer = keeper.post(at("new_gathering"), typed(house, **more))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert says in words
    assert more.get("place_en", "Ottawa")[:9].strip() in words
    assert "<title>Error:" in words
    assert not Gathering.objects.exists()


def test_two_gatherings_do_not_share_an_address(keeper, house):
    keeper.post(at("new_gathering"), typed(house))
    answer = keeper.post(at("new_gathering"), typed(house, once=str(uuid.uuid4())))
    assert answer.status_code == 422
    assert "There is already a gathering" in answer.content.decode()


@pytest.mark.parametrize("name", ["co_chair", "member", "observer", "group_co_chair", "stranger"])
def test_only_the_secretariat_opens_one(client, house, name):
    client.force_login(house.people[name])
    assert client.get(at("new_gathering")).status_code == 403
    assert client.post(at("new_gathering"), typed(house)).status_code == 403


def test_the_address_is_short_and_plain():
    address = address_of(Pair("St. John’s, “the harbour”", "北京"), date(2027, 3, 9))
    assert (address.en, address.fr) == ("2027-03-st-johns-the-harbour", "2027-03")
    assert len(address_of(Pair("x" * 120, "y"), date(2027, 3, 9)).en) == 60


def test_parts_sit_one_after_the_other_or_beside_the_part_before(house):
    joint, one, two = (house.bodies[key] for key in ("JC", "PSSDC", "PSCIOC"))
    beside, after = (
        [(joint, 2, False), (one, 2, False), (two, 1, True)],
        [(joint, 2, False), (one, 2, False), (two, 1, False)],
    )
    assert (days_of_format(beside), days_of_format(after)) == (2, 3)
    hours = [f"{each.starts_at:%d %H:%M} {each.ends_at:%d %H:%M}"
             for each in sittings(beside, first_day=date(2027, 3, 13), time_zone="America/Toronto")]  # fmt: skip
    assert hours == ["13 08:30 13 16:30", "14 08:30 14 16:30", "14 08:30 14 12:00"]  # over the change of the clock
    last = sittings(after, first_day=date(2027, 3, 13), time_zone="America/Toronto")[-1]
    assert f"{last.starts_at:%d %H:%M}" == "15 08:30"
    assert (days_of_format([]), sittings([], first_day=date(2027, 3, 13), time_zone="UTC")) == (0, [])


# Attendance


@pytest.fixture
def meeting(house):
    return house.meeting()


def seat(house, key="PSSDC:CA-NB:1"):
    return house.seats[key]


def attend(client, meeting, said, **more):
    data = {"meeting": meeting.pk} | {f"seat-{each.pk}": value for each, value in said.items()}
    data |= {f"initial-seat-{each.pk}": "" for each in said}
    return client.post(at("attendance", meeting.gathering.slug_en), data | more)


@pytest.mark.parametrize("name", ["co_chair", "other_co_chair", "secretariat"])
def test_co_chairs_and_secretariat_note_who_is_there(client, house, meeting, name):
    client.force_login(house.people[name])
    member, alternate = house.people["member"], house.people["alternate"]
    answer = attend(client, meeting, {
        seat(house): f"present:{alternate.pk}", seat(house, "PSSDC:CA:1"): "remote:",
        seat(house, "PSSDC:CA-YT:1"): "absent"})  # fmt: skip
    assert answer.status_code == 303
    noted = {row.seat: (row.presence, row.person) for row in Attendance.objects.filter(meeting=meeting)}
    assert noted == {
        seat(house): (Presence.PRESENT, alternate), seat(house, "PSSDC:CA:1"): (Presence.REMOTE, None),
        seat(house, "PSSDC:CA-YT:1"): (Presence.ABSENT, None)}  # fmt: skip
    words = client.get(answer["Location"]).content.decode()
    assert f"present: {member.name}" in words
    assert "2 of 3 seats present" in words


def test_one_press_notes_everyone_who_was_not_noted(keeper, house, meeting):
    attend(keeper, meeting, {seat(house): "absent"}, everyone="1")
    presences = Attendance.objects.filter(meeting=meeting).values_list("seat_id", "presence")
    assert dict(presences)[seat(house).pk] == Presence.ABSENT
    assert sorted(presence for _seat, presence in presences) == ["absent"] + ["present"] * 5


def test_only_what_was_changed_is_noted(keeper, house, meeting):
    """Two people who note different seats at once do not undo each other."""
    attend(keeper, meeting, {seat(house): "absent"})
    stale = {f"seat-{seat(house).pk}": "", f"initial-seat-{seat(house).pk}": ""}
    attend(keeper, meeting, {seat(house, "PSSDC:CA:1"): "absent"}, **stale)
    assert Attendance.objects.filter(meeting=meeting, presence="absent").count() == 2


@pytest.mark.parametrize("value", ["present:99999", "drunk", "present:x", "absent:1"])
def test_what_cannot_be_noted_is_refused(keeper, house, meeting, value):
    assert attend(keeper, meeting, {seat(house): value}).status_code == 422
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("name", ["member", "alternate", "observer", "group_co_chair"])
def test_other_members_read_it_and_learn_why_they_may_not_note(client, house, meeting, name):
    client.force_login(house.people[name])
    words = client.get(at("attendance", meeting.gathering.slug_en)).content.decode()
    assert "New Brunswick" in words
    assert "Only a co-chair or the secretariat may do this." in words
    assert "Save attendance" not in words
    assert attend(client, meeting, {seat(house): "absent"}).status_code == 403
    for act in ("begin_meeting", "end_meeting"):
        assert client.post(at(act, meeting.gathering.slug_en, meeting.pk)).status_code == 403


def test_a_stranger_sees_no_attendance(client, house, meeting, stranger):
    client.force_login(stranger)
    assert client.get(at("attendance", meeting.gathering.slug_en)).status_code == 403


def test_each_meeting_of_the_gathering_has_its_own(keeper, house, meeting):
    other = house.meeting("PSSDC", meeting.gathering)
    address = at("attendance", meeting.gathering.slug_en)
    assert "PSCIOC" in keeper.get(address).content.decode()
    words = keeper.get(f"{address}?meeting={other.pk}").content.decode()
    assert words.count('class="seat-row"') == 3
    assert keeper.get(f"{address}?meeting=nonsense").status_code == 200


def test_a_meeting_begins_and_ends_once(keeper, house, meeting):
    slug = meeting.gathering.slug_en
    for act, state in (("begin_meeting", MeetingState.UNDER_WAY), ("end_meeting", MeetingState.ENDED)):
        assert keeper.post(at(act, slug, meeting.pk)).status_code == 303
        assert keeper.post(at(act, slug, meeting.pk)).status_code == 409
        meeting.refresh_from_db()
        assert meeting.state == state


def test_nothing_is_noted_once_the_meeting_has_ended(keeper, house, meeting, secretariat):
    end_meeting(meeting=begin_meeting(meeting=meeting, by=secretariat), by=secretariat)
    assert attend(keeper, meeting, {seat(house): "absent"}).status_code == 409
    assert "Save attendance" not in keeper.get(at("attendance", meeting.gathering.slug_en)).content.decode()


def test_a_meeting_of_another_gathering_is_not_found(keeper, house, meeting):
    elsewhere = house.meeting()
    assert keeper.post(at("begin_meeting", meeting.gathering.slug_en, elsewhere.pk)).status_code == 404


def test_attendance_costs_few_queries(client, house, meeting, co_chair, django_assert_max_num_queries):
    client.force_login(co_chair)
    with django_assert_max_num_queries(20), timezone.override("America/Toronto"):
        client.get(at("attendance", meeting.gathering.slug_en))
