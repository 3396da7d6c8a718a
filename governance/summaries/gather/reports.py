"""What did each body report in a period, what does it ask, and who owed a report and did not file it?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from governance.enums import AskState, ReportState
from governance.models import Ask, Report
from governance.summaries.facts import AskFact, ReportFact
from governance.summaries.gather.line import Line
from governance.summaries.gather.span import Stretch
from groundwork.bilingual import Pair

EFFORT = "{:.1f}"


@dataclass(frozen=True)
class Said:
    """What one body said: its report of the period, what it asks; `reported` is yes, nothing, late (owed still),
    missing (owed since the period before), waived or none; `owed` is what it owes the longest."""

    report: ReportFact | None = None
    asks: tuple[AskFact, ...] = ()
    reported: str = "none"
    owed: Report | None = None


@dataclass(frozen=True)
class Told:
    by_key: Mapping[str, Said] = field(default_factory=dict)

    def of(self, key: str) -> Said:
        return self.by_key.get(key) or Said()


def told_by(line: Line, stretch: Stretch) -> Told:
    """What the bodies below said, as it stood at the end of the period. Two queries."""
    within = Q(filed_at__gte=stretch.begins, filed_at__lt=stretch.ends)
    due = Q(due_on__lt=stretch.over_on) & (Q(due_on__gte=stretch.first) | ~Q(state=ReportState.FILED))
    late_then = Q(due_on__lt=stretch.over_on, filed_at__gte=stretch.ends)
    rows = Report.objects.filter(within | due | late_then, body__in=line.ids).order_by("due_on", "pk")
    by_body: dict[int, list[Report]] = defaultdict(list)
    for row in rows:
        by_body[row.body_id].append(row)
    asks = _asks(line, stretch)
    return Told(
        {
            place.body.key: _said(by_body[place.id], asks[place.id], stretch)
            for place in line.below
            if place.id in by_body or place.id in asks
        }
    )


def _asks(line: Line, stretch: Stretch) -> Mapping[int, list[AskFact]]:
    """What was asked in the period, or before and without an answer at its beginning, by body. One query."""
    waiting = Q(report__filed_at__gte=stretch.begins) | Q(state=AskState.OPEN) | Q(answered_at__gte=stretch.begins)
    rows = (
        Ask.objects.filter(waiting, report__body__in=line.ids, report__state=ReportState.FILED)
        .filter(report__filed_at__lt=stretch.ends)
        .exclude(text_en="", text_fr="")
        .select_related("report")
        .order_by("report__filed_at", "report_id", "position")
    )
    found: dict[int, list[AskFact]] = defaultdict(list)
    for row in rows:
        found[row.report.body_id].append(_ask(row, line, stretch))
    return found


def _ask(row: Ask, line: Line, stretch: Stretch) -> AskFact:
    """What is asked, as it stood at the end of the period."""
    settled = row.answered_at is not None and row.answered_at < stretch.ends
    if not settled or row.answered_at is None:
        return AskFact(row.pk, str(row.kind), row.text, str(AskState.OPEN))
    by = line.names.get(row.answered_for_id or 0)
    return AskFact(
        row.pk, str(row.kind), row.text, str(row.state), row.answer, by.name if by else Pair(),
        timezone.localdate(row.answered_at, timezone.get_default_timezone()), row.on_behalf,
    )  # fmt: skip


def _said(rows: Iterable[Report], asks: list[AskFact], stretch: Stretch) -> Said:
    filed = [row for row in rows if stretch.has(row.filed_at)]
    owed = [row for row in rows if row.due_on < stretch.over_on and _owed_then(row, stretch)]
    report = _report(filed[-1]) if filed else None
    return Said(report, tuple(asks), _reported(report, owed, list(rows), stretch), owed[0] if owed else None)


def _owed_then(row: Report, stretch: Stretch) -> bool:
    """Whether it was not filed, nor waived, at the end of the period."""
    if row.state == ReportState.WAIVED:
        return False
    return row.filed_at is None or row.filed_at >= stretch.ends


def _reported(report: ReportFact | None, owed: list[Report], rows: list[Report], stretch: Stretch) -> str:
    if owed:
        return "missing" if owed[0].due_on < stretch.first else "late"
    if report is not None:
        return "nothing" if report.nothing else "yes"
    return "waived" if any(row.state == ReportState.WAIVED for row in rows) else "none"


def _report(row: Report) -> ReportFact:
    assert row.filed_at is not None
    filed_on = timezone.localdate(row.filed_at, timezone.get_default_timezone())
    efforts = [EFFORT.format(days) if days is not None else "" for days in (row.effort_used, row.effort_promised)]
    return ReportFact(
        row.pk, row.due_on, filed_on, filed_on > row.due_on, row.nothing_to_report,
        row.text, row.ahead, row.risks, row.contribution, *efforts,
    )  # fmt: skip
