"""What rests on what, and would be left hanging if a row were not as it is?"""

from django.utils.translation import gettext_lazy as _

from councils.actions.days import Stretch, stretches
from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    Membership,
    ReportingLine,
    Seat,
    SeatTerm,
    StructureRow,
)
from groundwork.refusals import Refusal

Hanging = frozenset[tuple[str, int]]


def bodies_of(row: StructureRow) -> list[Body]:
    """The bodies that a row speaks of."""
    if isinstance(row, SeatTerm | Membership):
        return [row.seat.body]
    if isinstance(row, ReportingLine):
        return [row.body, row.parent]
    if isinstance(row, BodyComponent):
        return [row.whole, row.part]
    return [row.body]  # type: ignore[attr-defined]


def without_ground(row: StructureRow) -> Hanging:
    """What already goes on outside the time of the bodies and seats it rests on, around this row."""
    found = [found_outside(body) for body in bodies_of(row)]
    return frozenset().union(*found)


def found_outside(body: Body) -> Hanging:
    """The lines, components, seats and terms of a body that hold when it, or the seat, does not exist. Five queries."""
    life = stretches(BodyCharter.objects.known().filter(body=body))
    rows: list[StructureRow] = [
        *ReportingLine.objects.known().filter(body=body),
        *ReportingLine.objects.known().filter(parent=body),
        *BodyComponent.objects.known().filter(whole=body),
        *BodyComponent.objects.known().filter(part=body),
    ]
    terms = list(SeatTerm.objects.known().filter(seat__body=body))
    of_seat: dict[int, list[SeatTerm]] = {}
    for term in terms:
        of_seat.setdefault(term.seat_id, []).append(term)
    hanging = {named(row) for row in [*rows, *terms] if not within(row, life)}
    for held in Membership.objects.known().filter(seat__in=Seat.objects.filter(body=body)):
        if not within(held, stretches(of_seat.get(held.seat_id, []))):
            hanging.add(named(held))
    return frozenset(hanging)


def within(row: StructureRow, times: list[Stretch]) -> bool:
    """Whether a row holds only while what it rests on does; where its start is not dated, nothing is asked of it."""
    for time in times:
        starts = row.starts_on is None or time.starts_on is None or time.starts_on <= row.starts_on
        ends = time.ends_on is None or (row.ends_on is not None and row.ends_on <= time.ends_on)
        if starts and ends:
            return True
    return False


def named(row: StructureRow) -> tuple[str, int]:
    return type(row).__name__, row.pk


def refuse_adrift(row: StructureRow, before: Hanging) -> Refusal | None:
    """Why can this row not be changed so? Something that rested on it would rest on nothing."""
    if without_ground(row) <= before:
        return None
    return Refusal(
        "left-hanging", _("Something else rests on these days: a line, a seat or a term. Change that first.")
    )
