"""What holds for every verdict, over cases nobody thought of?"""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from verdict_strategies import OPTIONS, cases, may_vote, tallies

from governance.verdicts import OUTCOME_OF, verdict_of

NUMBER = re.compile(r"\d+(?:/\d+)?")
SUPPORT = {"for", "agree", "reservation"}
quick = settings(max_examples=80, deadline=None, derandomize=True)


def leaves(value):
    if isinstance(value, dict):
        value = list(value.values())
    return [leaf for member in value for leaf in leaves(member)] if isinstance(value, list) else [value]


@quick
@given(cases() | tallies())
def test_no_float_anywhere_and_the_shape_of_the_specification(case):
    verdict = verdict_of(case)
    assert {type(leaf) for leaf in leaves(verdict)} <= {int, str, bool, type(None)}
    keys = ["outcome", "reason", "counts", "denominator", "quorum", "groups", "proof"]
    assert list(verdict) == keys
    for group in verdict["groups"]:
        assert list(group) == ["body", *keys]
    for told in [verdict, *verdict["groups"]]:
        assert OUTCOME_OF[told["reason"]] == told["outcome"]
    assert json.loads(json.dumps(verdict)) == verdict


@quick
@given(cases() | tallies())
def test_both_languages_carry_the_same_numbers(case):
    verdict = verdict_of(case)
    for told in [verdict, *verdict["groups"]]:
        english, french = NUMBER.findall(told["proof"]["en"]), NUMBER.findall(told["proof"]["fr"])
        assert english == french
        quorum = told["quorum"] or {"have": None, "needed": None}
        used = [quorum["have"], quorum["needed"], told["counts"] and told["counts"]["in_office"]]
        assert {str(number) for number in used if number is not None} <= set(english)


@quick
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_seats_and_votes_makes_no_difference(case, random):
    shuffled = json.loads(json.dumps(case))
    random.shuffle(shuffled["seats"])
    random.shuffle(shuffled["votes"])
    assert verdict_of(shuffled) == verdict_of(case)


@quick
@given(cases(voters=("seat",)), st.data())
def test_more_support_never_loses_a_motion(case, data):
    """Of seats: there no voice can split. Whoever did not vote for, and may, now does."""
    before = verdict_of(case)
    positions = {vote["seat"]: vote["option"] for vote in case["votes"]}
    movable = [seat["id"] for seat in case["seats"] if may_vote(seat, case)]
    movable = [seat for seat in movable if positions.get(seat) not in SUPPORT]
    if not movable or before["outcome"] != "carried":
        return
    positions[data.draw(st.sampled_from(movable))] = OPTIONS[case["rule"]["method"]][0]
    moved = {**case, "votes": [{"seat": seat, "option": option} for seat, option in positions.items()]}
    assert verdict_of(moved)["outcome"] == "carried"


@quick
@given(cases())
def test_a_rule_on_two_bodies_is_the_rule_on_each(case):
    case["rule"]["components"] = ["Y", "X"]
    seats = {seat["id"]: seat for seat in case["seats"]}
    case["votes"] = [vote for vote in case["votes"] if seats[vote["seat"]]["body"] in "XY"]
    apart = []
    for body in ("Y", "X"):
        alone = [seat for seat in case["seats"] if seat["body"] == body]
        votes = [vote for vote in case["votes"] if seats[vote["seat"]]["body"] == body]
        rule = {**case["rule"], "components": None}
        apart.append({"body": body, **verdict_of({**case, "rule": rule, "seats": alone, "votes": votes})})
    joint = verdict_of(case)
    assert joint["groups"] == apart
    assert (joint["outcome"] == "carried") == all(group["outcome"] == "carried" for group in apart)
    for group in apart:
        assert group["proof"]["en"] in joint["proof"]["en"]


@quick
@given(tallies())
def test_a_tally_is_the_votes_it_counts(case):
    """In a meeting who is present is known, so any seats may be taken to have cast the votes."""
    voters = [seat["id"] for seat in case["seats"] if may_vote(seat, case)]
    options = [option for option, number in case["tally"].items() for _ in range(number)]
    votes = [{"seat": seat, "option": option} for seat, option in zip(voters, options, strict=False)]
    named = {key: value for key, value in case.items() if key != "tally"} | {"votes": votes}
    assert verdict_of(named) == verdict_of(case)


@quick
@given(cases(methods=("majority",), voters=("seat",)))
def test_a_second_and_simpler_reckoning_agrees(case):
    case["rule"] |= {"quorum": None, "classes": None, "components": None}
    rule, seats = case["rule"], {seat["id"]: seat for seat in case["seats"] if seat["weight"]}
    cast = {vote["seat"]: vote["option"] for vote in case["votes"]}
    weigh = {
        option: sum(seats[seat]["weight"] for seat in cast if cast[seat] == option) for option in OPTIONS["majority"]
    }
    free = [seat for seat in seats.values() if not seat["recused"]]
    there = [seat for seat in free if (seat["present"] if case["mode"] == "meeting" else seat["id"] in cast)]
    whole = {
        "cast": weigh["for"] + weigh["against"] + rule["count_abstentions"] * weigh["abstain"],
        "present": sum(seat["weight"] for seat in there),
        "in_office": sum(seat["weight"] for seat in free),
    }[rule["of"]]
    above, below = map(int, rule["threshold"]["fraction"].split("/"))
    left, right, more = weigh["for"] * below, above * whole, rule["threshold"]["compare"] == "more_than"
    carried = weigh["for"] > 0 and (left > right if more else left >= right)
    chairs = [seat["id"] for seat in (there if case["mode"] == "meeting" else free) if seat["co_chair"]]
    tie_rule = rule["of"] == "cast" and not rule["count_abstentions"] and more and 2 * above == below
    if tie_rule and weigh["for"] == weigh["against"] > 0 and rule["tie"] == "co_chairs":
        carried = bool(chairs) and all(cast.get(chair) == "for" for chair in chairs)
    verdict = verdict_of(case)
    assert (verdict["outcome"] == "carried", verdict["denominator"]) == (carried, whole)
