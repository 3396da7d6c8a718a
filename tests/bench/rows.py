"""What is a row of the table of measurements, when is its goal met, and which measurements are there?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

SLACK = 1.3  # what a gate forgives, on a machine that others use too
Bench = Callable[[], Iterator["Row"]]
BENCHES: dict[str, Bench] = {}


@dataclass(frozen=True)
class Goal:
    """A bound, from above unless it is a floor; `exact` means none at all: a count, without slack."""

    bound: float
    unit: str = "×"
    floor: bool = False
    exact: bool = False

    def __str__(self) -> str:
        if self.exact:
            return "none"
        return f"{'≥' if self.floor else '≤'} {self.said(self.bound)}"

    def said(self, value: float) -> str:
        """A value in the unit of this goal, in as many figures as it is worth."""
        number = f"{value:.0f}" if self.exact else f"{value:.2f}".rstrip("0").rstrip(".")
        return f"{number} {self.unit}".rstrip()

    def is_met_by(self, value: float, slack: float = 1.0) -> bool:
        """Whether the value keeps the bound, or the bound with some slack."""
        slack = 1.0 if self.exact else slack
        return value >= self.bound / slack if self.floor else value <= self.bound * slack


@dataclass(frozen=True)
class Row:
    """One line of the table; `numbers` says in plain figures what the measured value came from."""

    what: str
    measured: float
    goal: Goal
    numbers: str = ""

    @property
    def is_met(self) -> bool:
        return self.goal.is_met_by(self.measured)

    @property
    def passes_the_gate(self) -> bool:
        return self.goal.is_met_by(self.measured, SLACK)

    def cells(self) -> tuple[str, str, str, str, str]:
        """The row as it is printed."""
        met = "yes" if self.is_met else "no"
        return self.what, self.goal.said(self.measured), str(self.goal), met, self.numbers


def at_most(bound: float, unit: str = "×") -> Goal:
    return Goal(bound, unit)


def at_least(bound: float, unit: str = "×") -> Goal:
    return Goal(bound, unit, floor=True)


def none(unit: str = "") -> Goal:
    """Not one, whatever the machine does."""
    return Goal(0, unit, exact=True)


def bench(measure: Bench) -> Bench:
    """Puts a measurement under the name of its function, for `make bench ARGS=name`."""
    BENCHES[measure.__name__] = measure
    return measure
