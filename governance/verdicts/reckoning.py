"""What does one electorate say, and which numbers make it so?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .case import OPTIONS, SUPPORT, Case, ClassCondition, Rule, SeatInCase
from .voters import SPLIT, Voter, seat_is_present, voters


@dataclass(frozen=True)
class ClassResult:
    """A class condition and how many voters there are for it."""

    condition: ClassCondition
    have: int

    @property
    def holds(self) -> bool:
        """Whether they are enough."""
        return self.have >= self.condition.at_least


@dataclass(frozen=True)
class Reckoning:
    """Every number that the verdict on one electorate rests on.

    `options` are weights (heads in consensus), split voices among them; `recused` and `split` are names;
    `co_chairs` are those able to break a tie, and how many of them voted for.
    """

    rule: Rule
    mode: str
    options: Mapping[str, int]
    recused: tuple[str, ...]
    split: tuple[str, ...]
    present: int
    in_office: int
    denominator: int | None
    quorum_classes: tuple[ClassResult, ...]
    classes: tuple[ClassResult, ...]
    co_chairs: tuple[int, int]

    @property
    def needed(self) -> int | None:
        """The quorum in voters, None where the rule asks none."""
        return None if self.rule.quorum is None else self.rule.quorum.needed(self.in_office)

    @property
    def enough_present(self) -> bool:
        """Whether as many are present as the quorum asks, classes aside."""
        return self.needed is None or self.present >= self.needed

    @property
    def quorum_met(self) -> bool:
        """Whether the quorum is reached, classes included."""
        return self.enough_present and all(result.holds for result in self.quorum_classes)

    @property
    def support(self) -> int:
        """Votes for, or voters who agree."""
        return sum(number for option, number in self.options.items() if option in SUPPORT)

    @property
    def share(self) -> Fraction:
        """The fraction of the denominator that the votes for are held against."""
        return self.rule.threshold.fraction * (self.denominator or 0)

    @property
    def tied(self) -> bool:
        """Whether the votes are a tie that the rule knows."""
        return self.rule.knows_ties and self.support == self.options["against"] > 0

    @property
    def tie_is_broken(self) -> bool:
        """Whether the co-chairs, all who can, break it in favour of the motion."""
        able, in_favour = self.co_chairs
        return self.rule.tie == "co_chairs" and 0 < able == in_favour

    @property
    def reason(self) -> str:
        """The first reason that applies, in the order of the specification."""
        if not self.quorum_met:
            return "quorum_not_met"
        if self.support == 0:
            return "no_support"
        settled = self._by_consensus() if self.rule.method == "consensus" else self._by_majority()
        carries = settled in {"consensus_reached", "tie_broken", "threshold_met"}
        if carries and not all(result.holds for result in self.classes):
            return "class_condition_not_met"
        return settled

    def _by_consensus(self) -> str:
        return "objection" if self.options["object"] > self.rule.max_objections else "consensus_reached"

    def _by_majority(self) -> str:
        if self.tied:
            return "tie_broken" if self.tie_is_broken else "tie"
        met = self.rule.threshold.met(self.support, self.denominator or 0)
        return "threshold_met" if met else "threshold_not_met"


def reckon(seats: tuple[SeatInCase, ...], case: Case) -> Reckoning:
    """Counts one electorate: `seats` are its seats in office, `case` the case they belong to."""
    rule, body = case.rule, voters(seats, case)
    options = _options(body, case)
    cast_unseen = sum((case.tally or {}).values()) if case.mode == "written" else 0
    return Reckoning(
        rule=rule,
        mode=case.mode,
        options=options,
        recused=tuple(voter.key for voter in body if voter.recused),
        split=tuple(voter.key for voter in body if voter.position == SPLIT),
        present=sum(voter.present for voter in body) + cast_unseen,
        in_office=len(body),
        denominator=None if rule.method == "consensus" else _denominator(body, options, rule, cast_unseen),
        quorum_classes=_class_results(
            rule.quorum.classes if rule.quorum else (), [voter for voter in body if voter.present]
        ),
        classes=_class_results(rule.classes, [voter for voter in body if voter.position in SUPPORT]),
        co_chairs=_co_chairs(seats, case),
    )


def _options(body: Iterable[Voter], case: Case) -> Mapping[str, int]:
    options = dict.fromkeys((*OPTIONS[case.rule.method], SPLIT), 0)
    options.update(case.tally or {})
    for voter in body:
        if voter.position is not None:
            options[voter.position] += voter.weight
    return options


def _denominator(body: Iterable[Voter], options: Mapping[str, int], rule: Rule, cast_unseen: int) -> int:
    if rule.of == "present":
        return sum(voter.weight for voter in body if voter.able) + cast_unseen
    if rule.of == "in_office":
        return sum(voter.weight for voter in body if not voter.recused)
    uncounted = 0 if rule.count_abstentions else options["abstain"] + options[SPLIT]
    return sum(options.values()) - uncounted


def _class_results(conditions: Iterable[ClassCondition], body: Iterable[Voter]) -> tuple[ClassResult, ...]:
    orders = [voter.order for voter in body]
    return tuple(ClassResult(condition, sum(order in condition.orders for order in orders)) for condition in conditions)


def _co_chairs(seats: Iterable[SeatInCase], case: Case) -> tuple[int, int]:
    """In writing a co-chair who stays silent is able to break a tie, and does not."""
    able = [
        seat
        for seat in seats
        if seat.co_chair and not seat.recused and (case.mode == "written" or seat_is_present(seat, case))
    ]
    return len(able), sum((case.votes or {}).get(seat.id) == "for" for seat in able)
