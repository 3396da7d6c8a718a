"""How is the agenda printed: which item, at what hour, for what purpose, how long?"""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from governance.enums import Purpose
from governance.packages.contents import Item, MeetingSection, PackageContents
from governance.packages.sections.cover import cancelled, hours
from governance.packages.sections.furniture import capital, spoken
from governance.rules.withheld import withheld_words
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import one_line, run, spoken_text


def agenda(contents: PackageContents, language: str, linked: set[str]) -> list[dict[str, Any]]:
    """One table for each meeting, its rows parted by day; `linked` are the keys of the items that have a part."""
    return [
        {
            "name": run(meeting.body, language),
            "label": one_line(meeting.body, language),
            "when": hours(meeting, language),
            "cancelled": cancelled(meeting),
            "because": run(meeting.cancelled_because, language) if meeting.cancelled else None,
            "rows": _rows(meeting, language, linked),
        }
        for meeting in contents.meetings
    ]


def item_title(item: Item, language: str) -> str:
    """The title on one line, with its number; of a withheld one that it is, and why."""
    if item.withheld:
        return spoken(str(withheld_words(item.withheld, str(item.number))))
    return f"{item.number}. {one_line(item.title, language)}"


def purpose(item: Item) -> str:
    """`For decision`, beginning with a capital."""
    return spoken(capital(Purpose(item.purpose).label)) if item.purpose else ""


def _rows(meeting: MeetingSection, language: str, linked: set[str]) -> list[dict[str, Any]]:
    zone = ZoneInfo(meeting.time_zone)
    several_days = len({item.starts_at.astimezone(zone).date() for item in meeting.items}) > 1
    with timezone.override(zone):
        return [_row(item, language, linked, with_day=several_days and item.new_day) for item in meeting.items]


def _row(item: Item, language: str, linked: set[str], *, with_day: bool) -> dict[str, Any]:
    day = f"{written.weekday(item.starts_at, language)} {written.day(item.starts_at, language)}"
    withheld = spoken_text(str(withheld_words(item.withheld, str(item.number))), language) if item.withheld else None
    return {
        "day": spoken(capital(day)) if with_day else "",
        "time": written.clock(item.starts_at, language),
        "number": item.number,
        "link": f"part:{item.key}" if item.key in linked else "",
        "title": withheld or run(item.title, language),
        "who": run(item.presenter, language) or run(item.sponsor, language),
        "purpose": purpose(item),
        "minutes": item.minutes,
        "reference": item.recommendation.reference if item.recommendation else "",
    }
