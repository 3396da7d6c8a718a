"""How did a vote come out, in figures, in one sentence and in its proof?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.queries.names import BodyWords
from governance.models import ClauseVerdict, VoteEvent
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Tally:
    """The voices of one electorate: how many for each option, and whether enough were there."""

    body: BodyWords | None
    counts: Mapping[str, int]
    quorum_met: bool
    needed: int | None
    present: int
    in_office: int


@dataclass(frozen=True)
class ClauseResult:
    """What the engine found for one clause."""

    label: str
    outcome: str
    tallies: tuple[Tally, ...]
    proof: Pair


@dataclass(frozen=True)
class VoteResult:
    """A closed vote: its event and each clause's result."""

    event: VoteEvent
    clauses: tuple[ClauseResult, ...]

    @property
    def method(self) -> str:
        """`consensus` or `majority`: which options there were."""
        return str(self.event.frozen["rule"]["method"])

    @property
    def groups(self) -> list[tuple[str, tuple[Tally, ...]]]:
        """Clauses whose figures are equal stand together: their labels, and the figures of each electorate."""
        found: dict[str, tuple[list[str], tuple[Tally, ...]]] = {}
        for clause in self.clauses:
            key = repr([(tally.body and tally.body.key, sorted(tally.counts.items())) for tally in clause.tallies])
            found.setdefault(key, ([], clause.tallies))[0].append(clause.label)
        if len(found) == 1:
            return [("", self.clauses[0].tallies)]
        return [(", ".join(labels), tallies) for labels, tallies in found.values()]

    @property
    def quorum(self) -> tuple[Tally, ...]:
        """The figures in which presence is told: those of the first clause."""
        return self.clauses[0].tallies if self.clauses else ()

    @property
    def quorum_met(self) -> bool:
        return all(tally.quorum_met for clause in self.clauses for tally in clause.tallies)

    @property
    def sentence(self) -> str:
        """The verdict as one plain sentence."""
        carried = sum(clause.outcome == "carried" for clause in self.clauses)
        total = len(self.clauses)
        if any(clause.outcome == "no_quorum" for clause in self.clauses):
            return _("The quorum was not reached: the vote has no effect.")
        if carried == total:
            return ngettext("The motion is carried.", "The motion is carried, all %(count)s clauses.", total) % {
                "count": total}
        if not carried:
            return _("The motion is not carried.")
        lost = ", ".join(clause.label for clause in self.clauses if clause.outcome != "carried")
        return ngettext(
            "%(carried)s of %(total)s clauses is carried; not carried: %(lost)s.",
            "%(carried)s of %(total)s clauses are carried; not carried: %(lost)s.", carried,
        ) % {"carried": carried, "total": total, "lost": lost}


def result_of(
    event: VoteEvent | None, verdicts: Iterable[ClauseVerdict], bodies: Mapping[str, BodyWords],
) -> VoteResult | None:
    """The result of a closed vote, from verdicts that were read with their clauses. No query."""
    if event is None:
        return None
    return VoteResult(event, tuple(_clause(row, bodies) for row in verdicts))


def _clause(row: ClauseVerdict, bodies: Mapping[str, BodyWords]) -> ClauseResult:
    groups = row.verdict["groups"] or [row.verdict]
    proof = row.verdict["proof"]
    return ClauseResult(
        label=row.clause.label or str(row.clause.position), outcome=row.outcome,
        tallies=tuple(_tally(group, bodies) for group in groups), proof=Pair(proof["en"], proof["fr"]))


def _tally(group: Mapping[str, Any], bodies: Mapping[str, BodyWords]) -> Tally:
    counts, quorum = group["counts"] or {}, group["quorum"] or {}
    return Tally(
        body=bodies.get(group.get("body") or ""), counts=counts, quorum_met=bool(quorum.get("met", True)),
        needed=quorum.get("needed"), present=quorum.get("have", counts.get("present", 0)),
        in_office=counts.get("in_office", 0))
