"""Which concerns stand against a consensus, by whom, on which clauses, and how was each lifted?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.enums import Option, VoteMethod
from governance.models import Concern, VoteEvent
from governance.queries.votes.positions import Labels, SeatSaid, Stated


@dataclass(frozen=True)
class Raised:
    """An objection or a reservation, as it reaches the co-chairs."""

    said: SeatSaid
    stated: Stated


@dataclass(frozen=True)
class NamedConcern:
    """A concern with its author, on these clauses (none named: on all); `rows` are those that are lifted together."""

    said: SeatSaid
    concern: Concern
    clauses: tuple[str, ...]
    rows: tuple[int, ...]

    @property
    def stands(self) -> bool:
        return self.concern.lifted_at is None

    @property
    def id(self) -> str:
        """What the form calls it."""
        return ",".join(str(row) for row in self.rows)


def named_concerns(event: VoteEvent, seats: Sequence[SeatSaid], labels: Labels) -> tuple[NamedConcern, ...]:
    """Those that stand first, each once however many clauses it is on. One query, where the vote waits for concerns."""
    if event.method != VoteMethod.CONCERNS:
        return ()
    rows = Concern.objects.filter(elector__vote_event=event).select_related("raised_by", "lifted_by")
    groups: dict[tuple[object, ...], list[Concern]] = {}
    for row in rows.order_by("raised_at", "clause__position", "pk"):
        groups.setdefault((row.elector_id, row.text, row.lifted_at, row.by_decision), []).append(row)
    said = {each.elector.pk: each for each in seats}
    found = [named(group, said, labels) for group in groups.values()]
    return tuple(sorted(found, key=lambda each: not each.stands))


def named(group: Sequence[Concern], said: Mapping[int, SeatSaid], labels: Labels) -> NamedConcern:
    """One concern, of rows that differ in their clause alone."""
    clauses = tuple(labels.get(row.clause_id, "") for row in group if row.clause_id is not None)
    whole = len(clauses) == len(labels)
    return NamedConcern(said[group[0].elector_id], group[0], () if whole else clauses, tuple(row.pk for row in group))


def raised_in(seats: Sequence[SeatSaid]) -> tuple[Raised, ...]:
    """The objections first, then the reservations, each in protocol order."""
    found = [
        Raised(said, stated)
        for said in seats
        for stated in said.stated
        if stated.option in {Option.OBJECT, Option.RESERVATION} and not said.out
    ]
    return tuple(sorted(found, key=lambda each: each.stated.option != Option.OBJECT))
