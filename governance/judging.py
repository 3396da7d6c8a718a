"""What did the vote decide, clause by clause? The engine's answer, stored with the case it judged."""

from typing import Any

from governance.models import Clause, ClauseVerdict, VoteEvent
from governance.queries.cases import cases_of, names_in_proof
from governance.verdicts import judge, parse
from groundwork.ledger import digest


def judge_clauses(event: VoteEvent, clauses: list[Clause]) -> list[ClauseVerdict]:
    """Judge each clause and store its verdict, inside the caller's transaction."""
    cases = cases_of(event, clauses)
    names = names_in_proof(event)
    rows = []
    for clause in clauses:
        verdict = verdict_on(cases[clause.pk], names)
        rows.append(
            ClauseVerdict(
                vote_event=event,
                clause=clause,
                outcome=verdict["outcome"],
                reason=verdict["reason"],
                case=cases[clause.pk],
                case_hash=digest(cases[clause.pk]),
                verdict=verdict,
            )
        )
    return ClauseVerdict.objects.bulk_create(rows)


def verdict_on(case: dict[str, Any], names: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """The engine's verdict as JSON, its proof with the names that people know."""
    return judge(parse(case), names).as_dict()


def overall(verdicts: list[ClauseVerdict]) -> str:
    """The outcome of the whole: that of every clause when they agree, `mixed` when they differ."""
    outcomes = {row.outcome for row in verdicts}
    return outcomes.pop() if len(outcomes) == 1 else "mixed"
