"""What stands on the cover: what this is, in both languages, what the reader holds in hand, and who approved it?"""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from governance.enums import ApprovalKind, Edition, Marking, MeetingMode
from governance.packages.contents import Approval, Issued, MeetingSection, PackageContents, Said
from governance.packages.sections.choice import compared
from governance.packages.sections.furniture import in_both, spoken
from groundwork import dates_in_words as written
from groundwork.bilingual import Pair, other_language
from groundwork.typesetting.texts import one_line, run, spoken_text

KINDS = {
    Edition.FULL: gettext_lazy("Meeting package"),
    Edition.DECISIONS: gettext_lazy("Meeting package: decisions only"),
    Edition.SUPPLEMENT: gettext_lazy("Supplement to the meeting package"),
    Edition.PERSONAL: gettext_lazy("Meeting package: personal edition"),
    Edition.RECORD: gettext_lazy("Record of decisions"),
}


def marking_words(contents: PackageContents) -> Pair:
    """The marking in both languages: `Unclassified`, « Non classifié »."""
    return in_both(Marking(contents.marking).label)


def days(contents: PackageContents, language: str) -> str:
    """When the gathering is: `November 24 and 25, 2026`."""
    if contents.first_day is None or contents.precision != "day":
        return written.fuzzy(contents.first_day, contents.precision, language)
    return written.span_of_days(contents.first_day, contents.last_day, language)


def name(contents: PackageContents, language: str) -> str:
    """The gathering in a few words: `Ottawa, November 24 and 25, 2026`."""
    return f"{one_line(contents.place, language)}, {days(contents, language)}"


def kind(edition: str, language: str) -> str:
    """What this document is called."""
    return in_both(KINDS[Edition(edition)]).side(language)


def title(contents: PackageContents, edition: str, language: str) -> str:
    """The title of the document, as a reader's window shows it."""
    return spoken(f"{kind(edition, language)} – {name(contents, language)} (v{contents.version})")


def cover(contents: PackageContents, edition: str, language: str) -> dict[str, Any]:
    """The cover: both languages, the reader's first."""
    faces = [_face(contents, edition, each) for each in (language, other_language(language))]
    marking = marking_words(contents)
    return {
        "faces": faces,
        "marking": [{"text": marking.side(each), "lang": each} for each in (language, other_language(language))],
        "lines": [spoken(each) for each in _lines(contents, edition, language) if each],
        "meetings": [_meeting(meeting, language) for meeting in contents.meetings],
        "note": run(contents.note, language),
        "format": run(contents.format, language),
        "approvals": approvals(contents.issued.approvals, language) if contents.issued else [],
        "issued": spoken(_issued(contents.issued, language)) if contents.issued else "",
        "illustrative": _illustrative(language) if contents.illustrative else [],
    }


def _lines(contents: PackageContents, edition: str, language: str) -> list[str]:
    """Which version this is, as of when, for whom, and since when it tells what changed."""
    since = compared(contents)
    return [
        _("Version %(number)s, facts as of %(moment)s")
        % {"number": contents.version, "moment": written.moment(contents.as_of, language)},
        _("For %(name)s") % {"name": contents.reader} if edition == Edition.PERSONAL else "",
        _("What changed since version %(label)s, of %(day)s")
        % {"label": since.label, "day": written.day(since.at, language)}
        if edition == Edition.SUPPLEMENT and since
        else "",
    ]


def _issued(found: Issued, language: str) -> str:
    words = {"letter": found.letter, "day": written.day(found.issued_at, language)}
    if found.current:
        return _("Agenda version %(letter)s, issued on %(day)s") % words
    return _("Agenda version %(letter)s, issued on %(day)s; it was changed since") % words


def approvals(found: tuple[Approval, ...], language: str) -> list[dict[str, Any]]:
    """What became of the approval of each body, one line for each co-chair."""
    return [
        {
            "body": run(each.body, language),
            "done": each.done,
            "state": spoken(_("approved") if each.done else _("not yet approved")),
            "said": [_said(one, language) for one in each.said],
            "waiting": [run(seat, language) or spoken_text(_("a seat"), language) for seat in each.waiting],
            "awaited": spoken(_("awaited")),
        }
        for each in found
    ]


def _said(found: Said, language: str) -> dict[str, Any]:
    return {
        "name": found.name,
        "seat": run(found.seat, language),
        "what": spoken(_answer(found, language)),
    }


def _answer(found: Said, language: str) -> str:
    if found.kind == ApprovalKind.GIVEN:
        return _("approved on %(day)s") % {"day": written.day(found.at, language)}
    return str(ApprovalKind(found.kind).label)


def _face(contents: PackageContents, edition: str, language: str) -> dict[str, str]:
    return {
        "lang": language,
        "house": one_line(contents.house, language),
        "kind": kind(edition, language),
        "place": one_line(contents.place, language),
        "days": days(contents, language),
    }


def _meeting(meeting: MeetingSection, language: str) -> dict[str, Any]:
    return {
        "name": run(meeting.body, language),
        "when": hours(meeting, language),
        "mode": spoken(str(MeetingMode(meeting.mode).label)),
        "cancelled": cancelled(meeting),
    }


def cancelled(meeting: MeetingSection) -> str:
    """`Cancelled`, where it is."""
    return spoken(str(CANCELLED)) if meeting.cancelled else ""


CANCELLED = pgettext_lazy("feminine, beginning a line", "Cancelled")


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
