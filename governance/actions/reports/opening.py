"""How does a schedule become a report that is owed, once a period, and how are its authors reminded?"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from councils.models import BodyCharter, Notice, Person
from councils.notices import post_to
from governance.enums import ReportKind, ReportState, ScheduleKind
from governance.models import Report, ReportSchedule
from governance.queries.reports.people import authors_of
from governance.rules.periods import months_later
from governance.rules.reports import MOST_OPENS
from groundwork.dates import since
from groundwork.ledger import record
from groundwork.locks import changing

SOON = timedelta(days=7)
SOON_KIND, LATE_KIND, OPENED_KIND = "report.due-soon", "report.late", "report.opened"


def due_openings(now: datetime) -> list[ReportSchedule]:
    """The schedules of bodies that exist whose next report is to be opened by now. One query."""
    today = timezone.localdate(now)
    bodies = BodyCharter.objects.standing(today).values("body")
    soon = today + timedelta(days=MOST_OPENS)
    rows = ReportSchedule.objects.filter(kind=ScheduleKind.REPORT, body__in=bodies, next_due__lte=soon)
    return [row for row in rows.order_by("next_due", "pk") if opens_on(row) <= today]


def opens_on(schedule: ReportSchedule) -> date:
    """The day on which its next report is there to be written."""
    return schedule.next_due - timedelta(days=schedule.opens_days)


@transaction.atomic
def open_report(*, schedule: ReportSchedule, by: Person | None = None) -> Report | None:
    """Let the body owe the report of its next period, and tell who writes it; the schedule goes on to the next one.

    Done once: who comes second finds that the next one is not due yet, and gets None.
    """
    schedule = changing(ReportSchedule, schedule.pk)
    if opens_on(schedule) > timezone.localdate():
        return None
    body, due_on = schedule.body, schedule.next_due
    report = Report.objects.create(
        body=body, kind=ReportKind.CYCLE, due_on=due_on, illustrative=schedule.illustrative,
        period=since(months_later(due_on, -schedule.every_months), due_on),
    )  # fmt: skip
    schedule.next_due = months_later(due_on, schedule.every_months)
    schedule.save(update_fields=["next_due"])
    record("report.opened", by=by, on=report, body=body.key, due_on=due_on, first=report.period.lower)
    tell(OPENED_KIND, report)
    return report


def remind_of_reports(now: datetime) -> int:
    """Remind the authors of each owed report once seven days before it is due and once when it is late; for the
    sweep. Returns how many people are owed a letter."""
    today, reminded = timezone.localdate(now), 0
    owed = Report.objects.filter(state=ReportState.OWED, due_on__lte=today + SOON).select_related("body")
    told = _told_already()
    for report in owed.order_by("due_on", "pk"):
        opened_lately = timezone.localdate(report.owed_since) > report.due_on - SOON
        late = report.due_on < today
        if not late and opened_lately:
            continue  # they were told when it was opened, less than seven days before
        kind = LATE_KIND if late else SOON_KIND
        if (kind, report.pk) not in told:
            with transaction.atomic():
                reminded += tell(kind, report)
    return reminded


def _told_already() -> set[tuple[str, int]]:
    """Of which owed reports was it said already that they are due soon, or late? One query."""
    owed = Report.objects.filter(state=ReportState.OWED).values_list("pk", flat=True)
    notices = Notice.objects.filter(kind__in=[SOON_KIND, LATE_KIND], facts__report__in=list(owed))
    return set(notices.values_list("kind", "facts__report"))


def tell(kind: str, report: Report) -> int:
    """Owe a letter about the report to its authors, once each. Returns how many are new."""
    return post_to(authors_of(report.body), kind=kind, key=f"{kind}:{report.pk}", facts={"report": report.pk})
