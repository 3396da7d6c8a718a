"""A target is changed for a reason, a period is locked and unlocked, an indicator is described whole."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from priorities.actions.indicators import Step, define_indicator, retire_indicator, revise_indicator
from priorities.actions.periods import lock_period, open_period, unlock_period, write_narrative
from priorities.actions.targets import set_target
from priorities.models import MeasuringPeriod, Target
from tests.factories.house import both
from tests.factories.measuring import STEPS, aimed, an_indicator, described, entered

WHY = Pair("", "La rencontre a été remise.")
EVERYBODY = [
    "secretariat",
    "co_chair",
    "other_co_chair",
    "group_co_chair",
    "member",
    "alternate",
    "observer",
    "stranger",
]
KEEPERS = {"secretariat", "co_chair", "other_co_chair"}


def refusal(act, *args, **terms) -> str:
    before = LedgerEntry.objects.count()
    with pytest.raises(Refused) as caught:
        act(*args, **terms)
    assert LedgerEntry.objects.count() == before
    assert str(caught.value.refusal)
    return caught.value.refusal.code


def test_a_target_is_set_without_and_changed_with_a_reason(house, indicator, year):
    aimed(house, indicator, year, 5)
    assert refusal(aimed, house, indicator, year, 6) == "no-reason"
    assert refusal(aimed, house, indicator, year, 6, Pair(" ", " ")) == "no-reason"
    target = aimed(house, indicator, year, 6, WHY)
    change = target.changes.get()
    assert (target.value, change.value, change.because.fr) == (6, 5, WHY.fr)
    assert change.changed_by == house.people["secretariat"]


def test_the_same_target_again_changes_nothing(house, indicator, year):
    aimed(house, indicator, year, 5)
    before = LedgerEntry.objects.count()
    assert aimed(house, indicator, year, "5.0").version == 1
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize(
    ("direction", "target", "word"), [("up", 9, "below"), ("down", 11, "above")], ids=["up", "down"]
)
def test_a_target_worse_than_its_baseline_is_warned_of_and_kept_with_a_reason(
    house, node, year, direction, target, word
):
    indicator = an_indicator(house, node, direction=direction, baseline=Decimal(10))
    with pytest.raises(Refused) as caught:
        aimed(house, indicator, year, target)
    refused = caught.value.refusal
    assert (refused.code, refused.field) == ("worse-than-baseline", "because")
    assert word in str(refused)
    assert not Target.objects.exists()
    row = aimed(house, indicator, year, target, WHY)
    change = row.changes.get()
    assert (change.value, change.step, change.because.fr) == (None, None, WHY.fr)


@pytest.mark.parametrize(("direction", "target"), [("up", 10), ("up", 11), ("down", 10), ("down", 9)])
def test_as_good_as_the_baseline_needs_no_word(house, node, year, direction, target):
    indicator = an_indicator(house, node, direction=direction, baseline=Decimal(10))
    assert not aimed(house, indicator, year, target).changes.exists()


def test_a_step_below_the_baseline_is_warned_of_too(house, node, year):
    indicator = an_indicator(house, node, steps=STEPS, baseline=Decimal(2))
    assert refusal(aimed, house, indicator, year, 1) == "worse-than-baseline"
    assert aimed(house, indicator, year, 1, WHY).step.position == 1


def test_a_target_of_a_locked_period_stays(house, indicator, year):
    aimed(house, indicator, year, 5)
    lock_period(period=year, by=house.people["secretariat"])
    assert refusal(aimed, house, indicator, year, 6, WHY) == "period-locked"
    assert Target.objects.get().value == 5


def test_a_target_is_a_value_of_its_indicator(house, indicator, scale, year):
    by = house.people["secretariat"]
    assert refusal(set_target, indicator=indicator, period=year, by=by) == "no-number"
    assert refusal(set_target, indicator=scale, period=year, value=Decimal(1), by=by) == "no-step"
    assert refusal(aimed, house, indicator, year, "0.5") == "too-many-decimals"


def test_two_who_aim_at_once_do_not_overwrite_each_other(house, indicator, year):
    aimed(house, indicator, year, 5, seen=0)
    assert refusal(aimed, house, indicator, year, 6, WHY, seen=0) == "changed-since"
    assert aimed(house, indicator, year, 6, WHY, seen=1).version == 2


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_describes_aims_and_opens(house, node, indicator, year, who):
    by = house.people[who]
    acts = [
        lambda: define_indicator(node=node, described=described(house), by=by),
        lambda: revise_indicator(indicator=indicator, described=described(house), by=by),
        lambda: set_target(indicator=indicator, period=year, value=Decimal(1), by=by),
        lambda: open_period(
            body=house.bodies["JC"], first=date(2020, 1, 1), last=date(2020, 1, 2), name=both("P"), by=by
        ),
        lambda: write_narrative(period=year, text=both("Well"), by=by),
        lambda: retire_indicator(indicator=indicator, on=timezone.localdate(), by=by),
    ]
    for act in acts:
        if who in KEEPERS:
            act()
        else:
            assert refusal(act) == "not-keeper-of-model"


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_secretariat_alone_locks_and_unlocks(house, year, who):
    by = house.people[who]
    if who == "secretariat":
        assert lock_period(period=year, by=by).locked_by == by
        assert refusal(unlock_period, period=year, because=Pair(), by=by) == "no-reason"
        assert unlock_period(period=year, because=WHY, by=by).locked_at is None
        assert LedgerEntry.objects.latest("pk").facts["because"] == WHY.as_facts()
    else:
        assert refusal(lock_period, period=year, by=by) == "not-secretariat"
        assert refusal(unlock_period, period=year, because=WHY, by=by) == "not-secretariat"


def test_a_period_is_locked_once_and_unlocked_once(house, year):
    by = house.people["secretariat"]
    assert refusal(unlock_period, period=year, because=WHY, by=by) == "not-locked"
    lock_period(period=year, by=by)
    assert refusal(lock_period, period=year, by=by) == "period-locked"
    assert refusal(write_narrative, period=year, text=both("Late"), by=by) == "period-locked"


def test_an_unlocked_period_takes_values_again(house, indicator, year):
    by = house.people["secretariat"]
    lock_period(period=year, by=by)
    unlock_period(period=year, because=WHY, by=by)
    assert entered(house, indicator, year, 1).state == "draft"


def test_periods_of_a_body_do_not_overlap_and_go_forwards(house, year):
    def begin(first: date, last: date, body: str = "JC", name: Pair | None = None) -> str:
        terms = {"body": house.bodies[body], "first": first, "last": last, "name": name or both("P"), "by": None}
        return refusal(open_period, **terms)

    assert begin(date(2024, 12, 31), date(2025, 6, 30)) == "periods-overlap"
    assert begin(date(2025, 6, 30), date(2025, 1, 1)) == "bad-days"
    assert begin(date(2025, 1, 1), date(2125, 1, 1)) == "bad-days"
    assert begin(date(2025, 1, 1), date(2025, 6, 30), name=Pair("Only", "")) == "one-language"
    period = open_period(
        body=house.bodies["WG"], first=date(2024, 1, 1), last=date(2024, 1, 1), name=both("P"), by=None
    )
    assert (period.days.lower, period.days.upper) == (date(2024, 1, 1), date(2024, 1, 2))


def test_the_narrative_of_one_language_waits_for_the_other_and_is_not_overwritten(house, year):
    by = house.people["co_chair"]
    row = write_narrative(period=year, text=Pair("It went well.", ""), by=by, seen=1)
    assert row.narrative.unready() == ("fr",)
    assert refusal(write_narrative, period=year, text=both("Mine"), by=by, seen=1) == "changed-since"
    row = write_narrative(period=year, text=Pair("It went well.", "Cela s’est bien passé."), by=by, seen=2)
    row = write_narrative(period=year, text=Pair("It went badly.", "Cela s’est bien passé."), by=by)
    assert row.narrative.unready() == ("fr",), "the side that did not follow is to be confirmed"
    assert MeasuringPeriod.objects.get(pk=year.pk).version == 4


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": Pair("Only", "")}, "one-language"),
        ({"unit": Pair()}, "no-unit"),
        ({"unit": Pair("days", "")}, "no-unit"),
        ({"decimals": 7}, "bad-decimals"),
        ({"every_months": 0}, "bad-round"),
        ({"every_months": 121}, "bad-round"),
        ({"steps": STEPS[:1]}, "bad-scale"),
        ({"steps": STEPS * 4}, "bad-scale"),
        ({"steps": [*STEPS, Step(Pair("Only", ""))]}, "one-language"),
        ({"steps": STEPS, "cumulative": True}, "scale-adds-up"),
        ({"steps": STEPS, "direction": "down"}, "scale-adds-up"),
        ({"steps": STEPS, "baseline": Decimal(4)}, "no-step"),
        ({"steps": STEPS, "baseline": Decimal("1.5")}, "no-step"),
    ],
)
def test_an_indicator_is_described_whole(house, node, more, code):
    assert refusal(an_indicator, house, node, **more) == code


def test_a_number_has_no_steps(house, node):
    terms = described(house, steps=STEPS)
    assert refusal(define_indicator, node=node, kind="number", described=terms, by=None) == "steps-of-a-number"


def test_steps_may_be_reworded_and_added_never_taken_away(house, scale):
    longer = [Step(both("Lowest")), *STEPS[1:], Step(both("Highest"))]
    revise_indicator(indicator=scale, described=described(house, steps=longer), by=None)
    assert [step.name.en for step in scale.steps.all()] == ["Lowest", "Middle", "High", "Highest"]
    terms = described(house, steps=STEPS)
    assert refusal(revise_indicator, indicator=scale, described=terms, by=None) == "fewer-steps"


def test_decimals_that_are_in_use_stay(house, node, year):
    indicator = an_indicator(house, node, decimals=2)
    revise_indicator(indicator=indicator, described=described(house, decimals=1), by=None)
    entered(house, indicator, year, "1.5")
    assert refusal(revise_indicator, indicator=indicator, described=described(house), by=None) == "fewer-decimals"


def test_two_who_revise_at_once_do_not_overwrite_each_other(house, indicator):
    revise_indicator(indicator=indicator, described=described(house), by=None, seen=1)
    assert (
        refusal(revise_indicator, indicator=indicator, described=described(house), by=None, seen=1) == "changed-since"
    )
    assert refusal(retire_indicator, indicator=indicator, on=date(2026, 1, 1), by=None, seen=1) == "changed-since"


def test_an_indicator_is_retired_once_and_not_ahead(house, indicator, year):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert refusal(retire_indicator, indicator=indicator, on=tomorrow, by=None) == "not-yet"
    retire_indicator(indicator=indicator, on=timezone.localdate(), by=None)
    assert refusal(retire_indicator, indicator=indicator, on=timezone.localdate(), by=None) == "indicator-retired"
    assert refusal(revise_indicator, indicator=indicator, described=described(house), by=None) == "indicator-retired"
    assert refusal(aimed, house, indicator, year, 1) == "indicator-retired"


def test_indicators_of_a_node_are_numbered(house, node):
    assert [an_indicator(house, node).position for _each in range(3)] == [1, 2, 3]
