"""Is there a quorum with these seats, by component and by class, and whose leaving would end it?

Asked of the engine itself: no rule is read twice in two ways.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from councils.queries.names import BodyWords
from governance.electorates import VotingSeat
from governance.models import Meeting, Procedure
from governance.queries.votes.ways import seats_in_case
from governance.verdicts import BadCase, Case, parse
from governance.verdicts.case import SeatInCase
from governance.verdicts.phrases import orders
from governance.verdicts.reckoning import Reckoning, reckon
from governance.verdicts.voters import electorates, voters
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class ClassThere:
    """How many voters of these orders of government are there, and how many the quorum asks."""

    orders: Pair
    there: int
    least: int

    @property
    def holds(self) -> bool:
        return self.there >= self.least


@dataclass(frozen=True)
class Floor:
    """The quorum of one electorate: a council of a joint meeting, or the whole (`body` is empty).

    `needed` is None where none is asked. `leaving` are those without any one of whom there would be none, `arriving`
    those with any one of whom there would be one; `spare` is how many may leave, whoever they are.
    """

    body: Pair
    by_jurisdiction: bool
    there: int
    voters: int
    needed: int | None
    classes: tuple[ClassThere, ...]
    holds: bool
    spare: int
    leaving: tuple[Pair, ...]
    arriving: tuple[Pair, ...]


@dataclass(frozen=True)
class QuorumNow:
    """The quorum with certain seats present; `floors` is empty where the body has no rule that asks one."""

    floors: tuple[Floor, ...]

    @property
    def holds(self) -> bool:
        return all(floor.holds for floor in self.floors)

    @property
    def is_asked(self) -> bool:
        return any(floor.needed is not None for floor in self.floors)


def quorum_with(
    meeting: Meeting,
    seats: Sequence[VotingSeat],
    present: Collection[int],
    names: Mapping[int, BodyWords],
    *,
    recused: Collection[int] = (),
) -> QuorumNow:
    """The quorum of a meeting when the seats with these numbers are present, and those `recused` are out of an item.

    One query, for the rule of the body.
    """
    procedure = Procedure.objects.filter(body=meeting.body_id).first()
    case = case_of(procedure, seats, present, recused) if procedure else None
    if case is None:
        return QuorumNow(())
    called = {each.key: each.short for each in names.values()}
    words = {each.seat.key: worded(each) for each in seats}
    words |= {each.seat.jurisdiction.code: each.seat.jurisdiction.name for each in seats if each.seat.jurisdiction}
    return QuorumNow(
        tuple(floor_of(case, called.get(body or "", Pair()), group, words) for body, group in electorates(case))
    )


def worded(voting: VotingSeat) -> Pair:
    """What a seat is called: its jurisdiction, with its number where that has several."""
    name = voting.seat.jurisdiction.name if voting.seat.jurisdiction else Pair()
    number = f" {voting.seat.number}" if voting.seat.number > 1 else ""
    return Pair(f"{name.en}{number}", f"{name.fr}{number}")


def case_of(
    procedure: Procedure, seats: Sequence[VotingSeat], present: Collection[int], recused: Collection[int]
) -> Case | None:
    """The seats as the engine takes them; None for a rule that it cannot judge."""
    there = {each.seat.key for each in seats if each.seat.pk in present}
    out = {each.seat.key for each in seats if each.seat.pk in recused}
    rows = [row | {"present": row["id"] in there, "recused": row["id"] in out} for row in seats_in_case(seats)]
    try:
        return parse({"rule": procedure.rule, "mode": "meeting", "seats": rows, "votes": []})
    except BadCase:
        return None


def floor_of(case: Case, body: Pair, group: tuple[SeatInCase, ...], words: Mapping[str, Pair]) -> Floor:
    """One electorate: who is there, whether it is enough, and who would make the difference."""
    found = reckon(group, case)
    met, everybody = found.quorum_met, voters(group, case)
    decisive = [
        voter.key for voter in everybody if reckon(turned(group, voter.key, case), case).quorum_met != met
    ] if found.needed is not None else []  # fmt: skip
    said = tuple(words.get(key, Pair(key, key)) for key in decisive)
    return Floor(
        body=body,
        by_jurisdiction=case.rule.voter == "jurisdiction",
        there=found.present,
        voters=found.in_office,
        needed=found.needed,
        classes=tuple(
            ClassThere(Pair(*orders(each.condition.orders)), each.have, each.condition.at_least)
            for each in found.quorum_classes
        ),
        holds=met,
        spare=spare(found),
        leaving=said if met else (),
        arriving=() if met else said,
    )


def turned(group: tuple[SeatInCase, ...], voter: str, case: Case) -> tuple[SeatInCase, ...]:
    """The same seats when this voter leaves, or arrives."""
    by_jurisdiction = case.rule.voter == "jurisdiction"
    own = [seat for seat in group if (seat.jurisdiction if by_jurisdiction else seat.id) == voter]
    there = any(seat.present for seat in own)
    return tuple(replace(seat, present=not there) if seat in own else seat for seat in group)


def spare(found: Reckoning) -> int:
    """How many voters may leave, whoever they are, before the quorum is lost."""
    over = [] if found.needed is None else [found.present - found.needed]
    over += [each.have - each.condition.at_least for each in found.quorum_classes]
    return max(min(over, default=found.present), 0)
