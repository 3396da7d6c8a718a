"""Which cases can there be? Valid ones of every shape, for hypothesis."""

from hypothesis import strategies as st

ORDER_OF = {
    "CA": "federal",
    "CA-ON": "provincial",
    "CA-QC": "provincial",
    "CA-YT": "territorial",
    "M": "municipal",
}
OPTIONS = {
    "majority": ["for", "against", "abstain"],
    "consensus": ["agree", "reservation", "stand_aside", "object"],
}


@st.composite
def shares(draw):
    below = draw(st.integers(1, 12))
    above = draw(st.integers(0, below))
    return {"fraction": f"{above}/{below}", "compare": draw(st.sampled_from(["at_least", "more_than"]))}


conditions = st.lists(
    st.fixed_dictionaries({
        "orders": st.lists(st.sampled_from(sorted(set(ORDER_OF.values()))), min_size=1, max_size=3),
        "at_least": st.integers(0, 3),
    }),
    max_size=2,
)  # fmt: skip


@st.composite
def quorums(draw):
    base = draw(st.one_of(shares(), st.builds(lambda seats: {"seats": seats}, st.integers(0, 5))))
    classes = draw(st.one_of(st.none(), conditions))
    return base if classes is None else {**base, "classes": classes}


@st.composite
def rules(draw, methods=("majority", "consensus"), voters=("seat", "jurisdiction")):
    of = draw(st.sampled_from(["cast", "present", "in_office"]))
    halves = st.just({"fraction": "1/2", "compare": "more_than"})
    return {
        "method": draw(st.sampled_from(methods)),
        "threshold": draw(st.one_of(halves, shares())),
        "of": of,
        "count_abstentions": of == "cast" and draw(st.booleans()),
        "quorum": draw(st.one_of(st.none(), quorums())),
        "classes": draw(st.one_of(st.none(), conditions)),
        "voter": draw(st.sampled_from(voters)),
        "tie": draw(st.sampled_from(["not_carried", "co_chairs"])),
        "components": draw(st.sampled_from([None, None, ["X"], ["Y", "X"]])),
        "max_objections": draw(st.integers(0, 2)),
    }


@st.composite
def seats(draw):
    bodies = ["X", "Y", *draw(st.lists(st.sampled_from("XYZ"), max_size=7))]
    return [_seat(draw, place, body) for place, body in enumerate(bodies)]


def _seat(draw, place, body):
    jurisdiction = draw(st.sampled_from(sorted(ORDER_OF)))
    return {
        "id": f"{body.lower()}-{place}",
        "body": body,
        "jurisdiction": jurisdiction,
        "order": ORDER_OF[jurisdiction],
        "weight": draw(st.integers(1 if place < 2 else 0, 3)),
        "present": draw(st.sampled_from([True, True, True, False])),
        "recused": draw(st.sampled_from([False, False, False, False, True])),
        "co_chair": draw(st.sampled_from([False, False, True])),
    }


def may_vote(seat, case):
    bodies = case["rule"]["components"]
    there = seat["present"] or case["mode"] == "written"
    return seat["weight"] and there and not seat["recused"] and (bodies is None or seat["body"] in bodies)


@st.composite
def cases(draw, **of_rules):
    """A case with votes."""
    case = {
        "rule": draw(rules(**of_rules)),
        "mode": draw(st.sampled_from(["meeting", "written"])),
        "seats": draw(seats()),
        "votes": [],
    }
    options = [*OPTIONS[case["rule"]["method"]], None]
    for seat in case["seats"]:
        option = draw(st.sampled_from(options)) if may_vote(seat, case) else None
        if option:
            case["votes"].append({"seat": seat["id"], "option": option})
    return case


@st.composite
def tallies(draw):
    """A case with a tally."""
    rule = {**draw(rules(voters=("seat",))), "classes": None, "tie": "not_carried", "components": None}
    case = {"rule": rule, "mode": draw(st.sampled_from(["meeting", "written"]))}
    if rule["quorum"] and case["mode"] == "written":
        rule["quorum"].pop("classes", None)
    case["seats"] = [{**seat, "weight": 1} for seat in draw(seats())]
    left = sum(bool(may_vote(seat, case)) for seat in case["seats"])
    case["tally"] = {}
    for option in OPTIONS[rule["method"]]:
        case["tally"][option] = draw(st.integers(0, left))
        left -= case["tally"][option]
    return case


json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(["2/3", "3/2", "1/0", "for", "agree", "X", "federal", "٣/٤", 10**2000, -1, 0, 1, 2]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
