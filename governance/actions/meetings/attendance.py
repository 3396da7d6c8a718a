"""How is it noted who is at a meeting: who came and left, when, and by whom a seat is represented?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person, Seat
from governance import rules
from governance.actions.meetings.calling import refuse_ended
from governance.actions.votes.seated import seat_arrivals
from governance.enums import Presence
from governance.models import Attendance, AttendanceChange, Meeting
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

Noted = dict[int, tuple[str, int | None]]
CLOCKS_DIFFER = timedelta(minutes=2)


@transaction.atomic
def note_attendance(
    *,
    meeting: Meeting,
    present: Mapping[Seat, Person | None],
    by: Person,
    absent: Iterable[Seat] = (),
    remote: Collection[Seat] = (),
    at: datetime | None = None,
) -> int:
    """Note which seats are present, each by whom, and which are absent, as of a time. Returns the number present.

    `remote` are those of the present ones who take part at a distance; `at` is the real time, now when none is given.
    What is noted already is not noted twice; every arrival, departure and change of person stays on record. What was
    noted for a later time goes on holding. Raises Refused for a time to come, when the meeting has ended, or without
    the right.
    """
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_chair_or_secretariat(by, meeting.body))
    require(refuse_ended(meeting))
    at = at or timezone.now()
    require(refuse_to_come(at))
    said: dict[Seat, tuple[str, Person | None]] = dict.fromkeys(absent, (Presence.ABSENT, None))
    for seat, person in present.items():
        said[seat] = (Presence.REMOTE if seat in remote else Presence.PRESENT, person)
    changed = write_changes(meeting, said, at, by)
    write_now(meeting, {seat.pk for seat in said})
    seat_arrivals(meeting, {seat.pk for seat in said}, by)
    record(
        "meeting.attendance-noted",
        by=by,
        on=meeting,
        since=at,
        present=sorted(seat.key for seat in present),
        absent=sorted(seat.key for seat, (presence, _person) in said.items() if presence == Presence.ABSENT),
        changed=changed,
    )
    return len(present)


def write_changes(
    meeting: Meeting, said: Mapping[Seat, tuple[str, Person | None]], at: datetime, by: Person
) -> list[str]:
    """Append what is another presence or another person than what held at that time. Returns the keys of the seats."""
    before = latest(meeting, {seat.pk for seat in said}, at)
    rows = [
        AttendanceChange(meeting=meeting, seat=seat, person=person, presence=presence, at=at, noted_by=by)
        for seat, (presence, person) in said.items()
        if before.get(seat.pk) != (presence, person.pk if person else None)
    ]
    AttendanceChange.objects.bulk_create(rows)
    return sorted(row.seat.key for row in rows)


def write_now(meeting: Meeting, seats: Collection[int]) -> None:
    """Who is there now follows from the last change of each seat."""
    for seat, (presence, person) in latest(meeting, seats).items():
        Attendance.objects.update_or_create(
            meeting=meeting,
            seat_id=seat,
            defaults={"presence": presence, "person_id": person, "noted_at": timezone.now()},
        )


def latest(meeting: Meeting, seats: Collection[int], until: datetime | None = None) -> Noted:
    """What held for each of the seats after its last change up to that time. One query."""
    rows = AttendanceChange.objects.filter(meeting=meeting, seat__in=seats).order_by("at", "pk")
    if until is not None:
        rows = rows.filter(at__lte=until)
    return {row.seat_id: (row.presence, row.person_id) for row in rows}


def refuse_to_come(at: datetime) -> Refusal | None:
    """Why can presence not be noted for that time? Nobody knows yet who will be there."""
    if at > timezone.now() + CLOCKS_DIFFER:
        return Refusal("to-come", _("This time is still to come."), "at", status=422)
    return None
