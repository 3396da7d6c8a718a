"""Who is at a meeting: which seats, represented by whom, who came and left, and who may represent each?"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from councils.enums import Role
from councils.models import Membership, Seat
from councils.queries.names import BodyWords
from governance.electorates import VotingSeat, voting_seats
from governance.enums import Presence, ReplyAnswer
from governance.models import Attendance, AttendanceChange, ItemRecusal, Meeting, Reply
from governance.rules.speaking import THERE
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Sitter:
    """A person who may represent a seat."""

    id: int
    name: str
    is_alternate: bool


@dataclass(frozen=True)
class SeatRow:
    """A seat at a meeting. `presence` is empty until it is noted; `person` then says who represents it.

    `expected` is what it answered beforehand, and by whom it comes.
    """

    seat: Seat
    jurisdiction: Pair
    sitters: tuple[Sitter, ...]
    presence: str
    person: int | None
    person_name: str
    one_of_several: bool
    expected: str = ""
    expected_name: str = ""

    @property
    def expected_label(self) -> str:
        return str(ReplyAnswer(self.expected).label) if self.expected else ""

    @property
    def presence_label(self) -> str:
        return str(Presence(self.presence).label) if self.presence else ""

    @property
    def is_there(self) -> bool:
        return self.presence in THERE


@dataclass(frozen=True)
class CouncilRows:
    """The seats of one council."""

    body: BodyWords
    rows: tuple[SeatRow, ...]

    @property
    def there(self) -> int:
        return sum(row.is_there for row in self.rows)


@dataclass(frozen=True)
class Movement:
    """An arrival, a departure, or another person for a seat, at its time."""

    at: datetime
    seat: Seat
    jurisdiction: Pair
    body: BodyWords
    presence: str
    person_name: str
    noted_by: str

    @property
    def presence_label(self) -> str:
        return str(Presence(self.presence).label)


def seats_at(meeting: Meeting, names: dict[int, BodyWords]) -> list[CouncilRows]:
    """The seats that decide at a meeting on its day, council by council, in protocol order. Seven queries."""
    return by_council(meeting, voting_seats(meeting.body, timezone.localdate(meeting.starts_at)), names)


def by_council(meeting: Meeting, voting: list[VotingSeat], names: dict[int, BodyWords]) -> list[CouncilRows]:
    """The same, for who knows the seats. Three queries."""
    on, seats = timezone.localdate(meeting.starts_at), [each.seat for each in voting]
    replies = {row.seat_id: row for row in Reply.objects.filter(meeting=meeting).select_related("person")}
    sitters: dict[int, list[Sitter]] = {}
    held = Membership.objects.standing(on).filter(seat__in=seats, role__in=[Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE])
    for each in held.select_related("person").order_by("pk"):
        sitter = Sitter(each.person_id, each.person.name, each.role == Role.ALTERNATE)
        sitters.setdefault(each.seat_id, []).append(sitter)
    noted = {row.seat_id: row for row in Attendance.objects.filter(meeting=meeting).select_related("person")}
    alike = Counter((seat.body_id, seat.jurisdiction_id) for seat in seats)
    rows = [
        row_of(
            seat, first_who_comes(sitters.get(seat.pk, []), replies.get(seat.pk)), noted.get(seat.pk),
            replies.get(seat.pk), alike[seat.body_id, seat.jurisdiction_id] > 1,
        )
        for seat in seats
    ]  # fmt: skip
    rows.sort(key=lambda row: row.seat.body_id)
    return [CouncilRows(names[body], tuple(found)) for body, found in groupby(rows, key=lambda row: row.seat.body_id)]


def first_who_comes(sitters: list[Sitter], reply: Reply | None) -> list[Sitter]:
    """Those who may represent the seat: who was named beforehand, then its holder, then its alternates."""
    ordered = sorted(sitters, key=lambda each: each.is_alternate)
    if reply is None or reply.person is None:
        return ordered
    named = Sitter(reply.person.pk, reply.person.name, reply.person.pk not in {each.id for each in ordered})
    return [named, *(each for each in ordered if each.id != named.id)]


def row_of(
    seat: Seat, sitters: list[Sitter], noted: Attendance | None, reply: Reply | None, one_of_several: bool
) -> SeatRow:
    """One seat with what was said of it."""
    return SeatRow(
        seat=seat,
        jurisdiction=seat.jurisdiction.name if seat.jurisdiction else Pair(),
        sitters=tuple(sitters),
        presence=noted.presence if noted else "",
        person=noted.person_id if noted else None,
        person_name=noted.person.name if noted and noted.person else "",
        one_of_several=one_of_several,
        expected=reply.answer if reply else "",
        expected_name=reply.person.name if reply and reply.person else "",
    )


def movements(meeting: Meeting, names: dict[int, BodyWords]) -> list[Movement]:
    """Who came and left, in the order of the real times. One query."""
    rows = AttendanceChange.objects.filter(meeting=meeting).order_by("at", "pk")
    return [
        Movement(
            at=row.at,
            seat=row.seat,
            jurisdiction=row.seat.jurisdiction.name if row.seat.jurisdiction else Pair(),
            body=names[row.seat.body_id],
            presence=row.presence,
            person_name=row.person.name if row.person else "",
            noted_by=row.noted_by.name,
        )
        for row in rows.select_related("seat__jurisdiction", "seat__body", "person", "noted_by")
    ]


def recusals_at(meeting: Meeting) -> list[ItemRecusal]:
    """The seats that are out of an item of this meeting, item by item. One query."""
    rows = ItemRecusal.objects.filter(item__meeting=meeting, item__removed=False, ended_at=None)
    return list(
        rows.select_related("item", "seat__jurisdiction", "seat__body", "declared_by").order_by("item__position", "pk")
    )
