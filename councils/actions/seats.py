"""How does a seat come to be, change its weight, and end?"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import life_of, refuse_absent, refuse_days, refuse_range, until
from councils.actions.guards import SEAT_EXISTS
from councils.actions.leaving import end_rights_without_a_place
from councils.actions.memberships import (
    appoint,
    end_membership,
    refuse_appointment,
    refuse_end_of_membership,
    refuse_replacement,
    replace_holder,
)
from councils.actions.rows import Written, in_turn, refuse_close
from councils.grounds import Ground
from councils.models import Body, Jurisdiction, Membership, Person, Seat, SeatTerm
from councils.rules import refuse_change_of_structure
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

__all__ = [
    "appoint",
    "create_seat",
    "end_membership",
    "end_seat",
    "refuse_appointment",
    "refuse_end_of_membership",
    "refuse_end_of_seat",
    "refuse_replacement",
    "refuse_seat",
    "refuse_weight",
    "replace_holder",
    "set_weight",
]
HEAVIEST = 100
NO_SEAT_THEN = Refusal("no-such-seat-then", _("This seat does not exist on that day."))
BAD_WEIGHT = Refusal("bad-weight", _("Give a weight from 0, without a voice, to 100."), status=422)


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
    """Give a jurisdiction a seat in a body; weight 0 has no voice. A seat that ended before is opened again.

    Raises Refused when there is such a seat then, the body does not exist then, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body)
    require(refuse_seat(body, jurisdiction, number, weight, starts_on))
    written = Written()
    seat, _is_new = Seat.objects.get_or_create(
        body=body, jurisdiction=jurisdiction, number=number, defaults={"illustrative": ground.illustrative}
    )
    ends_on = until(None, life_of(body, starts_on))
    written.append(SeatTerm(seat=seat, weight=weight, in_force=since(starts_on, ends_on), **ground.columns()))
    record(
        "seat.created",
        by=by,
        on=seat,
        seat=seat.key,
        weight=weight,
        starts_on=starts_on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, on: date, ground: Ground, by: Person | None) -> SeatTerm:
    """End a seat on a day, which is the first without it, and with it every term of somebody in it.

    Raises Refused when the seat does not exist then, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(seat.body)
    require(refuse_end_of_seat(seat, on))
    written = Written()
    row = written.end(SeatTerm.objects.standing(on).get(seat=seat), on=on, ground=ground)
    assert row is not None
    end_all_of(written, seat, on, ground)
    end_rights_without_a_place(*written.people.values())
    record(
        "seat.ended",
        by=by,
        on=seat,
        seat=seat.key,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


@transaction.atomic
def set_weight(*, seat: Seat, weight: int, on: date, ground: Ground, by: Person | None) -> SeatTerm:
    """Give the voice of a seat another weight from a day on; weight 0 has no voice.

    Raises Refused when it has that weight, does not exist then, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(seat.body)
    require(refuse_weight(seat, weight, on))
    written = Written()
    row = written.follow(SeatTerm.objects.standing(on).get(seat=seat), on=on, ground=ground, weight=weight)
    record(
        "seat.weight-set",
        by=by,
        on=seat,
        seat=seat.key,
        weight=weight,
        day=on,
        ground=ground.opened_by or ground.source,
        rows=written.facts,
    )
    return row


def end_all_of(written: Written, seat: Seat, on: date, ground: Ground) -> None:
    """Later terms of the seat are taken back; whoever sits in it then, or would later, does so no more."""
    later = SeatTerm.objects.known().filter(seat=seat, in_force__overlap=since(on))
    for term in later:
        written.end(term, on=on, ground=ground)
    for membership in Membership.objects.known().filter(seat=seat, in_force__overlap=since(on)).order_by("pk"):
        written.end(membership, on=on, ground=ground)


def refuse_seat(
    body: Body, jurisdiction: Jurisdiction | None, number: int, weight: int, starts_on: date | None
) -> Refusal | None:
    """Why can there be no such seat from that day on?"""
    if refusal := refuse_range(starts_on, None) or refuse_absent(starts_on, None, body):
        return refusal
    if not 0 <= weight <= HEAVIEST:
        return BAD_WEIGHT
    if not 1 <= number <= HEAVIEST:
        return Refusal("bad-number", _("Seats of a jurisdiction are numbered from 1 to 100."), status=422)
    same = SeatTerm.objects.known().filter(
        seat__body=body, seat__jurisdiction=jurisdiction, seat__number=number, in_force__overlap=since(starts_on)
    )
    return SEAT_EXISTS if same.exists() else None


def refuse_end_of_seat(seat: Seat, on: date) -> Refusal | None:
    """Why can this seat not end on that day?"""
    if refusal := refuse_days(on):
        return refusal
    term = SeatTerm.objects.standing(on).filter(seat=seat).first()
    return NO_SEAT_THEN if term is None else refuse_close(term, on)


def refuse_weight(seat: Seat, weight: int, on: date) -> Refusal | None:
    """Why can the seat not have this weight from that day on?"""
    if refusal := refuse_days(on):
        return refusal
    if not 0 <= weight <= HEAVIEST:
        return BAD_WEIGHT
    term = SeatTerm.objects.standing(on).filter(seat=seat).first()
    if term is None:
        return NO_SEAT_THEN
    return Refusal("same-weight", _("It already has this weight.")) if term.weight == weight else None
