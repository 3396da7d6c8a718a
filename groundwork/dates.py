"""How is a day, or a stretch of days, written when the source gives only a month or a year?"""

import re
from datetime import date, datetime, time

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    UNKNOWN = "unknown", _("not dated")


def since(start: date | None, until: date | None = None) -> DateRange:
    """The half-open stretch [start, until): the last day is not in it; None leaves an end open."""
    return DateRange(start, until, "[)")


def read_day(text: str) -> date | None:
    """The day that `2026-12-01` names; None for any other form, and for a day that does not exist."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def end_of(day: date) -> datetime:
    """The last moment of a day, in the time zone of the reader or of the house."""
    return datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())
