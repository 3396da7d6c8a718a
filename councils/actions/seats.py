"""How does a seat come to be, and a person into it and out of it?"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.rows import close
from councils.enums import Role
from councils.grounds import Ground
from councils.models import Body, Jurisdiction, Membership, Person, Seat, SeatTerm
from councils.rules import refuse_change_of_structure
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require


@transaction.atomic
def create_seat(
    *,
    body: Body,
    jurisdiction: Jurisdiction | None,
    ground: Ground,
    by: Person | None,
    number: int = 1,
    weight: int = 1,
    starts_on: date | None = None,
) -> Seat:
    """Give a jurisdiction a seat in a body; weight 0 has no voice. Raises Refused when `by` may not."""
    require(refuse_change_of_structure(by))
    seat = Seat.objects.create(body=body, jurisdiction=jurisdiction, number=number, illustrative=ground.illustrative)
    SeatTerm.objects.create(seat=seat, weight=weight, in_force=since(starts_on), **ground.columns())
    record(
        "seat.created",
        by=by,
        on=seat,
        seat=seat.key,
        weight=weight,
        starts_on=starts_on,
        ground=ground.opened_by or ground.source,
    )
    return seat


@transaction.atomic
def appoint(
    *,
    person: Person,
    seat: Seat,
    role: Role,
    ground: Ground,
    by: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    alternate_for: Person | None = None,
) -> Membership:
    """Open a person's term in a seat. Raises Refused when the seat is taken then, or `by` may not."""
    require(refuse_change_of_structure(by))
    require(refuse_appointment(seat, role, starts_on, ends_on))
    membership = Membership.objects.create(
        person=person,
        seat=seat,
        role=role,
        alternate_for=alternate_for,
        in_force=since(starts_on, ends_on),
        **ground.columns(),
    )
    record(
        "membership.opened",
        by=by,
        on=membership,
        seat=seat.key,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        ground=ground.opened_by or ground.source,
    )
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, on: date, by: Person | None, closed_by: str = "") -> Membership:
    """End a term on a day, which is the first without it. Raises Refused when it cannot end then."""
    require(refuse_change_of_structure(by))
    row = close(membership, on=on, closed_by=closed_by)
    record("membership.ended", by=by, on=row, seat=row.seat.key, role=row.role, ends_on=on)
    return row


def refuse_appointment(seat: Seat, role: str, starts_on: date | None, ends_on: date | None) -> Refusal | None:
    """Why can nobody else hold this seat then? One holder at a time; alternates and observers besides."""
    if role not in {Role.CO_CHAIR, Role.MEMBER}:
        return None
    taken = Membership.objects.known().filter(
        seat=seat, role__in=[Role.CO_CHAIR, Role.MEMBER], in_force__overlap=since(starts_on, ends_on)
    )
    if taken.exists():
        return Refusal("seat-taken", _("Somebody already holds this seat then. End that term first."))
    return None
