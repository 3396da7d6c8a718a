"""What is printed of an item: its facts, its texts, its questions, and the papers that go with it?"""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.enums import Edition, QuestionKind
from governance.packages.contents import Item, MeetingSection, PackageContents, Question
from governance.packages.sections.agenda import item_title, purpose
from governance.packages.sections.cover import hours
from governance.packages.sections.diagrams import lines
from governance.packages.sections.furniture import spoken
from governance.packages.sections.motions import motion, recommendation
from governance.packages.sections.papers import papers
from governance.packages.sections.register import decision
from groundwork import dates_in_words as written
from groundwork.typesetting.texts import run, spoken_text


def item_page(
    contents: PackageContents, meeting: MeetingSection, item: Item, edition: str, language: str, *, first: bool
) -> dict[str, Any]:
    """An item; above the `first` of a meeting it says which meeting that is."""
    with timezone.override(ZoneInfo(meeting.time_zone)):
        shaped: dict[str, Any] = {
            "kind": "item",
            "number": item.number,
            "heading": item_title(item, language),
            "withheld": bool(item.withheld),
            "meeting": run(meeting.body, language) if first else None,
            "when": hours(meeting, language) if first else "",
            "anchor": f"item-{item.number}",
        }
        if item.withheld:
            return {**shaped, "title": spoken_text(shaped["heading"], language)}
        marked = item.illustrative and not contents.illustrative  # the cover says it of the whole
        return {**shaped, "illustrative": marked, **_body(item, edition, language)}


def _body(item: Item, edition: str, language: str) -> dict[str, Any]:
    brief = edition == Edition.DECISIONS
    return {
        "title": run(item.title, language),
        "facts": _facts(item, language),
        "expected": run(item.expected_outcome, language),
        "summary": None if brief else run(item.summary, language),
        "questions": [] if brief else [_question(question, language) for question in item.questions],
        "recommendation": recommendation(item, language),
        "lines": lines(item, language),
        "motions": [motion(each, language) for each in item.motions],
        "decisions": [decision(each, language) for each in item.decisions],
        "papers": papers(item, language, linked=not brief),
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
        (_("Priority"), run(item.priority, language)),
    ]
    if item.in_camera:
        rows.append((_("How it is held"), spoken_text(_("in camera"), language)))
    return [{"label": spoken(label), "value": value} for label, value in rows if value]


def _question(question: Question, language: str) -> dict[str, Any]:
    return {
        "label": question.label,
        "text": run(question.text, language),
        "kind": spoken(str(QuestionKind(question.kind).label)),
    }
