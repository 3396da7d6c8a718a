"""How does a body come to owe a report, file it, or owe it no longer?"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyCharter, Person
from councils.rules import refuse_unless_secretariat
from governance import rules
from governance.enums import ReportKind, ReportState
from governance.lifecycles import REPORT
from governance.models import Report
from governance.models.reports import REPORT_LENGTH
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def owe_report(*, body: Body, kind: ReportKind, due_on: date, by: Person | None, owed_by: str = "") -> Report:
    """Let a body owe a report by a day; `owed_by` is the decision that asks for it, where there is one.

    A close-out report comes of a dissolution, which says so itself. Raises Refused for a body that does not exist
    any more, a day that has passed, or without the right: the secretariat asks for reports.
    """
    require(refuse_unless_secretariat(by))
    require(refuse_owing(body, due_on))
    report = Report.objects.create(body=body, kind=kind, due_on=due_on, owed_by=owed_by, illustrative=body.illustrative)
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


@transaction.atomic
def file_report(*, report: Report, text: Pair, by: Person) -> Report:
    """File a report that is owed, in one language or both; what was filed is not edited.

    Raises Refused without the right, for a report that is not owed any more, or one that says nothing.
    """
    report = changing(Report, report.pk)
    require(rules.refuse_file_report(by, report.body))
    require(REPORT.refuse(report.state, ReportState.FILED))
    require(refuse_report_text(text))
    report.state, report.text = ReportState.FILED, text
    report.filed_at, report.filed_by = timezone.now(), by
    report.version += 1
    report.save(update_fields=["state", *columns_of("text"), "filed_at", "filed_by", "version"])
    record("report.filed", by=by, on=report, body=report.body.key, kind=report.kind, due_on=report.due_on, text=text)
    return report


def refuse_owing(body: Body, due_on: date) -> Refusal | None:
    """Why can this body not owe a report by that day?"""
    today = timezone.localdate()
    if not BodyCharter.objects.standing(today).filter(body=body).exists():
        return Refusal("no-such-body-then", _("%(body)s does not exist on that day.") % {"body": body.key})
    if due_on < today:
        return Refusal("due-in-the-past", _("The due date has passed already."), "due_on", status=422)
    return None


def refuse_no_reason(because: Pair) -> Refusal | None:
    """Why is this no reason?"""
    if because.en.strip() and because.fr.strip():
        return None
    return Refusal("no-reason", _("Give the reason in both languages."), "because_en", status=422)


def refuse_report_text(text: Pair) -> Refusal | None:
    """Why is this no report?"""
    if not text.en.strip() and not text.fr.strip():
        return Refusal("no-text", _("Write the report in one language at least."), "text_en", status=422)
    if max(len(text.en), len(text.fr)) > REPORT_LENGTH:
        return Refusal("too-long", _("Write the report in 6,000 characters or fewer."), "text_en", status=422)
    return None
