"""Who is at a meeting: which seats, represented by whom, and who may represent each?"""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from councils.enums import Role
from councils.models import Membership, Seat
from councils.queries.names import BodyWords
from governance.electorates import voting_seats
from governance.enums import Presence
from governance.models import Attendance, Meeting
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Sitter:
    """A person who may represent a seat."""

    id: int
    name: str
    is_alternate: bool


@dataclass(frozen=True)
class SeatRow:
    """A seat at a meeting. `presence` is empty until it is noted; `person` then says who represented it."""

    seat: Seat
    jurisdiction: Pair
    sitters: tuple[Sitter, ...]
    presence: str
    person: int | None
    person_name: str
    one_of_several: bool

    @property
    def presence_label(self) -> str:
        return str(Presence(self.presence).label) if self.presence else ""

    @property
    def is_there(self) -> bool:
        return self.presence in {Presence.PRESENT, Presence.REMOTE}


@dataclass(frozen=True)
class CouncilRows:
    """The seats of one council."""

    body: BodyWords
    rows: tuple[SeatRow, ...]

    @property
    def there(self) -> int:
        return sum(row.is_there for row in self.rows)


def seats_at(meeting: Meeting, names: dict[int, BodyWords]) -> list[CouncilRows]:
    """The seats that decide at a meeting on its day, council by council, in protocol order. Six queries."""
    on = timezone.localdate(meeting.starts_at)
    seats = [voting.seat for voting in voting_seats(meeting.body, on)]
    sitters: dict[int, list[Sitter]] = {}
    held = Membership.objects.standing(on).filter(seat__in=seats, role__in=[Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE])
    for each in held.select_related("person").order_by("pk"):
        sitter = Sitter(each.person_id, each.person.name, each.role == Role.ALTERNATE)
        sitters.setdefault(each.seat_id, []).append(sitter)
    noted = {row.seat_id: row for row in Attendance.objects.filter(meeting=meeting).select_related("person")}
    alike = Counter((seat.body_id, seat.jurisdiction_id) for seat in seats)
    rows = [
        row_of(seat, sitters.get(seat.pk, []), noted.get(seat.pk), alike[seat.body_id, seat.jurisdiction_id] > 1)
        for seat in seats
    ]
    rows.sort(key=lambda row: row.seat.body_id)
    return [CouncilRows(names[body], tuple(found)) for body, found in groupby(rows, key=lambda row: row.seat.body_id)]


def row_of(seat: Seat, sitters: list[Sitter], noted: Attendance | None, one_of_several: bool) -> SeatRow:
    """One seat, its holder before its alternates."""
    return SeatRow(
        seat=seat,
        jurisdiction=seat.jurisdiction.name if seat.jurisdiction else Pair(),
        sitters=tuple(sorted(sitters, key=lambda each: each.is_alternate)),
        presence=noted.presence if noted else "",
        person=noted.person_id if noted else None,
        person_name=noted.person.name if noted and noted.person else "",
        one_of_several=one_of_several,
    )
