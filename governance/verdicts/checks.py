"""Do the fields of a case agree with each other, so that it can be judged?"""

from .case import Case
from .reading import BadCase, shown


def check(case: Case) -> None:
    """Raises BadCase for the first field that contradicts another one."""
    _jurisdictions(case)
    _electorates(case)
    if case.votes is not None:
        _votes(case)
    if case.tally is not None:
        _tally_rule(case)
        _tally_sum(case)


def _jurisdictions(case: Case) -> None:
    orders: dict[str, str] = {}
    for place, seat in enumerate(case.seats):
        if orders.setdefault(seat.jurisdiction, seat.order) != seat.order:
            raise BadCase(
                f"seats[{place}].order",
                f"the jurisdiction {shown(seat.jurisdiction)} is {orders[seat.jurisdiction]} in another seat",
            )


def _electorates(case: Case) -> None:
    if case.rule.components is None:
        if not any(seat.in_office for seat in case.seats):
            raise BadCase("seats", "no seat is in office (a weight above 0)")
        return
    for place, body in enumerate(case.rule.components):
        if not any(seat.in_office for seat in case.seats if seat.body == body):
            raise BadCase(f"rule.components[{place}]", f"{shown(body)} has no seat in office")


def _votes(case: Case) -> None:
    seats = {seat.id: seat for seat in case.seats}
    for place, seat_id in enumerate(case.votes or ()):
        field = f"votes[{place}].seat"
        seat = seats.get(seat_id)
        if seat is None:
            raise BadCase(field, f"{shown(seat_id)} is no seat of this case")
        if not seat.in_office:
            raise BadCase(field, f"{shown(seat_id)} has the weight 0 and is no voter")
        if seat.recused:
            raise BadCase(field, f"{shown(seat_id)} is recused")
        if case.mode == "meeting" and not seat.present:
            raise BadCase(field, f"{shown(seat_id)} is absent")
        if case.rule.components is not None and seat.body not in case.rule.components:
            raise BadCase(field, f"{shown(seat_id)} sits in {shown(seat.body)}, which the rule does not name")


def _tally_rule(case: Case) -> None:
    """A tally does not tell who voted, so no rule can go with it that asks."""
    rule = case.rule
    if rule.voter != "seat":
        raise BadCase("rule.voter", 'a tally goes with voter "seat" only')
    if rule.classes:
        raise BadCase("rule.classes", "a tally does not tell of which orders the votes are")
    if rule.tie != "not_carried":
        raise BadCase("rule.tie", "a tally does not tell how the co-chairs voted")
    if rule.components is not None:
        raise BadCase("rule.components", "a tally does not tell of which body the votes are")
    if case.mode == "written" and rule.quorum is not None and rule.quorum.classes:
        raise BadCase("rule.quorum.classes", "a written tally does not tell of which orders the voters are")
    for place, seat in enumerate(case.seats):
        if seat.in_office and seat.weight != 1:
            raise BadCase(f"seats[{place}].weight", f"must be 1 with a tally (0: no voter), not {shown(seat.weight)}")


def _tally_sum(case: Case) -> None:
    meeting = case.mode == "meeting"
    able = [seat for seat in case.seats if seat.in_office and not seat.recused and (seat.present or not meeting)]
    total = sum((case.tally or {}).values())
    if total > len(able):
        who = "present" if meeting else "in office"
        raise BadCase("tally", f"counts {shown(total)} votes of {len(able)} seats {who} and not recused")
