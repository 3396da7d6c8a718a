"""Which case does the engine judge for a clause: rule, electorate and positions, and nothing else?"""

from collections.abc import Mapping
from typing import Any

from governance.electorates import present_seats
from governance.enums import Option, VoteMethod
from governance.models import Clause, Concern, Elector, Participation, Recusal, VoteEvent

Names = dict[str, tuple[str, str]]


COUNTED = {VoteMethod.SHOW_OF_HANDS, VoteMethod.SECRET}


def cases_of(
    event: VoteEvent, clauses: list[Clause], noted: Mapping[int, set[str]] | None = None
) -> dict[int, dict[str, Any]]:
    """The case of each clause by its number, with its own electorate after recusals. Four to six queries.

    `noted`, when a vote is judged once more, are the seats that were present then, by clause: attendance goes on
    being noted after the close.

    In a meeting a seat is present when it was noted so, or when it took part. A show of hands and a secret ballot
    are judged by their counts. An objection that the co-chairs lifted on record no longer blocks: it is judged as
    one who stands aside, never as agreement.
    """
    cast = cast_by_clause(event)
    recused = set(Recusal.objects.filter(elector__vote_event=event).values_list("clause_id", "elector_id"))
    took_part = {elector for positions in cast.values() for elector in positions} | participants(event)
    there = present_seats(event.meeting)
    counts = counts_of(event) if event.method in COUNTED else {}
    electors = electors_of(event)
    cases = {}
    for clause in clauses:
        out = {elector.pk for elector in electors if {(None, elector.pk), (clause.pk, elector.pk)} & recused}
        present = {
            each.pk
            for each in electors
            if each.pk in took_part or (each.seat_id in there if noted is None else each.seat_key in noted[clause.pk])
        }
        seats = [seat_in_case(each, recused=each.pk in out, present=each.pk in present) for each in electors]
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
    lifted = lifted_by_decision(event)
    said: dict[int, dict[int, str]] = {}
    for clause, elector, option in event.votes.values_list("clause_id", "elector_id", "option"):
        is_lifted = option == Option.OBJECT and {(elector, None), (elector, clause)} & lifted
        said.setdefault(clause, {})[elector] = Option.STAND_ASIDE if is_lifted else option
    return said


def lifted_by_decision(event: VoteEvent) -> set[tuple[int, int | None]]:
    """Whose concern on which clause (None: on all) the co-chairs lifted, and nobody raised anew since. One query."""
    rows = list(
        Concern.objects.filter(elector__vote_event=event).values_list(
            "elector_id", "clause_id", "by_decision", "lifted_at"
        )
    )
    standing: set[tuple[int, int | None]] = {(elector, clause) for elector, clause, _decided, at in rows if at is None}
    lifted: set[tuple[int, int | None]] = {(elector, clause) for elector, clause, decided, _at in rows if decided}
    return lifted - standing


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


def electors_of(event: VoteEvent) -> list[Any]:
    """The frozen electorate in protocol order, as plain rows: a vote may have ten thousand of them. One query."""
    rows = Elector.objects.filter(vote_event=event).order_by("jurisdiction__protocol_order", "body_key", "seat__number")
    return list(
        rows.values_list(
            "pk", "seat_id", "seat_key", "body_key", "jurisdiction__code", "jurisdiction__order", "weight", "co_chair",
            named=True,
        )
    )  # fmt: skip


def seat_in_case(elector: Any, *, recused: bool, present: bool) -> dict[str, Any]:
    """A seat as the engine takes it."""
    return {
        "id": elector.seat_key,
        "body": elector.body_key,
        "jurisdiction": elector.jurisdiction__code,
        "order": elector.jurisdiction__order,
        "weight": elector.weight,
        "present": present,
        "recused": recused,
        "co_chair": elector.co_chair,
    }


def names_in_proof(event: VoteEvent) -> Names:
    """What the proof calls seats, jurisdictions and bodies, in English and in French. One query."""
    names: Names = {}
    rows = Elector.objects.filter(vote_event=event).values_list(
        "jurisdiction__code", "jurisdiction__name_en", "jurisdiction__name_fr", "seat_key", "body_key"
    )
    for code, en, fr, seat, body in rows:
        names[code] = (en, fr)
        names[seat] = (f"{en} ({body})", f"{fr} ({body})")
    return names
