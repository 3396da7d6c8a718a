"""Who may ask for a report, and say that it is no longer owed?"""

from datetime import timedelta

import pytest

from governance.actions.reports import owe_report, waive_report
from governance.enums import ReportKind, ReportState
from governance.models import Report
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.effects import LATER
from tests.factories.house import TODAY, both


def owed(house, by="secretariat", **details):
    asked = {"body": house.bodies["WG"], "kind": ReportKind.CYCLE, "due_on": LATER, "by": house.people[by]}
    return owe_report(**(asked | details))


def test_the_secretariat_asks_for_a_report_and_waives_it_with_a_reason(house, secretariat):
    report = owed(house)
    assert (report.state, report.body.key) == (ReportState.OWED, "WG")
    with refused("no-reason"):
        waive_report(report=report, because=Pair("Only"), by=secretariat)
    waive_report(report=report, because=both("Because"), by=secretariat)
    assert Report.objects.get().state == ReportState.WAIVED
    acts = list(LedgerEntry.objects.filter(act__startswith="report.").order_by("pk").values_list("act", flat=True))
    assert acts == ["report.owed", "report.waived"]
    with refused("wrong-state"):
        waive_report(report=report, because=both("Because"), by=secretariat)


@pytest.mark.parametrize("who", ["co_chair", "group_co_chair", "member", "observer", "stranger"])
def test_nobody_else_does(house, who):
    with refused("not-secretariat"):
        owed(house, by=who)
    with refused("not-secretariat"):
        waive_report(report=owed(house), because=both("Because"), by=house.people[who])


def test_no_report_is_owed_by_a_day_that_has_passed(house):
    with refused("due-in-the-past"):
        owed(house, due_on=TODAY - timedelta(days=1))
