"""How did each seat, order of government or component vote, in numbers?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.enums import CONSENSUS_OPTIONS, MAJORITY_OPTIONS, Option
from governance.models import VoteEvent
from governance.queries.votes.ballots import ClausePut
from governance.queries.votes.positions import SeatSaid
from governance.verdicts.phrases import ORDER_WORDS
from groundwork.bilingual import Pair

JURISDICTION, SEAT, ORDER, COMPONENT = "jurisdiction", "seat", "order", "component"
BY: dict[str, str | Promise] = {
    JURISDICTION: pgettext_lazy("by", "jurisdiction"),
    SEAT: pgettext_lazy("by", "seat"),
    ORDER: pgettext_lazy("by", "order of government"),
    COMPONENT: pgettext_lazy("by", "component"),
}
HEADINGS: dict[str, str | Promise] = {ORDER: _("Order of government"), COMPONENT: _("Component")}


@dataclass(frozen=True)
class Group:
    """So many seats of one kind for each option, those that did not vote, and those that took no part."""

    name: Pair
    counts: tuple[int, ...]
    silent: int
    recused: int


@dataclass(frozen=True)
class Table:
    """The groups on these clauses; no clause is named where it is the same on all."""

    labels: tuple[str, ...]
    rows: tuple[Group, ...]


@dataclass(frozen=True)
class Breakdown:
    """Seats counted by what they are, option by option."""

    heading: str
    options: tuple[str, ...]
    tables: tuple[Table, ...]


def chosen_by(value: str) -> str:
    """One of the ways of reading positions; by jurisdiction unless another is asked."""
    return value if value in BY else JURISDICTION


def breakdown_of(
    event: VoteEvent, seats: Sequence[SeatSaid], clauses: Sequence[ClausePut], by: str
) -> Breakdown | None:
    """Seats counted by order of government or component, clauses that came out alike together. No query."""
    if by not in HEADINGS:
        return None
    options = CONSENSUS_OPTIONS if event.frozen["rule"]["method"] == "consensus" else MAJORITY_OPTIONS
    same: dict[tuple[Group, ...], list[str]] = {}
    for clause in clauses:
        same.setdefault(tuple(groups(seats, clause, options, by)), []).append(clause.label)
    tables = tuple(Table(() if len(same) == 1 else tuple(labels), rows) for rows, labels in same.items())
    return Breakdown(str(HEADINGS[by]), tuple(str(option.label) for option in options), tables)


def groups(seats: Sequence[SeatSaid], clause: ClausePut, options: Sequence[Option], by: str) -> list[Group]:
    """The groups in protocol order."""
    members: dict[str, list[SeatSaid]] = {}
    for said in seats:
        members.setdefault(said.jurisdiction.order if by == ORDER else said.council.key, []).append(said)
    found = []
    for key, group in members.items():
        able = [said for said in group if not said.out and clause.label not in said.recused]
        chosen = [(said.by_clause or {}).get(clause.pk) for said in able]
        counts = tuple(sum(vote is not None and vote.option == option for vote in chosen) for option in options)
        name = Pair(*ORDER_WORDS[key]) if by == ORDER else group[0].council.short
        found.append(Group(name, counts, chosen.count(None), len(group) - len(able)))
    return found
