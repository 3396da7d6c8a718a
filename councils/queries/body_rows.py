"""Which rows of the register speak of one body, and what are the bodies called of which they speak?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet

from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    ReportingLine,
    TermsOfReference,
)
from councils.models.seats import Membership, SeatTerm
from councils.queries.names import BodyWords, named
from councils.queries.register import holds
from councils.queries.reporting import Step, bodies_below, reporting_chain


@dataclass(frozen=True)
class BodyRows:
    """The rows about one body, of all times, as known at one moment; `chain` and `below` are those of the day.

    `existing` are the numbers of those bodies among them that exist on the day; `words` are theirs and its own.
    """

    body: Body
    on: date
    charters: tuple[BodyCharter, ...]
    names: tuple[BodyName, ...]
    lines: tuple[ReportingLine, ...]
    chain: tuple[Step, ...]
    below: tuple[Step, ...]
    components: tuple[BodyComponent, ...]
    events: tuple[BodyEvent, ...]
    terms: tuple[TermsOfReference, ...]
    existing: frozenset[int]
    words: dict[int, BodyWords]

    @property
    def charter(self) -> BodyCharter | None:
        """Under which it exists on the day; none on a day on which it does not."""
        if self.body.pk not in self.existing:
            return None
        return next((row for row in self.charters if holds(row, self.on)), None)

    @property
    def lines_on(self) -> list[ReportingLine]:
        """The lines of the day between bodies that exist."""
        return [row for row in self.lines if holds(row, self.on) and {row.body_id, row.parent_id} <= self.existing]

    @property
    def components_on(self) -> list[BodyComponent]:
        """The components of the day, of it and with it."""
        return [row for row in self.components if holds(row, self.on) and {row.whole_id, row.part_id} <= self.existing]


def read_body(body: Body, on: date, known_on: datetime | None = None) -> BodyRows:
    """Every row about a body. Nine queries, however many rows there are."""
    lines = tuple(ReportingLine.objects.known(known_on).filter(Q(body=body) | Q(parent=body)).order_by("in_force"))
    chain, below = reporting_chain(body, on, known_on), bodies_below(body, on, known_on)
    parts = BodyComponent.objects.known(known_on).filter(Q(whole=body) | Q(part=body)).order_by("in_force", "pk")
    components, events = tuple(parts), tuple(_events(body, known_on))
    terms = TermsOfReference.objects.known(known_on).filter(body=body).order_by("in_force")
    others = {body.pk} | {each for row in lines for each in (row.body_id, row.parent_id)}
    others |= {each for step in (*chain, *below) for each in (step.body_id, step.parent_id)}
    others |= {each for row in components for each in (row.whole_id, row.part_id)}
    others |= {each for event in events for each in (event.body_id, *event.into)}
    charters = list(_charters(others, known_on))
    names = list(BodyName.objects.known(known_on).filter(body__in=others).order_by("in_force", "pk"))
    return BodyRows(
        body=body,
        on=on,
        charters=tuple(row for row in charters if row.body_id == body.pk),
        names=tuple(row for row in names if row.body_id == body.pk),
        lines=lines,
        chain=tuple(chain),
        below=tuple(below),
        components=components,
        events=events,
        terms=tuple(terms),
        existing=_existing(charters, on),
        words=named(Body.objects.filter(pk__in=others), names, on),
    )


def references_about(body: Body) -> set[str]:
    """The decisions that opened or closed any row about the body, its seats and their terms too. One query."""
    own: list[QuerySet] = [
        BodyCharter.objects.filter(body=body),
        BodyName.objects.filter(body=body),
        BodyEvent.objects.filter(Q(body=body) | Q(pk__in=_into(body))),
        ReportingLine.objects.filter(Q(body=body) | Q(parent=body)),
        BodyComponent.objects.filter(Q(whole=body) | Q(part=body)),
        TermsOfReference.objects.filter(body=body),
        SeatTerm.objects.filter(seat__body=body),
        Membership.objects.filter(seat__body=body),
    ]
    found = [rows.order_by().values_list("opened_by", "closed_by") for rows in own]
    return {reference for pair in found[0].union(*found[1:]) for reference in pair if reference}


def _charters(bodies: set[int], known_on: datetime | None) -> QuerySet[BodyCharter]:
    """Of these bodies, each with the first dated day of any body: before it the register is silent."""
    dated = BodyCharter.objects.known(known_on).filter(in_force__startswith__isnull=False)
    first = dated.order_by("in_force__startswith").values("in_force__startswith")[:1]
    rows = BodyCharter.objects.known(known_on).filter(body__in=bodies).select_related("engagement_level")
    return rows.annotate(begins_on=first).order_by("in_force", "pk")


def _existing(charters: list[BodyCharter], on: date) -> frozenset[int]:
    begins_on: date | None = getattr(charters[0], "begins_on", None) if charters else None
    if begins_on is not None and on < begins_on:
        return frozenset()
    return frozenset(row.body_id for row in charters if holds(row, on))


def _into(body: Body) -> QuerySet:
    """The events of other bodies that this one came of."""
    return BodyEvent.successors.through.objects.filter(body=body).values("bodyevent")


def _events(body: Body, known_on: datetime | None) -> QuerySet:
    """What happened to it, and what happened to others that it came of; `into` are the successors by number."""
    rows = BodyEvent.objects.known(known_on).filter(Q(body=body) | Q(pk__in=_into(body)))
    into = ArrayAgg("successors", filter=Q(successors__isnull=False), order_by="successors", default=[])
    return rows.annotate(into=into).order_by("in_force", "pk")
