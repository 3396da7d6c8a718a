"""Which reports and which asks wait for this reader?"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.enums import LineKind
from councils.models import BodyComponent, ReportingLine
from governance.enums import AskState, ReportState
from governance.models import Ask, Report
from governance.queries.desk.docket import HORIZON, Names, Reader, Row, link, row
from groundwork.bilingual import Pair

MOST = 20


def reports_waiting(reader: Reader, names: Names) -> Iterable[Row]:
    """The reports that the bodies which this reader chairs owe soon, or owe late. One query."""
    if not reader.chaired:
        return
    until = timezone.localdate(reader.now) + HORIZON
    owed = Report.objects.filter(state=ReportState.OWED, body__in=reader.chaired, due_on__lte=until)
    for report in owed.order_by("due_on", "pk")[:MOST]:
        body = names[report.body_id]
        yield row(
            "report",
            report.due_on,
            reader.now,
            title=Pair(f"Report due: {body.usual.en}", f"Rapport attendu : {body.usual.fr}"),
            url=link("report", body.slug, report.pk),
            body=body,
            detail=_("A draft is begun.") if report.version > 1 else _("It is filled in from what is known already."),
            button=_("Write the report"),
            illustrative=report.illustrative,
        )


def asks_waiting(reader: Reader, names: Names) -> Iterable[Row]:
    """What the bodies below those that this reader chairs ask, and nobody answered or noted. Three queries at most."""
    if not reader.chaired:
        return
    today = timezone.localdate(reader.now)
    lines = ReportingLine.objects.standing(today).filter(kind=LineKind.PRIMARY, parent__in=reader.chaired)
    parts = BodyComponent.objects.standing(today).filter(whole__in=reader.chaired)
    below = Q(report__body__in=lines.values("body")) | Q(report__body__in=parts.values("part"))
    asks = Ask.objects.filter(below, state=AskState.OPEN, report__state=ReportState.FILED).exclude(
        text_en="", text_fr=""
    )
    found = list(asks.select_related("report").order_by("report__filed_at", "pk")[:MOST])
    if not found:
        return
    parents = dict(lines.values_list("body_id", "parent_id")) | dict(parts.values_list("part_id", "whole_id"))
    for ask in found:
        group = names[ask.report.body_id]
        yield row(
            "ask",
            None,
            reader.now,
            title=ask.text,
            url=link("ask", names[parents[ask.report.body_id]].slug, ask.pk),
            body=group,
            detail=_("%(body)s asks this of the table.") % {"body": group.usual},
            button=_("Answer or take note"),
            illustrative=ask.report.illustrative,
        )


def late_reports(now: datetime) -> Iterable[Row]:
    """How many reports are late, for the secretariat. One query."""
    late = Report.objects.filter(state=ReportState.OWED, due_on__lt=timezone.localdate(now)).count()
    if late:
        yield row(
            "blocker",
            None,
            now,
            title=Pair("Reports are late", "Des rapports sont en retard"),
            url=link("reports"),
            detail=ngettext("%(count)s report is late.", "%(count)s reports are late.", late) % {"count": late},
            button=_("See who is late"),
        )
