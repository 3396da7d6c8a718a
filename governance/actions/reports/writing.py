"""How is a report written, kept as a draft, and filed?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.enums import ReportState
from governance.lifecycles import REPORT
from governance.models import Ask, Report
from governance.models.reports import REPORT_LENGTH
from governance.queries.reports.prefilled import begun
from governance.queries.reports.written import TEXTS, Asked, Written
from governance.rules.reports import refuse_other_version, refuse_too_long, refuse_unfinished
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

ASK_LENGTH = 1000
MOST_ASKS = 12


@transaction.atomic
def save_report(*, report: Report, written: Written, version: int | None, by: Person) -> Report:
    """Keep what was typed as a draft; `version` is the one that the writer saw.

    A text that is changed in one language makes the other not match. Raises Refused when somebody changed it
    meanwhile, once it is filed or waived, for what is too long or negative, or without the right.
    """
    report = changing(Report, report.pk)
    require(refuse_writing(by, report, version))
    _fill(report, written)
    report.version += 1
    report.save()
    record("report.saved", by=by, on=report, body=report.body.key, version=report.version)
    return report


@transaction.atomic
def file_report(*, report: Report, by: Person, written: Written | None = None, version: int | None = None) -> Report:
    """File a report that is owed, as it was saved or as it is `written` now, in one language or both.

    What was filed is not edited. Raises Refused without the right, for a report that is not owed any more, when
    somebody changed it meanwhile, or when it does not say what was done and what comes next.
    """
    report = changing(Report, report.pk)
    require(refuse_writing(by, report, version))
    if written is not None:
        _fill(report, written)
    require(refuse_unfinished(report))
    _file(report, by)
    return report


@transaction.atomic
def file_nothing(*, report: Report, by: Person, version: int | None = None) -> Report:
    """Say in one press that there is nothing to report. Raises Refused when something is written in the draft, for a
    report that is not owed any more, or without the right."""
    report = changing(Report, report.pk)
    require(refuse_writing(by, report, version))
    require(refuse_written(report))
    report.nothing_to_report = True
    _file(report, by)
    return report


def refuse_writing(person: Person, report: Report, version: int | None) -> Refusal | None:
    """Why may this person not write this report now?"""
    return (
        rules.refuse_file_report(person, report.body)
        or REPORT.refuse(report.state, ReportState.FILED)
        or refuse_other_version(report, version)
    )


def refuse_written(report: Report) -> Refusal | None:
    """Why is there something to report after all?"""
    if report.version == 1 or begun(report).is_empty:
        return None
    return Refusal("something-written", _("Something is written in the draft: file it, or empty it first."))


def refuse_content(written: Written) -> Refusal | None:
    """Why can this not be kept?"""
    for column, field in TEXTS.items():
        if refusal := refuse_too_long(getattr(written, field), f"{column}_en", REPORT_LENGTH):
            return refusal
    if len(written.asks) > MOST_ASKS:
        return Refusal("too-many-asks", _("Ask twelve things or fewer."), status=422)
    for place, ask in enumerate(written.asks, start=1):
        if refusal := refuse_too_long(ask.text, f"ask_{place}_en", ASK_LENGTH):
            return refusal
    for name in ("effort_used", "effort_promised"):
        days = getattr(written, name)
        if days is not None and days < 0:
            return Refusal("negative-effort", _("Effort is not negative."), name, 422)
    return None


def _fill(report: Report, written: Written) -> None:
    """Write it into the row, beside what stood there: a side that did not follow the other does not match."""
    require(refuse_content(written))
    before = begun(report)
    for column, field in TEXTS.items():
        setattr(report, column, _revised(getattr(before, field), getattr(written, field), written.same))
    report.effort_used, report.effort_promised = written.effort_used, written.effort_promised
    _fill_asks(report, written.asks, written.same)


def _fill_asks(report: Report, asks: tuple[Asked, ...], same: bool) -> None:
    """The asks in their places. Rows are never deleted: one that was emptied is no ask any more."""
    rows = {row.position: row for row in Ask.objects.filter(report=report)}
    for place in range(1, max([len(asks), *rows], default=0) + 1):
        given = asks[place - 1] if place <= len(asks) else Asked()
        row = rows.get(place) or Ask(report=report, position=place)
        if row.pk is None and given.is_empty:
            continue
        row.kind, row.text = given.kind, _revised(row.text, given.text, same)
        row.save()


def _revised(old: Pair, new: Pair, same: bool) -> Pair:
    """The text after the edit; confirmed on both sides where the writer says that they match."""
    pair = old.revised(en=new.en, fr=new.fr)
    return pair.approved() if same and pair.en.strip() and pair.fr.strip() else pair


def _file(report: Report, by: Person) -> None:
    report.state, report.filed_at, report.filed_by = ReportState.FILED, timezone.now(), by
    report.version += 1
    report.save()
    record(
        "report.filed",
        by=by,
        on=report,
        body=report.body.key,
        kind=report.kind,
        due_on=report.due_on,
        text=report.text,
        ahead=report.ahead,
        nothing=report.nothing_to_report,
        asks=[ask.text for ask in report.asks.order_by("position") if ask.text.en or ask.text.fr],
    )
