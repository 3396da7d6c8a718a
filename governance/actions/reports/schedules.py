"""How is it set how often a body reports, or gets the summary of its line?"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.rules import refuse_unless_secretariat
from governance.enums import ScheduleKind
from governance.models import ReportSchedule
from governance.rules.reports import refuse_schedule
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class Rhythm:
    """Every so many months, at the latest on `next_due`; `opens_days` before it the report is there to be written."""

    every_months: int
    next_due: date
    opens_days: int = 30


@transaction.atomic
def set_schedule(
    *,
    body: Body,
    kind: ScheduleKind,
    rhythm: Rhythm,
    by: Person | None,
    version: int | None = None,
    illustrative: bool = False,
) -> ReportSchedule:
    """Set how often a body reports, or gets a summary; `version` is the one that was seen, None for a new one.

    What is open already stays due as it was. Raises Refused for a rhythm that is none, a day that has passed, a body
    that does not exist, when somebody set it meanwhile, or without the right: the secretariat sets schedules.
    """
    body = changing(Body, body.pk)
    require(refuse_unless_secretariat(by))
    require(refuse_schedule(body, rhythm.every_months, rhythm.next_due, rhythm.opens_days))
    schedule = ReportSchedule.objects.filter(body=body, kind=kind).first()
    require(refuse_set_meanwhile(schedule, version))
    if schedule is None:
        schedule = ReportSchedule(body=body, kind=kind, version=0, illustrative=illustrative or body.illustrative)
    schedule.every_months, schedule.next_due = rhythm.every_months, rhythm.next_due
    schedule.opens_days = rhythm.opens_days
    schedule.version += 1
    schedule.save()
    record(
        "report-schedule.set", by=by, on=schedule, body=body.key, kind=kind, every_months=rhythm.every_months,
        next_due=rhythm.next_due, opens_days=rhythm.opens_days,
    )  # fmt: skip
    return schedule


@transaction.atomic
def end_schedule(*, schedule: ReportSchedule, by: Person) -> None:
    """End a schedule: nothing comes of it any more, and what is owed already stays owed.

    Raises Refused without the right.
    """
    schedule = changing(ReportSchedule, schedule.pk)
    require(refuse_unless_secretariat(by))
    record("report-schedule.ended", by=by, on=schedule, body=schedule.body.key, kind=schedule.kind)
    schedule.delete()


def refuse_set_meanwhile(schedule: ReportSchedule | None, version: int | None) -> Refusal | None:
    """Why would this overwrite what somebody else set?"""
    if version is None or (schedule.version if schedule else 0) == version:
        return None
    return Refusal("changed-meanwhile", _("Somebody changed this meanwhile. Look at it again; what you typed is kept."))
