"""Before a vote opens: who must be present, and how many would carry it, by class and by component?

The smallest numbers, found by asking the engine itself: no rule is read twice in two ways.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from councils.queries.names import BodyWords
from governance.electorates import VotingSeat
from governance.queries.votes.ways import seats_in_case
from governance.verdicts import BadCase, Case, parse
from governance.verdicts.case import ClassCondition
from governance.verdicts.phrases import orders
from governance.verdicts.reckoning import Reckoning, reckon
from governance.verdicts.voters import Voter, electorates, voters
from groundwork.bilingual import Pair

# A tie that the co-chairs would break is no number to count on.
CARRIES = {"threshold_met", "consensus_reached"}
IN_FAVOUR = {"majority": ("for", "against"), "consensus": ("agree", "stand_aside")}


@dataclass(frozen=True)
class OfClass:
    """So many voters of these orders of government."""

    orders: Pair
    least: int


@dataclass(frozen=True)
class WhatIf:
    """The smallest numbers of one electorate: a council of a joint motion, or the whole (`body` is empty).

    `present` is the quorum (None: none is asked). `if_all` carry it when every voter votes, `if_quorum` when only the
    quorum takes part; None where no number would. `objections` is how many consensus bears.
    """

    body: Pair
    voters: int
    by_jurisdiction: bool
    present: int | None
    present_of: tuple[OfClass, ...]
    if_all: int | None
    if_quorum: int | None
    favour_of: tuple[OfClass, ...]
    objections: int | None


def what_ifs(
    rule: Mapping[str, Any], seats: Sequence[VotingSeat], names: Mapping[int, BodyWords]
) -> tuple[WhatIf, ...]:
    """The smallest numbers of each electorate, in the order of the rule; nothing for a rule that cannot be judged."""
    try:
        case = parse({"rule": rule, "mode": "meeting", "seats": seats_in_case(seats), "votes": []})
    except BadCase:
        return ()
    called = {each.key: each.short for each in names.values()}
    return tuple(
        what_if(case, rule, called.get(body or "", Pair()), [seat.id for seat in group])
        for body, group in electorates(case)
    )


def what_if(case: Case, rule: Mapping[str, Any], body: Pair, ids: Sequence[str]) -> WhatIf:
    """One electorate, with these seats."""
    group = [seat for seat in case.seats if seat.id in set(ids)]
    everybody = voters(group, case)
    quorum = case.rule.quorum
    order = classes_first(everybody, [*(quorum.classes if quorum else ()), *case.rule.classes])
    ask = asking(case, rule, ids)
    least = smallest(len(order), lambda count: ask(order[:count], []).quorum_met)
    there = order[:least] if least is not None and quorum else order
    return WhatIf(
        body=body,
        voters=len(everybody),
        by_jurisdiction=case.rule.voter == "jurisdiction",
        present=least if quorum else None,
        present_of=said(quorum.classes if quorum else ()),
        if_all=fewest(order, case, ask),
        if_quorum=fewest(there, case, ask) if quorum else None,
        favour_of=said(case.rule.classes),
        objections=case.rule.max_objections if case.rule.method == "consensus" else None,
    )


def fewest(
    there: Sequence[Voter], case: Case, ask: Callable[[Sequence[Voter], Sequence[Voter]], Reckoning]
) -> int | None:
    """How few in favour carry it, when these take part and the others of them do not go along."""
    order = classes_first(there, case.rule.classes)
    return smallest(len(order), lambda count: ask(there, order[:count]).reason in CARRIES, start=1)


def smallest(most: int, holds: Callable[[int], bool], start: int = 0) -> int | None:
    """The smallest number up to `most` for which this holds; it holds from some number on."""
    found = start + bisect_left(range(start, most + 1), True, key=holds)
    return found if found <= most else None


def classes_first(people: Iterable[Voter], conditions: Iterable[ClassCondition]) -> list[Voter]:
    """Whoever a class needs in front, then the heaviest: any first few of them reach the furthest."""
    left = sorted(people, key=lambda voter: -voter.weight)
    first: list[Voter] = []
    for condition in conditions:
        had = sum(voter.order in condition.orders for voter in first)
        able = [voter for voter in left if voter.order in condition.orders]
        first += able[: max(condition.at_least - had, 0)]
        left = [voter for voter in left if voter not in first]
    return first + left


def asking(
    case: Case, rule: Mapping[str, Any], ids: Sequence[str]
) -> Callable[[Sequence[Voter], Sequence[Voter]], Reckoning]:
    """A question to the engine: these are there, those of them are in favour, the rest are not."""
    yes, no = IN_FAVOUR[case.rule.method]
    by_jurisdiction = case.rule.voter == "jurisdiction"
    alone = {key: value for key, value in rule.items() if key != "components"}

    def ask(there: Sequence[Voter], favour: Sequence[Voter]) -> Reckoning:
        present, keys = {voter.key for voter in there}, {voter.key for voter in favour}
        seats, votes = [], []
        for seat in case.seats:
            if seat.id not in ids:
                continue
            voter = seat.jurisdiction if by_jurisdiction else seat.id
            seats.append({"id": seat.id, "body": seat.body, "jurisdiction": seat.jurisdiction, "order": seat.order,
                          "weight": seat.weight, "present": voter in present, "co_chair": seat.co_chair})  # fmt: skip
            if voter in present and seat.in_office:
                votes.append({"seat": seat.id, "option": yes if voter in keys else no})
        asked = parse({"rule": alone, "mode": "meeting", "seats": seats, "votes": votes})
        return reckon(asked.seats, asked)

    return ask


def said(conditions: Iterable[ClassCondition]) -> tuple[OfClass, ...]:
    """The classes with their orders of government in words."""
    return tuple(OfClass(Pair(*orders(each.orders)), each.at_least) for each in conditions)
