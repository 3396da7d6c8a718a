"""A measurement is entered, submitted, returned and approved, by whom it may, stamped at each move; never in secret."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone

from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from priorities.actions.indicators import retire_indicator
from priorities.actions.measurements import (
    approve_measurement,
    enter_measurement,
    return_measurement,
    submit_measurement,
)
from priorities.actions.periods import lock_period, open_period
from priorities.models import Indicator, Measurement, MeasurementStamp
from tests.factories.house import both
from tests.factories.measuring import STEPS, a_node, an_indicator, approved, entered, submitted

WHY = Pair("Another source says 4.", "")


def refusal(act, *args, **terms) -> str:
    before = LedgerEntry.objects.count()
    with pytest.raises(Refused) as caught:
        act(*args, **terms)
    assert LedgerEntry.objects.count() == before, "what is refused is not witnessed"
    assert str(caught.value.refusal)
    return caught.value.refusal.code


def test_each_move_is_stamped_with_who_when_and_the_value_and_witnessed_once(house, indicator, year):
    group, secretariat = house.people["group_co_chair"], house.people["secretariat"]
    before = LedgerEntry.objects.count()
    row = entered(house, indicator, year, 3)
    row = submit_measurement(measurement=row, by=group)
    row = return_measurement(measurement=row, because=WHY, by=secretariat)
    row = entered(house, indicator, year, 4)
    assert row.state == "returned", "it is still returned while it is written anew"
    row = submit_measurement(measurement=row, by=group)
    row = approve_measurement(measurement=row, by=secretariat)
    stamps = [(each.state, each.value, each.by, each.because.en) for each in row.stamps.all()]
    assert stamps == [
        ("draft", 3, group, ""), ("submitted", 3, group, ""), ("returned", 3, secretariat, WHY.en),
        ("returned", 4, group, ""), ("submitted", 4, group, ""), ("approved", 4, secretariat, ""),
    ]  # fmt: skip
    assert all(each.at <= timezone.now() for each in row.stamps.all())
    acts = list(LedgerEntry.objects.order_by("pk")[before:].values_list("act", flat=True))
    words = ["entered", "submitted", "returned", "entered", "submitted", "approved"]
    assert acts == [f"measurement.{word}" for word in words]


@pytest.mark.parametrize(
    ("who", "enters", "approves"),
    [
        ("group_co_chair", True, False),  # of the responsible body
        ("secretariat", True, True),
        ("co_chair", False, True),  # of a council of which the owner, the joint body, is composed
        ("other_co_chair", False, True),
        ("member", False, False),
        ("alternate", False, False),
        ("observer", False, False),
        ("stranger", False, False),
    ],
)
def test_who_enters_and_who_approves(house, node, year, who, enters, approves):
    person = house.people[who]
    mine = an_indicator(house, node)
    other = an_indicator(house, node)
    waiting = submitted(house, other, year, 2)
    if enters:
        row = entered(house, mine, year, 1, by=person)
        assert submit_measurement(measurement=row, by=person).state == "submitted"
    else:
        assert refusal(entered, house, mine, year, 1, by=person) == "not-responsible"
        draft = entered(house, mine, year, 1)
        assert refusal(submit_measurement, measurement=draft, by=person) == "not-responsible"
    if approves:
        assert approve_measurement(measurement=waiting, by=person).state == "approved"
        assert return_measurement(measurement=waiting, because=WHY, by=person).state == "returned"
    else:
        expected = "not-approver"
        assert refusal(approve_measurement, measurement=waiting, by=person) == expected
        assert refusal(return_measurement, measurement=waiting, because=WHY, by=person) == expected


def test_without_a_responsible_body_the_owner_measures_and_an_owner_of_the_result_approves(house, model, year):
    node = a_node(model, "2.1", owner=house.bodies["WG"])
    indicator = an_indicator(house, node, responsible=None)
    row = submit_measurement(measurement=entered(house, indicator, year, 1), by=house.people["group_co_chair"])
    assert refusal(approve_measurement, measurement=row, by=house.people["co_chair"]) == "not-approver"
    assert refusal(approve_measurement, measurement=row, by=house.people["group_co_chair"]) == "own-measurement"


def test_nobody_approves_or_returns_what_they_submitted_not_even_the_secretariat(house, indicator, year):
    by = house.people["secretariat"]
    row = submit_measurement(measurement=entered(house, indicator, year, 1, by=by), by=by)
    assert refusal(approve_measurement, measurement=row, by=by) == "own-measurement"
    assert refusal(return_measurement, measurement=row, because=WHY, by=by) == "own-measurement"
    assert approve_measurement(measurement=row, by=house.people["co_chair"]).state == "approved"


def test_the_last_who_submitted_counts(house, indicator, year):
    group, by = house.people["group_co_chair"], house.people["secretariat"]
    row = return_measurement(measurement=submitted(house, indicator, year, 1), because=WHY, by=by)
    row = submit_measurement(measurement=row, by=by)
    assert refusal(approve_measurement, measurement=row, by=by) == "own-measurement"
    assert refusal(approve_measurement, measurement=row, by=group) == "not-approver"


def test_states_follow_the_table(house, indicator, year, next_year):
    draft = entered(house, indicator, year, 1)
    by, group = house.people["secretariat"], house.people["group_co_chair"]
    assert refusal(approve_measurement, measurement=draft, by=by) == "wrong-state"
    assert refusal(return_measurement, measurement=draft, because=WHY, by=by) == "wrong-state"
    row = submitted(house, indicator, next_year, 1)
    assert refusal(submit_measurement, measurement=row, by=group) == "wrong-state"
    assert refusal(entered, house, indicator, next_year, 2) == "wrong-state"
    row = approve_measurement(measurement=row, by=by)
    assert refusal(entered, house, indicator, next_year, 2) == "wrong-state"
    assert refusal(approve_measurement, measurement=row, by=by) == "wrong-state"


def test_what_is_sent_back_says_why(house, indicator, year):
    row = submitted(house, indicator, year, 1)
    for nothing in (Pair(), Pair(" ", "")):
        assert (
            refusal(return_measurement, measurement=row, because=nothing, by=house.people["secretariat"]) == "no-reason"
        )
    assert return_measurement(
        measurement=row, because=Pair("", "Une autre source."), by=house.people["secretariat"]
    ).state == "returned"  # fmt: skip


def test_a_locked_period_takes_nothing(house, node, indicator, year):
    by = house.people["secretariat"]
    waiting = submitted(house, indicator, year, 1)
    other = an_indicator(house, node)
    draft = entered(house, other, year, 1)
    lock_period(period=year, by=by)
    assert refusal(entered, house, an_indicator(house, node), year, 1) == "period-locked"
    assert refusal(entered, house, other, year, 2) == "period-locked"
    assert refusal(submit_measurement, measurement=draft, by=house.people["group_co_chair"]) == "period-locked"
    assert refusal(approve_measurement, measurement=waiting, by=by) == "period-locked"
    assert refusal(return_measurement, measurement=waiting, because=WHY, by=by) == "period-locked"


def test_the_database_keeps_a_locked_period_by_itself(house, indicator, year):
    row = entered(house, indicator, year, 1)
    lock_period(period=year, by=house.people["secretariat"])
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        Measurement.objects.filter(pk=row.pk).update(value=2)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        MeasurementStamp.objects.filter(measurement=row).update(value=2)


def test_a_period_that_has_not_begun_is_not_measured(house, indicator):
    first = timezone.localdate() + timedelta(days=1)
    coming = open_period(body=house.bodies["JC"], first=first, last=first, name=both("Coming"), by=None)
    assert refusal(entered, house, indicator, coming, 1) == "not-begun"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "sNaN", "1E+30", "1000000000000"])
def test_no_value_is_kept_that_is_none_or_beyond_all_counting(house, indicator, year, value):
    by = house.people["group_co_chair"]
    code = refusal(enter_measurement, indicator=indicator, period=year, value=Decimal(value), by=by)
    assert code in {"no-number", "number-too-large"}


def test_a_value_has_the_decimals_of_its_indicator(house, node, year):
    one = an_indicator(house, node, decimals=1)
    assert refusal(entered, house, one, year, "1.25") == "too-many-decimals"
    assert entered(house, one, year, "1.50").value == Decimal("1.5")


def test_a_step_is_one_of_the_scale_and_a_number_is_a_number(house, node, indicator, scale, year):
    by = house.people["group_co_chair"]
    assert entered(house, scale, year, 2).step.position == 2
    terms = {"period": year, "by": by}
    assert refusal(enter_measurement, indicator=scale, value=Decimal(2), **terms) == "no-step"
    assert refusal(enter_measurement, indicator=scale, **terms) == "no-step"
    assert refusal(enter_measurement, indicator=indicator, **terms) == "no-number"
    step = scale.steps.first()
    assert refusal(enter_measurement, indicator=indicator, value=Decimal(2), step=step, **terms) == "no-number"
    other = an_indicator(house, node, steps=STEPS)
    assert refusal(enter_measurement, indicator=other, step=step, **terms) == "no-step"


def test_nobody_types_what_is_retired_or_measures_itself(house, node, indicator, year):
    retire_indicator(indicator=indicator, on=date(2026, 1, 1), by=None)
    assert refusal(entered, house, indicator, year, 1) == "indicator-retired"
    own = an_indicator(house, node)
    Indicator.objects.filter(pk=own.pk).update(measures_itself="agenda-time")
    assert refusal(entered, house, own, year, 1) == "measures-itself"


def test_a_period_of_another_body_is_not_this_ones(house, indicator):
    foreign = open_period(
        body=house.bodies["WG"], first=date(2024, 1, 1), last=date(2024, 12, 31), name=both("Theirs"), by=None
    )
    assert refusal(entered, house, indicator, foreign, 1) == "other-body"


def test_two_who_write_at_once_do_not_overwrite_each_other(house, indicator, year):
    first = entered(house, indicator, year, 1, seen=0)
    assert refusal(entered, house, indicator, year, 2, seen=0) == "changed-since"
    entered(house, indicator, year, 2, seen=first.version)
    group = house.people["group_co_chair"]
    assert refusal(submit_measurement, measurement=first, by=group, seen=first.version) == "changed-since"
    row = submit_measurement(measurement=first, by=group)
    assert refusal(approve_measurement, measurement=row, by=house.people["co_chair"], seen=1) == "changed-since"
    assert Measurement.objects.get().value == 2


def test_words_and_evidence_stand_beside_the_value(house, indicator, year):
    row = entered(house, indicator, year, 1, narrative=both("Slow start"), evidence=Pair("https://example.org", ""))
    row = entered(house, indicator, year, 2)
    assert (row.narrative.en, row.evidence.en) == ("Slow start", "https://example.org")


def test_no_measurement_is_ever_deleted(house, indicator, year):
    row = approved(house, indicator, year, 1)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM priorities_measurement WHERE id = %s", [row.pk])
