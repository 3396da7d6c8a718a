"""What ends with a body, and what goes on elsewhere?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from councils.actions.days import life_of, until
from councils.actions.reporting import note_move
from councils.actions.rows import Written
from councils.enums import EventKind, LineKind
from councils.grounds import Ground
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
from councils.queries.names import BodyWords, names_on
from councils.queries.reporting import reporting_chain
from groundwork.bilingual import Pair
from groundwork.dates import since

DAY = timedelta(days=1)
LONGEST = 400  # characters of a description


@dataclass(frozen=True)
class Ending:
    """The end of bodies on a day by one ground: to whom their lines go, and who follows them."""

    written: Written
    on: date
    ground: Ground
    bodies: tuple[Body, ...]
    heir: Body | None = None
    into: tuple[Body, ...] = ()

    @property
    def successors(self) -> tuple[Body, ...]:
        return self.into or ((self.heir,) if self.heir else ())

    def end_all(self) -> None:
        """End everything that rests on the bodies, then let who reported to them report elsewhere."""
        handed_on = self._handed_on() if self.heir else []
        for rows in what_rests_on(self.bodies, self.on):
            for row in rows.order_by("pk"):
                self.written.end(row, on=self.on, ground=self.ground)
        self._name_who_ended_it()
        for line in handed_on:
            self._draw(line)

    def note(self, body: Body, kind: EventKind, description: Pair | None = None) -> BodyEvent:
        """Write the end into the life of a body, with its successors."""
        words = names_on(self.on)
        described = description or told(kind, words[body.pk], [words[each.pk] for each in self.successors])
        return self.written.append(
            BodyEvent(
                body=body,
                kind=kind,
                in_force=since(self.on, self.on + DAY),
                **described.columns("description", states=False),
                **self.ground.columns(),
            ),
            successors=self.successors,
        )

    def _handed_on(self) -> list[ReportingLine]:
        """The lines that lead elsewhere from the day on, not yet drawn; none from a successor to itself."""
        above = self._above()
        lines = []
        for line in lines_down(self.bodies, self.on, kinds=LineKind.values):
            if line.body_id in {body.pk for body in self.bodies}:
                continue
            is_successor = line.body_id in {body.pk for body in self.successors}
            parent = above if is_successor else self.heir
            if parent is not None and not (is_successor and line.kind != LineKind.PRIMARY):
                lines.append(self._leading_to(parent, line))
        return lines

    def _leading_to(self, parent: Body, line: ReportingLine) -> ReportingLine:
        starts_on = max(self.on, line.starts_on or self.on)
        ends_on = until(line.ends_on, life_of(parent, starts_on))
        return ReportingLine(
            body=line.body, parent=parent, kind=line.kind, in_force=since(starts_on, ends_on), **self.ground.columns()
        )

    def _above(self) -> Body | None:
        """The nearest body above those that end which goes on, and is no successor."""
        passing = {body.pk for body in (*self.bodies, *self.successors)}
        for body in self.bodies:
            for step in reporting_chain(body, self.on):
                if step.parent_id not in passing:
                    return Body.objects.get(pk=step.parent_id)
        return None

    def _draw(self, line: ReportingLine) -> None:
        """Draw a line that leads elsewhere, unless there is such a line already."""
        same = ReportingLine.objects.known().filter(
            body=line.body, parent=line.parent, kind=line.kind, in_force__overlap=line.in_force
        )
        if same.exists():
            return
        self.written.append(line)
        if line.kind == LineKind.PRIMARY:
            note_move(self.written, line, line.in_force.lower, self.ground)

    def _name_who_ended_it(self) -> None:
        """A charter that another had followed on that very day is now the last: it ended by this ground."""
        for row in BodyCharter.objects.known().filter(body__in=self.bodies, in_force__endswith=self.on):
            if self.ground.opened_by and row.closed_by != self.ground.opened_by:
                self.written.record_anew(row, closed_by=self.ground.opened_by)


def what_rests_on(bodies: Sequence[Body], on: date) -> Iterable[QuerySet]:
    """The rows that cannot outlive these bodies, in force on the day or later, a table after the other."""
    tables: list[tuple[type[StructureRow], Q]] = [
        (Membership, Q(seat__body__in=bodies)),
        (SeatTerm, Q(seat__body__in=bodies)),
        (ReportingLine, Q(body__in=bodies) | Q(parent__in=bodies)),
        (BodyComponent, Q(whole__in=bodies) | Q(part__in=bodies)),
        (TermsOfReference, Q(body__in=bodies)),
        (BodyName, Q(body__in=bodies)),
        (BodyCharter, Q(body__in=bodies)),
    ]
    for model, of_them in tables:
        yield model.objects.known().filter(of_them, in_force__overlap=since(on))


def lines_down(bodies: Sequence[Body], on: date, kinds: Iterable[str] = (LineKind.PRIMARY,)) -> QuerySet[ReportingLine]:
    """The lines that lead to these bodies on the day or later."""
    lines = ReportingLine.objects.known().filter(parent__in=bodies, kind__in=list(kinds), in_force__overlap=since(on))
    return lines.select_related("body", "parent").order_by("pk")


def who_reports_to(bodies: Sequence[Body], on: date) -> list[Body]:
    """The bodies from which a line leads to one of these, whatever its kind."""
    return [line.body for line in lines_down(bodies, on, kinds=LineKind.values)]


def told(kind: EventKind, body: BodyWords, successors: Sequence[BodyWords]) -> Pair:
    """The end in a few words, with the names of the day."""
    if not successors or kind == EventKind.DISSOLVED:
        return body.name
    en = " and ".join(each.name.en for each in successors)
    fr = " et ".join(each.name.fr for each in successors)
    if kind == EventKind.MERGED:
        pair = Pair(f"{body.name.en}, merged into {en}", f"{body.name.fr}, fusion avec {fr}")
    else:
        pair = Pair(f"{body.name.en}, split into {en}", f"{body.name.fr}, scission en {fr}")
    return Pair(pair.en[:LONGEST], pair.fr[:LONGEST])
