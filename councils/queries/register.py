"""What stands in the register of structure, as known at one moment? Everything is read once, in seven queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    ReportingLine,
    StructureRow,
    TermsOfReference,
)

R = TypeVar("R", bound=StructureRow)


@dataclass(frozen=True)
class Register:
    """The rows of structure, as known at `known_on` (now when there is none)."""

    known_on: datetime | None
    bodies: tuple[Body, ...]
    names: tuple[BodyName, ...]
    charters: tuple[BodyCharter, ...]
    components: tuple[BodyComponent, ...]
    lines: tuple[ReportingLine, ...]
    events: tuple[BodyEvent, ...] = ()
    terms: tuple[TermsOfReference, ...] = ()

    @property
    def begins_on(self) -> date | None:
        """The first dated day of any body: before it the register is silent."""
        return min((row.starts_on for row in self.charters if row.starts_on), default=None)


def read_register(known_on: datetime | None = None, on: date | None = None) -> Register:
    """The whole register, for a page that looks at several days; with `on`, the lines of that day alone.

    Seven queries. Names, charters and events are always read whole: what a body was called, since when it may do
    what it may do, and what came of it is told of every day.
    """
    components = BodyComponent.objects.known(known_on)
    lines = ReportingLine.objects.known(known_on)
    terms = TermsOfReference.objects.known(known_on).defer("text_en", "text_fr")
    if on is not None:
        components, lines, terms = components.in_force(on), lines.in_force(on), terms.in_force(on)
    return Register(
        known_on=known_on,
        bodies=tuple(Body.objects.order_by("pk")),
        names=tuple(BodyName.objects.known(known_on).order_by("in_force", "pk")),
        charters=tuple(BodyCharter.objects.known(known_on).select_related("engagement_level").order_by("pk")),
        components=tuple(components.order_by("pk")),
        lines=tuple(lines.order_by("pk")),
        events=_events(known_on),
        terms=tuple(terms.order_by("pk")),
    )


def _events(known_on: datetime | None) -> tuple[BodyEvent, ...]:
    """What happened, each with the numbers of its successors as `into`."""
    into = ArrayAgg("successors", filter=Q(successors__isnull=False), order_by="successors", default=Value([]))
    return tuple(BodyEvent.objects.known(known_on).annotate(into=into).order_by("in_force", "pk"))


def holds(row: StructureRow, on: date) -> bool:
    """Whether the row is in force on that day."""
    return (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or on < row.ends_on)


def in_force(rows: Iterable[R], on: date) -> list[R]:
    """The rows in force on that day."""
    return [row for row in rows if holds(row, on)]
