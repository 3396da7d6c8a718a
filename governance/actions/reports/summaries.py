"""How is the summary of a reporting line asked for, and how does the body above take note of it?"""

from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyCharter, Person
from governance.enums import PackageState, ScheduleKind
from governance.models import ReportSchedule, Summary
from governance.rules.periods import months_later
from governance.rules.reports import (
    NOTE_LENGTH,
    is_on_behalf,
    refuse_lead_line,
    refuse_other_version,
    refuse_period,
    refuse_too_long,
)
from governance.tasks import compile_summary_task
from groundwork.bilingual import Pair, written
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

UNDER_WAY = (PackageState.QUEUED, PackageState.COMPILING)


@transaction.atomic
def request_summary(*, body: Body, first: date, last: date, by: Person, illustrative: bool = False) -> Summary:
    """Ask for the summary of the line below a body, from a day until another, both in it; the worker is rung.

    Raises Refused for a period that is none or not over, while the same summary is being made, or without the right:
    the co-chairs of the body and the secretariat ask for it.
    """
    body = changing(Body, body.pk)
    require(refuse_lead_line(by, body))
    require(refuse_period(first, last))
    require(refuse_under_way(body, first, last))
    summary = _queued(body, first, last, by, illustrative)
    record("summary.requested", by=by, on=summary, body=body.key, first=first, last=last)
    return summary


def due_summaries(now: datetime) -> QuerySet[ReportSchedule]:
    """The schedules of bodies that exist whose period is over. One query."""
    today = timezone.localdate(now)
    bodies = BodyCharter.objects.standing(today).values("body")
    rows = ReportSchedule.objects.filter(kind=ScheduleKind.SUMMARY, body__in=bodies, next_due__lte=today)
    return rows.order_by("next_due", "pk")


@transaction.atomic
def request_scheduled_summary(*, schedule: ReportSchedule, by: Person | None = None) -> Summary | None:
    """Ask for the summary of the period that is over; the schedule goes on to the next one.

    Done once: who comes second finds that the next one is not over yet, and gets None.
    """
    schedule = changing(ReportSchedule, schedule.pk)
    if schedule.next_due > timezone.localdate():
        return None
    end = schedule.next_due
    first, last = months_later(end, -schedule.every_months), end - timedelta(days=1)
    schedule.next_due = months_later(end, schedule.every_months)
    schedule.save(update_fields=["next_due"])
    waiting = refuse_under_way(schedule.body, first, last)
    summary = None if waiting else _queued(schedule.body, first, last, by, schedule.illustrative)
    record("summary.scheduled", by=by, on=summary or schedule, body=schedule.body.key, first=first, last=last)
    return summary


@transaction.atomic
def note_summary(*, summary: Summary, words: Pair, by: Person, version: int | None = None) -> Summary:
    """Take note of a summary for its body, with words or without. Said once.

    Raises Refused before it is ready, once it was noted, for too many words, or without the right: the co-chairs of
    the body note it, and the secretariat on its behalf.
    """
    summary = changing(Summary, summary.pk)
    require(refuse_lead_line(by, summary.body))
    require(refuse_noting(summary) or refuse_other_version(summary, version))
    require(refuse_too_long(words, "words_en", NOTE_LENGTH))
    summary.answer = written(words.en, words.fr)
    summary.noted_by, summary.noted_at = by, timezone.now()
    summary.on_behalf = is_on_behalf(by, summary.body)
    summary.version += 1
    summary.save()
    record("summary.noted", by=by, on=summary, body=summary.body.key, answer=words, on_behalf=summary.on_behalf)
    return summary


def refuse_under_way(body: Body, first: date, last: date) -> Refusal | None:
    """Why can the same summary not be asked for now? One of a line and period is made at a time."""
    period = since(first, last + timedelta(days=1))
    if Summary.objects.filter(body=body, period=period, state__in=UNDER_WAY).exists():
        return Refusal("summary-under-way", _("This summary is already being compiled."))
    return None


def refuse_noting(summary: Summary) -> Refusal | None:
    """Why can this summary not be noted?"""
    if summary.state != PackageState.READY:
        return Refusal("not-ready", _("This summary is not ready."))
    if summary.noted_at is not None:
        return Refusal("already-noted", _("This was noted already."))
    return None


def _queued(body: Body, first: date, last: date, by: Person | None, illustrative: bool) -> Summary:
    """The row of a summary that waits for the worker, who is rung when this is committed."""
    before = Summary.objects.filter(body=body, state=PackageState.READY, period__endswith__lte=last)
    summary = Summary.objects.create(
        body=body,
        period=since(first, last + timedelta(days=1)),
        requested_by=by,
        previous=before.order_by("-period__endswith", "-finished_at", "-pk").first(),
        illustrative=illustrative or body.illustrative,
    )
    transaction.on_commit(partial(compile_summary_task.delay, summary.pk))
    return summary
