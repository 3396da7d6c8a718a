"""When is a report owed, when is it opened, and who is reminded of it?"""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from councils.actions.bodies import establish_body
from councils.actions.lives import dissolve_body
from councils.actions.reporting import draw_line
from councils.enums import LineKind
from councils.models import Notice
from governance.actions.reports import file_nothing, waive_report
from governance.actions.reports.opening import due_openings, open_report, remind_of_reports
from governance.actions.reports.schedules import Rhythm, end_schedule, set_schedule
from governance.mail.message import letter_of
from governance.models import Report, ReportSchedule
from governance.queries.reports.people import authors_of
from governance.rules.periods import months_later
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from tests.factories.decisions import refused
from tests.factories.house import GROUND, START, TODAY, both
from tests.factories.reports import owed_report
from tests.governance.votes.test_races import together

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=20)


def schedule(house, next_due=SOON, body="WG", months=6, opens=30, **more):
    rhythm = Rhythm(months, next_due, opens)
    return set_schedule(body=house.bodies[body], kind="report", rhythm=rhythm, by=house.people["secretariat"], **more)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 6, date(2026, 8, 31)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
        (date(2026, 11, 22), -6, date(2026, 5, 22)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_month_later_is_the_same_day_and_the_last_stays_the_last(day, months, then):
    assert months_later(day, months) == then


def test_the_sweep_opens_the_report_once_with_its_period(house):
    made = schedule(house)
    sweep()
    sweep()
    report = Report.objects.get()
    assert (report.due_on, report.state) == (SOON, "owed")
    assert (report.period.lower, report.period.upper) == (months_later(SOON, -6), SOON)
    made.refresh_from_db()
    assert made.next_due == months_later(SOON, 6)
    assert open_report(schedule=made) is None
    assert list(Notice.objects.values_list("kind", "person__email")) == [
        ("report.opened", "group_co_chair@concert.example")
    ]


def test_what_is_not_to_be_opened_yet_waits(house):
    schedule(house, TODAY + timedelta(days=31))
    assert due_openings(timezone.now()) == []


def test_a_body_that_does_not_exist_any_more_opens_nothing(house):
    schedule(house)
    dissolve_body(body=house.bodies["WG"], on=TODAY, heir=None, ground=GROUND, by=None)
    assert due_openings(timezone.now()) == []


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_open_one(house):
    made = schedule(house)
    results = together(lambda: open_report(schedule=made), lambda: open_report(schedule=made))
    assert sum(each is not None for each in results) == 1
    assert Report.objects.count() == 1


def at(day):
    return timezone.make_aware(datetime.combine(day, datetime.min.time())) + timedelta(hours=9)


def test_authors_are_reminded_a_week_before_and_when_late_once_each(house):
    report = owed_report(house, due_on=TODAY + timedelta(days=10))
    kinds = []
    for days in (2, 3, 4, 10, 11, 12):
        remind_of_reports(at(TODAY + timedelta(days=days)))
        kinds.append(list(Notice.objects.order_by("pk").values_list("kind", flat=True)))
    soon, late = ["report.due-soon"], ["report.due-soon", "report.late"]
    assert kinds == [[], soon, soon, soon, late, late]
    assert report.state == "owed"


def test_what_was_filed_meanwhile_is_not_asked_for_any_more(house, group_co_chair):
    report = owed_report(house, due_on=TODAY - timedelta(days=1))
    remind_of_reports(timezone.now())
    notice = Notice.objects.get()
    said = letter_of(notice)
    assert said.not_owed is None
    file_nothing(report=report, by=group_co_chair)
    assert letter_of(notice).not_owed == "settled"


def test_a_waived_report_reminds_nobody(house, secretariat):
    report = owed_report(house, due_on=TODAY - timedelta(days=1))
    waive_report(report=report, because=both("Because"), by=secretariat)
    assert remind_of_reports(timezone.now()) == 0


def test_a_group_without_co_chairs_has_those_above_reminded(house):
    assert authors_of(house.bodies["WG"]) == [house.people["group_co_chair"].pk]
    alone = establish_body(
        key="G2", kind="working_group", authority="recommends", name=both("G2"), slug=Pair("g2", "g2-fr"),
        starts_on=START, ground=GROUND, by=None,
    )  # fmt: skip
    assert authors_of(alone) == []
    draw_line(body=alone, parent=house.bodies["PSSDC"], kind=LineKind.PRIMARY, starts_on=START, ground=GROUND, by=None)
    assert authors_of(alone) == [house.people["co_chair"].pk]


@pytest.mark.parametrize(
    ("months", "next_due", "opens", "code"),
    [
        (0, SOON, 30, "bad-months"),
        (61, SOON, 30, "bad-months"),
        (6, SOON, 91, "bad-days"),
        (6, SOON, -1, "bad-days"),
        (6, TODAY - timedelta(days=1), 30, "due-in-the-past"),
    ],
)
def test_a_rhythm_that_is_none_is_refused(house, months, next_due, opens, code):
    with refused(code):
        schedule(house, next_due, months=months, opens=opens)


def test_only_the_secretariat_sets_and_ends_a_schedule(house, co_chair):
    made = schedule(house)
    with refused("not-secretariat"):
        set_schedule(body=house.bodies["WG"], kind="report", rhythm=Rhythm(6, SOON), by=co_chair)
    with refused("not-secretariat"):
        end_schedule(schedule=made, by=co_chair)


def test_of_two_who_set_it_the_second_is_told(house, secretariat):
    schedule(house, version=0)
    with refused("changed-meanwhile"):
        schedule(house, version=0)
    assert schedule(house, months=3, version=1).every_months == 3
    end_schedule(schedule=ReportSchedule.objects.get(), by=secretariat)
    assert not ReportSchedule.objects.exists()
