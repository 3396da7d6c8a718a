"""Which seats decide for a body on a day, and who of them chairs or is present?"""

from dataclasses import dataclass
from datetime import date

from councils.enums import Role
from councils.models import Body, BodyComponent, Membership, Person, Seat, SeatTerm
from governance.enums import Presence
from governance.models import Attendance, Meeting
from groundwork.asked import asked_once


@dataclass(frozen=True)
class VotingSeat:
    """A seat in office with its weight on a day, and whoever holds it then."""

    seat: Seat
    weight: int
    holder: Person | None
    co_chair: bool


def deciding_bodies(body: Body, on: date) -> list[Body]:
    """The component councils of a joint council on that day, in a steady order; or the body itself."""
    parts = BodyComponent.objects.standing(on).filter(whole=body).select_related("part").order_by("part_id")
    return list(asked_once(("parts", body.pk, on), lambda: tuple(row.part for row in parts))) or [body]


def deciding_keys(body: Body, on: date) -> set[str]:
    """The keys of the body and of those that decide for it."""
    return {body.key} | {each.key for each in deciding_bodies(body, on)}


def voting_seats(body: Body, on: date) -> list[VotingSeat]:
    """The seats in office that decide for the body on that day, in protocol order. Three queries."""
    terms = (
        SeatTerm.objects.standing(on)
        .filter(seat__body__in=deciding_bodies(body, on), weight__gt=0, seat__jurisdiction__isnull=False)
        .select_related("seat__jurisdiction", "seat__body")
        .order_by("seat__jurisdiction__protocol_order", "seat__body__key", "seat__number")
    )
    weights = {term.seat_id: term.weight for term in terms}
    holders = {
        held.seat_id: held
        for held in Membership.objects.standing(on)
        .filter(seat__in=weights, role__in=[Role.CO_CHAIR, Role.MEMBER])
        .select_related("person")
    }
    return [
        VotingSeat(
            seat=term.seat,
            weight=term.weight,
            holder=holders[term.seat_id].person if term.seat_id in holders else None,
            co_chair=term.seat_id in holders and holders[term.seat_id].role == Role.CO_CHAIR,
        )
        for term in terms
    ]


def present_seats(meeting: Meeting | None) -> set[int]:
    """The numbers of the seats noted as present at a meeting, in the room or at a distance."""
    if meeting is None:
        return set()
    there = Attendance.objects.filter(meeting=meeting, presence__in=[Presence.PRESENT, Presence.REMOTE])
    return set(asked_once(("present", meeting.pk), lambda: tuple(there.values_list("seat_id", flat=True))))
