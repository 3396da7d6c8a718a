"""Do the people and seats of a roster fit to those that are known?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from councils.roster.cells import Day
from councils.roster.columns import Column, folded
from councils.roster.entries import Entry
from councils.roster.problems import Problem
from councils.roster.register import Register
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import day


def already_there(entry: Entry, register: Register) -> bool:
    """Whether exactly this term is recorded."""
    seat, person = register.seats.get(entry.place), register.people.get(entry.email)
    if seat is None or person is None:
        return False
    principal = register.people.get(entry.alternate_for)
    return any(
        (held.person, held.role, held.alternate_for) == (person.pk, entry.role, principal.pk if principal else None)
        and held.in_force == entry.stretch
        for held in register.held.get(seat.pk, [])
    )


def people_problems(entries: Iterable[Entry], register: Register) -> list[Problem]:
    """An address that belongs to somebody else, here or in another line; a new person without a language."""
    wrong: list[Problem] = []
    first: dict[str, Entry] = {}
    for entry in entries:
        known = register.people.get(entry.email) or first.get(entry.email)
        if known is None:
            first[entry.email] = entry
            if not entry.language:
                message = _("Write in which language this person is addressed: en or fr.")
                wrong.append(Problem(entry.line, message, Column.LANGUAGE))
        elif folded(known.name) != folded(entry.name):
            message = _("This address is that of %(name)s.") % {"name": known.name}
            wrong.append(Problem(entry.line, message, Column.EMAIL))
        elif isinstance(known, Entry) and entry.language not in {"", known.language}:
            message = _("Line %(line)s says another language for this person.") % {"line": known.line}
            wrong.append(Problem(entry.line, message, Column.LANGUAGE))
    return wrong


def seat_problems(entries: Sequence[Entry], register: Register, *, create_seats: bool) -> list[Problem]:
    """A term without a start, a seat that does not exist then, a seat nobody should create."""
    numbers: dict[tuple[int, int | None], set[int]] = defaultdict(set)
    for body, jurisdiction, number in [*register.seats, *(entry.place for entry in entries if create_seats)]:
        numbers[body, jurisdiction].add(number)
    wrong = []
    for entry in entries:
        if entry.start.on is None:
            wrong.append(Problem(entry.line, _("Write from which day on."), Column.FROM))
        elif entry.place in register.seats:
            terms = register.seat_terms.get(register.seats[entry.place].pk, [])
            wrong += absent(entry, terms, _("The seat %(what)s does not exist on %(day)s."), entry.seat_key)
        elif not create_seats:
            message = _("There is no seat %(seat)s.") % {"seat": entry.seat_key}
            wrong.append(Problem(entry.line, message, Column.SEAT))
        elif before := set(range(1, entry.number)) - numbers[entry.place[:2]]:
            message = _("There is no seat %(number)s yet; seats are numbered without gaps.") % {"number": min(before)}
            wrong.append(Problem(entry.line, message, Column.SEAT))
        else:
            lives = register.lives.get(entry.body.pk, [])
            wrong += absent(entry, lives, _("The body %(what)s does not exist on %(day)s."), entry.body.key)
    return wrong


def absent(entry: Entry, stretches: Iterable[DateRange], words: str, what: str) -> list[Problem]:
    """A problem when the stretches leave a day of the term uncovered: it names the first such day."""
    gap = covered_until(stretches, entry.first)
    if gap >= entry.after:
        return []
    column = Column.FROM if gap == entry.first else Column.UNTIL
    return [Problem(entry.line, words % {"what": what, "day": day(gap, reader_language())}, column)]


def covered_until(stretches: Iterable[DateRange], first: date) -> date:
    """The first day from `first` on that lies in none of the stretches; the last day there is when each does."""
    reached = first
    for stretch in sorted(stretches, key=lambda each: each.lower or date.min):
        if (stretch.lower or date.min) <= reached:
            reached = max(reached, stretch.upper or date.max)
    return reached


def lasting(entry: Entry, register: Register) -> Entry:
    """The line; a term that is left open lasts as long as its seat."""
    seat = register.seats.get(entry.place)
    if seat is None or entry.end.on is not None:
        return entry
    end = covered_until(register.seat_terms.get(seat.pk, []), entry.first)
    return replace(entry, end=Day(end)) if entry.first < end < date.max else entry
