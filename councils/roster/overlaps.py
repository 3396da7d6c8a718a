"""Does a roster seat two people at once, one person twice, or an alternate beside nobody?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from councils.roster.columns import Column
from councils.roster.entries import HOLDERS, Entry
from councils.roster.problems import Problem
from councils.roster.register import Held, Place, Register


@dataclass(frozen=True)
class Term:
    """A stretch in a seat: of a line, or (line 0) of the register."""

    first: date
    after: date
    name: str
    line: int = 0


def of_entry(entry: Entry) -> Term:
    return Term(entry.first, entry.after, entry.name, entry.line)


def of_register(held: Held) -> Term:
    return Term(held.in_force.lower or date.min, held.in_force.upper or date.max, held.name)


def repeated(entries: Iterable[Entry]) -> dict[int, Problem]:
    """The lines that say what an earlier line says."""
    seen: dict[tuple[object, ...], int] = {}
    wrong = {}
    for entry in entries:
        said = (entry.place, entry.email, entry.role, entry.first, entry.after, entry.alternate_for)
        if said in seen:
            wrong[entry.line] = Problem(entry.line, _("Line %(line)s says the same.") % {"line": seen[said]})
        seen.setdefault(said, entry.line)
    return wrong


def overlap_problems(entries: Iterable[Entry], register: Register) -> list[Problem]:
    """Two who hold a seat on one day; a person who has two places in a seat on one day."""
    holders: dict[Place, list[Term]] = defaultdict(list)
    places: dict[tuple[Place, str], list[Term]] = defaultdict(list)
    for entry in entries:
        if entry.holds:
            holders[entry.place].append(of_entry(entry))
        places[entry.place, entry.email].append(of_entry(entry))
    for place in {place for place, _email in places}:
        for held in held_in(place, register):
            if held.role in HOLDERS:
                holders[place].append(of_register(held))
            if (place, held.email.lower()) in places:
                places[place, held.email.lower()].append(of_register(held))
    wrong = {each.line: each for terms in places.values() for each in clashes(terms)}
    wrong |= {each.line: each for terms in holders.values() for each in clashes(terms) if each.line not in wrong}
    return list(wrong.values())


def held_in(place: Place, register: Register) -> list[Held]:
    """The recorded terms of a seat."""
    seat = register.seats.get(place)
    return register.held.get(seat.pk, []) if seat else []


def clashes(terms: list[Term]) -> list[Problem]:
    """Each term of a line that begins before an earlier one has ended; or that ends after a recorded one began."""
    wrong: list[Problem] = []
    longest: Term | None = None
    for term in sorted(terms, key=lambda each: (each.first, each.line)):
        if longest is not None and term.first < longest.after and (term.line or longest.line):
            wrong.append(clash(*(term, longest) if term.line else (longest, term)))
        if longest is None or term.after > longest.after:
            longest = term
    return wrong


def clash(term: Term, other: Term) -> Problem:
    """The sentence about a line, and whom or what it meets."""
    if other.line:
        words = _("%(name)s has this seat then by line %(line)s.") % {"name": other.name, "line": other.line}
    else:
        words = _("%(name)s already has this seat then. End that term first.") % {"name": other.name}
    return Problem(term.line, words, Column.FROM)


def alternate_problems(fresh: Iterable[Entry], entries: Iterable[Entry], register: Register) -> list[Problem]:
    """An alternate for somebody who does not hold the seat on a day of that time."""
    holding: dict[tuple[Place, str], list[Term]] = defaultdict(list)
    for entry in entries:
        if entry.holds:
            holding[entry.place, entry.email].append(of_entry(entry))
    wrong = []
    for entry in fresh:
        if not entry.alternate_for:
            continue
        held = [each for each in held_in(entry.place, register) if each.role in HOLDERS]
        terms = [of_register(each) for each in held if each.email.lower() == entry.alternate_for]
        terms += holding[entry.place, entry.alternate_for]
        if not any(term.first < entry.after and entry.first < term.after for term in terms):
            message = _("%(email)s does not hold this seat then.") % {"email": entry.alternate_for}
            wrong.append(Problem(entry.line, message, Column.ALTERNATE_FOR))
    return wrong
