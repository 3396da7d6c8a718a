"""How is one body below told: what it decided, advanced, asks, lacks?"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from governance.summaries.facts import ActionFact, AskFact, BodyFact, DecisionFact, ReportFact
from governance.summaries.sections.words import (
    ask_kind,
    ask_state,
    capital,
    lack_words,
    on_day,
    outcome_words,
    spoken,
)
from groundwork.bilingual import Pair
from groundwork.dates_in_words import thousands
from groundwork.typesetting.texts import one_line, run


def body_section(each: BodyFact, names: Mapping[str, Pair], language: str) -> dict[str, Any]:
    """The body in `language`; `names` are those of the bodies of the line, by key."""
    parent = one_line(names.get(each.parent, Pair(each.parent, each.parent)), language)
    return {
        "name": run(each.body.name, language),
        "place": spoken(_("Reports to: %(body)s") % {"body": parent}),
        "decisions": [decision_line(row, language) for row in each.decisions],
        "done": [action_line(row, language, row.on) for row in each.done],
        "late": [action_line(row, language, row.due_on, late=True) for row in each.late],
        "report": report_part(each.report, language) if each.report else None,
        "asks": [ask_part(ask, language) for ask in each.asks],
        "lacks": [capital(lack_words(lack)) for lack in each.lacks],
    }


def decision_line(row: DecisionFact, language: str) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "title": run(row.title, language),
        "more": f"{outcome_words(row.outcome)}, {on_day(row.decided_on)}",
    }


def action_line(row: ActionFact, language: str, on: Any, *, late: bool = False) -> dict[str, Any]:
    words = _("was due on %(day)s") if late else _("done on %(day)s")
    more = spoken(words % {"day": on_day(on)}) if on else ""
    return {"reference": row.reference, "title": run(row.title, language), "more": more}


def report_part(report: ReportFact, language: str) -> dict[str, Any]:
    """What the body said of itself."""
    filed = _("Filed late on %(day)s") if report.late else _("Filed on %(day)s")
    texts = {name: run(getattr(report, name), language) for name in ("done", "next", "risks", "contribution")}
    return {
        **texts,
        "nothing": report.nothing,
        "filed": spoken(filed % {"day": on_day(report.filed_on)}),
        "effort": effort_words(report, language),
    }


def effort_words(report: ReportFact, language: str) -> str:
    """`Effort: 12.5 person-days used of 20 promised`; empty where nothing is known."""
    used, promised = (_days(value, language) for value in (report.effort_used, report.effort_promised))
    if used and promised:
        words = _("Effort in person-days: %(used)s used of %(promised)s promised")
        return spoken(words % {"used": used, "promised": promised})
    if used:
        return spoken(_("Effort in person-days: %(used)s used") % {"used": used})
    return spoken(_("Effort in person-days: %(promised)s promised") % {"promised": promised}) if promised else ""


def _days(value: str, language: str) -> str:
    """`1,234.5` or `1 234,5`; whole days without a decimal."""
    if not value:
        return ""
    return thousands(value.removesuffix(".0"), language)


def ask_part(ask: AskFact, language: str) -> dict[str, Any]:
    """What is asked, and what was answered."""
    by = one_line(ask.answered_for, language) if ask.answered_for.en or ask.answered_for.fr else ""
    state = capital(ask_state(ask))
    return {
        "kind": ask_kind(ask.kind),
        "text": run(ask.text, language),
        "state": f"{by} – {state}" if by else state,
        "answer": run(ask.answer, language),
    }
