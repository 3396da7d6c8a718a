"""Which bodies were ever called something like this, and where do they stand on the day?"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from councils.models import BodyName
from councils.queries.names import BodyWords, named
from councils.queries.provenance import When, ending, starting
from councils.queries.register import Register, holds
from councils.queries.structure import Structure
from groundwork.bilingual import Pair

MOST = 30


@dataclass(frozen=True)
class OtherName:
    """Another name of the body, held from one day to another."""

    name: Pair
    since: When
    until: When

    @property
    def period(self) -> str:
        """“from: 2005; until: 2018”."""
        return period(self.since, self.until)


@dataclass(frozen=True)
class Found:
    """A body: what it is called on the day, the bodies above it, and another of its names where only that matched.

    `exists` says whether there is such a body on the day; if not, it was there from `since` until `until`.
    """

    words: BodyWords
    above: tuple[BodyWords, ...]
    matched: OtherName | None
    exists: bool
    since: When
    until: When

    @property
    def period(self) -> str:
        """“from: 2005; until: 2018”."""
        return period(self.since, self.until)


def period(since: When, until: When) -> str:
    """From when until when, as far as it is known."""
    known = []
    if since.is_dated:
        known.append(_("from: %(day)s") % {"day": since})
    if until.is_dated:
        known.append(_("until: %(day)s") % {"day": until})
    return "; ".join(known) or _("not dated")


def find_bodies(register: Register, structure: Structure, sought: str) -> list[Found]:
    """Bodies with a name or acronym, of any day and in either language, in which the words occur. No query.

    Neither capitals nor accents count. Those of the day come first.
    """
    folded = _folded(sought)
    if not folded:
        return []
    words = named(register.bodies, register.names, structure.on)
    hits: dict[int, list[BodyName]] = {}
    for row in register.names:
        if folded in _folded(row.name.en) or folded in _folded(row.name.fr):
            hits.setdefault(row.body_id, []).append(row)
    found = [_found(register, structure, words[body], rows) for body, rows in hits.items()]
    return sorted(found, key=lambda each: (not each.exists, str(each.words.name), each.words.id))


def _found(register: Register, structure: Structure, words: BodyWords, rows: list[BodyName]) -> Found:
    now = any(holds(row, structure.on) for row in rows)
    life = [row for row in register.charters if row.body_id == words.id]
    first = min(life, key=lambda row: (row.starts_on is not None, row.starts_on), default=None)
    last = max(life, key=lambda row: (row.ends_on is None, row.ends_on), default=None)
    return Found(
        words=words,
        above=tuple(reversed(list(_above(structure, words.key)))),
        matched=None if now else OtherName(rows[-1].name, starting(rows[-1]), ending(rows[-1])),
        exists=words.key in structure.by_key,
        since=starting(first) if first else When(),
        until=ending(last) if last else When(),
    )


def _above(structure: Structure, key: str) -> Iterator[BodyWords]:
    while key in structure.place:
        key = structure.place[key]
        yield structure.by_key[key].words


def _folded(text: str) -> str:
    """Without capitals, accents and doubled blanks, so that people find what they do not spell the same way."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())
