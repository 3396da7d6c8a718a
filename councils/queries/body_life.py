"""What was a body called, what might it do, under which terms did it work and what happened to it, over time?"""

from dataclasses import dataclass
from datetime import date

from councils.enums import Authority, EventKind, LineKind, NameKind
from councils.models import BodyEvent, StructureRow, TermsOfReference
from councils.queries.body_rows import BodyRows
from councils.queries.names import BodyWords
from councils.queries.provenance import Answer, When, ending, starting, who_decided, who_ended
from councils.queries.register import holds
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Span:
    """From when to when something holds, and by whose decisions; `now` on the day of the page."""

    since: When
    until: When
    answer: Answer
    ended_by: Answer | None
    now: bool
    illustrative: bool


@dataclass(frozen=True)
class NameHeld:
    """A name or an acronym, and when."""

    name: Pair
    kind: str
    span: Span

    @property
    def kind_label(self) -> str:
        return str(NameKind(self.kind).label)


@dataclass(frozen=True)
class Power:
    """What the body may do and at which level of the operating framework, and when."""

    authority: str
    level: Pair | None
    span: Span

    @property
    def label(self) -> str:
        return str(Authority(self.authority).label)


@dataclass(frozen=True)
class Above:
    """To which body it reports, and when."""

    parent: BodyWords
    span: Span


@dataclass(frozen=True)
class Version:
    """A version of the terms of reference; late when it holds on the day and its review was due before it."""

    number: int
    text: Pair
    review_on: date | None
    is_late: bool
    is_to_come: bool
    span: Span


@dataclass(frozen=True)
class LifeEvent:
    """Something that happened to the body, or to those that it came of; and the bodies that came of it."""

    kind: str
    on: When
    descriptions: tuple[Pair, ...]
    predecessors: tuple[BodyWords, ...]
    successors: tuple[BodyWords, ...]
    answer: Answer
    illustrative: bool

    @property
    def kind_label(self) -> str:
        return str(EventKind(self.kind).label)


def names_of(rows: BodyRows) -> tuple[NameHeld, ...]:
    """Its names and acronyms, the earliest first."""
    return tuple(NameHeld(row.name, row.kind, span_of(row, rows.on)) for row in rows.names)


def powers_of(rows: BodyRows) -> tuple[Power, ...]:
    """What it may do, the earliest first."""
    return tuple(
        Power(row.authority, row.engagement_level.name if row.engagement_level else None, span_of(row, rows.on))
        for row in rows.charters
    )


def reported_to(rows: BodyRows) -> tuple[Above, ...]:
    """To which bodies it reported, reports and will report, the earliest first."""
    own = [row for row in rows.lines if row.kind == LineKind.PRIMARY and row.body_id == rows.body.pk]
    return tuple(Above(rows.words[row.parent_id], span_of(row, rows.on)) for row in own)


def versions_of(terms: tuple[TermsOfReference, ...], on: date) -> tuple[Version, ...]:
    """The versions of the terms of reference, the latest first."""
    return tuple(
        Version(
            number=row.number,
            text=row.text,
            review_on=row.review_on,
            is_late=holds(row, on) and row.review_on is not None and row.review_on < on,
            is_to_come=row.starts_on is not None and row.starts_on > on,
            span=span_of(row, on),
        )
        for row in reversed(terms)
    )


def life_of(rows: BodyRows) -> tuple[LifeEvent, ...]:
    """What happened, the earliest first; what happened to several others at once is one event of this body."""
    together: dict[tuple[object, ...], list[BodyEvent]] = {}
    for row in rows.events:
        own = row.body_id == rows.body.pk
        together.setdefault((row.pk,) if own else (row.kind, row.starts_on, row.opened_by), []).append(row)
    return tuple(_event(events, rows) for events in together.values())


def _event(events: list[BodyEvent], rows: BodyRows) -> LifeEvent:
    first = events[0]
    own = first.body_id == rows.body.pk
    into: list[int] = getattr(first, "into", [])
    return LifeEvent(
        kind=first.kind,
        on=starting(first),
        descriptions=tuple({row.description: None for row in events}),
        predecessors=() if own else tuple(rows.words[row.body_id] for row in events),
        successors=tuple(rows.words[each] for each in into) if own else (),
        answer=who_decided(first),
        illustrative=first.illustrative,
    )


def span_of(row: StructureRow, on: date) -> Span:
    """When a row holds, and who decided it."""
    return Span(
        since=starting(row),
        until=ending(row),
        answer=who_decided(row),
        ended_by=who_ended(row) if row.ends_on else None,
        now=holds(row, on),
        illustrative=row.illustrative,
    )
