"""Who reported on time, who is late, who is missing, and when does each report next?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from councils.queries.names import BodyWords, names_on
from governance.enums import PackageState, ReportState, ScheduleKind
from governance.models import Report, ReportSchedule, Summary
from governance.queries.reports.prefilled import days_of

MISSING_AFTER = timedelta(days=30)  # late for longer than this, a report is missing
STATES: dict[str, str | Promise] = {
    "due": _("To come"),
    "late": pgettext_lazy("report", "Late"),
    "missing": pgettext_lazy("report", "Missing"),
    "on_time": _("On time"),
    "filed_late": _("Filed late"),
    "waived": _("No longer owed"),
    "none": _("Nothing owed yet"),
}
LOOKS = {
    "due": ("noted", "clock"), "late": ("open", "clock"), "missing": ("lost", "alert"), "on_time": ("carried", "check"),
    "filed_late": ("deferred", "check"), "waived": ("grey", "minus"), "none": ("plain", ""),
}  # fmt: skip


@dataclass(frozen=True)
class BoardRow:
    """One report that is owed; or, of a body that owes none, the last one. `every` is in months, 0 for no schedule."""

    body: BodyWords
    report: Report | None
    state: str
    every: int = 0
    next_due: date | None = None
    days: int = 0

    @property
    def label(self) -> str | Promise:
        return STATES[self.state]

    @property
    def look(self) -> str:
        return LOOKS[self.state][0]

    @property
    def icon(self) -> str:
        return LOOKS[self.state][1]

    @property
    def first(self) -> date | None:
        """The first day of which the report speaks."""
        return days_of(self.report)[0] if self.report else None

    @property
    def last(self) -> date | None:
        return days_of(self.report)[1] if self.report else None


@dataclass(frozen=True)
class Scope:
    """One of the filters, with how many rows it shows."""

    name: str
    label: str | Promise
    number: int
    current: bool


@dataclass(frozen=True)
class Board:
    """The rows that were asked for, the filters, the bodies to choose from, and the latest summary of each line."""

    rows: tuple[BoardRow, ...]
    scopes: tuple[Scope, ...]
    bodies: tuple[BodyWords, ...]
    summaries: tuple[tuple[BodyWords, Summary], ...]
    chosen: str = ""


def board(state: str = "", key: str = "") -> Board:
    """The board, of all bodies or of one, in one state or in all. Six queries, however many bodies."""
    today, names = timezone.localdate(), names_on()
    every = sorted(rows_of(names, today), key=lambda row: (_rank(row), row.body.id))
    bodies = tuple({row.body.key: row.body for row in sorted(every, key=lambda row: row.body.id)}.values())
    chosen = key if key in {body.key for body in bodies} else ""
    mine = [row for row in every if not chosen or row.body.key == chosen]
    wanted = state if state in STATES else ""
    scopes = [Scope("", _("All reports"), len(mine), not wanted)]
    for name, label in STATES.items():
        number = sum(row.state == name for row in mine)
        if number or name == wanted:
            scopes.append(Scope(name, label, number, name == wanted))
    latest = (
        Summary.objects.filter(state=PackageState.READY).defer("facts").order_by("body", "-period").distinct("body")
    )
    return Board(
        rows=tuple(row for row in mine if not wanted or row.state == wanted),
        scopes=tuple(scopes),
        bodies=bodies,
        summaries=tuple((names[row.body_id], row) for row in latest if not chosen or names[row.body_id].key == chosen),
        chosen=chosen,
    )


def _rank(row: BoardRow) -> tuple[int, date]:
    """Missing first, then late, then what is due, the first due first."""
    order = ["missing", "late", "due", "filed_late", "on_time", "waived", "none"]
    return order.index(row.state), row.report.due_on if row.report else date.max


def rows_of(names: dict[int, BodyWords], today: date) -> Iterable[BoardRow]:
    """Every owed report, and the last one of each body that owes none. Three queries."""
    schedules = {row.body_id: row for row in ReportSchedule.objects.filter(kind=ScheduleKind.REPORT)}
    owed = list(Report.objects.filter(state=ReportState.OWED).order_by("due_on", "pk"))
    settled = Report.objects.exclude(state=ReportState.OWED).order_by("body", "-due_on", "-pk").distinct("body")
    owing = {row.body_id for row in owed}
    shown: list[tuple[int, Report | None]] = [(row.body_id, row) for row in owed]
    shown += [(row.body_id, row) for row in settled if row.body_id not in owing]
    known = {pk for pk, _report in shown}
    shown += [(pk, None) for pk in schedules if pk not in known]
    for pk, report in shown:
        rhythm = schedules.get(pk)
        late = (today - report.due_on).days if report and report.state == ReportState.OWED else 0
        yield BoardRow(
            names[pk], report, state_of(report, today), rhythm.every_months if rhythm else 0,
            rhythm.next_due if rhythm else None, max(0, late),
        )  # fmt: skip


def state_of(report: Report | None, today: date) -> str:
    """`due`, `late`, `missing`, `on_time`, `filed_late`, `waived` or `none`."""
    if report is None:
        return "none"
    if report.state == ReportState.WAIVED:
        return "waived"
    if report.filed_at is not None:
        return "on_time" if timezone.localdate(report.filed_at) <= report.due_on else "filed_late"
    if report.due_on >= today:
        return "due"
    return "missing" if today - report.due_on > MISSING_AFTER else "late"
