"""What is due is counted from the frequency, what is late is named, and those who measure are reminded once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.models import Notice
from priorities.actions.indicators import retire_indicator
from priorities.actions.logic_models import adopt_model
from priorities.actions.measurements import return_measurement
from priorities.actions.periods import lock_period
from priorities.actions.reminding import remind_of_measurements
from priorities.actions.versions import draft_next
from priorities.models import Indicator
from priorities.queries.indicators import series_of
from priorities.queries.owed_measurements import due_periods, owed_measurements
from tests.factories.house import both
from tests.factories.measuring import a_node, aimed, an_indicator, approved, entered, submitted

NEW_YEAR = date(2025, 1, 1)  # 2024 is over
HALVES = [
    (date(2024, 1, 1), date(2024, 7, 1)),
    (date(2024, 7, 1), date(2025, 1, 1)),
    (date(2025, 1, 1), date(2025, 7, 1)),
]


def found(on: date) -> list[tuple]:
    return [(each.indicator, each.period, each.is_late) for each in owed_measurements(on)]


def test_a_measurement_is_due_once_its_period_is_over_and_late_thirty_days_after(house, indicator, year, next_year):
    assert found(NEW_YEAR - timedelta(days=1)) == []
    assert found(NEW_YEAR) == [(indicator, year, False)]
    assert found(date(2025, 1, 30)) == [(indicator, year, False)]
    assert found(date(2025, 1, 31)) == [(indicator, year, True)]
    assert [each.body for each in owed_measurements(NEW_YEAR)] == [house.bodies["WG"]]


def test_a_draft_is_owed_still_and_what_waits_for_approval_is_not(house, indicator, year):
    draft = entered(house, indicator, year, 1)
    assert owed_measurements(NEW_YEAR)[0].measurement == draft
    row = submitted(house, indicator, year, 2)
    assert found(NEW_YEAR) == []
    return_measurement(measurement=row, because=both("No"), by=house.people["secretariat"])
    assert found(NEW_YEAR) == [(indicator, year, False)]
    assert len(found(NEW_YEAR)) == 1


def test_nothing_is_owed_of_what_is_locked_retired_or_measures_itself(house, node, indicator, year):
    own = an_indicator(house, node)
    Indicator.objects.filter(pk=own.pk).update(measures_itself="agenda-time")
    retire_indicator(indicator=indicator, on=date(2026, 1, 1), by=None)
    other = an_indicator(house, node)
    assert found(NEW_YEAR) == [(other, year, False)]
    lock_period(period=year, by=house.people["secretariat"])
    assert found(NEW_YEAR) == []


@pytest.mark.parametrize(
    ("every", "given", "baseline", "due"),
    [
        (6, [False] * 3, None, [True, True, True]),
        (1, [False] * 3, None, [True, True, True]),
        (12, [False] * 3, None, [False, True, False]),
        (12, [True, False, False], None, [True, False, True]),
        (6, [False] * 3, date(2024, 7, 1), [False, True, True]),
        (6, [False] * 3, date(2024, 6, 30), [True, True, True]),
        (12, [False] * 3, date(2024, 8, 1), [False, False, True]),
        (24, [False] * 3, None, [False, False, False]),
    ],
)
def test_how_often_an_indicator_comes_round(every, given, baseline, due):
    assert due_periods(HALVES, given, every, baseline) == due


def test_an_indicator_goes_on_with_its_node_in_the_next_version(house, model, node, indicator, year):
    approved(house, indicator, year, 3)
    adopt_model(model=model, decision="D-2026-001", on=date(2026, 1, 1), by=None)
    new = draft_next(body=house.bodies["JC"], by=None)
    adopt_model(model=new, decision="D-2026-002", on=date(2026, 2, 1), by=None, over=1)
    series = series_of(new)[0]
    assert (series.indicator, series.node.model, series.latest.counted) == (indicator, new, 3)


def test_what_adds_up_is_compared_as_the_total(house, node, year, next_year):
    one = an_indicator(house, node, cumulative=True, baseline=Decimal(1))
    for period, value, target in ((year, 1, 2), (next_year, 2, 5)):
        approved(house, one, period, value)
        aimed(house, one, period, target)
    series = series_of(node.model)[0]
    assert [point.counted for point in series.points] == [2, 4]
    assert series.judged.percent == 75


def test_only_what_is_approved_counts(house, indicator, year, next_year):
    aimed(house, indicator, year, 10)
    aimed(house, indicator, next_year, 10)
    approved(house, indicator, year, 10)
    submitted(house, indicator, next_year, 1)
    series = series_of(indicator.node.model)[0]
    assert (series.latest.period, series.judged.status, series.next_aim.period) == (year, "on_track", next_year)


def test_who_measures_is_reminded_once_of_all_that_is_late_in_a_period(house, node, indicator, year):
    an_indicator(house, node)
    assert remind_of_measurements(date(2025, 1, 30)) == 0
    assert remind_of_measurements(date(2025, 2, 1)) == 1
    assert remind_of_measurements(date(2025, 2, 2)) == 0
    notice = Notice.objects.get(kind="measurements.late")
    assert notice.person == house.people["group_co_chair"]
    assert notice.facts == {"period": year.pk, "body": house.bodies["WG"].pk}


def test_observers_are_not_reminded_and_components_are(house, node, year):
    an_indicator(house, node, responsible="JC")
    remind_of_measurements(date(2025, 2, 1))
    people = set(Notice.objects.filter(kind="measurements.late").values_list("person__email", flat=True))
    assert "observer@concert.example" not in people
    assert {"co_chair@concert.example", "member@concert.example", "nb_cio@concert.example"} <= people


def test_what_is_owed_costs_as_many_queries_with_many(house, model, year, django_assert_num_queries):
    node = a_node(model)
    for _each in range(3):
        an_indicator(house, node)
    with CaptureQueriesContext(connection) as few:
        owed_measurements(NEW_YEAR)
    for _each in range(17):
        an_indicator(house, node)
    with django_assert_num_queries(len(few)):
        assert len(owed_measurements(NEW_YEAR)) == 20
