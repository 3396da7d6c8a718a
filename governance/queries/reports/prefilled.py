"""What of a report is known already, so that nobody types it: closed and open actions, decisions, the last report?"""

from collections.abc import Iterable
from datetime import date, timedelta

from governance.enums import ActionKind, ActionState, DecisionState, ReportState
from governance.models import ActionItem, Ask, Decision, Report
from governance.models.reports import REPORT_LENGTH
from governance.queries.reports.written import Written, written_in
from governance.rules.periods import beginning_of, months_later
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.dates_in_words import day

USUAL_MONTHS = 6
MOST = 40


def period_of(report: Report) -> tuple[date, date]:
    """The first day of which a report speaks, and the first of which it does not any more."""
    if report.period and report.period.lower and report.period.upper:
        return report.period.lower, report.period.upper
    return months_later(report.due_on, -USUAL_MONTHS), report.due_on


def last_filed(report: Report) -> Report | None:
    """The report of the same body that was filed before this one. One query."""
    before = Report.objects.filter(body_id=report.body_id, state=ReportState.FILED).exclude(pk=report.pk)
    return before.order_by("-filed_at", "-pk").first()


def begun(report: Report) -> Written:
    """What stands in the report, or what it begins with while nobody has written in it. Five queries at most."""
    said = written_in(report, tuple(Ask.objects.filter(report=report).order_by("position")))
    return prefilled(report) if said.is_empty and report.version == 1 else said


def prefilled(report: Report) -> Written:
    """What the house knows of the period: closed actions and decisions as done, open actions as next, the risks and
    the effort promised of the last report. Four queries."""
    first, end = period_of(report)
    closed = ActionItem.objects.filter(
        owner=report.body_id, state=ActionState.DONE, notes__state=ActionState.DONE,
        notes__written_at__gte=beginning_of(first), notes__written_at__lt=beginning_of(end),
    )  # fmt: skip
    going_on = ActionItem.objects.filter(owner=report.body_id, state__in=[ActionState.OPEN, ActionState.IN_PROGRESS])
    decided = Decision.objects.filter(
        body=report.body_id, state=DecisionState.PUBLISHED, decided_on__gte=first, decided_on__lt=end
    )
    last = last_filed(report)
    done: list[ActionItem | Decision] = [
        *decided.order_by("decided_on", "reference")[:MOST],
        *closed.distinct().order_by("reference")[:MOST],
    ]
    ahead = going_on.exclude(kind=ActionKind.COMMITMENT).order_by("due_on", "reference")[:MOST]
    return Written(
        done=lines(done),
        ahead=lines(ahead),
        risks=last.risks if last else Pair(),
        effort_promised=last.effort_promised if last else None,
    )


def lines(rows: Iterable[ActionItem | Decision]) -> Pair:
    """One line a thing in each language: `– Update the lines (A-2026-118), due January 15, 2027`. Where a title is not
    written in a language, its line is missing there."""
    found = list(rows)
    sides = {code: "\n".join(line for row in found if (line := line_of(row, code))) for code in LANGUAGES}
    return Pair(en=sides["en"][:REPORT_LENGTH], fr=sides["fr"][:REPORT_LENGTH])


def line_of(row: ActionItem | Decision, language: str) -> str:
    """One line, or nothing where the title is not written in this language."""
    title = row.title.side(language).strip()
    if not title:
        return ""
    due = row.due_on if isinstance(row, ActionItem) and row.state != ActionState.DONE else None
    until = (f", échéance {day(due, 'fr')}" if language == "fr" else f", due {day(due, 'en')}") if due else ""
    return f"– {title} ({row.reference}){until}"


def days_of(report: Report) -> tuple[date, date]:
    """The first and the last day of which a report speaks."""
    first, end = period_of(report)
    return first, end - timedelta(days=1)
