"""How far an indicator is: the rule that stands on the page, case by case, and its properties."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.rules.progress import judged, total

NUMBER = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False)


def status(actual, target, baseline, direction="up"):
    given = {name: None if value is None else Decimal(str(value)) for name, value in
             {"actual": actual, "target": target, "baseline": baseline}.items()}  # fmt: skip
    return judged(**given, direction=direction)


@pytest.mark.parametrize(
    ("actual", "target", "baseline", "direction", "expected", "percent"),
    [
        # neither measured nor aimed at
        (None, None, None, "up", "unmeasured", None),
        (None, 10, 0, "up", "unmeasured", None),
        (5, None, 0, "up", "no_target", None),
        # the way from the baseline to the target, at its borders
        (190, 200, 100, "up", "on_track", 90),
        ("189.9", 200, 100, "up", "at_risk", 89),
        (170, 200, 100, "up", "at_risk", 70),
        ("169.99", 200, 100, "up", "off_track", 69),
        (100, 200, 100, "up", "off_track", 0),
        (90, 200, 100, "up", "off_track", -10),
        (250, 200, 100, "up", "on_track", 150),
        # less is better: the same way, downwards
        (11, 10, 20, "down", "on_track", 90),
        (13, 10, 20, "down", "at_risk", 70),
        ("13.1", 10, 20, "down", "off_track", 69),
        (5, 10, 20, "down", "on_track", 150),
        (25, 10, 20, "down", "off_track", -50),
        # no baseline
        (9, 10, None, "up", "on_track", 90),
        (7, 10, None, "up", "at_risk", 70),
        (6, 10, None, "up", "off_track", 60),
        (10, 10, None, "down", "on_track", None),
        (11, 10, None, "down", "off_track", None),
        (0, 0, None, "up", "on_track", None),
        (-1, 0, None, "up", "off_track", None),
        # the target is not better than the baseline: there is no way, only the target
        (100, 100, 100, "up", "on_track", None),
        (99, 100, 100, "up", "off_track", None),
        (85, 80, 100, "up", "on_track", None),
        (79, 80, 100, "up", "off_track", None),
        (110, 120, 100, "down", "on_track", None),
        (121, 120, 100, "down", "off_track", None),
        # below zero, and zero
        (-1, 0, -10, "up", "on_track", 90),
        (0, -10, 0, "down", "off_track", 0),
    ],
)
def test_the_rule(actual, target, baseline, direction, expected, percent):
    found = status(actual, target, baseline, direction)
    assert (found.status, found.percent) == (expected, percent)


def test_steps_of_a_scale_count_as_their_places():
    assert status(4, 4, 1).status == "on_track"
    assert status(3, 4, 1).percent == 66
    assert status(2, 2, 2).status == "on_track"


def test_what_adds_up_counts_from_its_baseline():
    assert total(Decimal(1), [Decimal(1), Decimal(2)]) == 4
    assert total(None, []) == 0


@given(NUMBER, NUMBER, NUMBER)
def test_up_and_down_mirror_each_other(actual, target, baseline):
    up = judged(actual=actual, target=target, baseline=baseline)
    down = judged(actual=-actual, target=-target, baseline=-baseline, direction="down")
    assert (up.status, up.share) == (down.status, down.share)


@given(NUMBER, NUMBER, st.none() | NUMBER, st.sampled_from(["up", "down"]))
def test_a_target_that_is_reached_is_on_track(actual, target, baseline, direction):
    reached = actual <= target if direction == "down" else actual >= target
    if reached:
        assert judged(actual=actual, target=target, baseline=baseline, direction=direction).status == "on_track"


@given(NUMBER, NUMBER, NUMBER, NUMBER, st.sampled_from(["up", "down"]))
def test_what_is_better_is_never_judged_worse(one, other, target, baseline, direction):
    order = ["off_track", "at_risk", "on_track"]
    worse, better = sorted([one, other], reverse=direction == "down")
    judge = {"target": target, "baseline": baseline, "direction": direction}
    assert order.index(judged(actual=worse, **judge).status) <= order.index(judged(actual=better, **judge).status)


@given(NUMBER, NUMBER, NUMBER, st.integers(1, 1000))
def test_the_unit_does_not_count(actual, target, baseline, factor):
    one = judged(actual=actual, target=target, baseline=baseline)
    other = judged(actual=actual * factor, target=target * factor, baseline=baseline * factor)
    assert (one.status, one.share) == (other.status, other.share)


def test_the_share_is_exact():
    third = judged(actual=Decimal(1), target=Decimal(3), baseline=Decimal(0))
    assert third.share == Fraction(1, 3)
