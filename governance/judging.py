"""What did the vote decide, clause by clause? The engine's answer, stored with the case it judged."""

from typing import Any

from governance.enums import CARRIED
from governance.models import Clause, ClauseOutcome, ClauseVerdict, VoteEvent
from governance.queries.votes.cases import cases_of, names_in_proof
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
    let_fall(rows)
    return ClauseVerdict.objects.bulk_create(rows)


def let_fall(rows: list[ClauseVerdict]) -> None:
    """A clause falls when one that it needs is not carried, whatever was said of it; the engine's own verdict stays.

    Without quorum nothing falls: the vote had no effect. A clause of another motion is carried when that is recorded.
    One query, and a second where a clause needs one of another motion.
    """
    needs: dict[int, list[int]] = {}
    pairs = Clause.needs.through.objects.filter(from_clause__in=[row.clause_id for row in rows])
    for of, needed in pairs.order_by("to_clause__position", "pk").values_list("from_clause", "to_clause"):
        needs.setdefault(of, []).append(needed)
    if not needs:
        return
    carried = {row.clause_id for row in rows if row.outcome == "carried"} | carried_elsewhere(rows, needs)
    while falling := [
        (row, lost)
        for row in rows
        if row.outcome in {"carried", "not_carried"}
        for lost in [next((each for each in needs.get(row.clause_id, ()) if each not in carried), None)]
        if lost is not None
    ]:
        for row, lost in falling:
            row.outcome, row.reason, row.fallen_because_id = "fallen", "condition_not_carried", lost
            carried.discard(row.clause_id)


def carried_elsewhere(rows: list[ClauseVerdict], needs: dict[int, list[int]]) -> set[int]:
    """Which of the needed clauses of other motions are carried."""
    elsewhere = {each for needed in needs.values() for each in needed} - {row.clause_id for row in rows}
    if not elsewhere:
        return set()
    recorded = ClauseOutcome.objects.filter(clause__in=elsewhere, outcome__in=CARRIED)
    return set(recorded.values_list("clause_id", flat=True))


def verdict_on(case: dict[str, Any], names: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """The engine's verdict as JSON, its proof with the names that people know."""
    return judge(parse(case), names).as_dict()


def overall(verdicts: list[ClauseVerdict]) -> str:
    """The outcome of the whole: that of every clause when they agree, `mixed` when they differ.

    Clauses that fell do not count, unless all of them did: then it is as good as not carried.
    """
    outcomes = {row.outcome for row in verdicts if row.outcome != "fallen"} or {"not_carried"}
    return outcomes.pop() if len(outcomes) == 1 else "mixed"
