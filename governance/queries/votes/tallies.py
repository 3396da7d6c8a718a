"""How did the vote behind a decision come out: in one sentence, in figures, and in its proof?"""

from collections.abc import Iterable
from dataclasses import dataclass

from councils.queries.names import BodyWords
from governance.models import ClauseVerdict, VoteEvent
from governance.queries.votes.results import Figures, Finding, findings_of, headline_of


@dataclass(frozen=True)
class VoteStep:
    """A closed vote: its event, its verdict as one plain sentence, and its findings."""

    event: VoteEvent
    headline: str
    findings: tuple[Finding, ...]
    verdicts: dict[int, str]

    @property
    def figures(self) -> tuple[Figures, ...]:
        """The figures in which presence is told: those of the first finding."""
        return self.findings[0].figures if self.findings else ()

    @property
    def quorum_met(self) -> bool:
        return all(part.quorum_met for finding in self.findings for part in finding.figures)


def vote_step(
    event: VoteEvent | None, verdicts: Iterable[ClauseVerdict], names: dict[str, BodyWords]
) -> VoteStep | None:
    """The vote from its verdicts, read with their clauses, and the bodies by key. No query."""
    rows = list(verdicts)
    if event is None or not rows:
        return None
    labels = {row.clause_id: row.clause.label or str(row.clause.position) for row in rows}
    clauses = [(labels[row.clause_id], row.outcome) for row in rows]
    return VoteStep(
        event=event,
        headline=headline_of(event.outcome, clauses),
        findings=findings_of(event, rows, labels, names),
        verdicts={row.clause_id: row.outcome for row in rows},
    )
