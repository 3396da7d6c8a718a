"""Are arrivals, departures and declared interests kept with their real times, and is the quorum that of the rule?"""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from councils.queries.names import names_on
from governance.actions.meetings.attendance import note_attendance
from governance.actions.meetings.attendance_recusals import carry_recusals, recuse_from_item, take_part_again
from governance.actions.meetings.calling import begin_meeting, end_meeting
from governance.actions.meetings.replies import answer_meeting
from governance.actions.votes import open_vote
from governance.electorates import present_seats, voting_seats
from governance.enums import Presence, VoteMethod
from governance.models import Attendance, AttendanceChange, Procedure
from governance.queries.meetings.attendance_quorum import quorum_with
from governance.rules import refuse_withheld
from groundwork.refusals import Refused
from tests.factories.house import tomorrow

NB, CA, YT = "PSSDC:CA-NB:1", "PSSDC:CA:1", "PSSDC:CA-YT:1"


@pytest.fixture
def meeting(house):
    return house.meeting()


def code_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def ago(minutes):
    return timezone.now() - timedelta(minutes=minutes)


def note(house, meeting, at=None, there=(), gone=(), remote=()):
    return note_attendance(
        meeting=meeting, present={house.seats[key]: house.holder(key) for key in there},
        absent=[house.seats[key] for key in gone], remote=[house.seats[key] for key in remote],
        by=house.people["secretariat"], at=at,
    )  # fmt: skip


def noted(house, meeting, key):
    return [row.presence for row in AttendanceChange.objects.filter(meeting=meeting, seat=house.seats[key])]


def test_every_arrival_and_departure_stays_and_the_last_one_holds(house, meeting):
    note(house, meeting, ago(60), there=[NB, CA])
    note(house, meeting, ago(30), gone=[NB])
    note(house, meeting, ago(10), there=[NB], remote=[NB])
    assert noted(house, meeting, NB) == ["present", "absent", "remote"]
    assert noted(house, meeting, CA) == ["present"]
    assert Attendance.objects.get(seat=house.seats[NB]).presence == Presence.REMOTE


def test_what_is_noted_already_is_not_noted_twice(house, meeting):
    note(house, meeting, ago(60), there=[NB])
    note(house, meeting, ago(50), there=[NB])
    assert noted(house, meeting, NB) == ["present"]


def test_what_is_noted_later_for_an_earlier_time_does_not_undo_what_came_after(house, meeting):
    note(house, meeting, ago(10), gone=[NB])
    note(house, meeting, ago(60), there=[NB])
    assert noted(house, meeting, NB) == ["present", "absent"]
    assert Attendance.objects.get(seat=house.seats[NB]).presence == Presence.ABSENT


def test_another_person_for_the_seat_is_a_change(house, meeting, alternate):
    note(house, meeting, ago(60), there=[NB])
    note_attendance(meeting=meeting, present={house.seats[NB]: alternate}, by=house.people["co_chair"])
    assert Attendance.objects.get(seat=house.seats[NB]).person == alternate
    assert AttendanceChange.objects.filter(seat=house.seats[NB]).count() == 2


def test_nobody_is_there_in_the_future_or_once_it_has_ended(house, meeting, secretariat):
    assert code_of(lambda: note(house, meeting, timezone.now() + timedelta(hours=1), there=[NB])) == "to-come"
    end_meeting(meeting=begin_meeting(meeting=meeting, by=secretariat), by=secretariat)
    assert code_of(lambda: note(house, meeting, there=[NB])) == "meeting-ended"


