"""How is the agenda printed: which item, at what hour, for what purpose, how long?"""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from governance.enums import Purpose
from governance.packages.contents import Item, MeetingSection, PackageContents
from governance.packages.sections.cover import hours
from governance.packages.sections.furniture import capital, spoken
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import one_line, run


def agenda(contents: PackageContents, language: str) -> list[dict[str, Any]]:
    """One table for each meeting, its rows parted by day."""
    return [
        {
            "name": run(meeting.body, language),
            "label": one_line(meeting.body, language),
            "when": hours(meeting, language),
            "rows": _rows(meeting, language),
        }
        for meeting in contents.meetings
    ]


def anchor(item: Item) -> str:
    """The name by which links find an item."""
    return f"item-{item.number}"


def purpose(item: Item) -> str:
    """`For decision`, beginning with a capital."""
    return spoken(capital(Purpose(item.purpose).label)) if item.purpose else ""


def _rows(meeting: MeetingSection, language: str) -> list[dict[str, Any]]:
    zone = ZoneInfo(meeting.time_zone)
    several_days = len({item.starts_at.astimezone(zone).date() for item in meeting.items}) > 1
    with timezone.override(zone):
        return [_row(item, language, with_day=several_days and item.new_day) for item in meeting.items]


def _row(item: Item, language: str, *, with_day: bool) -> dict[str, Any]:
    day = f"{written.weekday(item.starts_at, language)} {written.day(item.starts_at, language)}"
    return {
        "day": spoken(capital(day)) if with_day else "",
        "time": written.clock(item.starts_at, language),
        "number": item.number,
        "anchor": "" if item.is_break else anchor(item),
        "title": run(item.title, language),
        "who": run(item.presenter, language) or run(item.sponsor, language),
        "purpose": purpose(item),
        "minutes": item.minutes,
        "reference": item.recommendation.reference if item.recommendation else "",
    }
