"""At which hours is a meeting, on its own clock and on the reader's, and which zones are offered?"""

import zoneinfo
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.models import Meeting
from groundwork import dates_in_words as written
from groundwork.typography import NBSP

ZONES: Mapping[str, Promise] = {
    "America/St_Johns": _("Newfoundland (St. John’s)"),
    "America/Halifax": _("Atlantic (Halifax, Moncton)"),
    "America/Toronto": _("Eastern (Toronto, Ottawa, Québec, Iqaluit)"),
    "America/Winnipeg": _("Central (Winnipeg)"),
    "America/Regina": _("Saskatchewan (Regina)"),
    "America/Edmonton": _("Mountain (Edmonton, Yellowknife)"),
    "America/Whitehorse": _("Yukon (Whitehorse)"),
    "America/Vancouver": _("Pacific (Vancouver)"),
    "UTC": _("UTC"),
}


def moment_in(day: date, hour: time, time_zone: str) -> datetime | None:
    """The moment of this hour on the clock of a zone; None where the clock was put forward over it.

    An hour that comes twice, because the clock is put back, is the first of the two.
    """
    there = datetime.combine(day, hour, tzinfo=zoneinfo.ZoneInfo(time_zone))
    again = there.astimezone(UTC).astimezone(there.tzinfo)
    return there if again.replace(tzinfo=None) == there.replace(tzinfo=None) else None


def zone_of_reader(time_zone: str) -> tzinfo:
    """The zone of a person; that of the house for a name that no zone has."""
    try:
        return zoneinfo.ZoneInfo(time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)


def hours_in_words(meeting: Meeting, language: str) -> str:
    """`November 25, 2026, 8:30 a.m. NT to 4:30 p.m. NT (7 a.m. to 3 p.m. ET)`: the second in the reader's zone.

    The reader's zone is the current one; it is left out where its clock shows the same.
    """
    here = timezone.get_current_timezone()
    there = zoneinfo.ZoneInfo(meeting.time_zone)
    text = stretch(meeting, there, language, with_day=True)
    if all(same_clock(each, there, here) for each in (meeting.starts_at, meeting.ends_at)):
        return text
    days = {each.astimezone(zone).date() for each in (meeting.starts_at, meeting.ends_at) for zone in (there, here)}
    return f"{text} ({stretch(meeting, here, language, with_day=len(days) > 1)})"


def hours_for(meeting: Meeting, time_zone: str, language: str) -> str:
    """The same for a reader who lives in this zone."""
    with timezone.override(zone_of_reader(time_zone)):
        return hours_in_words(meeting, language)


def stretch(meeting: Meeting, zone: tzinfo, language: str, *, with_day: bool) -> str:
    """From when to when, on the clock of one zone; the days where they are wanted or differ."""
    with timezone.override(zone):
        first, last = (timezone.localtime(each) for each in (meeting.starts_at, meeting.ends_at))
        to = {"en": " to ", "fr": " à "}[language]
        begins, ends = written.clock(first, language), written.clock(last, language)
        if first.date() != last.date():
            begins = f"{written.day(first, language)}, {begins}"
            ends = f"{written.day(last, language)}, {ends}"
        elif with_day:
            begins = f"{written.day(first, language)}, {begins}"
        return f"{begins}{to}{ends}{NBSP}{written.zone(last, language)}"


def same_clock(moment: datetime, one: tzinfo, other: tzinfo) -> bool:
    """Whether both zones show the same hour at that moment."""
    return moment.astimezone(one).utcoffset() == moment.astimezone(other).utcoffset()
