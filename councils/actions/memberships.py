"""How does a person come into a seat, and out of it?"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import life_of, outlasts, refuse_absent, refuse_days, refuse_range, time_of, until
from councils.actions.guards import FOR_NOBODY, SEAT_TAKEN
from councils.actions.leaving import end_rights_without_a_place
from councils.actions.rows import Written, in_turn, refuse_close
from councils.enums import Role
from councils.grounds import Ground
from councils.models import Membership, Person, Seat
from councils.rules import refuse_change_of_structure
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

HOLDERS = (Role.CO_CHAIR, Role.MEMBER)


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
    """Open a person's term in a seat; without an end it lasts as long as the seat.

    Raises Refused when the seat is taken then, does not exist then, nobody holds it in whose stead an alternate
    could come, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(seat.body)
    require(refuse_appointment(seat, role, starts_on, ends_on, alternate_for))
    written = Written()
    membership = written.append(
        Membership(
            person=person,
            seat=seat,
            role=role,
            alternate_for=alternate_for,
            in_force=since(starts_on, last_day(seat, starts_on, ends_on)),
            **ground.columns(),
        )
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
        rows=written.facts,
    )
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, on: date, by: Person | None, ground: Ground) -> Membership:
    """End a term on a day, which is the first without it. Raises Refused when it cannot end then, or `by` may not."""
    require(refuse_change_of_structure(by))
    in_turn(membership.seat.body)
    membership = Membership.objects.select_related("seat__body").get(pk=membership.pk)
    require(refuse_end_of_membership(membership, on))
    written = Written()
    row = written.end(membership, on=on, ground=ground)
    assert row is not None
    end_rights_without_a_place(*written.people.values())
    record(
        "membership.ended",
        by=by,
        on=row,
        seat=row.seat.key,
        role=row.role,
        ends_on=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


@transaction.atomic
def replace_holder(
    *,
    seat: Seat,
    person: Person,
    role: Role,
    on: date,
    ground: Ground,
    by: Person | None,
    ends_on: date | None = None,
) -> Membership:
    """Put a person into a seat from a day on, in the place of whoever holds it; who stood in goes on standing in.

    A vacant seat is simply filled. Raises Refused when the person already holds it in that role, the seat does not
    exist then, another holder is recorded for later, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(seat.body)
    require(refuse_replacement(seat, person, role, on, ends_on))
    written, before = Written(), holder_of(seat, on)
    leave_place(written, seat, person, on, ground)
    if before is not None and before.person_id != person.pk:
        written.end(before, on=on, ground=ground)
    row = written.append(
        Membership(
            person=person,
            seat=seat,
            role=role,
            in_force=since(on, last_day(seat, on, ends_on)),
            **ground.columns(),
        )
    )
    if before is not None and before.person_id != person.pk:
        hand_on_alternates(written, before, person, on, ground)
    end_rights_without_a_place(*written.people.values())
    record(
        "membership.replaced",
        by=by,
        on=row,
        seat=seat.key,
        role=role,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


def leave_place(written: Written, seat: Seat, person: Person, on: date, ground: Ground) -> None:
    """Whoever comes to hold the seat leaves the place, alternate or other, that they have in it."""
    for row in Membership.objects.standing(on).filter(seat=seat, person=person):
        written.end(row, on=on, ground=ground)


def hand_on_alternates(written: Written, before: Membership, person: Person, on: date, ground: Ground) -> None:
    """The alternates of the one who held the seat stand in for the one who holds it now."""
    rows = Membership.objects.standing(on).filter(seat=before.seat, alternate_for=before.person)
    for row in rows.exclude(person=person).order_by("pk"):
        written.follow(row, on=on, ground=ground, alternate_for=person)


def holder_of(seat: Seat, on: date) -> Membership | None:
    """Who holds the seat on a day, as member or co-chair."""
    return Membership.objects.standing(on).filter(seat=seat, role__in=HOLDERS).first()


def last_day(seat: Seat, starts_on: date | None, ends_on: date | None) -> date | None:
    """Until when a term in this seat can last."""
    return until(ends_on, time_of(seat, starts_on), life_of(seat.body, starts_on))


def refuse_appointment(
    seat: Seat,
    role: str,
    starts_on: date | None,
    ends_on: date | None,
    alternate_for: Person | None = None,
) -> Refusal | None:
    """Why can nobody else have this place then? One holder at a time; alternates and observers besides."""
    if refusal := refuse_time_in(seat, starts_on, ends_on):
        return refusal
    days = since(starts_on, ends_on)
    holders = Membership.objects.known().filter(seat=seat, role__in=HOLDERS, in_force__overlap=days)
    if role == Role.ALTERNATE and not holders.filter(person=alternate_for).exists():
        return FOR_NOBODY
    if role in HOLDERS and holders.exists():
        return SEAT_TAKEN
    return None


def refuse_end_of_membership(membership: Membership, on: date) -> Refusal | None:
    """Why can this term not end on that day?"""
    return refuse_days(on) or refuse_close(membership, on)


def refuse_replacement(seat: Seat, person: Person, role: str, on: date, ends_on: date | None = None) -> Refusal | None:
    """Why can this person not hold the seat from that day on?"""
    if role not in HOLDERS:
        return Refusal("not-a-holder", _("A seat is held by a member or a co-chair."), status=422)
    if refusal := refuse_time_in(seat, on, ends_on):
        return refusal
    before = holder_of(seat, on)
    if before is not None and before.person_id == person.pk and before.role == role:
        return Refusal("already-holds", _("This person already holds this seat."))
    return None


def refuse_time_in(seat: Seat, starts_on: date | None, ends_on: date | None) -> Refusal | None:
    """Why can nobody sit there for those days? The seat, or its body, does not exist then."""
    if refusal := refuse_range(starts_on, ends_on) or refuse_absent(starts_on, ends_on, seat.body):
        return refusal
    time = time_of(seat, starts_on)
    if time is None or outlasts(ends_on, time):
        return Refusal("no-such-seat-then", _("This seat does not exist on that day."))
    return None
