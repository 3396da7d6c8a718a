"""May this person…? Rights come from memberships on the date, and each refusal says why."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.entrusting import is_entrusted
from councils.enums import BodyKind, Role
from councils.models import Assistance, Jurisdiction, Membership, Person
from groundwork.asked import asked_once
from groundwork.refusals import Asked, Refusal

Words = str | Promise
FORBIDDEN = 403


def any_place(held: Membership, about: Collection[str]) -> bool:
    return True


def not_observing(held: Membership, about: Collection[str]) -> bool:
    return held.role != Role.OBSERVER


def of_secretariat(held: Membership, about: Collection[str]) -> bool:
    return held.role == Role.STAFF and held.seat.body.kind == BodyKind.SECRETARIAT


def in_body(held: Membership, about: Collection[str]) -> bool:
    return held.seat.body.key in about


def chairing(held: Membership, about: Collection[str]) -> bool:
    return held.role == Role.CO_CHAIR and in_body(held, about)


def voting(held: Membership, about: Collection[str]) -> bool:
    """Whether it carries the voice of a seat, as holder or standing alternate. `about`: bodies, or the seats by key."""
    carries = held.role in {Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE} and held.seat.jurisdiction_id is not None
    return carries and (in_body(held, about) or held.seat.key in about)


def owning(held: Membership, about: Collection[str]) -> bool:
    """Whether it belongs to the owner: a body of which it is not an observer, or a jurisdiction."""
    return (in_body(held, about) and not_observing(held, about)) or for_jurisdiction(held.seat.jurisdiction) in about


def for_jurisdiction(jurisdiction: Jurisdiction | None) -> str:
    """The word for a jurisdiction among the bodies that a rule is about; no body's key looks like it."""
    return f"@{jurisdiction.code}" if jurisdiction else ""


@dataclass(frozen=True)
class Right:
    """Something one may see or do.

    `words` follow “you may”; `rule` says who may, `needs` what would have to be true (with %(about)s, the bodies);
    `gives` tells whether a place gives it. What is the secretariat's too is also an administrator's. What an assistant
    shares, the places of those whom they assist give them too: to read and to prepare, never to vote.
    """

    name: str
    words: Words
    rule: Words
    needs: Words
    gives: Callable[[Membership, Collection[str]], bool]
    secretariat: bool = True
    assistants: bool = False

    def given_by(self, held: Membership, about: Collection[str] = ()) -> bool:
        """Whether this place gives it, in the bodies with these keys."""
        return self.gives(held, about) or (self.secretariat and of_secretariat(held, about))

    def refused(self, code: str, message: Words, *, about: Collection[str] = (), on: date | None = None) -> Refusal:
        """The refusal of this right, with the rule that was asked."""
        given_by = partial(self.given_by, about=frozenset(about))
        asked = Asked(self.rule, self.needs, given_by, tuple(sorted(about)), on or timezone.localdate())
        return Refusal(code, message, status=FORBIDDEN, asked=asked)


KEEP = Right(
    "keep",
    _("keep the register: record facts of the structure, its people and its priorities"),
    _("The secretariat keeps the register. The chart itself is changed by decisions only."),
    _("You would have to be of the secretariat on that day."),
    of_secretariat,
)

SEE_PEOPLE = Right(
    "see-people",
    _("see by name who sits where"),
    _("Seats are public. The names of the people who sit in them are for whoever has a place in a body."),
    _("You would have to hold a place in any body on that day."),
    any_place,
    assistants=True,
)


@dataclass(frozen=True)
class Standing:
    """What a person is on a day: the roles they hold, and in which bodies and seats.

    `assisted` are the places of those whose assistant they are. `is_entrusted`: they are doing at this moment what the
    secretariat asked them to do for it (councils.entrusting).
    """

    memberships: tuple[Membership, ...] = ()
    is_administrator: bool = False
    assisted: tuple[Membership, ...] = ()
    is_entrusted: bool = False

    def holds(self, right: Right, about: Collection[str] = ()) -> bool:
        """Whether one of their places gives them the right, in the bodies with these keys."""
        if (self.is_administrator or self.is_entrusted) and right.secretariat:
            return True
        places = (*self.memberships, *self.assisted) if right.assistants else self.memberships
        return any(right.given_by(held, about) for held in places)

    @property
    def is_anybody(self) -> bool:
        """Whether they hold any place at all, or assist somebody who does."""
        return bool(self.memberships) or self.is_administrator or bool(self.assisted)

    @property
    def is_secretariat(self) -> bool:
        return self.holds(KEEP)

    def is_co_chair_of(self, keys: set[str]) -> bool:
        """Whether they chair one of the bodies with these keys."""
        return any(chairing(held, keys) for held in self.memberships)

    def voting_seats(self) -> dict[int, Membership]:
        """The seats whose voice they may carry, as holder or standing alternate."""
        return {held.seat_id: held for held in self.memberships if voting(held, {held.seat.body.key})}

    def assisted_seats(self) -> dict[int, Membership]:
        """The seats for which those whom they assist may carry the voice: they answer for them, and never vote."""
        return {held.seat_id: held for held in self.assisted if voting(held, {held.seat.body.key})}


def standing_of(person: object, on: date | None = None) -> Standing:
    """What this person, or an anonymous reader, is on that day (today when none is given).

    One query a request, however many rules ask: `groundwork.asked` forgets it at the first lock or entry of the
    ledger, so that an act never relies on places that ended while it waited, or that it has just changed.
    """
    if not isinstance(person, Person) or not person.is_active:
        return Standing()
    day = on or timezone.localdate()
    principals = Assistance.objects.filter(assistant=person, ended_at=None).values("principal")
    held = Membership.objects.standing(day).filter(Q(person=person) | Q(person__in=principals))
    rows = asked_once(
        ("standing", person.pk, day),
        lambda: tuple(held.select_related("seat__body", "seat__jurisdiction").order_by("pk")),
    )
    return Standing(
        tuple(row for row in rows if row.person_id == person.pk),
        person.is_superuser,
        tuple(row for row in rows if row.person_id != person.pk),
        is_entrusted(person),
    )


def refuse_unless_secretariat(person: Person | None, right: Right = KEEP) -> Refusal | None:
    """Why may this person not do what is the secretariat's? The worker, who is nobody, may."""
    if person is None or standing_of(person).is_secretariat:
        return None
    return right.refused("not-secretariat", _("Only the secretariat may do this."))


def refuse_see_people(standing: Standing) -> Refusal | None:
    """Why may this reader not see the names of people? They have no place here today."""
    if standing.holds(SEE_PEOPLE):
        return None
    return SEE_PEOPLE.refused("names-are-for-members", _("The names of people are shown to members who are signed in."))


def refuse_change_of_structure(person: Person | None) -> Refusal | None:
    """Why may this person not record structure? Nobody edits the chart: decisions do, through the worker;
    the secretariat records facts of before the system."""
    return refuse_unless_secretariat(person)
