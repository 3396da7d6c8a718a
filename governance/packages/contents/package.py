"""What stands in a meeting package, apart from how it looks?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from governance.packages.contents.around import (
    Changes,
    CouncilComing,
    Issued,
    OutcomeServed,
    PriorityNow,
    Record,
    SummaryShort,
)
from governance.packages.contents.items import Item
from governance.packages.contents.texts import NOTHING, Action, Decision
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class MeetingSection:
    """The meeting of one body: its hours are those of its own time zone. A cancelled one keeps its numbers."""

    body: Pair
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    mode: str
    items: tuple[Item, ...]
    id: int = 0
    room: Pair = NOTHING
    cancelled: bool = False
    cancelled_because: Pair = NOTHING

    @property
    def numbered(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.is_break)


@dataclass(frozen=True)
class PackageContents:
    """All that is printed, as of one moment. Version and moment are the package's, not the facts'.

    Nothing is in it that its readers may not read. `reader` is the name of the one for whom a personal edition is.
    `agenda` is the agenda as a version of it would be frozen, for the next package to be compared with.
    """

    slug: Pair
    house: Pair
    secretariat: Pair
    place: Pair
    first_day: date | None
    last_day: date | None
    precision: str
    version: int
    as_of: datetime
    note: Pair = NOTHING
    format: Pair = NOTHING
    marking: str = "unclassified"
    illustrative: bool = False
    meetings: tuple[MeetingSection, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    edition: str = "full"
    reader: str = ""
    issued: Issued | None = None
    changes: tuple[Changes, ...] = ()
    coming: tuple[CouncilComing, ...] = ()
    priorities: tuple[PriorityNow, ...] = ()
    outcomes: tuple[OutcomeServed, ...] = ()
    summaries: tuple[SummaryShort, ...] = ()
    records: tuple[Record, ...] = ()
    agenda: Mapping[str, Any] = field(default_factory=dict)

    @property
    def numbered(self) -> tuple[Item, ...]:
        """Every item of the gathering that has a number."""
        return tuple(item for meeting in self.meetings for item in meeting.numbered)

    @property
    def held(self) -> tuple[MeetingSection, ...]:
        """The meetings that take place."""
        return tuple(meeting for meeting in self.meetings if not meeting.cancelled)

    def since(self, what: str) -> Changes | None:
        """What changed since the issued `agenda`, or since the last `package`; None where there is none."""
        return next((each for each in self.changes if each.since == what), None)
