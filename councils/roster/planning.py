"""What would each line of a roster do to the register, and what keeps it from being done?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.roster.entries import Entry, names_a_vacant_seat, read_entry
from councils.roster.fitting import already_there, lasting, people_problems, seat_problems
from councils.roster.overlaps import alternate_problems, overlap_problems, repeated
from councils.roster.problems import Problem
from councils.roster.reading import Table
from councils.roster.register import Register


class Deed(StrEnum):
    """What a line does."""

    PERSON = "person"
    SEAT = "seat"
    APPOINTMENT = "appointment"
    NOTHING = "nothing"


DEEDS: dict[Deed, Promise] = {
    Deed.PERSON: _("new person"),
    Deed.SEAT: _("new seat"),
    Deed.APPOINTMENT: _("appointment"),
    Deed.NOTHING: _("already there"),
}


@dataclass(frozen=True)
class Step:
    """A line, and all that it would do."""

    entry: Entry
    deeds: tuple[Deed, ...]

    @property
    def words(self) -> list[Promise]:
        return [DEEDS[deed] for deed in self.deeds]


@dataclass(frozen=True)
class Plan:
    """What a roster would do as a whole. With one problem it does nothing."""

    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    counts: Counter[Deed] = field(default_factory=Counter)

    @property
    def is_right(self) -> bool:
        return not self.problems

    @property
    def does_something(self) -> bool:
        return any(self.counts[deed] for deed in Deed if deed != Deed.NOTHING)

    def doing(self, deed: Deed) -> list[Entry]:
        """The lines that do this."""
        return [step.entry for step in self.steps if deed in step.deeds]


def plan(table: Table, register: Register, *, create_seats: bool = False) -> Plan:
    """Every problem of every line, in the order of the lines; and what each line would do. No query.

    With `create_seats` a line may bring a seat that was never there.
    """
    entries: list[Entry] = []
    problems = list(table.problems)
    for row in table.rows:
        if names_a_vacant_seat(row, register):
            continue
        read = read_entry(row, register)
        if isinstance(read, Entry):
            entries.append(lasting(read, register))
        else:
            problems += read
    there = {entry.line for entry in entries if already_there(entry, register)}
    twice = repeated(entries)
    fresh = [entry for entry in entries if entry.line not in there and entry.line not in twice]
    problems += twice.values()
    problems += people_problems(entries, register)
    problems += seat_problems(fresh, register, create_seats=create_seats)
    problems += overlap_problems(fresh, register)
    problems += alternate_problems(fresh, entries, register)
    wrong = {problem.line for problem in problems}
    steps = steps_of([entry for entry in entries if entry.line not in wrong], there, register)
    order = sorted(problems, key=lambda each: each.line)
    return Plan(tuple(steps), tuple(order), table.remarks, Counter(deed for step in steps for deed in step.deeds))


def steps_of(entries: Iterable[Entry], there: set[int], register: Register) -> list[Step]:
    """What each line does, the first that speaks of a new person or seat bringing it."""
    people, seats = set(register.people), set(register.seats)
    steps = []
    for entry in entries:
        if entry.line in there:
            steps.append(Step(entry, (Deed.NOTHING,)))
            continue
        deeds = [] if entry.email in people else [Deed.PERSON]
        deeds += [] if entry.place in seats else [Deed.SEAT]
        steps.append(Step(entry, (*deeds, Deed.APPOINTMENT)))
        people.add(entry.email)
        seats.add(entry.place)
    return steps
