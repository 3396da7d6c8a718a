"""What stands on the cover, and on top of every page?"""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.enums import MeetingMode
from governance.packages.contents import MeetingSection, PackageContents
from governance.packages.sections.furniture import spoken
from groundwork import dates_in_words as written
from groundwork.bilingual import Pair, other_language
from groundwork.typesetting.texts import one_line, run, spoken_text


def in_both(text: Promise) -> Pair:
    """A text of ours in English and in French, for what is printed in both languages."""
    sides = {}
    for language in ("en", "fr"):
        with translation.override(language):
            sides[language] = spoken(str(text))
    return Pair(sides["en"], sides["fr"])


def days(contents: PackageContents, language: str) -> str:
    """When the gathering is: `November 24 and 25, 2026`."""
    if contents.first_day is None or contents.precision != "day":
        return written.fuzzy(contents.first_day, contents.precision, language)
    return written.span_of_days(contents.first_day, contents.last_day, language)


def name(contents: PackageContents, language: str) -> str:
    """The gathering in a few words: `Ottawa, November 24 and 25, 2026`."""
    return f"{one_line(contents.place, language)}, {days(contents, language)}"


def kind(language: str) -> str:
    """What this document is called."""
    return in_both(gettext_lazy("Meeting package")).side(language)


def title(contents: PackageContents, language: str) -> str:
    """The title of the document, as a reader's window shows it."""
    return spoken(f"{kind(language)} – {name(contents, language)} (v{contents.version})")


def running(contents: PackageContents, language: str) -> dict[str, Any]:
    """What every page repeats: the marking in both languages, what this is, and which version."""
    other = other_language(language)
    return {
        "marking": [{"text": contents.marking.side(each).upper(), "lang": each} for each in (language, other)],
        "left": spoken(f"{kind(language)}, {name(contents, language)}"),
        "version": spoken(_("version %(number)s") % {"number": contents.version}),
    }


def cover(contents: PackageContents, language: str) -> dict[str, Any]:
    """The cover: both languages, the reader's first."""
    faces = [_face(contents, each) for each in (language, other_language(language))]
    return {
        "faces": faces,
        "meetings": [_meeting(meeting, language) for meeting in contents.meetings],
        "note": run(contents.note, language),
        "format": run(contents.format, language),
        "illustrative": _illustrative(language) if contents.illustrative else [],
    }


def _face(contents: PackageContents, language: str) -> dict[str, str]:
    return {
        "lang": language,
        "house": one_line(contents.house, language),
        "kind": kind(language),
        "place": one_line(contents.place, language),
        "days": days(contents, language),
    }


def _meeting(meeting: MeetingSection, language: str) -> dict[str, Any]:
    return {
        "name": run(meeting.body, language),
        "when": hours(meeting, language),
        "mode": spoken(str(MeetingMode(meeting.mode).label)),
    }


def hours(meeting: MeetingSection, language: str) -> str:
    """`November 24, 2026, 8:30 a.m. to November 25, 2026, noon ET`, in the meeting's own zone."""
    zone = ZoneInfo(meeting.time_zone)
    start, end = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    with timezone.override(zone):
        words = {
            "day": written.day(start, language),
            "start": written.clock(start, language),
            "last": written.day(end, language),
            "end": written.clock(end, language),
            "zone": written.zone(end, language),
        }
    if start.date() == end.date():
        return spoken(_("%(day)s, %(start)s to %(end)s %(zone)s") % words)
    return spoken(_("%(day)s, %(start)s, to %(last)s, %(end)s %(zone)s") % words)


def _illustrative(language: str) -> list[dict[str, Any]]:
    text = in_both(
        gettext_lazy(
            "This gathering, its people, times and outcomes are illustrative: they show what a package is like."
        )
    )
    return [spoken_text(text.side(each), each) for each in (language, other_language(language))]
