"""How do thousands of seats, their holders and their sessions come into an empty house in a second?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import models
from django.utils import timezone

from councils.enums import BodyKind, Role
from councils.models import Body, Membership, Person, Seat, SeatTerm, SignedIn
from councils.sessions import SessionStore
from governance.actions.votes import open_vote
from governance.enums import VoteMethod
from governance.models import Clause, Motion, VoteEvent
from groundwork.bilingual import Pair
from tests.factories import councils as make
from tests.factories.councils import row

M = TypeVar("M", bound=models.Model)
BATCH = 2_000  # rows of one statement, which takes 65,535 values at most
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Council:
    """A council whose seats are numbered from 1, each with a holder: the n-th is the person `first_person` + n - 1."""

    body: Body
    secretariat: Person
    first_person: int
    size: int

    def seat(self, number: int) -> str:
        return f"{self.body.key}:CA:{number}"


def council(size: int) -> Council:
    """A council of so many voters, and somebody of the secretariat."""
    secretariat = make.person("Secretary")
    make.membership(secretariat, make.seat(make.body("STAFF", BodyKind.SECRETARIAT), weight=0), Role.STAFF)
    body = make.body("VOTES", BodyKind.COUNCIL, authority="decides")
    government = make.jurisdiction("CA", 1)
    numbers = range(1, size + 1)
    people = inserted(
        Person(email=f"voter-{number}@concert.example", name=f"Voter {number}", password="!") for number in numbers
    )
    assert people[-1].pk == people[0].pk + size - 1
    seats = inserted(Seat(body=body, jurisdiction=government, number=number) for number in numbers)
    since_ever = row(None, None, {})
    inserted(SeatTerm(seat=seat, weight=1, **since_ever) for seat in seats)
    inserted(
        Membership(person=person, seat=seat, role=Role.MEMBER, **since_ever)
        for person, seat in zip(people, seats, strict=True)
    )
    return Council(body, secretariat, people[0].pk, size)


def inserted(rows: Iterable[M]) -> list[M]:
    """The rows, in the database, in statements of a bearable size."""
    made = list(rows)
    return type(made[0])._default_manager.bulk_create(made, batch_size=BATCH)


def session_key(number: int) -> str:
    """The session of the n-th voter."""
    return f"{number:032d}"


def sign_in_everybody(house: Council) -> None:
    """A session for each voter, as signing in would have left it."""
    store, until = SessionStore(), timezone.now() + timedelta(hours=8)
    SignedIn.objects.bulk_create(
        SignedIn(
            session_key=session_key(number), expire_date=until, person=person,
            session_data=store.encode({
                SESSION_KEY: str(person.pk), BACKEND_SESSION_KEY: BACKEND,
                HASH_SESSION_KEY: person.get_session_auth_hash(),
            }),
        )
        for number, person in enumerate(
            Person.objects.filter(pk__gte=house.first_person).order_by("pk")[: house.size], start=1
        )
    )  # fmt: skip


def ballot(house: Council) -> VoteEvent:
    """A written vote on one clause, open until tomorrow."""
    words = Pair("Do we agree?", "Sommes-nous d’accord ?").approved()
    motion = Motion.objects.create(body=house.body, **words.columns("title"), **words.columns("question"))
    Clause.objects.create(motion=motion, position=1, label="M1", **words.columns("text"))
    return open_vote(
        motion=motion, method=VoteMethod.WRITTEN, by=house.secretariat, closes_at=timezone.now() + timedelta(days=1)
    )
