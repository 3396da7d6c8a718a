"""How does somebody come into a seat who has no account yet, or in the place of the one whom the page showed?

Each function does several acts in one transaction; each of them writes its own entry of the ledger.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.actions.memberships import HOLDERS, appoint, holder_of, replace_holder
from councils.actions.people import register_person
from councils.actions.rows import in_turn
from councils.enums import Role
from councils.grounds import Ground
from councils.models import Membership, Person, Seat
from groundwork.refusals import Refusal, require

MEANWHILE = Refusal("row-replaced", _("This was changed meanwhile. Look at it again before you change it."))


@dataclass(frozen=True)
class Newcomer:
    """Somebody who gets an account with the place."""

    name: str
    email: str
    language: str


def seat_person(
    *,
    seat: Seat,
    who: Person | Newcomer,
    role: Role,
    starts_on: date,
    ends_on: date | None,
    alternate_for: Person | None,
    seen: int | None,
    ground: Ground,
    by: Person | None,
) -> Membership:
    """Seat somebody from a day on. A holder comes in the place of the one who holds the seat then.

    `seen` is the term of today's holder whom the page showed, None for a vacant seat. Raises Refused when another
    holds it by now, and for all that the acts refuse.
    """
    with transaction.atomic():
        in_turn(seat.body)
        if role in HOLDERS:
            require(refuse_unseen(seat, seen))
        person = who if isinstance(who, Person) else registered(who, by)
        if role in HOLDERS and holder_of(seat, starts_on) is not None:
            return replace_holder(
                seat=seat, person=person, role=role, on=starts_on, ends_on=ends_on, ground=ground, by=by
            )  # fmt: skip
        return appoint(
            person=person, seat=seat, role=role, starts_on=starts_on, ends_on=ends_on,
            alternate_for=alternate_for, ground=ground, by=by,
        )  # fmt: skip


def refuse_unseen(seat: Seat, seen: int | None) -> Refusal | None:
    """Why should nobody be replaced? The seat is not held by the one whom the page showed."""
    now = holder_of(seat, timezone.localdate())
    return None if (now.pk if now else None) == seen else MEANWHILE


def registered(who: Newcomer, by: Person | None) -> Person:
    """The account of a newcomer."""
    return register_person(email=who.email, name=who.name, preferred_language=who.language, by=by)
