"""Who are the voters of an electorate, and what is the position of each?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .case import Case, SeatInCase

SPLIT = "split"


@dataclass(frozen=True)
class Voter:
    """A seat, or a jurisdiction with all its seats in one electorate.

    `recused` takes no part; `present` counts towards the quorum; `able` is present and not recused,
    which for a jurisdiction says more than the two apart: one seat may be present, and another not recused.
    """

    key: str
    order: str
    weight: int
    present: bool
    recused: bool
    able: bool
    position: str | None


def electorates(case: Case) -> list[tuple[str | None, tuple[SeatInCase, ...]]]:
    """The seats in office that vote together, with their body where the rule names components."""
    seats = tuple(seat for seat in case.seats if seat.in_office)
    if case.rule.components is None:
        return [(None, seats)]
    return [(body, tuple(seat for seat in seats if seat.body == body)) for body in case.rule.components]


def seat_is_present(seat: SeatInCase, case: Case) -> bool:
    """In a meeting as marked; in writing, whoever voted or is recused. A written tally names nobody."""
    if case.mode == "meeting":
        return seat.present
    return seat.recused or seat.id in (case.votes or {})


def voters(seats: Iterable[SeatInCase], case: Case) -> list[Voter]:
    """The voters that these seats of one electorate are, in the order of their names."""
    groups: dict[str, list[SeatInCase]] = defaultdict(list)
    by_jurisdiction = case.rule.voter == "jurisdiction"
    for seat in seats:
        groups[seat.jurisdiction if by_jurisdiction else seat.id].append(seat)
    return [_voter(key, groups[key], case) for key in sorted(groups)]


def _voter(key: str, seats: list[SeatInCase], case: Case) -> Voter:
    votes = case.votes or {}
    # Only a majority among seats weighs; a jurisdiction has one voice, and consensus counts heads.
    weighs = case.rule.voter == "seat" and case.rule.method == "majority"
    return Voter(
        key=key,
        order=seats[0].order,
        weight=seats[0].weight if weighs else 1,
        present=any(seat_is_present(seat, case) for seat in seats),
        recused=all(seat.recused for seat in seats),
        able=any(seat_is_present(seat, case) and not seat.recused for seat in seats),
        position=position({votes[seat.id] for seat in seats if seat.id in votes}),
    )


def position(options: set[str]) -> str | None:
    """The one voice of seats that took these options; None where none of them voted."""
    if len(options) <= 1:
        return next(iter(options), None)
    if "object" in options:
        return "object"
    return "reservation" if options == {"agree", "reservation"} else SPLIT
