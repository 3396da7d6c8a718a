"""Who may own an action item, by which key is each named, and what is an owner called?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from councils.enums import Role
from councils.models import Body, Jurisdiction, Membership, Person, Seat, SeatTerm
from councils.queries.names import BodyWords
from councils.rules import Standing
from governance.models import ActionItem
from groundwork.bilingual import LANGUAGES, Pair

SOMEBODY = Pair("a named person", "une personne désignée")
PERSON = "person:"
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Owner:
    """The one owner of an action item: a body, a jurisdiction, a seat or a person."""

    body: Body | None = None
    jurisdiction: Jurisdiction | None = None
    seat: Seat | None = None
    person: Person | None = None


def owner_named(key: str) -> Owner:
    """Whom this key names: `WG-DIG`, `CA-NB`, `PSSDC:CA-NB:1` or `person:12`; nobody for another. Two queries."""
    if key.startswith(PERSON):
        number = key.removeprefix(PERSON)
        return Owner(person=Person.objects.filter(pk=int(number), is_active=True).first() if number.isdigit() else None)
    if key.count(":") == 2:  # PSSDC:CA-NB:1
        body, jurisdiction, number = key.split(":")
        seats = Seat.objects.filter(body__key=body, jurisdiction__code=jurisdiction)
        return Owner(seat=seats.filter(number=int(number)).first() if number.isdecimal() else None)
    named = Body.objects.filter(key=key).first()
    return Owner(body=named, jurisdiction=None if named else Jurisdiction.objects.filter(code=key).first())


def owner_key(action: ActionItem) -> str:
    """The key of its owner."""
    if action.owner_person_id:
        return f"{PERSON}{action.owner_person_id}"
    owner = action.owner_seat or action.owner
    return owner.key if owner else action.owner_jurisdiction.code if action.owner_jurisdiction else ""


def seats_to_own() -> Choices:
    """The seats of jurisdictions that stand today, by key. One query."""
    terms = SeatTerm.objects.standing(timezone.localdate()).filter(seat__jurisdiction__isnull=False)
    rows = terms.select_related("seat__jurisdiction", "seat__body")
    ordered = rows.order_by("seat__body__key", "seat__jurisdiction__protocol_order", "seat__number")
    return tuple((each.seat.key, f"{each.seat.jurisdiction} ({each.seat.body.key})") for each in ordered)


def people_to_own() -> Choices:
    """Whoever holds a place today, observers apart, by key. One query."""
    held = Membership.objects.standing(timezone.localdate()).exclude(role=Role.OBSERVER)
    people = held.order_by("person__name", "person_id").values_list("person_id", "person__name").distinct()
    return tuple((f"{PERSON}{number}", name) for number, name in people)


def owner_words(action: ActionItem, names: Mapping[int, BodyWords], *, people: bool = False) -> Pair:
    """Who does it. A person is named to those alone who may see `people` by name."""
    if action.owner_person_id:
        return Pair(action.owner_person.name, action.owner_person.name) if people and action.owner_person else SOMEBODY
    if action.owner_id:
        return names[action.owner_id].name
    if action.owner_seat:
        return seat_called(action.owner_seat, names)
    return action.owner_jurisdiction.name if action.owner_jurisdiction else Pair()


def seat_called(seat: Seat, names: Mapping[int, BodyWords]) -> Pair:
    """`New Brunswick (PSSDC)`; a seat without a jurisdiction by its council alone."""
    council = names[seat.body_id].short
    if seat.jurisdiction is None:
        return council
    return Pair(*(f"{seat.jurisdiction.name.side(code)} ({council.side(code)})" for code in LANGUAGES))


def mine(standing: Standing) -> Q:
    """What this reader answers for: as co-chair or staff of the owner, for the jurisdiction, in the seat, by name."""
    held = [each for each in standing.memberships if each.role != Role.OBSERVER]
    led = [each.seat.body_id for each in held if each.role in {Role.CO_CHAIR, Role.STAFF}]
    jurisdictions = [each.seat.jurisdiction_id for each in held if each.seat.jurisdiction_id]
    people, seats = {each.person_id for each in standing.memberships}, [each.seat_id for each in held]
    return (
        Q(owner__in=led)
        | Q(owner_jurisdiction__in=jurisdictions)
        | Q(owner_seat__in=seats)
        | Q(owner_person__in=people)
    )
