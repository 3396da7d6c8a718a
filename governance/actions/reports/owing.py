"""How does a body come to owe a report, or owe it no longer?"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from councils.models import Body, Person
from councils.rules import refuse_unless_secretariat
from governance.enums import ReportKind, ReportState
from governance.lifecycles import REPORT
from governance.models import Report
from governance.rules.reports import refuse_no_reason, refuse_owing
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import require


@transaction.atomic
def owe_report(
    *,
    body: Body,
    kind: ReportKind,
    due_on: date,
    by: Person | None,
    owed_by: str = "",
    illustrative: bool = False,
) -> Report:
    """Let a body owe a report by a day; `owed_by` is the decision that asks for it, where there is one.

    A close-out report comes of a dissolution, which says so itself. The system itself may record one whose day has
    passed. Raises Refused for a body that does not exist
    any more, a day that has passed, or without the right: the secretariat asks for reports.
    """
    require(refuse_unless_secretariat(by))
    require(refuse_owing(body, due_on if by else max(due_on, timezone.localdate())))
    made_up = illustrative or body.illustrative
    report = Report.objects.create(body=body, kind=kind, due_on=due_on, owed_by=owed_by, illustrative=made_up)
    record("report.owed", by=by, on=report, body=body.key, kind=kind, due_on=due_on, owed_by=owed_by)
    return report


@transaction.atomic
def waive_report(*, report: Report, because: Pair, by: Person) -> Report:
    """Say that a report is no longer owed, for a reason in both languages that the ledger keeps.

    Raises Refused without a reason, for a report that is not owed any more, or without the right: the secretariat
    waives reports.
    """
    report = changing(Report, report.pk)
    require(refuse_unless_secretariat(by))
    require(REPORT.refuse(report.state, ReportState.WAIVED))
    require(refuse_no_reason(because))
    report.state = ReportState.WAIVED
    report.version += 1
    report.save(update_fields=["state", "version"])
    record(
        "report.waived",
        by=by,
        on=report,
        body=report.body.key,
        kind=report.kind,
        due_on=report.due_on,
        because=because,
    )
    return report
