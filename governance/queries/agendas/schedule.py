"""When does each item of a meeting begin, when items follow one another as long as each is planned?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Generic, Protocol, TypeVar, cast
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from governance.enums import MeetingState
from governance.models import AgendaItem, Meeting

DAY_BEGINS = time(8, 30)
DAY_IS_FULL = time(16, 30)


class Timed(Protocol):
    """What the schedule has to know of an item: planned minutes, whether it has a number, whether it is a part."""

    @property
    def minutes(self) -> int: ...
    @property
    def is_break(self) -> bool: ...
    @property
    def is_section(self) -> bool: ...
    @property
    def parent_id(self) -> int | None: ...


I = TypeVar("I")  # noqa: E741 - a Timed; columns of a model are not seen as one by the type checker


@dataclass(frozen=True)
class Scheduled(Generic[I]):
    """An item with its printed number (a break or section has none) and its hours in the meeting's own time zone.

    A part has the number of its item, and counts itself in `part`: 7.1. `over` is true when it ends after the meeting
    does; `new_day` when it is the first of its day.
    """

    item: I
    number: int | None
    starts_at: datetime
    ends_at: datetime
    over: bool
    new_day: bool
    part: int = 0

    @property
    def label(self) -> str:
        """The number as it is printed; nothing for a break or a section."""
        if self.number is None:
            return ""
        return f"{self.number}.{self.part}" if self.part else str(self.number)


def scheduled(
    items: Iterable[I], *, starts_at: datetime, ends_at: datetime, time_zone: str, first_number: int = 1
) -> list[Scheduled[I]]:
    """The items in their order, from `starts_at` on, each after the one before.

    An item that would begin at 16:30 or later begins the next morning at 8:30, when the meeting goes on then.
    Hours are those of the clock in `time_zone`, an IANA name. Raises ZoneInfoNotFoundError for another.
    Numbers run on over the meetings of a gathering: `first_number` is `next_number` of the meeting before.
    """
    zone = ZoneInfo(time_zone)
    clock, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    rows: list[Scheduled[I]] = []
    number, part = first_number - 1, 0
    for item in items:
        clock = _morning_after(clock) if _day_is_full(clock, end) else clock
        timed = cast(Timed, item)
        until = _later(clock, timed.minutes)
        numbered = not (timed.is_break or timed.is_section)
        part = part + 1 if timed.parent_id is not None else 0
        number += numbered and not part
        rows.append(
            Scheduled(
                item=item,
                number=number if numbered else None,
                starts_at=clock,
                ends_at=until,
                over=until > end,
                new_day=not rows or rows[-1].starts_at.date() != clock.date(),
                part=part,
            )
        )
        clock = until
    return rows


def meetings_in_order(meetings: QuerySet[Meeting], items: QuerySet[AgendaItem]) -> QuerySet[Meeting]:
    """The meetings over which printed numbers run, with these items: those that are cancelled keep their numbers, so
    that no item of a later meeting gets another one.
    """
    return meetings.order_by("starts_at", "pk").prefetch_related(Prefetch("items", items.order_by("position")))


def scheduled_meetings(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, list[Scheduled[AgendaItem]]]]:
    """Each meeting with its items as they were read, scheduled; printed numbers run on from one to the next.

    `meetings` are all those of a gathering as `meetings_in_order` gives them, or else the numbers are others.
    """
    number = 1
    for meeting in meetings:
        rows = scheduled(
            list(meeting.items.all()), starts_at=meeting.starts_at, ends_at=meeting.ends_at,
            time_zone=meeting.time_zone, first_number=number,
        )  # fmt: skip
        yield meeting, rows
        number = next_number(rows, first_number=number)


def taking_place(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, list[Scheduled[AgendaItem]]]]:
    """The same, those left out that are cancelled."""
    return (found for found in scheduled_meetings(meetings) if found[0].state != MeetingState.CANCELLED)


def next_number(rows: list[Scheduled[I]], *, first_number: int = 1) -> int:
    """The number that the next item of the gathering gets after these."""
    return max((row.number for row in rows if row.number is not None), default=first_number - 1) + 1


def minutes_available(*, starts_at: datetime, ends_at: datetime, time_zone: str) -> int:
    """The minutes of a meeting: its days go from 8:30 to 16:30, the first from its beginning, the last to its end."""
    zone = ZoneInfo(time_zone)
    clock, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    minutes = 0
    while clock.date() < end.date():
        full = datetime.combine(clock.date(), DAY_IS_FULL, tzinfo=zone)
        minutes += max(0, _between(clock, full))
        clock = _morning_after(clock)
    return minutes + max(0, _between(clock, end))


def _between(start: datetime, end: datetime) -> int:
    return round((end.astimezone(ZoneInfo("UTC")) - start.astimezone(ZoneInfo("UTC"))).total_seconds() / 60)


def _day_is_full(clock: datetime, end: datetime) -> bool:
    return clock.time() >= DAY_IS_FULL and clock.date() < end.date()


def _morning_after(clock: datetime) -> datetime:
    return datetime.combine(clock.date() + timedelta(days=1), DAY_BEGINS, tzinfo=clock.tzinfo)


def _later(clock: datetime, minutes: int) -> datetime:
    """So many minutes of real time later: the night of the changed clock must not lengthen an item."""
    zone = clock.tzinfo
    assert zone is not None
    return (clock.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(zone)
