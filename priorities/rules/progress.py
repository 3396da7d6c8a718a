"""How far is an indicator on the way from its baseline to its target: on track, at risk, or off track?

The rule of the house, printed on the page of the indicators. Pure: numbers in, answer out. A step of a scale counts as
its place on it, the lowest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from priorities.enums import Direction, Progress

ON_TRACK, AT_RISK = Fraction(9, 10), Fraction(7, 10)


@dataclass(frozen=True)
class Judged:
    """The answer, and the share of the way where there is a way."""

    status: Progress
    share: Fraction | None = None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, never rounded up: 89.9 % is not 90 %."""
        return None if self.share is None else int(self.share * 100 // 1)


def judged(
    *, actual: Decimal | None, target: Decimal | None, baseline: Decimal | None, direction: str = Direction.UP
) -> Judged:
    """How far `actual` is from `baseline` to `target`.

    On track from 90 % of the way, at risk from 70 %, else off track. Where more is better and no baseline is known, the
    way begins at zero. Where there is no way (less is better and no baseline is known, or the target is not better than
    the baseline), it is on track while the value is at least as good as the target, else off track.
    """
    if actual is None:
        return Judged(Progress.UNMEASURED)
    if target is None:
        return Judged(Progress.NO_TARGET)
    start = Decimal(0) if baseline is None and direction == Direction.UP else baseline
    if start is None or not is_better(target, start, direction):
        reached = actual == target or is_better(actual, target, direction)
        return Judged(Progress.ON_TRACK if reached else Progress.OFF_TRACK)
    share = (Fraction(actual) - Fraction(start)) / (Fraction(target) - Fraction(start))
    if share >= ON_TRACK:
        return Judged(Progress.ON_TRACK, share)
    return Judged(Progress.AT_RISK if share >= AT_RISK else Progress.OFF_TRACK, share)


def is_better(one: Decimal, other: Decimal, direction: str) -> bool:
    """Whether `one` is strictly better than `other`."""
    return one < other if direction == Direction.DOWN else one > other


def total(baseline: Decimal | None, parts: Iterable[Decimal]) -> Decimal:
    """What a cumulative indicator has come to: what each period added, onto its baseline."""
    return (baseline or Decimal(0)) + sum(parts, Decimal(0))
