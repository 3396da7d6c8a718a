"""Is every case that cannot be judged refused, by the name of its field and in one line?"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from verdict_makers import consensus, quorum_classes, room, share, show_of_hands
from verdict_strategies import cases, json_values, tallies

from governance.verdicts import BadCase, judge, parse, verdict_of

GOOD = room("FA-R", weights=[1, 1, 1, 1])


def changed(**parts):
    return {**GOOD, **parts}


def seat(place=0, **fields):
    case = json.loads(json.dumps(GOOD))
    case["seats"][place] |= fields
    return case


def rule(**fields):
    return changed(rule={"method": "majority", **fields})


def without(case, *path):
    case = json.loads(json.dumps(case))
    *way, last = path
    inner = case
    for step in way:
        inner = inner[step]
    del inner[last]
    return case


def vote(**fields):
    return changed(votes=[{"seat": "s0", "option": "for", **fields}])


HANDS = {"for": 1}
ERRORS = [
    ("case", []), ("case", None), ("case", "majority"), ("case", 3),
    ("rule", without(GOOD, "rule")), ("seats", without(GOOD, "seats")), ("votes", without(GOOD, "votes")),
    ("votes", changed(tally=HANDS)), ("extra", changed(extra=1)), ("mode", changed(mode="email")),
    ("mode", changed(mode=None)), ("mode", changed(mode=["meeting"])), ("seats", changed(seats={})),
    ("seats", changed(seats=[], votes=[])), ("seats[0]", changed(seats=["s0"])),
    ("votes", changed(votes={"s0": "for"})), ("votes", changed(votes=None)),
    # the rule
    ("rule", changed(rule="majority")), ("rule.method", changed(rule={})),
    ("rule.method", rule(method="lot")),
    ("rule.colour", rule(colour=1)), ("rule.voter", rule(voter="person")), ("rule.tie", rule(tie="coin")),
    ("rule.of", rule(of="all")), ("rule.count_abstentions", rule(count_abstentions=1)),
    ("rule.count_abstentions", rule(count_abstentions=True, of="present")),
    ("rule.count_abstentions", rule(count_abstentions=True, of="in_office")),
    ("rule.max_objections", rule(max_objections=-1)), ("rule.max_objections", rule(max_objections=0.5)),
    ("rule.max_objections", rule(max_objections=1.0)), ("rule.max_objections", rule(max_objections=True)),
    ("rule.threshold", rule(threshold="2/3")),
    ("rule.threshold.fraction", rule(threshold={"compare": "at_least"})),
    ("rule.threshold.compare", rule(threshold={"fraction": "1/2"})),
    ("rule.threshold.compare", rule(threshold=share("1/2", "over"))),
    ("rule.threshold.of", rule(threshold={**share("1/2", "at_least"), "of": "cast"})),
    *[("rule.threshold.fraction", rule(threshold=share(fraction, "at_least"))) for fraction in (
        "3/2", "1/0", "0/0", "-1/2", "1/-2", "-1/-2", "+1/2", "0.5", "1", "1/2/3", " 1/2", "1/2\n",
        "1 / 2", "", "a/b", "١/٢", "1/" + "9" * 2000, 0.5, 1, None, ["1/2"], {"p": 1})],
    # the quorum
    ("rule.quorum", rule(quorum="1/2")), ("rule.quorum.fraction", rule(quorum={})),
    ("rule.quorum.compare", rule(quorum={"fraction": "1/2"})),
    ("rule.quorum.seats", rule(quorum={"seats": -1})),
    ("rule.quorum.seats", rule(quorum={"seats": 1.5})), ("rule.quorum.seats", rule(quorum={"seats": "7"})),
    ("rule.quorum.fraction", rule(quorum={"seats": 1, **share("1/2", "at_least")})),
    ("rule.quorum.people", rule(quorum={"people": 3})),
    ("rule.quorum.classes[0].at_least", rule(**quorum_classes(["federal"], -1))),
    ("rule.quorum.classes[0].orders[0]", rule(**quorum_classes(["royal"], 1))),
    # classes and components
    ("rule.classes", rule(classes={})), ("rule.classes[0].orders", rule(classes=[{"at_least": 1}])),
    ("rule.classes[0].at_least", rule(classes=[{"orders": ["federal"]}])),
    ("rule.classes[0].at_least", rule(classes=[{"orders": ["federal"], "at_least": 0.5}])),
    ("rule.classes[0].orders[1]", rule(classes=[{"orders": ["federal", "city"], "at_least": 1}])),
    ("rule.classes[0].orders", rule(classes=[{"orders": "federal", "at_least": 1}])),
    ("rule.classes[0].orders", rule(classes=[{"orders": [], "at_least": 1}])),
    ("rule.classes[0].at_most", rule(classes=[{"orders": ["federal"], "at_least": 1, "at_most": 2}])),
    ("rule.components", rule(components="JC")), ("rule.components", rule(components=[])),
    ("rule.components[0]", rule(components=[7])), ("rule.components[1]", rule(components=["JC", "JC"])),
    ("rule.components[1]", rule(components=["JC", "Nobody"])),
    ("rule.components[1]", room("FF", {"components": ["X", "Y"]}, bodies="XY", weights=[1, 0])),
    # seats
    *[(f"seats[0].{key}", without(GOOD, "seats", 0, key)) for key in ("id", "body", "jurisdiction", "order")],
    *[(f"seats[0].{key}", seat(**{key: value})) for key in ("id", "body", "jurisdiction")
      for value in (7, "", " ", None, ["a"], "a\nb", "\ud800")],
    *[("seats[0].weight", seat(weight=weight)) for weight in (-1, 0.5, 1.0, "1", None, True, float("nan"),
      float("inf"), 10**1000, 10**5000)],
    *[(f"seats[0].{key}", seat(**{key: value})) for key in ("present", "recused", "co_chair")
      for value in (0, 1, "true", None)],
    ("seats[0].order", seat(order="royal")), ("seats[0].name", seat(name="Ontario")),
    ("seats[1].id", seat(1, id="s0")), ("seats[1].order", seat(1, jurisdiction="j0", order="federal")),
    ("seats", room("..", weights=[0, 0])),
    # votes
    ("votes[0].seat", vote(seat="s9")), ("votes[0].seat", vote(seat="s2")),
    ("votes[0].seat", vote(seat="s3")),
    ("votes[0].seat", vote(seat=0)), ("votes[0].option", vote(option="agree")),
    ("votes[0].option", vote(option=None)),
    ("votes[0].option", vote(option="split")), ("votes[0].why", vote(why="because")),
    ("votes[0].option", changed(votes=[{"seat": "s0"}])),
    ("votes[0].seat", changed(votes=[{"option": "for"}])),
    ("votes[1].seat", changed(votes=[{"seat": "s0", "option": "for"}, {"seat": "s0", "option": "for"}])),
    ("votes[0].option", consensus("F")), ("votes[0].seat", room("F.", weights=[0, 1])),
    ("votes[1].seat", room("FF", {"components": ["X"]}, bodies="XY")),
    ("votes[0].seat", changed(mode="written", votes=[{"seat": "s3", "option": "for"}])),
    # tallies
    ("tally", show_of_hands("..", {"for": 3})), ("tally", show_of_hands(".-", {"for": 2})),
    ("tally", show_of_hands(".R", {"for": 1, "abstain": 1})), ("tally", show_of_hands("..", {"for": 2},
     weights=[1, 0])),
    ("tally", show_of_hands(".r", {"for": 2}, mode="written")), ("tally", show_of_hands("..", [1])),
    ("tally.agree", show_of_hands("..", {"agree": 1})), ("tally.split", show_of_hands("..", {"split": 1})),
    ("tally.for", show_of_hands("..", {"for": -1})), ("tally.for", show_of_hands("..", {"for": 1.0})),
    ("tally.for", show_of_hands("..", {"for": True})),
    ("rule.voter", show_of_hands("..", HANDS, {"voter": "jurisdiction"})),
    ("rule.tie", show_of_hands("..", HANDS, {"tie": "co_chairs"})),
    ("rule.components", show_of_hands("..", HANDS, {"components": ["JC"]})),
    ("rule.classes", show_of_hands("..", HANDS, {"classes": [{"orders": ["federal"], "at_least": 0}]})),
    ("rule.quorum.classes", show_of_hands("..", HANDS, quorum_classes(["federal"], 0), mode="written")),
    ("seats[1].weight", show_of_hands("..", HANDS, weights=[1, 2])),
]  # fmt: skip


@pytest.mark.parametrize(("field", "case"), ERRORS)
def test_refused(field, case):
    with pytest.raises(BadCase) as refused:
        verdict_of(case)
    assert refused.value.field == field
    assert str(refused.value).startswith(f"{field}: ")
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("key", ["a\nb", "", 7, None, "\ud800", "x" * 500])
def test_a_strange_key_is_named_in_one_line(key):
    with pytest.raises(BadCase) as refused:
        parse({**GOOD, key: 1})
    assert str(refused.value).isprintable()


def test_the_good_case_is_good():
    assert parse(GOOD)


def test_a_case_that_only_looks_odd_is_judged():
    odd = {"threshold": share("02/04", "more_than"), "classes": [], "max_objections": 3, "components": None}
    assert verdict_of(rule(**odd))["reason"] == "tie"


def spots(value, path=()):
    """The way to every value in a case."""
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from spots(member, (*path, key))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(cases() | tallies(), json_values, st.text(max_size=4), st.data())
def test_a_spoilt_case_is_refused_or_judged_but_never_breaks(case, junk, key, data):
    *way, last = data.draw(st.sampled_from([path for path in spots(case) if path]))
    inner = case
    for step in way:
        inner = inner[step]
    spoil = data.draw(st.sampled_from(["replace", "drop", "add"]))
    if spoil == "replace":
        inner[last] = junk
    elif spoil == "drop":
        del inner[last]
    elif isinstance(inner, dict):
        inner[key] = junk
    try:
        message = judge(parse(case)).reason
    except BadCase as refusal:
        message = str(refusal)
    assert message.isprintable()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(json_values)
def test_any_json_at_all_is_refused(value):
    with pytest.raises(BadCase):
        parse(value)
