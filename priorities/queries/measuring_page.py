"""What stands on the page of all indicators: target against actual, how far, what is late, under which filters?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from councils.models import Body
from priorities.enums import Progress
from priorities.models import LogicModel, ResultNode
from priorities.queries.indicators import Series, series_of
from priorities.queries.owed_measurements import OwedMeasurement, owed_by

T = TypeVar("T", Body, ResultNode)
LATE = "late"
# family of colour and icon; the word stands beside them
LOOKS = {
    Progress.ON_TRACK: ("carried", "check"),
    Progress.AT_RISK: ("deferred", "alert"),
    Progress.OFF_TRACK: ("lost", "cross"),
    Progress.NO_TARGET: ("grey", "minus"),
    Progress.UNMEASURED: ("grey", "clock"),
}


@dataclass(frozen=True)
class Row:
    """An indicator on the page."""

    series: Series
    owed: list[OwedMeasurement]

    @property
    def status(self) -> Progress:
        return self.series.judged.status

    @property
    def look(self) -> tuple[str, str]:
        return LOOKS[self.status]

    @property
    def late(self) -> list[OwedMeasurement]:
        """What should have been measured by now."""
        return [each for each in self.owed if each.is_late]


@dataclass(frozen=True)
class Filters:
    """By which of them the page is narrowed: a status, the key of a responsible body, the number of a node."""

    status: str = ""
    body: str = ""
    node: str = ""

    def keeps(self, row: Row) -> bool:
        """Whether a row passes. The status “late” asks for what should have been measured by now."""
        return (
            (not self.status or row.status == self.status or (self.status == LATE and bool(row.late)))
            and (not self.body or row.series.responsible.key == self.body)
            and (not self.node or row.series.node.number == self.node)
        )

    @property
    def any(self) -> bool:
        return bool(self.status or self.body or self.node)


@dataclass(frozen=True)
class Measured:
    """The rows that pass, how many of all have each status, and by what one can narrow."""

    rows: list[Row]
    counts: dict[str, int]
    bodies: list[Body]
    nodes: list[ResultNode]

    @property
    def all(self) -> int:
        return sum(count for status, count in self.counts.items() if status != LATE)


def measured(model: LogicModel, on: date, filters: Filters) -> Measured:
    """All indicators of the model, narrowed. Eight queries, however many there are."""
    rows = [Row(each, owed_by(each, on)) for each in series_of(model)]
    counts: Counter[str] = Counter(str(row.status) for row in rows)
    counts[LATE] = sum(bool(row.late) for row in rows)
    return Measured(
        rows=[row for row in rows if filters.keeps(row)],
        counts={**{status.value: counts[status.value] for status in Progress}, LATE: counts[LATE]},
        bodies=unique(row.series.responsible for row in rows),
        nodes=unique(row.series.node for row in rows),
    )


def unique(rows: Iterable[T]) -> list[T]:
    """Each once, in the order in which they come."""
    return list({row.pk: row for row in rows}.values())
