"""How does a whole roster come into the register, all of it or nothing?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, models, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import ngettext

from councils.actions.guards import refusal_of
from councils.actions.rows import in_turn
from councils.enums import Role
from councils.grounds import Ground
from councils.models import Membership, Person, Seat, SeatTerm, StructureRow
from councils.replay import facts_of
from councils.roster.entries import Entry
from councils.roster.fitting import covered_until
from councils.roster.planning import Deed, Plan, plan
from councils.roster.reading import Table
from councils.roster.register import Place, Register, read_register
from councils.rules import refuse_change_of_structure
from groundwork.asked import ask_again
from groundwork.dates import since
from groundwork.ledger import draft, record, word_for
from groundwork.models import LedgerEntry, Testimony
from groundwork.refusals import Refusal, Refused, require

BATCH = 1000
VOICELESS = {Role.OBSERVER, Role.STAFF}


@transaction.atomic
def import_roster(*, table: Table, digest: str, ground: Ground, by: Person | None, create_seats: bool = False) -> Plan:
    """Do all that a roster says: new people, new seats, appointments, each with its own entry in the ledger.

    The lines are looked at again, under lock, against the register as it is at this moment. `digest` is the SHA-256
    of the file, for the ledger. Raises Refused when a single line has a problem, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    require(refuse_problems(before := plan(table, read_register(), create_seats=create_seats)))
    in_turn(*{step.entry.body for step in before.steps})
    register = read_register()
    todo = plan(table, register, create_seats=create_seats)
    require(refuse_problems(todo))
    importing = Importing(todo, register, ground, by)
    importing.do_all()
    record("roster.imported", by=by, on=importing.first(), file=digest, lines=len(todo.steps), **importing.counts())
    return todo


def refuse_problems(found: Plan) -> Refusal | None:
    """Why is nothing of this roster done? One of its lines cannot be."""
    if found.is_right:
        return None
    count = len(found.problems)
    words = ngettext(
        "The register has changed meanwhile, or the file: %(count)s problem. Nothing was imported.",
        "The register has changed meanwhile, or the file: %(count)s problems. Nothing was imported.",
        count,
    )
    return Refusal("roster-has-problems", words % {"count": count}, status=422)


class Importing:
    """A plan on its way into the tables: many rows at a time, and the entry of each for the ledger."""

    def __init__(self, todo: Plan, register: Register, ground: Ground, by: Person | None) -> None:
        self.todo, self.register, self.ground, self.by = todo, register, ground, by
        self.at: datetime = timezone.now()
        self.people: dict[str, Person] = {}
        self.seats: dict[Place, Seat] = dict(register.seats)
        self.made: list[models.Model] = []
        self.lines: dict[Place, list[Entry]] = defaultdict(list)
        for step in todo.steps:
            self.lines[step.entry.place].append(step.entry)

    def do_all(self) -> None:
        """People first, then the seats, then who sits in them. What the database refuses becomes a sentence."""
        try:
            with transaction.atomic():
                self.register_people()
                self.create_seats()
                self.appoint_all()
        except IntegrityError as error:
            raise Refused(refusal_of(error)) from error
        ask_again()

    def first(self) -> models.Model:
        """What the entry of the whole import is about: the first thing that it made, or else a seat it names."""
        return self.made[0] if self.made else self.seats[self.todo.steps[0].entry.place]

    def counts(self) -> dict[str, int]:
        return {deed.value: self.todo.counts[deed] for deed in Deed}

    def register_people(self) -> None:
        """An account for each new person; they sign in by a code sent to this address."""
        new = []
        for entry in self.todo.doing(Deed.PERSON):
            person = Person(email=entry.email, name=entry.name, preferred_language=entry.language)
            person.set_unusable_password()
            new.append(person)
        made = Person.objects.bulk_create(new, BATCH)
        EmailAddress.objects.bulk_create(
            [EmailAddress(user=each, email=each.email, verified=True, primary=True) for each in made], BATCH
        )
        self.witness("person.registered", ((each, {"language": each.preferred_language}) for each in made))
        named = {step.entry.email for step in self.todo.steps} | {step.entry.alternate_for for step in self.todo.steps}
        self.people = {each.email.lower(): each for each in Person.objects.filter(email__in=named)}

    def create_seats(self) -> None:
        """Each new seat, from the first day on which somebody sits in it, as long as its body lives."""
        firsts = self.todo.doing(Deed.SEAT)
        made = Seat.objects.bulk_create(
            [Seat(body=each.body, jurisdiction=each.jurisdiction, number=each.number) for each in firsts], BATCH
        )
        self.seats |= {entry.place: seat for entry, seat in zip(firsts, made, strict=True)}
        terms = self.append(SeatTerm, [self.term_of(entry) for entry in firsts])
        facts = ({"seat": row.seat.key, "weight": row.weight, "starts_on": row.starts_on} for row in terms)
        self.witness("seat.created", zip(made, facts, strict=True), terms)

    def term_of(self, first: Entry) -> SeatTerm:
        """The time of a new seat; without a voice where it is no jurisdiction's, or only for who has none."""
        there = self.lines[first.place]
        start = min(there, key=lambda each: each.first)
        weight = 0 if first.jurisdiction is None or all(each.role in VOICELESS for each in there) else 1
        ends = covered_until(self.register.lives.get(first.body.pk, []), start.first)
        ground = replace(self.ground, start_precision=start.start.precision)
        stretch = since(start.start.on, ends if ends < date.max else None)
        return SeatTerm(seat=self.seats[first.place], weight=weight, in_force=stretch, **ground.columns())

    def appoint_all(self) -> None:
        """The terms of everybody, those who hold a seat and those who stand in."""
        rows = self.append(Membership, [self.membership_of(each) for each in self.todo.doing(Deed.APPOINTMENT)])
        facts = (
            {"seat": row.seat.key, "role": row.role, "starts_on": row.starts_on, "ends_on": row.ends_on} for row in rows
        )
        self.witness("membership.opened", zip(rows, facts, strict=True), rows)

    def membership_of(self, entry: Entry) -> Membership:
        ground = replace(self.ground, start_precision=entry.start.precision, end_precision=entry.end.precision)
        return Membership(
            person=self.people[entry.email],
            seat=self.seats[entry.place],
            role=entry.role,
            alternate_for=self.people[entry.alternate_for] if entry.alternate_for else None,
            in_force=entry.stretch,
            **ground.columns(),
        )

    def append(self, model: type[models.Model], rows: list[Any]) -> list[Any]:
        """Append rows of structure, all at one moment."""
        for row in rows:
            row.recorded = DateTimeTZRange(self.at, None, "[)")
        return model._default_manager.bulk_create(rows, BATCH)

    def witness(
        self,
        act: str,
        subjects: Iterable[tuple[models.Model, Mapping[str, Any]]],
        rows: Sequence[StructureRow] = (),
    ) -> None:
        """An entry of the ledger for each thing done, with its row, written many at a time."""
        drafts = []
        for number, (subject, facts) in enumerate(subjects):
            told: dict[str, Any] = dict(facts)
            if rows:
                told["ground"] = self.ground.opened_by or self.ground.source
                told["rows"] = [{"did": "appended", **facts_of(rows[number])}]
            drafts.append(draft(act, by=self.by, subject=word_for(subject), at=self.at, **told))
            self.made.append(subject)
        LedgerEntry.objects.bulk_create([each.entry for each in drafts], BATCH)
        testimonies = (Testimony(entry=each.entry, salt=each.salt, fields=each.fields) for each in drafts)
        Testimony.objects.bulk_create(testimonies, BATCH)
