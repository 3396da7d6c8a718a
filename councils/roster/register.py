"""What does the register hold that a roster may speak of: bodies, jurisdictions, seats, people and terms?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange

from councils.models import Body, BodyCharter, BodyName, Jurisdiction, Membership, Person, Seat, SeatTerm
from councils.roster.columns import folded

T = TypeVar("T")
Place = tuple[int, int | None, int]  # body, jurisdiction, number: what tells one seat from another


@dataclass(frozen=True)
class Account:
    """Somebody who is known already."""

    pk: int
    name: str
    email: str


@dataclass(frozen=True)
class Held:
    """A term that is recorded already."""

    seat: int
    person: int
    email: str
    name: str
    role: str
    alternate_for: int | None
    in_force: DateRange


@dataclass(frozen=True)
class Register:
    """Everything by the words and numbers under which a line of a roster looks for it."""

    bodies: dict[str, list[Body]] = field(default_factory=dict)
    jurisdictions: dict[str, list[Jurisdiction]] = field(default_factory=dict)
    people: dict[str, Account] = field(default_factory=dict)
    seats: dict[Place, Seat] = field(default_factory=dict)
    lives: dict[int, list[DateRange]] = field(default_factory=dict)
    seat_terms: dict[int, list[DateRange]] = field(default_factory=dict)
    held: dict[int, list[Held]] = field(default_factory=dict)


def read_register() -> Register:
    """The register as it is known now. Eight queries, however large it is."""
    bodies = {body.pk: body for body in Body.objects.order_by("key")}
    jurisdictions = list(Jurisdiction.objects.all())
    terms = SeatTerm.objects.known().values_list("seat_id", "in_force")
    lives = BodyCharter.objects.known().values_list("body_id", "in_force")
    return Register(
        bodies=_found_by(_words_of_bodies(bodies)),
        jurisdictions=_found_by(_words_of_jurisdictions(jurisdictions)),
        people={each.email.lower(): each for each in _accounts()},
        seats={
            (seat.body_id, seat.jurisdiction_id, seat.number): seat
            for seat in Seat.objects.select_related("body", "jurisdiction")
        },
        lives=_gathered(lives),
        seat_terms=_gathered(terms),
        held=_terms_held(),
    )


def _words_of_bodies(bodies: dict[int, Body]) -> Iterable[tuple[str, Body]]:
    """Each body under its key, and under every name that it ever had."""
    for body in bodies.values():
        yield body.key, body
    for pk, english, french in BodyName.objects.known().values_list("body_id", "name_en", "name_fr"):
        yield english, bodies[pk]
        yield french, bodies[pk]


def _words_of_jurisdictions(jurisdictions: list[Jurisdiction]) -> Iterable[tuple[str, Jurisdiction]]:
    for each in jurisdictions:
        for word in (each.code, each.name.en, each.name.fr, each.abbreviation.en, each.abbreviation.fr):
            yield word, each


def _found_by(words: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for word, thing in words:
        if word and thing not in found[folded(word)]:
            found[folded(word)].append(thing)
    return dict(found)


def _accounts() -> Iterable[Account]:
    return (Account(*row) for row in Person.objects.values_list("pk", "name", "email"))


def _gathered(rows: Iterable[tuple[int, DateRange]]) -> dict[int, list[DateRange]]:
    found: dict[int, list[DateRange]] = defaultdict(list)
    for key, stretch in rows:
        found[key].append(stretch)
    return dict(found)


def _terms_held() -> dict[int, list[Held]]:
    rows = Membership.objects.known().values_list(
        "seat_id", "person_id", "person__email", "person__name", "role", "alternate_for_id", "in_force"
    )
    found: dict[int, list[Held]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(Held(*row))
    return dict(found)
