"""Is every stored verdict still what the engine says of what is stored? Whatever differs is reported as an incident."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from governance.enums import VoteState
from governance.judging import overall, verdict_on
from governance.models import Clause, ClauseVerdict, VoteEvent
from governance.queries.votes.cases import cases_of, names_in_proof
from governance.verdicts import BadCase
from groundwork.ledger import digest
from groundwork.models import Incident, LedgerEntry

KIND = "verdict-differs"
NOTHING = "nothing"


@dataclass(frozen=True)
class Difference:
    """The first place where the stored differs from what follows from the votes: on which clause, and where in it."""

    clause: str
    place: str
    stored: Any
    found: Any

    def __str__(self) -> str:
        before = f"clause {self.clause}: " if self.clause else ""
        return f"{before}{self.place} is stored as {self.stored!r}, and computes to {self.found!r}"

    def as_facts(self) -> dict[str, str]:
        return {"clause": self.clause, "place": self.place, "stored": str(self.stored), "found": str(self.found)}


def closed_vote(reference: str) -> VoteEvent | None:
    """The closed vote with this reference. One query."""
    return VoteEvent.objects.filter(reference=reference, state="closed").select_related("motion").first()


def recheck(event: VoteEvent) -> Difference | None:
    """Judge a closed vote once more, from its frozen rule and electorate and its stored votes. Eight queries or so.

    Returns the first difference, or None where everything is identical. Who was present is taken from the case that
    was judged: attendance goes on being noted after the close; the ledger keeps the hash of that case.
    """
    if digest(event.frozen) != event.frozen_hash:
        return Difference("", "frozen_hash", event.frozen_hash, digest(event.frozen))
    stored = {row.clause_id: row for row in ClauseVerdict.objects.filter(vote_event=event)}
    clauses = list(event.motion.clauses.all())
    missing = next((clause for clause in clauses if clause.pk not in stored), None)
    if missing is not None:
        return Difference(str(missing), "verdict", NOTHING, "a verdict")
    first = next(differences(event, clauses, stored), None)
    if first is not None:
        return first
    whole = overall([stored[clause.pk] for clause in clauses])
    return None if whole == event.outcome else Difference("", "outcome", event.outcome, whole)


def differences(event: VoteEvent, clauses: list[Clause], stored: dict[int, ClauseVerdict]) -> Iterator[Difference]:
    """All differences, clause by clause: the case first, then its hashes, then the verdict on it."""
    noted = {pk: {seat["id"] for seat in row.case["seats"] if seat["present"]} for pk, row in stored.items()}
    cases, names, witnessed = cases_of(event, clauses, noted), names_in_proof(event), case_hashes(event)
    for clause in clauses:
        row, label = stored[clause.pk], str(clause)
        case = cases[clause.pk]
        yield from (Difference(label, *found) for found in apart(row.case, case, "case"))
        hashes = [
            ("case_hash", row.case_hash),
            ("case_hash in the ledger", witnessed.get(clause.position, row.case_hash)),
        ]
        yield from (Difference(label, place, kept, digest(case)) for place, kept in hashes if kept != digest(case))
        try:
            verdict = verdict_on(case, names)
        except BadCase as bad:
            yield Difference(label, "verdict", row.outcome, str(bad))
            continue
        kept = {"outcome": row.outcome, "reason": row.reason, **row.verdict}
        yield from (Difference(label, *found) for found in apart(kept, verdict, "verdict"))
        yield from (Difference(label, name, getattr(row, name), verdict[name])
                    for name in ("outcome", "reason") if getattr(row, name) != verdict[name])  # fmt: skip


def case_hashes(event: VoteEvent) -> dict[int, str]:
    """The hash of each case as the ledger witnessed the close, by the position of its clause. One query."""
    entry = LedgerEntry.objects.filter(act="vote.closed", subject=event.reference).order_by("pk").first()
    return {row[0]: row[3] for row in entry.facts.get("verdicts", [])} if entry else {}


def apart(stored: Any, found: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    """Where two pieces of JSON differ, the first place first."""
    if isinstance(stored, dict) and isinstance(found, dict):
        for key in [*stored, *(key for key in found if key not in stored)]:
            yield from apart(stored.get(key, NOTHING), found.get(key, NOTHING), f"{place}.{key}")
    elif isinstance(stored, list) and isinstance(found, list) and len(stored) == len(found):
        for number, (kept, came) in enumerate(zip(stored, found, strict=True)):
            yield from apart(kept, came, f"{place}[{number}]")
    elif stored != found:
        yield place, stored, found


def recheck_all() -> int:
    """Judge all closed votes once more, report what differs, and settle what was mended. Returns how many differ."""
    wrong = 0
    for event in VoteEvent.objects.filter(state=VoteState.CLOSED).select_related("motion").order_by("pk").iterator(50):
        difference = recheck(event)
        wrong += difference is not None
        report(event, difference)
    return wrong


@transaction.atomic
def report(event: VoteEvent, difference: Difference | None) -> None:
    """Note an incident once, or settle the one that stands."""
    open_one = Incident.objects.filter(kind=KIND, subject=event.reference, settled_at=None)
    if difference is None:
        open_one.update(settled_at=timezone.now())
    elif not open_one.exists():
        Incident.objects.create(kind=KIND, subject=event.reference, facts=difference.as_facts())
