"""When does each body sit, when a gathering follows a format counted in half days?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
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


def sittings(parts: Iterable[tuple[Body, int]], *, first_day: date, time_zone: str) -> list[Sitting]:
    """The meetings of a format whose parts are (body, half days), from 8:30 on the first day.

    The first part sits alone; the others begin together where it ends. The deck does not say whether the two
    councils sit side by side or one after the other: side by side is our choice (deck, slide 12).
    """
    found: list[Sitting] = []
    after = 0
    for body, half_days in parts:
        begins = after if found else 0
        found.append(
            Sitting(
                body,
                _moment(begins, 0, first_day, time_zone),
                _moment(begins + half_days - 1, 1, first_day, time_zone),
            )
        )
        after = after or half_days
    return found


def days_of_format(parts: Iterable[tuple[object, int]]) -> int:
    """How many days the parts take, when all but the first sit side by side."""
    half_days = [count for _, count in parts]
    longest = half_days[0] + max(half_days[1:], default=0) if half_days else 0
    return (longest + 1) // 2


def _moment(half_day: int, end: int, first_day: date, time_zone: str) -> datetime:
    """The beginning (end 0) or the end (end 1) of a half day, counted from the first morning."""
    hours = AFTERNOON if half_day % 2 else MORNING
    return datetime.combine(first_day + timedelta(days=half_day // 2), hours[end], tzinfo=ZoneInfo(time_zone))
