"""When does each body sit, when a gathering follows a format counted in half days?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from councils.models import Body

MORNING = (time(8, 30), time(12, 0))
AFTERNOON = (time(13, 0), time(16, 30))


@dataclass(frozen=True)
class Sitting:
    """The meeting of one body: from when to when."""

    body: Body
    starts_at: datetime
    ends_at: datetime


Sits = tuple[Body, int, bool]
B = TypeVar("B")


def sittings(parts: Iterable[Sits], *, first_day: date, time_zone: str) -> list[Sitting]:
    """The meetings of a format whose parts are (body, half days, beside), from 8:30 on the first day.

    A part that sits beside begins with the one before it; any other begins when all before it have ended.
    """
    return [
        Sitting(body, _moment(begins, 0, first_day, time_zone), _moment(ends - 1, 1, first_day, time_zone))
        for body, begins, ends in spans(parts)
    ]


def spans(parts: Iterable[tuple[B, int, bool]]) -> list[tuple[B, int, int]]:
    """From which half day to which each part sits, counted from the first morning; the end is not in it."""
    found: list[tuple[B, int, int]] = []
    begins = over = 0
    for body, half_days, beside in parts:
        begins = begins if beside and found else over
        found.append((body, begins, begins + half_days))
        over = max(over, begins + half_days)
    return found


def days_of_format(parts: Iterable[tuple[object, int, bool]]) -> int:
    """How many days the parts take."""
    return (max((ends for _body, _begins, ends in spans(parts)), default=0) + 1) // 2


def _moment(half_day: int, end: int, first_day: date, time_zone: str) -> datetime:
    """The beginning (end 0) or the end (end 1) of a half day, counted from the first morning."""
    hours = AFTERNOON if half_day % 2 else MORNING
    return datetime.combine(first_day + timedelta(days=half_day // 2), hours[end], tzinfo=ZoneInfo(time_zone))
