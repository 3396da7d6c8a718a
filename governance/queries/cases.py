"""Which case does the engine judge for a clause: rule, electorate and positions, and nothing else?"""

from typing import Any

from governance.electorates import present_seats
from governance.enums import VoteMethod
from governance.models import Clause, Elector, Recusal, Vote, VoteEvent

Names = dict[str, tuple[str, str]]


def cases_of(event: VoteEvent, clauses: list[Clause]) -> dict[int, dict[str, Any]]:
    """The case of each clause by its number, with its own electorate after recusals. Three or four queries.

    In a meeting a seat is present when it was noted so, or when it voted.
    """
    votes = list(Vote.objects.filter(vote_event=event).values_list("clause_id", "elector_id", "option"))
    recused = set(Recusal.objects.filter(elector__vote_event=event).values_list("clause_id", "elector_id"))
    voted = {elector for _, elector, _ in votes}
    there = present_seats(event.meeting)
    electors = list(
        Elector.objects.filter(vote_event=event)
        .select_related("jurisdiction", "seat__body", "seat__jurisdiction")
        .order_by("jurisdiction__protocol_order", "body_key", "seat__number")
    )
    cases = {}
    for clause in clauses:
        out = {elector.pk for elector in electors if {(None, elector.pk), (clause.pk, elector.pk)} & recused}
        seats = [
            seat_in_case(elector, recused=elector.pk in out, present=elector.seat_id in there or elector.pk in voted)
            for elector in electors
        ]
        keys = {elector.pk: elector.seat.key for elector in electors}
        cast = sorted(
            (keys[elector], option) for number, elector, option in votes if number == clause.pk and elector not in out
        )
        cases[clause.pk] = {
            "rule": event.frozen["rule"],
            "mode": "written" if event.method == VoteMethod.WRITTEN else "meeting",
            "seats": seats,
            "votes": [{"seat": seat, "option": option} for seat, option in cast],
        }
    return cases


def seat_in_case(elector: Elector, *, recused: bool, present: bool) -> dict[str, Any]:
    """A seat as the engine takes it."""
    return {
        "id": elector.seat.key,
        "body": elector.body_key,
        "jurisdiction": elector.jurisdiction.code,
        "order": elector.jurisdiction.order,
        "weight": elector.weight,
        "present": present,
        "recused": recused,
        "co_chair": elector.co_chair,
    }


def names_in_proof(event: VoteEvent) -> Names:
    """What the proof calls seats, jurisdictions and bodies, in English and in French. Two queries."""
    names: Names = {}
    for elector in Elector.objects.filter(vote_event=event).select_related(
        "jurisdiction", "seat__body", "seat__jurisdiction"
    ):
        jurisdiction = elector.jurisdiction
        names[jurisdiction.code] = (jurisdiction.name.en, jurisdiction.name.fr)
        names[elector.seat.key] = (
            f"{jurisdiction.name.en} ({elector.body_key})",
            f"{jurisdiction.name.fr} ({elector.body_key})",
        )
    return names
