"""How does the secretariat record a name or a seat of before the system?"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import life_of, refuse_absent, refuse_range, until
from councils.actions.guards import ONE_LANGUAGE
from councils.actions.rows import Written, in_turn
from councils.actions.seats import BAD_WEIGHT, HEAVIEST
from councils.grounds import Ground
from councils.models import Body, BodyName, Jurisdiction, Person, Seat, SeatTerm
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

BAD_NUMBER = Refusal("bad-number", _("Seats of a jurisdiction are numbered from 1 to 100."), status=422)


@transaction.atomic
def record_name(
    *,
    body: Body,
    kind: str,
    name: Pair,
    ground: Ground,
    by: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> BodyName:
    """Record what a body was called, or its acronym, on the days [starts_on, ends_on).

    Raises Refused for a name in one language, days on which the body does not exist or another name of the kind is
    recorded, or when `by` may not record structure.
    """
    require(refuse_change_of_structure(by))
    in_turn(body)
    require(refuse_name(body, name, starts_on, ends_on))
    written = Written()
    ends = until(ends_on, life_of(body, starts_on))
    row = written.append(
        BodyName(
            body=body,
            kind=kind,
            in_force=since(starts_on, ends),
            **name.columns("name", states=False),
            **ground.columns(),
        )
    )
    record(
        "body.name-recorded", by=by, on=body, kind=kind, name=name, starts_on=starts_on, ends_on=ends_on,
        ground=ground.source, rows=written.facts,
    )  # fmt: skip
    return row


@transaction.atomic
def record_seat(
    *,
    body: Body,
    jurisdiction: Jurisdiction | None,
    ground: Ground,
    by: Person | None,
    number: int = 1,
    weight: int = 1,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Seat:
    """Record that a jurisdiction had a seat on the days [starts_on, ends_on).

    Raises Refused for days on which the body does not exist or the seat is recorded already, or when `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(body)
    require(refuse_seat_then(body, number, weight, starts_on, ends_on))
    written = Written()
    seat, _is_new = Seat.objects.get_or_create(body=body, jurisdiction=jurisdiction, number=number)
    ends = until(ends_on, life_of(body, starts_on))
    written.append(SeatTerm(seat=seat, weight=weight, in_force=since(starts_on, ends), **ground.columns()))
    record(
        "seat.recorded", by=by, on=seat, seat=seat.key, weight=weight, starts_on=starts_on, ends_on=ends_on,
        ground=ground.source, rows=written.facts,
    )  # fmt: skip
    return seat


def refuse_name(body: Body, name: Pair, starts_on: date | None, ends_on: date | None) -> Refusal | None:
    """Why can the body not have been called so then? What overlaps, the database refuses."""
    if not name.en.strip() or not name.fr.strip():
        return ONE_LANGUAGE
    return refuse_range(starts_on, ends_on) or refuse_absent(starts_on, ends_on, body)


def refuse_seat_then(
    body: Body, number: int, weight: int, starts_on: date | None, ends_on: date | None
) -> Refusal | None:
    """Why can there have been no such seat on those days? What overlaps, the database refuses."""
    if not 0 <= weight <= HEAVIEST:
        return BAD_WEIGHT
    if not 1 <= number <= HEAVIEST:
        return BAD_NUMBER
    return refuse_range(starts_on, ends_on) or refuse_absent(starts_on, ends_on, body)
