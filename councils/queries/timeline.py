"""On which days did the structure change, and what happened then?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.enums import EventKind, LineKind, NameKind
from councils.models import BodyEvent, StructureRow
from councils.queries.provenance import When, ending, starting
from councils.queries.register import Register, read_register
from groundwork.bilingual import Pair
from groundwork.dates import Precision

ENDINGS = {EventKind.DISSOLVED, EventKind.MERGED, EventKind.SPLIT}


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

    `counts` are the bodies that moved, began, ended or were renamed, and the lines that began or ended.
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
    """Every day on which something changed, earliest first. Six queries."""
    return moments(read_register(known_on))


def moments(register: Register) -> list[Moment]:
    """The same from a register that was read already. What is not dated has no place on it. No query."""
    days: dict[date, list[_Fact]] = {}
    for fact in [*_events(register), *_primary(register), *_others(register), *_lives(register), *_names(register)]:
        days.setdefault(fact.on, []).append(fact)
    return [_moment(on, facts) for on, facts in sorted(days.items())]


def event_day(event: BodyEvent) -> date | None:
    """From which day on the structure shows what happened: an ending dated by the year shows after that year."""
    inexact = event.start_precision in {Precision.MONTH, Precision.YEAR}
    return event.ends_on if event.kind in ENDINGS and inexact else event.starts_on


def _moment(on: date, facts: list[_Fact]) -> Moment:
    said = tuple(fact.said for fact in facts if fact.said is not None)
    begun = {fact.body for fact in facts if fact.kind in {"began", "ceased"}}
    counts: dict[str, set[int]] = {}
    for fact in facts:
        with_its_body = fact.kind in {"drawn", "ended", "renamed"} and fact.body in begun
        if fact.said is None and not with_its_body and (fact.kind == "moved" or not said):
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
    ended = {(row.body_id, row.ends_on) for row in register.charters}
    for row in register.charters:
        for fact in _edges(row, row.body_id, "began", "ceased"):
            goes_on = (row.body_id, fact.on) in begun & ended
            yield _Fact(fact.on, fact.when, fact.body, "other") if goes_on else fact


def _names(register: Register) -> Iterator[_Fact]:
    for row in register.names:
        if row.kind == NameKind.OFFICIAL and row.starts_on is not None:
            yield _Fact(row.starts_on, starting(row), row.body_id, "renamed")
