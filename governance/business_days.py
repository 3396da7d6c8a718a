"""On which day have so many business days passed, for each of these jurisdictions?"""

from collections.abc import Collection
from datetime import date, timedelta

from governance.models import Holiday

SATURDAY = 5


def after_business_days(start: date, days: int, jurisdictions: Collection[int]) -> date:
    """The first day by which everyone has had that many whole business days after `start`.

    `jurisdictions` are numbers of rows. A jurisdiction's business days are Monday to Friday without its own
    holidays; the slowest one counts, so that nobody's holiday shortens their time. One query.
    """
    last = start + timedelta(days=3 * days + 60)
    holidays: dict[int, set[date]] = {number: set() for number in jurisdictions}
    for number, day in Holiday.objects.filter(jurisdiction__in=jurisdictions, day__gt=start, day__lte=last).values_list(
        "jurisdiction_id", "day"
    ):
        holidays[number].add(day)
    return max((counted(start, days, off) for off in holidays.values() or [set()]), default=start)


def before_business_days(end: date, days: int, jurisdictions: Collection[int]) -> date:
    """The business day that lies so many business days before `end`, for everyone.

    The same jurisdictions, weekdays and holidays as above; the earliest day counts. One query.
    """
    first = end - timedelta(days=3 * days + 60)
    holidays: dict[int, set[date]] = {number: set() for number in jurisdictions}
    for number, day in Holiday.objects.filter(jurisdiction__in=jurisdictions, day__gt=first, day__lte=end).values_list(
        "jurisdiction_id", "day"
    ):
        holidays[number].add(day)
    return min((counted(end, days, off, step=-1) for off in holidays.values() or [set()]), default=end)


def counted(start: date, days: int, holidays: Collection[date], step: int = 1) -> date:
    """The day on which the last of so many business days after `start` falls; `start` itself for none.

    With a `step` of -1 they are counted backwards, before `start`.
    """
    day = start
    while days > 0:
        day += timedelta(days=step)
        if day.weekday() < SATURDAY and day not in holidays:
            days -= 1
    return day
