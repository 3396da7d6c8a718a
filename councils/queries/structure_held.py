"""Since when, and by whose decision, does a body have what it has on a day?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from councils.models import BodyCharter, StructureRow, TermsOfReference
from councils.queries.provenance import Answer, When, starting, who_decided


@dataclass(frozen=True)
class Held:
    """The day on which something began to hold, and who decided it."""

    since: When
    answer: Answer


@dataclass(frozen=True)
class TermsThen:
    """The version of the terms of reference that holds on the day, and when it is looked at again."""

    number: int
    review_on: date | None
    held: Held


def held(row: StructureRow) -> Held:
    """The ground on which a row began."""
    return Held(starting(row), who_decided(row))


def all_held(*rows: StructureRow) -> list[Held]:
    """The grounds of several rows, of which many may be the same one."""
    found: dict[int, Held] = {}
    for row in rows:
        if id(row) not in found:
            found[id(row)] = held(row)
    return [found[id(row)] for row in rows]


def terms_then(row: TermsOfReference | None) -> TermsThen | None:
    """The version in force, where there is one; its text is not read."""
    return TermsThen(row.number, row.review_on, held(row)) if row else None


def unbroken(charters: Sequence[BodyCharter], now: BodyCharter) -> list[BodyCharter]:
    """The charters around this one that follow each other day after day, the earliest first: one life of the body."""
    before = {row.ends_on: row for row in charters if row.ends_on is not None}
    after = {row.starts_on: row for row in charters if row.starts_on is not None}
    life = [now]
    while life[0].starts_on in before:
        life.insert(0, before[life[0].starts_on])
    while life[-1].ends_on in after:
        life.append(after[life[-1].ends_on])
    return life


def first_alike(life: Sequence[BodyCharter], now: BodyCharter, name: str) -> BodyCharter:
    """The charter with which this column became what it is now."""
    first = now
    for row in reversed(life[: life.index(now)]):
        if getattr(row, name) != getattr(now, name):
            break
        first = row
    return first
