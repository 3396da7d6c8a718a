"""For what do the stored terms of an effect stand?

Stored terms are words: bodies and formats by key, seats by their word (PSSDC:CA-MB:1), people by number,
jurisdictions by code, priorities by their English address, decisions by reference, days as 2026-12-01; a text is two
terms, `name_en` and `name_fr`. Reading turns them into what they stand for; nothing is guessed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from councils.enums import Authority, BodyKind, LineKind, Role
from councils.models import Body, EngagementLevel, Jurisdiction, Person, Seat
from governance.effects.terms import ASIDE, Given, Term, TermType, unusable
from governance.models import Decision, MeetingFormat
from groundwork.bilingual import Pair
from groundwork.dates import read_day
from groundwork.refusals import Refused
from priorities.models import Priority

KEY = re.compile(r"[A-Z][A-Z0-9-]{1,23}")
NOTHING: tuple[Any, ...] = (None, "", [])


def read_terms(terms: Sequence[Term], stored: Mapping[str, Any]) -> Given:
    """What the stored terms stand for. At most one query for each kind of thing.

    Raises Refused for a term that is missing, unknown, or of the wrong form; nothing is guessed.
    """
    if any("\x00" in str(value) for value in stored.values()):
        raise Refused(unusable("unreadable", _("This change holds characters that cannot be read.")))
    known = {name for term in terms for name in term.stored} | ASIDE
    if strange := sorted(set(stored) - known):
        raise Refused(unusable("unknown-term", _("This change has no term %(name)s.") % {"name": ", ".join(strange)}))
    written = {term.name: written_for(term, stored) for term in terms}
    bodies = found_bodies(terms, written)
    return {term.name: meant(term, written[term.name], bodies) for term in terms}


def written_for(term: Term, stored: Mapping[str, Any]) -> Any:
    """What was written for a term, a text as a pair. Raises Refused where it is missing or half written."""
    values = [stored.get(name) for name in term.stored]
    if term.type == TermType.TEXT:
        sides = [str(value or "").strip() for value in values]
        if (any(sides) or term.required) and not all(sides):
            raise Refused(
                unusable("one-language", _("Write “%(term)s” in both languages.") % {"term": term.label}, term.name)
            )
        if any(len(side) > term.length for side in sides):
            longest = {"term": term.label, "limit": term.length}
            message = _("Write “%(term)s” in %(limit)s characters or fewer.") % longest
            raise Refused(unusable("too-long", message, term.name))
        return Pair(*sides)
    if values[0] in NOTHING and term.required:
        raise Refused(
            unusable("bad-effect", _("This change is not complete: %(term)s.") % {"term": term.label}, term.name)
        )
    return None if values[0] in NOTHING else values[0]


def found_bodies(terms: Iterable[Term], written: Mapping[str, Any]) -> dict[str, Body]:
    """The bodies that the terms name, by key. At most one query. Raises Refused for a key that nobody has."""
    keys: set[str] = set()
    for term in terms:
        value = written[term.name]
        if value is not None and term.type in {TermType.BODY, TermType.BODIES}:
            keys |= {str(each) for each in (value if isinstance(value, list | tuple) else [value])}
    bodies = {body.key: body for body in Body.objects.filter(key__in=keys)} if keys else {}
    if missing := sorted(keys - set(bodies)):
        raise Refused(unusable("no-body", _("There is no body %(key)s.") % {"key": ", ".join(missing)}))
    return bodies


def meant(term: Term, value: Any, bodies: Mapping[str, Body]) -> Any:
    """What the written value stands for."""
    if term.type == TermType.BODIES:
        return [bodies[str(key)] for key in (value if isinstance(value, list | tuple) else [value])] if value else []
    if value is None or term.type == TermType.TEXT:
        return value
    if term.type == TermType.BODY:
        return bodies[str(value)]
    found = READERS[term.type](value, term)
    if found is None:
        raise Refused(
            unusable(
                "unknown",
                _("“%(value)s” is unknown: %(term)s.") % {"value": str(value), "term": term.label},
                term.name,
            )
        )
    return found


def seat_called(word: Any, _term: Term) -> Seat | None:
    """The seat with this word, for example PSSDC:CA-MB:1. One query."""
    parts = str(word).split(":")
    if len(parts) != 3 or not re.fullmatch(r"[0-9]{1,4}", parts[2]):
        return None
    code = {"jurisdiction": None} if parts[1] == "-" else {"jurisdiction__code": parts[1]}
    seats = Seat.objects.select_related("body", "jurisdiction")
    return seats.filter(body__key=parts[0], number=int(parts[2]), **code).first()


def number_between(value: Any, term: Term) -> int | None:
    """A whole number within the bounds of the term; None for anything else."""
    text = str(value)
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,6}", text):
        return None
    return int(text) if term.least <= int(text) <= term.most else None


def one_of(choices: Iterable[Any]) -> Callable[[Any, Term], str | None]:
    """Reads one of these words."""
    allowed = {str(choice) for choice in choices}
    return lambda value, _term: str(value) if str(value) in allowed else None


def day_of(value: Any, _term: Term) -> date | None:
    """The day; None where there is no such day, or one before the councils' century."""
    day = read_day(str(value))
    return day if day is not None and day.year >= 1900 else None


def latest_format(key: Any, _term: Term) -> MeetingFormat | None:
    """The latest version of a meeting format. One query."""
    return MeetingFormat.objects.filter(key=str(key)).order_by("-version").first()


def person_numbered(value: Any, _term: Term) -> Person | None:
    """The person with this number, who has an account that is open. One query."""
    if not re.fullmatch(r"[0-9]{1,18}", str(value)):
        return None
    return Person.objects.filter(pk=int(value), is_active=True).first()


READERS: Mapping[TermType, Callable[[Any, Term], Any]] = {
    TermType.NEW_KEY: lambda value, _term: str(value) if KEY.fullmatch(str(value)) else None,
    TermType.PERSON: person_numbered,
    TermType.SEAT: seat_called,
    TermType.JURISDICTION: lambda value, _term: Jurisdiction.objects.filter(code=str(value)).first(),
    TermType.BODY_KIND: one_of(BodyKind.values),
    TermType.AUTHORITY: one_of(Authority.values),
    TermType.LEVEL: lambda value, _term: (
        EngagementLevel.objects.filter(pk=int(value)).first() if re.fullmatch("[0-9]{1,4}", str(value)) else None
    ),
    TermType.LINE_KIND: one_of([kind for kind in LineKind.values if kind != LineKind.PRIMARY]),
    TermType.ROLE: one_of(Role.values),
    TermType.FORMAT: latest_format,
    TermType.PRIORITY: lambda value, _term: Priority.objects.filter(slug_en=str(value)).first(),
    TermType.DECISION: lambda value, _term: Decision.objects.filter(reference=str(value)).first(),
    TermType.DAY: day_of,
    TermType.NUMBER: number_between,
}
