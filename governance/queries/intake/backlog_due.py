"""Which reports, actions and reviews fall due, so that an agenda should speak of them?"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import LineKind
from councils.models import ReportingLine
from councils.queries.names import BodyWords
from governance.enums import ActionKind, ActionState, Purpose, ReportKind, ReportState
from governance.models import ActionItem, Report
from governance.queries.desk.docket import link
from governance.queries.intake.backlog_entries import Entry, Planned, cut, said_of
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import day

Names = Mapping[int, BodyWords]
OPEN = (ActionState.OPEN, ActionState.IN_PROGRESS)
TITLES = {
    ReportKind.CYCLE: gettext_lazy("Report of the cycle: %(what)s"),
    ReportKind.CLOSE_OUT: gettext_lazy("Close-out report: %(what)s"),
}


def reports(names: Names, on_agendas: Planned, today: date, until: date) -> Iterable[Entry]:
    """Reports owed by then, for the body to which each reports. Two queries."""
    rows = list(Report.objects.filter(state=ReportState.OWED, due_on__lte=until).order_by("due_on", "pk"))
    parents = lines_up(today) if rows else {}
    for row in rows:
        source = f"report:{row.pk}"
        if source in on_agendas.sources:
            continue
        home, owes = parents.get(row.body_id, row.body_id), names[row.body_id]
        yield Entry(
            f"report-{row.pk}", "report", said_of(TITLES[ReportKind(row.kind)], owes.usual), home, names.get(home),
            link("report", owes.slug, row.pk), 15, Purpose.INFORMATION, notes=(due_words(row.due_on),),
            due=row.due_on, late=row.due_on < today, illustrative=row.illustrative, sponsor=row.body_id, source=source,
        )  # fmt: skip


def lines_up(on: date) -> dict[int, int]:
    """To which body each body reports on that day. One query."""
    lines = ReportingLine.objects.standing(on).filter(kind=LineKind.PRIMARY)
    return dict(lines.values_list("body_id", "parent_id"))


def actions(names: Names, on_agendas: Planned, today: date, until: date) -> Iterable[Entry]:
    """Action items and reviews that are due by then and not done, for the body that decided them. One query."""
    rows = ActionItem.objects.filter(state__in=OPEN, kind__in=[ActionKind.ACTION, ActionKind.REVIEW])
    for row in rows.filter(due_on__lte=until).select_related("outcome__decision").order_by("due_on", "reference"):
        source = f"action:{row.reference}"
        if source in on_agendas.sources or row.due_on is None:
            continue
        review = row.kind == ActionKind.REVIEW
        decision = row.outcome.decision if row.outcome else None
        home = decision.body_id if decision else row.owner_id or 0
        purpose = Purpose.DISCUSSION if review else Purpose.INFORMATION
        notes = [due_words(row.due_on)]
        notes += [_("from decision %(reference)s") % {"reference": decision.reference}] if decision else []
        title = said_of(gettext_lazy("Review: %(what)s"), row.title) if review else cut(row.title)
        yield Entry(
            f"action-{row.pk}", "review" if review else "action", title, home, names.get(home),
            link("action", row.reference), 20 if review else 10, purpose, reference=row.reference, notes=tuple(notes),
            due=row.due_on, late=row.due_on < today, illustrative=row.illustrative, sponsor=row.owner_id, source=source,
        )  # fmt: skip


def due_words(on: date) -> str:
    """`due November 24, 2026`"""
    return _("due %(day)s") % {"day": day(on, reader_language())}
