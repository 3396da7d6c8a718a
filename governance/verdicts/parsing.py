"""Which case does this JSON describe, or which of its fields is wrong?"""

from collections.abc import Mapping

from .case import (
    COMPARES,
    DENOMINATORS,
    METHODS,
    MODES,
    OPTIONS,
    ORDERS,
    TIES,
    VOTERS,
    Case,
    ClassCondition,
    Quorum,
    Rule,
    SeatInCase,
    Threshold,
)
from .checks import check
from .reading import BOUND, BadCase, Fields, choice, flag, fraction, items, shown, text, whole


def parse(data: object) -> Case:
    """The case that `data`, as read from JSON, describes.

    Raises BadCase, naming the field, for anything that cannot be judged.
    """
    top = Fields(data, "", ("rule", "mode", "seats", "votes", "tally"))
    rule = _rule(*top.of("rule"))
    mode = choice(*top.of("mode", "meeting"), MODES)
    seats = _seats(*top.of("seats"))
    if ("votes" in top) == ("tally" in top):
        raise BadCase("votes", "give either votes or tally: one of them, and not both")
    votes = _votes(*top.of("votes"), OPTIONS[rule.method]) if "votes" in top else None
    tally = _tally(*top.of("tally"), OPTIONS[rule.method]) if "tally" in top else None
    case = Case(rule, mode, seats, votes, tally)
    check(case)
    return case


def parse_rule(data: object) -> Rule:
    """The rule that `data` describes, apart from any electorate. Raises BadCase, naming the field."""
    return _rule(data, "rule")


def _rule(value: object, field: str) -> Rule:
    keys = ("method", "threshold", "of", "count_abstentions", "quorum", "classes", "voter", "tie")
    fields = Fields(value, field, (*keys, "components", "max_objections"))
    standard = {"fraction": "1/2", "compare": "more_than"}
    rule = Rule(
        method=choice(*fields.of("method"), METHODS),
        threshold=_threshold(*fields.of("threshold", standard)),
        of=choice(*fields.of("of", "cast"), DENOMINATORS),
        count_abstentions=flag(*fields.of("count_abstentions", False)),
        quorum=_quorum(*fields.of("quorum", None)),
        classes=_classes(*fields.of("classes", None)),
        voter=choice(*fields.of("voter", "seat"), VOTERS),
        tie=choice(*fields.of("tie", "not_carried"), TIES),
        components=_components(*fields.of("components", None)),
        max_objections=whole(*fields.of("max_objections", 0)),
    )
    if rule.count_abstentions and rule.of != "cast":
        raise BadCase(fields.name("count_abstentions"), f'goes with of "cast" only, not "{rule.of}"')
    return rule


def _threshold(value: object, field: str) -> Threshold:
    fields = Fields(value, field, ("fraction", "compare"))
    return Threshold(fraction(*fields.of("fraction")), choice(*fields.of("compare"), COMPARES))


def _quorum(value: object, field: str) -> Quorum | None:
    if value is None:
        return None
    fields = Fields(value, field, ("fraction", "compare", "seats", "classes"))
    classes = _classes(*fields.of("classes", None))
    if "seats" not in fields:
        share = Threshold(fraction(*fields.of("fraction")), choice(*fields.of("compare"), COMPARES))
        return Quorum(share, None, classes)
    for key in ("fraction", "compare"):
        if key in fields:
            raise BadCase(fields.name(key), "a quorum is a number of seats or a fraction, not both")
    return Quorum(None, whole(*fields.of("seats")), classes)


def _classes(value: object, field: str) -> tuple[ClassCondition, ...]:
    return () if value is None else tuple(_class(*item) for item in items(value, field))


def _class(value: object, field: str) -> ClassCondition:
    fields = Fields(value, field, ("orders", "at_least"))
    orders = [choice(*item, ORDERS) for item in items(*fields.of("orders"))]
    if not orders:
        raise BadCase(fields.name("orders"), "must name an order of government")
    return ClassCondition(tuple(dict.fromkeys(orders)), whole(*fields.of("at_least")))


def _components(value: object, field: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    bodies: list[str] = []
    for item in items(value, field):
        body = text(*item)
        if body in bodies:
            raise BadCase(item[1], f"names {shown(body)} a second time")
        bodies.append(body)
    if not bodies:
        raise BadCase(field, "must name a body, or be null")
    return tuple(bodies)


def _seats(value: object, field: str) -> tuple[SeatInCase, ...]:
    seats: dict[str, SeatInCase] = {}
    for item, name in items(value, field):
        seat = _seat(item, name)
        if seat.id in seats:
            raise BadCase(f"{name}.id", f"the seat {shown(seat.id)} is given twice")
        seats[seat.id] = seat
    return tuple(seats.values())


def _seat(value: object, field: str) -> SeatInCase:
    keys = ("id", "body", "jurisdiction", "order", "weight", "present", "recused", "co_chair")
    fields = Fields(value, field, keys)
    return SeatInCase(
        id=text(*fields.of("id")),
        body=text(*fields.of("body")),
        jurisdiction=text(*fields.of("jurisdiction")),
        order=choice(*fields.of("order"), ORDERS),
        weight=whole(*fields.of("weight", 1)),
        present=flag(*fields.of("present", True)),
        recused=flag(*fields.of("recused", False)),
        co_chair=flag(*fields.of("co_chair", False)),
    )


def _votes(value: object, field: str, options: tuple[str, ...]) -> Mapping[str, str]:
    votes: dict[str, str] = {}
    for item, name in items(value, field):
        fields = Fields(item, name, ("seat", "option"))
        seat = text(*fields.of("seat"))
        if seat in votes:
            raise BadCase(fields.name("seat"), f"the seat {shown(seat)} votes twice")
        votes[seat] = choice(*fields.of("option"), options)
    return votes


def _tally(value: object, field: str, options: tuple[str, ...]) -> Mapping[str, int]:
    fields = Fields(value, field, options)
    tally = {option: whole(*fields.of(option, 0)) for option in options}
    if sum(tally.values()) >= BOUND:
        raise BadCase(field, "the sum has too many digits")
    return tally
