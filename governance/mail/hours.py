"""How is a moment written for a reader elsewhere: in their own zone, with the house's hour in brackets?"""

import zoneinfo
from datetime import datetime, tzinfo

from django.conf import settings
from django.utils import timezone

from councils.models import Person
from governance.queries.desk.words import closing_words
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language
from groundwork.typography import NBSP


def zone_of(person: Person) -> tzinfo:
    """The zone of a person; that of the house for a name that no zone has."""
    try:
        return zoneinfo.ZoneInfo(person.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)


def at(value: datetime) -> str:
    """`November 23, 2026, 3 p.m. MT (5 p.m. ET)`."""
    return written.moment(value, reader_language()) + in_the_house(value)


def until(value: datetime, now: datetime) -> str:
    """`tomorrow, Monday, November 23, 3 p.m. MT (5 p.m. ET)`."""
    return closing_words(value, now) + in_the_house(value)


def short(value: datetime) -> str:
    """`Nov 23, 5 p.m. ET`: for a subject, in the reader's zone alone."""
    language = reader_language()
    return f"{written.day_short(value, language, year=False)}, {hour(value)}"


def hour(value: datetime) -> str:
    """`5 p.m. ET`."""
    language = reader_language()
    return f"{written.clock(value, language)}{NBSP}{written.zone(value, language)}"


def in_the_house(value: datetime) -> str:
    """` (5 p.m. ET)` for who lives by other hours than the house; the day too, where it is another."""
    house = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    there = timezone.localtime(value)
    if there.utcoffset() == value.astimezone(house).utcoffset():
        return ""
    with timezone.override(house):
        same_day = there.date() == written.as_date(value)
        return f" ({hour(value) if same_day else short(value)})"
