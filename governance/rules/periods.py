"""From which day to which does a period run, when it comes round every so many months?"""

from calendar import monthrange
from datetime import date, datetime, time

from django.utils import timezone


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier for a negative number; the last of a month stays the last."""
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    last = monthrange(year, month)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if is_last else min(day.day, last))


def beginning_of(day: date) -> datetime:
    """The first moment of a day, on the clock of the house."""
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())
