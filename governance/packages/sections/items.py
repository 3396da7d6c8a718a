"""What is printed of an item: its facts, its texts, its questions, and the papers that go with it?"""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.enums import QuestionKind
from governance.packages.contents import Item, MeetingSection, PackageContents, Question
from governance.packages.sections.agenda import anchor, purpose
from governance.packages.sections.cover import hours
from governance.packages.sections.furniture import spoken
from governance.packages.sections.motions import motion, recommendation
from governance.packages.sections.register import decision
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import one_line, run, spoken_text


def meetings(contents: PackageContents, language: str) -> list[dict[str, Any]]:
    """The items of each meeting, each to begin on a page of its own."""
    return [_meeting(meeting, language, marked=not contents.illustrative) for meeting in contents.meetings]


def _meeting(meeting: MeetingSection, language: str, *, marked: bool) -> dict[str, Any]:
    with timezone.override(ZoneInfo(meeting.time_zone)):
        return {
            "name": run(meeting.body, language),
            "when": hours(meeting, language),
            "items": [_item(item, language, marked=marked) for item in meeting.numbered],
        }


def _item(item: Item, language: str, *, marked: bool) -> dict[str, Any]:
    return {
        "anchor": anchor(item),
        "number": item.number,
        "title": run(item.title, language),
        "bookmark": f"{item.number}. {one_line(item.title, language)}",
        "running": spoken(_("Item %(number)s") % {"number": item.number}),
        "illustrative": marked and item.illustrative,  # the cover says it of the whole
        "facts": _facts(item, language),
        "expected": run(item.expected_outcome, language),
        "summary": run(item.summary, language),
        "questions": [_question(question, language) for question in item.questions],
        "recommendation": recommendation(item, language),
        "motions": [motion(each, language) for each in item.motions],
        "decisions": [decision(each, language) for each in item.decisions],
    }


def _facts(item: Item, language: str) -> list[dict[str, Any]]:
    day = written.day(item.starts_at, language)
    span = _("%(start)s to %(end)s") % {
        "start": written.clock(item.starts_at, language),
        "end": written.clock(item.ends_at, language),
    }
    minutes = _("%(count)s min") % {"count": item.minutes}
    rows = [
        (_("Purpose"), spoken_text(purpose(item), language)),
        (_("Time"), spoken_text(f"{day}, {span} ({minutes})", language)),
        (_("Presenter"), run(item.presenter, language)),
        (_("Put forward by"), run(item.sponsor, language)),
        (_("Level of engagement"), run(item.level, language)),
    ]
    return [{"label": spoken(label), "value": value} for label, value in rows if value]


def _question(question: Question, language: str) -> dict[str, Any]:
    return {
        "label": question.label,
        "text": run(question.text, language),
        "kind": spoken(str(QuestionKind(question.kind).label)),
    }
