"""Which rows are recorded of a body, believed now or once, and from when to when were they believed?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import Authority, Basis, EventKind, LineKind, NameKind, Role
from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    Membership,
    ReportingLine,
    SeatTerm,
    StructureRow,
    TermsOfReference,
)
from councils.queries.names import BodyWords
from councils.queries.provenance import Answer, When, ending, found_in, starting, who_decided
from groundwork.bilingual import Pair
from groundwork.ledger import word_for
from groundwork.models import LedgerEntry

Names = Mapping[int, BodyWords]
KINDS: Mapping[str, tuple[type[StructureRow], Any]] = {
    "charters": (BodyCharter, gettext_lazy("What it may do")),
    "names": (BodyName, gettext_lazy("Names")),
    "lines": (ReportingLine, gettext_lazy("Lines")),
    "components": (BodyComponent, gettext_lazy("Components")),
    "events": (BodyEvent, gettext_lazy("Life of this body")),
    "seat_terms": (SeatTerm, gettext_lazy("Seats")),
    "memberships": (Membership, gettext_lazy("Who held a seat")),
    "terms_of_reference": (TermsOfReference, gettext_lazy("Terms of reference")),
}


@dataclass(frozen=True)
class Recorded:
    """A row: what it says, for which days, who decided it, what was remarked on it, and from when to when it was
    believed. What happened on a day has no end of its own."""

    kind: str
    number: int
    words: str
    since: When
    until: When
    is_ended: bool
    answer: Answer
    source: str
    remark: Pair
    believed_from: datetime
    believed_until: datetime | None
    taken_back_because: Pair

    @property
    def is_believed(self) -> bool:
        return self.believed_until is None


@dataclass(frozen=True)
class Group:
    """The rows of one kind: those believed now, and those that were believed before."""

    kind: str
    title: str
    rows: tuple[Recorded, ...]
    before: tuple[Recorded, ...]


def records_of(body: Body, names: Names) -> list[Group]:
    """Every row about a body, of all times, as known at any moment. Nine queries, however many there are."""
    in_order = {kind: rows.order_by("in_force", "pk") for kind, rows in rows_about(body).items()}
    found: dict[str, list[StructureRow]] = {kind: list(rows) for kind, rows in in_order.items()}
    reasons = reasons_for_taking_back(row for rows in found.values() for row in rows if row.recorded.upper is not None)
    groups = []
    for kind, rows in found.items():
        said = tuple(said_of(kind, row, names, reasons) for row in rows)
        believed, before = (tuple(each for each in said if each.is_believed is now) for now in (True, False))
        if said:
            groups.append(Group(kind, str(KINDS[kind][1]), believed, before))
    return groups


def rows_about(body: Body) -> dict[str, QuerySet]:
    """The rows of each kind that speak of the body."""
    return {
        "charters": BodyCharter.objects.filter(body=body),
        "names": BodyName.objects.filter(body=body),
        "lines": ReportingLine.objects.filter(Q(body=body) | Q(parent=body)),
        "components": BodyComponent.objects.filter(Q(whole=body) | Q(part=body)),
        "events": BodyEvent.objects.filter(body=body),
        "seat_terms": SeatTerm.objects.filter(seat__body=body).select_related("seat__jurisdiction"),
        "memberships": Membership.objects.filter(seat__body=body).select_related("person", "seat__jurisdiction"),
        "terms_of_reference": TermsOfReference.objects.filter(body=body),
    }


def find_row(kind: str, number: int) -> StructureRow | None:
    """The row of that kind with that number. One query."""
    if kind not in KINDS:
        return None
    return KINDS[kind][0].objects.filter(pk=number).first()


def said_of(kind: str, row: StructureRow, names: Names, reasons: Mapping[str, Pair]) -> Recorded:
    """A row in words."""
    return Recorded(
        kind=kind,
        number=row.pk,
        words=words_of(row, names),
        since=starting(row),
        until=ending(row),
        is_ended=row.ends_on is not None and not isinstance(row, BodyEvent),
        answer=who_decided(row),
        source=found_in(row.source) if row.basis == Basis.SECRETARIAT else "",
        remark=Pair() if row.basis == Basis.SECRETARIAT else row.because,
        believed_from=row.recorded.lower,
        believed_until=row.recorded.upper,
        taken_back_because=reasons.get(word_for(row), Pair()),
    )


def words_of(row: StructureRow, names: Names) -> str:
    """What a row says, in one line of the reader's language."""
    return WORDS[type(row)](row, names)


def reasons_for_taking_back(rows: Iterable[StructureRow]) -> dict[str, Pair]:
    """Why rows were taken back, by the word by which the ledger knows each. One query."""
    subjects = [word_for(row) for row in rows]
    entries = LedgerEntry.objects.filter(act="structure.retracted", subject__in=subjects)
    return {entry.subject: Pair(**entry.facts["because"]) for entry in entries}


def _seat(row: Any) -> str:
    words = str(row.seat.jurisdiction) if row.seat.jurisdiction else _("No jurisdiction")
    return words if row.seat.number == 1 else f"{words} ({row.seat.number})"


def _line(row: Any, names: Names) -> str:
    words = {"body": names[row.body_id].usual, "kind": LineKind(row.kind).label, "parent": names[row.parent_id].usual}
    return _("%(body)s → %(parent)s (%(kind)s)") % words


def _component(row: Any, names: Names) -> str:
    return _("%(part)s is a component of %(whole)s") % {
        "part": names[row.part_id].usual,
        "whole": names[row.whole_id].usual,
    }


def _seat_term(row: Any, names: Names) -> str:
    return f"{_seat(row)} ({_('no voice')})" if not row.weight else _seat(row)


WORDS: Mapping[type[StructureRow], Callable[[Any, Names], str]] = {
    BodyCharter: lambda row, names: str(capfirst(Authority(row.authority).label)),
    BodyName: lambda row, names: f"{row.name} ({NameKind(row.kind).label})",
    ReportingLine: _line,
    BodyComponent: _component,
    BodyEvent: lambda row, names: f"{capfirst(EventKind(row.kind).label)} – {row.description}",
    SeatTerm: _seat_term,
    Membership: lambda row, names: f"{row.person.name} – {Role(row.role).label}, {_seat(row)}",
    TermsOfReference: lambda row, names: _("Version %(number)s") % {"number": row.number},
}
