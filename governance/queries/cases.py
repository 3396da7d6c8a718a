"""Which case does the engine judge for a clause: rule, electorate and positions, and nothing else?"""

from typing import Any

from governance.electorates import present_seats
from governance.enums import Option, VoteMethod
from governance.models import Clause, Concern, Elector, Participation, Recusal, VoteEvent

Names = dict[str, tuple[str, str]]


COUNTED = {VoteMethod.SHOW_OF_HANDS, VoteMethod.SECRET}


def cases_of(event: VoteEvent, clauses: list[Clause]) -> dict[int, dict[str, Any]]:
    """The case of each clause by its number, with its own electorate after recusals. Four to six queries.

    In a meeting a seat is present when it was noted so, or when it took part. A show of hands and a secret ballot
    are judged by their counts. An objection that the co-chairs lifted on record no longer blocks: it is judged as
    one who stands aside, never as agreement.
    """
    cast = cast_by_clause(event)
    recused = set(Recusal.objects.filter(elector__vote_event=event).values_list("clause_id", "elector_id"))
    took_part = {elector for positions in cast.values() for elector in positions} | participants(event)
    there = present_seats(event.meeting)
    counts = counts_of(event) if event.method in COUNTED else {}
    electors = list(
        Elector.objects.filter(vote_event=event)
        .select_related("jurisdiction")
        .order_by("jurisdiction__protocol_order", "body_key", "seat__number")
    )
    cases = {}
    for clause in clauses:
        out = {elector.pk for elector in electors if {(None, elector.pk), (clause.pk, elector.pk)} & recused}
        seats = [
            seat_in_case(
                elector, recused=elector.pk in out, present=elector.seat_id in there or elector.pk in took_part
            )
            for elector in electors
        ]
        case = {"rule": event.frozen["rule"], "mode": event.frozen["mode"], "seats": seats}
        if event.method in COUNTED:
            cases[clause.pk] = {**case, "tally": counts.get(clause.pk, {})}
            continue
        said = cast.get(clause.pk, {})
        keys = {elector.pk: elector.seat_key for elector in electors if elector.pk not in out}
        votes = sorted((keys[elector], option) for elector, option in said.items() if elector in keys)
        cases[clause.pk] = {**case, "votes": [{"seat": seat, "option": option} for seat, option in votes]}
    return cases


def cast_by_clause(event: VoteEvent) -> dict[int, dict[int, str]]:
    """What each elector said on each clause, by their numbers, with lifted objections standing aside."""
    lifted = set(
        Concern.objects.filter(elector__vote_event=event, by_decision=True).values_list("elector_id", "clause_id")
    )
    said: dict[int, dict[int, str]] = {}
    for clause, elector, option in event.votes.values_list("clause_id", "elector_id", "option"):
        is_lifted = option == Option.OBJECT and {(elector, None), (elector, clause)} & lifted
        said.setdefault(clause, {})[elector] = Option.STAND_ASIDE if is_lifted else option
    return said


def participants(event: VoteEvent) -> set[int]:
    """The numbers of the electors who took part in a secret ballot."""
    if event.method != VoteMethod.SECRET:
        return set()
    return set(Participation.objects.filter(elector__vote_event=event).values_list("elector_id", flat=True))


def counts_of(event: VoteEvent) -> dict[int, dict[str, int]]:
    """How many chose each option on each clause: hands that were counted, or slips."""
    counts: dict[int, dict[str, int]] = {}
    if event.method == VoteMethod.SHOW_OF_HANDS:
        for clause, option, count in event.hands.values_list("clause_id", "option", "count"):
            counts.setdefault(clause, {})[option] = count
        return counts
    for options in event.slips.values_list("options", flat=True):
        for clause, option in options.items():
            of_clause = counts.setdefault(int(clause), {})
            of_clause[option] = of_clause.get(option, 0) + 1
    return counts


def seat_in_case(elector: Elector, *, recused: bool, present: bool) -> dict[str, Any]:
    """A seat as the engine takes it."""
    return {
        "id": elector.seat_key,
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
    for elector in Elector.objects.filter(vote_event=event).select_related("jurisdiction"):
        jurisdiction = elector.jurisdiction
        names[jurisdiction.code] = (jurisdiction.name.en, jurisdiction.name.fr)
        names[elector.seat_key] = (
            f"{jurisdiction.name.en} ({elector.body_key})",
            f"{jurisdiction.name.fr} ({elector.body_key})",
        )
    return names
