"""How does a line that reports come into the house: schedules, a report that is filed, one that is late, a summary?"""

from datetime import timedelta
from decimal import Decimal

from governance.actions.reports import file_report, owe_report
from governance.actions.reports.schedules import Rhythm, set_schedule
from governance.actions.reports.summaries import request_summary
from governance.demonstration import reports as words
from governance.demonstration.loading.made import Made
from governance.enums import AskKind, ReportKind, ScheduleKind
from governance.queries.reports.written import Asked, Written
from governance.rules.periods import months_later

REPORTS = "WG-DATA"  # reports on time
LATE = "WG-BUS"
UPPER = "PSSDC"
MONTHS = 6
A_WEEK = timedelta(days=7)


def load_reports(made: Made) -> None:
    """Two groups that report twice a year, and the summary of their line, which the worker compiles."""
    for key in (REPORTS, LATE):
        rhythm = Rhythm(MONTHS, months_later(made.today, MONTHS))
        set_schedule(
            body=made.bodies[key], kind=ScheduleKind.REPORT, rhythm=rhythm, by=made.secretariat, illustrative=True
        )
    rhythm = Rhythm(MONTHS, months_later(made.today, MONTHS))
    set_schedule(
        body=made.bodies[UPPER], kind=ScheduleKind.SUMMARY, rhythm=rhythm, by=made.secretariat, illustrative=True
    )
    cycle = ReportKind.CYCLE
    due_on = made.today + A_WEEK
    owed = owe_report(body=made.bodies[REPORTS], kind=cycle, due_on=due_on, by=made.secretariat, illustrative=True)
    file_report(report=owed, written=said(), by=made.secretariat)
    # nobody asks for a report by a day that has passed: the house itself says that this one is late
    owe_report(body=made.bodies[LATE], kind=cycle, due_on=made.today - A_WEEK, by=None, illustrative=True)
    request_summary(
        body=made.bodies[UPPER], first=months_later(made.today, -MONTHS), last=made.today, by=made.secretariat,
        illustrative=True,
    )  # fmt: skip


def said() -> Written:
    """The report that is filed."""
    return Written(
        done=words.DONE,
        ahead=words.AHEAD,
        risks=words.RISKS,
        contribution=words.CONTRIBUTION,
        effort_used=Decimal(words.EFFORT_USED),
        effort_promised=Decimal(words.EFFORT_PROMISED),
        asks=(Asked(AskKind.SUPPORT, words.ASK_FOR_SUPPORT), Asked(AskKind.DECISION, words.ASK_FOR_A_DECISION)),
        same=True,
    )
