"""What stands in the register of structure, as known at one moment? Everything is read once, in six queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from councils.models import Body, BodyCharter, BodyComponent, BodyEvent, BodyName, ReportingLine, StructureRow

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

    @property
    def begins_on(self) -> date | None:
        """The first dated day of any body: before it the register is silent."""
        return min((row.starts_on for row in self.charters if row.starts_on), default=None)


def read_register(known_on: datetime | None = None) -> Register:
    """The whole register, for a page that looks at several days. Six queries."""
    return Register(
        known_on=known_on,
        bodies=tuple(Body.objects.order_by("pk")),
        names=tuple(BodyName.objects.known(known_on).order_by("in_force", "pk")),
        charters=tuple(BodyCharter.objects.known(known_on).select_related("engagement_level").order_by("pk")),
        components=tuple(BodyComponent.objects.known(known_on).order_by("pk")),
        lines=tuple(ReportingLine.objects.known(known_on).order_by("pk")),
        events=tuple(BodyEvent.objects.known(known_on).order_by("in_force", "pk")),
    )


def holds(row: StructureRow, on: date) -> bool:
    """Whether the row is in force on that day."""
    return (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or on < row.ends_on)


def in_force(rows: tuple[R, ...], on: date) -> list[R]:
    """The rows in force on that day."""
    return [row for row in rows if holds(row, on)]