@pytest.mark.django_db(transaction=True)
def test_two_people_note_attendance_at_once(house, meeting):
    start, seats, failed = Barrier(2), [NB, CA], []

    def say(by):
        start.wait()
        try:
            note_attendance(meeting=meeting, present={house.seats[each]: None for each in seats},
                            absent=[house.seats[YT]], by=house.people[by])  # fmt: skip
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    both = [Thread(target=say, args=[by]) for by in ("co_chair", "secretariat")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert not failed
    assert Attendance.objects.count() == 3
    assert AttendanceChange.objects.count() == 3


# On the page


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


def post(client, meeting, **data):
    return client.post(reverse("attendance", args=[meeting.gathering.slug_en]), {"meeting": meeting.pk, **data})


def test_a_departure_is_noted_with_its_real_time(house, meeting, keeper):
    seat, hour = house.seats[NB], timezone.localtime(ago(60))
    there = f"present:{house.holder(NB).pk}"
    assert post(keeper, meeting, **{f"seat-{seat.pk}": there, f"initial-seat-{seat.pk}": "", "hour": f"{hour:%H:%M}",
                                    "day": f"{hour:%Y-%m-%d}"}).status_code == 303  # fmt: skip
    assert abs(AttendanceChange.objects.get().at - hour) < timedelta(minutes=1)
    words = keeper.get(reverse("attendance", args=[meeting.gathering.slug_en])).content.decode()
    assert "Who came and left" in words
    assert "noted by Secretariat" in words


@pytest.mark.parametrize(("more", "says"), [
    ({"hour": "half past"}, "Enter the hour as 13:30."), ({"hour": "08:00", "day": "2999-01-01"}, "still to come"),
    ({"hour": "02:30", "day": "2026-03-08"}, "This hour does not exist on that day"),
])  # fmt: skip
def test_an_hour_that_cannot_be_is_refused(house, meeting, keeper, more, says):
    seat = house.seats[NB]
    answer = post(keeper, meeting, **{f"seat-{seat.pk}": "absent", f"initial-seat-{seat.pk}": ""}, **more)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not AttendanceChange.objects.exists()


def test_who_was_named_beforehand_is_offered_first(house, meeting, keeper, member, alternate):
    answer_meeting(meeting=meeting, seat=house.seats[NB], answer="coming", person=alternate, by=member)
    words = keeper.get(reverse("attendance", args=[meeting.gathering.slug_en])).content.decode()
    assert f"Answered: will be there, {alternate.name}" in words
    post(keeper, meeting, everyone="1")
    assert Attendance.objects.get(seat=house.seats[NB]).person == alternate


# The quorum


def quorum(house, meeting, keys, **more):
    seats = voting_seats(meeting.body, timezone.localdate())
    return quorum_with(meeting, seats, {house.seats[key].pk for key in keys}, names_on(), **more)


def test_the_quorum_is_asked_in_each_component(house, meeting):
    found = quorum(house, meeting, [NB, CA, "PSCIOC:CA:1"])
    by_body = {floor.body.en: floor for floor in found.floors}
    assert not found.holds
    assert (by_body["PSSDC"].there, by_body["PSSDC"].needed, by_body["PSSDC"].holds) == (2, 2, True)
    assert [who.en for who in by_body["PSSDC"].leaving] == ["Canada", "New Brunswick"]
    assert [who.en for who in by_body["PSCIOC"].arriving] == ["New Brunswick", "Yukon"]


def test_with_one_to_spare_nobody_alone_ends_it(house, meeting):
    found = quorum(house, meeting, [key for key, seat in house.seats.items() if seat.jurisdiction_id])
    assert found.holds
    assert all(floor.leaving == () and floor.spare == 1 for floor in found.floors)


def test_a_class_condition_is_shown_by_itself(house, meeting):
    classes = [{"orders": ["territorial"], "at_least": 1}]
    quorum_asked = {"fraction": "1/2", "compare": "at_least", "classes": classes}
    rule = {"method": "majority", "voter": "seat", "quorum": quorum_asked}
    Procedure.objects.filter(body=meeting.body).update(rule=rule)
    found = quorum(house, meeting, [NB, CA, "PSCIOC:CA:1", "PSCIOC:CA-NB:1"])
    (floor,) = found.floors
    assert (floor.there, floor.needed, floor.holds) == (4, 3, False)
    assert [(each.there, each.least, each.holds) for each in floor.classes] == [(0, 1, False)]
    assert {who.en for who in floor.arriving} == {"Yukon"}


def test_a_body_without_a_rule_asks_no_quorum(house):
    meeting = house.meeting("PSSDC")
    assert not quorum(house, meeting, [NB]).is_asked


def test_the_page_says_who_must_not_leave(house, meeting, keeper):
    note(house, meeting, there=[NB, CA, "PSCIOC:CA:1", "PSCIOC:CA-NB:1"])
    words = keeper.get(reverse("attendance", args=[meeting.gathering.slug_en])).content.decode()
    assert "There is a quorum" in words
    assert "Without New Brunswick: no quorum" in words
    assert len(present_seats(meeting)) == 4


# Out of an item


@pytest.fixture
def item(house, meeting):
    return house.item(meeting)


def test_a_seat_is_out_of_an_item_until_it_is_taken_back(house, item, member, co_chair):
    recusal = recuse_from_item(item=item, seat=house.seats[NB], interest=" A contract ", by=member)
    assert recuse_from_item(item=item, seat=house.seats[NB], interest="Again", by=co_chair) == recusal
    assert recusal.interest == "A contract"
    assert refuse_withheld(member, item) is not None
    take_part_again(recusal=recusal, by=co_chair)
    assert take_part_again(recusal=recusal, by=member).ended_at is not None
    assert refuse_withheld(member, item) is None
    assert recuse_from_item(item=item, seat=house.seats[NB], interest="After all", by=member).pk != recusal.pk


@pytest.mark.parametrize(("name", "key", "interest", "code"), [
    ("nb_cio", NB, "x", "not-co-chair-nor-secretariat"), ("observer", NB, "x", "not-co-chair-nor-secretariat"),
    ("member", NB, "  ", "no-interest"), ("member", CA, "x", "not-co-chair-nor-secretariat"),
])  # fmt: skip
def test_what_is_no_declaration_is_refused(house, item, name, key, interest, code):
    by = house.people[name]
    assert code_of(lambda: recuse_from_item(item=item, seat=house.seats[key], interest=interest, by=by)) == code


def test_a_seat_that_decides_elsewhere_is_refused(house, secretariat):
    item = house.item(house.meeting("PSSDC"))
    seat = house.seats["PSCIOC:CA:1"]
    assert code_of(lambda: recuse_from_item(item=item, seat=seat, interest="x", by=secretariat)) == "not-of-this-body"


def test_a_vote_on_the_item_starts_without_the_seat(house, meeting, item, member, secretariat):
    recuse_from_item(item=item, seat=house.seats[NB], interest="A contract", by=member)
    over = recuse_from_item(item=item, seat=house.seats[CA], interest="Was wrong", by=secretariat)
    take_part_again(recusal=over, by=secretariat)
    event = open_vote(motion=house.motion(item=item), method=VoteMethod.BALLOT, meeting=meeting, by=secretariat)
    if not event.electors.filter(recusals__isnull=False).exists():
        carry_recusals(event)
    (elector,) = event.electors.filter(recusals__isnull=False)
    recusal = elector.recusals.get()
    assert (elector.seat_key, recusal.interest, recusal.interest_language) == (NB, "A contract", "fr")


def test_a_vote_on_no_item_starts_with_everybody(house, secretariat):
    event = open_vote(motion=house.motion(), method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    assert carry_recusals(event) == 0


def test_the_quorum_of_an_item_leaves_out_who_is_out(house, meeting):
    keys = [NB, CA, "PSCIOC:CA:1", "PSCIOC:CA-NB:1"]
    assert quorum(house, meeting, keys, recused={house.seats[NB].pk}).holds  # present, though it takes no part


def test_members_declare_for_their_own_seat_on_the_page(client, house, meeting, item, member):
    client.force_login(member)
    page = reverse("attendance", args=[meeting.gathering.slug_en])
    words = client.get(page).content.decode()
    assert "Declare an interest" in words
    act = reverse("recuse_from_item", args=[meeting.gathering.slug_en, meeting.pk])
    own, other = house.seats[NB], house.seats[CA]
    assert client.post(act, {"item": item.pk, "seat": own.pk, "interest": ""}).status_code == 422
    assert client.post(act, {"item": item.pk, "seat": other.pk, "interest": "x"}).status_code == 422
    assert client.post(act, {"item": item.pk, "seat": own.pk, "interest": "A contract"}).status_code == 303
    words = client.get(page).content.decode()
    assert "A contract" in words
    back = reverse("take_part_again", args=[meeting.gathering.slug_en, item.recusals.get().pk])
    assert client.post(back).status_code == 303
    assert "Every seat takes part in every item." in client.get(page).content.decode()


def test_others_cannot_declare(client, house, meeting, item, observer):
    client.force_login(observer)
    act = reverse("recuse_from_item", args=[meeting.gathering.slug_en, meeting.pk])
    assert client.post(act, {"item": item.pk, "seat": house.seats[NB].pk, "interest": "x"}).status_code == 403
