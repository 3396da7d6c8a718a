"""What is put before the rule engine: a rule, the seats it asks, and the positions they took."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

METHODS = ("majority", "consensus")
MODES = ("meeting", "written")
ORDERS = ("federal", "provincial", "territorial", "municipal")
COMPARES = ("at_least", "more_than")
DENOMINATORS = ("cast", "present", "in_office")
VOTERS = ("seat", "jurisdiction")
TIES = ("not_carried", "co_chairs")
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "majority": ("for", "against", "abstain"),
    "consensus": ("agree", "reservation", "stand_aside", "object"),
}
# The positions that carry a motion; all others weigh against it or not at all.
SUPPORT = frozenset({"for", "agree", "reservation"})


@dataclass(frozen=True)
class Threshold:
    """A share of a whole, to be reached ("at_least") or passed ("more_than")."""

    fraction: Fraction
    compare: str

    def met(self, have: int, whole: int) -> bool:
        """Whether `have` is enough of `whole`, exactly."""
        share = self.fraction * whole
        return have > share if self.compare == "more_than" else have >= share

    def needed(self, whole: int) -> int:
        """The smallest whole number that is enough of `whole`."""
        share = self.fraction * whole
        floor = share.numerator // share.denominator
        return floor if self.compare == "at_least" and floor == share else floor + 1


@dataclass(frozen=True)
class ClassCondition:
    """At least so many voters of these orders of government."""

    orders: tuple[str, ...]
    at_least: int


@dataclass(frozen=True)
class Quorum:
    """How many voters must be present: a share of those in office, or a number; and of which orders."""

    share: Threshold | None
    seats: int | None
    classes: tuple[ClassCondition, ...] = ()

    def needed(self, in_office: int) -> int:
        """The smallest whole number of voters present that satisfies it."""
        return self.share.needed(in_office) if self.share else self.seats or 0


@dataclass(frozen=True)
class Rule:
    """How a motion carries. Keys that belong to the other method are read and have no effect."""

    method: str
    threshold: Threshold = Threshold(Fraction(1, 2), "more_than")
    of: str = "cast"
    count_abstentions: bool = False
    quorum: Quorum | None = None
    classes: tuple[ClassCondition, ...] = ()
    voter: str = "seat"
    tie: str = "not_carried"
    components: tuple[str, ...] | None = None
    max_objections: int = 0

    @property
    def knows_ties(self) -> bool:
        """Whether for = against is a tie: only where more than half of the votes cast is asked."""
        return (
            self.method == "majority"
            and self.threshold == Threshold(Fraction(1, 2), "more_than")
            and self.of == "cast"
            and not self.count_abstentions
        )


@dataclass(frozen=True)
class SeatInCase:
    """A seat of the electorate, as it was when the vote was taken."""

    id: str
    body: str
    jurisdiction: str
    order: str
    weight: int = 1
    present: bool = True
    recused: bool = False
    co_chair: bool = False

    @property
    def in_office(self) -> bool:
        """Whether it is a voter at all."""
        return self.weight > 0


@dataclass(frozen=True)
class Case:
    """A whole case. Exactly one of `votes` (option by seat id) and `tally` (number by option) is given."""

    rule: Rule
    mode: str
    seats: tuple[SeatInCase, ...]
    votes: Mapping[str, str] | None
    tally: Mapping[str, int] | None
