"""On which days did the structure change, and what happened then?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.enums import EventKind, LineKind
from councils.models import BodyCharter, StructureRow
from councils.queries.provenance import When, ending, starting
from councils.queries.register import Register, read_register
from councils.queries.successions import ENDINGS, event_day
from groundwork.bilingual import Pair

TOLD_WITH_ITS_BODY = {"drawn", "ended", "renamed", "adopted"}
ALWAYS_COUNTED = {"moved", "empowered", "levelled", "adopted"}  # the record has no words for these


@dataclass(frozen=True)
class Said:
    """What the record itself says of the day, of an ending or of something else."""

    words: Pair
    is_ending: bool

    def __str__(self) -> str:
        return _("End: %(what)s") % {"what": self.words} if self.is_ending else str(self.words)


@dataclass(frozen=True)
class Moment:
    """A day on which something changed: `on` is the first day of the new state, `when` how the source dates it.

    `counts` are the bodies that moved, began, ended or were renamed, those that may do something else or work at
    another level or under other terms of reference, and the lines that began or ended.
    """

    on: date
    when: When
    said: tuple[Said, ...]
    counts: dict[str, int]

    @property
    def phrases(self) -> list[str]:
        """What happened: in the words of the record where it has some, else counted."""
        count = self.counts.get
        texts = {
            "moved": ngettext("%(count)d group moved", "%(count)d groups moved", count("moved", 0)),
            "began": ngettext("%(count)d new body", "%(count)d new bodies", count("began", 0)),
            "ceased": ngettext("%(count)d body ended", "%(count)d bodies ended", count("ceased", 0)),
            "drawn": ngettext("%(count)d new line", "%(count)d new lines", count("drawn", 0)),
            "ended": ngettext("%(count)d line ended", "%(count)d lines ended", count("ended", 0)),
            "renamed": ngettext("%(count)d new name", "%(count)d new names", count("renamed", 0)),
            "empowered": ngettext(
                "%(count)d change of what a body may do",
                "%(count)d changes of what bodies may do",
                count("empowered", 0),
            ),
            "levelled": ngettext("%(count)d change of level", "%(count)d changes of level", count("levelled", 0)),
            "adopted": ngettext(
                "%(count)d version of terms of reference",
                "%(count)d versions of terms of reference",
                count("adopted", 0),
            ),
        }
        counted = [text % {"count": count(kind, 0)} for kind, text in texts.items() if count(kind)]
        return [str(each) for each in self.said] + counted or [_("Other change")]


@dataclass(frozen=True)
class _Fact:
    """Something about one body that began or ended on a day."""

    on: date
    when: When
    body: int
    kind: str
    said: Said | None = None


def timeline(known_on: datetime | None = None) -> list[Moment]:
    """Every day on which something changed, earliest first. Seven queries."""
    return moments(read_register(known_on))


def moments(register: Register) -> list[Moment]:
    """The same from a register that was read already. What is not dated has no place on it. No query."""
    days: dict[date, list[_Fact]] = {}
    kinds = (_events, _primary, _others, _lives, _names, _terms)
    for fact in (fact for facts in kinds for fact in facts(register)):
        days.setdefault(fact.on, []).append(fact)
    return [_moment(on, facts) for on, facts in sorted(days.items())]


def _moment(on: date, facts: list[_Fact]) -> Moment:
    said = tuple(fact.said for fact in facts if fact.said is not None)
    begun = {fact.body for fact in facts if fact.kind in {"began", "ceased"}}
    counts: dict[str, set[int]] = {}
    for fact in facts:
        with_its_body = fact.kind in TOLD_WITH_ITS_BODY and fact.body in begun
        if fact.said is None and not with_its_body and (fact.kind in ALWAYS_COUNTED or not said):
            counts.setdefault(fact.kind, set()).add(fact.body)
    return Moment(on, facts[0].when, said, {kind: len(bodies) for kind, bodies in counts.items()})


def _events(register: Register) -> Iterator[_Fact]:
    """What the record says in words. A move is counted instead, from its line."""
    for event in register.events:
        on = event_day(event)
        if on is not None and event.kind != EventKind.MOVED:
            said = Said(event.description, event.kind in ENDINGS)
            yield _Fact(on, When(event.starts_on, event.start_precision), event.body_id, "event", said)


def _edges(row: StructureRow, body: int, began: str, ceased: str) -> Iterator[_Fact]:
    if row.starts_on is not None:
        yield _Fact(row.starts_on, starting(row), body, began)
    if row.ends_on is not None:
        yield _Fact(row.ends_on, ending(row), body, ceased)


def _primary(register: Register) -> Iterator[_Fact]:
    """A primary line that begins on the day on which another of the same body ended is a move."""
    rows = [row for row in register.lines if row.kind == LineKind.PRIMARY]
    begun = {(row.body_id, row.starts_on) for row in rows}
    ended = {(row.body_id, row.ends_on) for row in rows}
    for row in rows:
        for fact in _edges(row, row.body_id, "drawn", "ended"):
            if (row.body_id, fact.on) not in begun & ended:
                yield fact
            elif fact.kind == "drawn":
                yield _Fact(fact.on, fact.when, fact.body, "moved")


def _others(register: Register) -> Iterator[_Fact]:
    for row in register.lines:
        if row.kind != LineKind.PRIMARY:
            yield from _edges(row, row.body_id, "drawn", "ended")
    for component in register.components:
        yield from _edges(component, component.part_id, "drawn", "ended")


def _lives(register: Register) -> Iterator[_Fact]:
    """A charter that begins where another of the same body ended changes what it may do, not whether it exists."""
    begun = {(row.body_id, row.starts_on) for row in register.charters}
    ended: dict[tuple[int, date | None], BodyCharter] = {
        (row.body_id, row.ends_on): row for row in register.charters if row.ends_on is not None
    }
    for row in register.charters:
        before = ended.get((row.body_id, row.starts_on))
        for fact in _edges(row, row.body_id, "began", "ceased"):
            if fact.kind == "began" and before is not None:
                yield from _charter(fact, before, row)
            elif fact.kind == "began" or (row.body_id, fact.on) not in begun:
                yield fact


def _charter(fact: _Fact, before: BodyCharter, row: BodyCharter) -> Iterator[_Fact]:
    """What another charter of the same body changed."""
    if before.authority != row.authority:
        yield replace(fact, kind="empowered")
    if before.engagement_level_id != row.engagement_level_id:
        yield replace(fact, kind="levelled")


def _names(register: Register) -> Iterator[_Fact]:
    """Names and acronyms; a body that gets both on a day is counted once."""
    for row in register.names:
        if row.starts_on is not None:
            yield _Fact(row.starts_on, starting(row), row.body_id, "renamed")


def _terms(register: Register) -> Iterator[_Fact]:
    for row in register.terms:
        if row.starts_on is not None:
            yield _Fact(row.starts_on, starting(row), row.body_id, "adopted")
