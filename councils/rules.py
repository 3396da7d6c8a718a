"""May this person…? Rights come from memberships on the date, and each refusal says why."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import BodyKind, Role
from councils.models import Membership, Person
from groundwork.refusals import Refusal


@dataclass(frozen=True)
class Standing:
    """What a person is on a day: the roles they hold, and in which bodies and seats."""

    memberships: tuple[Membership, ...] = ()
    is_administrator: bool = False

    @property
    def is_anybody(self) -> bool:
        """Whether they hold any place at all."""
        return bool(self.memberships) or self.is_administrator

    @property
    def is_secretariat(self) -> bool:
        return self.is_administrator or any(
            held.role == Role.STAFF and held.seat.body.kind == BodyKind.SECRETARIAT for held in self.memberships
        )

    def is_co_chair_of(self, keys: set[str]) -> bool:
        """Whether they chair one of the bodies with these keys."""
        return any(held.role == Role.CO_CHAIR and held.seat.body.key in keys for held in self.memberships)

    def belongs_to(self, keys: set[str]) -> bool:
        """Whether they hold any place, observers included, in one of the bodies."""
        return any(held.seat.body.key in keys for held in self.memberships)

    def voting_seats(self) -> dict[int, Membership]:
        """The seats whose voice they may carry, as holder or standing alternate."""
        return {
            held.seat_id: held
            for held in self.memberships
            if held.role in {Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE} and held.seat.jurisdiction_id
        }


def standing_of(person: object, on: date | None = None) -> Standing:
    """What this person, or an anonymous reader, is on that day (today when none is given). One query."""
    if not isinstance(person, Person) or not person.is_active:
        return Standing()
    held = (
        Membership.objects.standing(on or timezone.localdate())
        .of(person)
        .select_related("seat__body", "seat__jurisdiction")
        .order_by("pk")
    )
    return Standing(tuple(held), person.is_superuser)


def refuse_unless_secretariat(person: Person | None) -> Refusal | None:
    """Why may this person not keep the house? The worker, who is nobody, may."""
    if person is None or standing_of(person).is_secretariat:
        return None
    return Refusal("not-secretariat", _("Only the secretariat may do this."), status=403)


def refuse_change_of_structure(person: Person | None) -> Refusal | None:
    """Why may this person not record structure? Nobody edits the chart: decisions do, through the worker;
    the secretariat records facts of before the system."""
    return refuse_unless_secretariat(person)
