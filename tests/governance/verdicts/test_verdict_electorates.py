"""Who votes as what: jurisdictions, components, weights and tallies, worked out by hand."""

import pytest
from verdict_makers import (
    CHAIRS,
    FEDERAL,
    JURISDICTION,
    MORE_THAN_HALF,
    consensus,
    quorum_classes,
    room,
    share,
    show_of_hands,
)

from governance.verdicts import verdict_of

# The voice of one jurisdiction whose seats took these positions.
VOICES = [
    ("FF", "for"), ("F.", "for"), ("FR", "for"), ("AA", "against"), ("BB", "abstain"), ("FA", "split"),
    ("FB", "split"), ("AB", "split"), ("FFA", "split"), ("..", None), ("RR", None),
    ("YY", "agree"), ("YV", "reservation"), ("VV", "reservation"), ("YS", "split"), ("VS", "split"),
    ("SS", "stand_aside"), ("YO", "object"), ("SO", "object"), ("VSO", "object"), ("O.", "object"),
]  # fmt: skip


@pytest.mark.parametrize(("positions", "voice"), VOICES)
def test_voice_of_a_jurisdiction(positions, voice):
    method = "consensus" if set(positions) & set("YVSO") else "majority"
    rule = {**JURISDICTION, "method": method}
    counts = verdict_of(room(positions, rule, jurisdictions="x" * len(positions)))["counts"]
    found = [option for option, number in counts.items() if number and option not in ("recused", "present")]
    assert found == [word for word in (voice, "in_office") if word]
    assert counts["recused"] == (1 if set(positions) == {"R"} else 0)


def test_jurisdictions_take_the_place_of_seats():
    case = room("F-R-.rF", {**JURISDICTION, **MORE_THAN_HALF}, jurisdictions="aabbccd", weights=[1] * 6 + [0])
    case["votes"].pop()  # the seat of weight 0 is no voter, nor is its jurisdiction
    verdict = verdict_of(case)
    assert verdict["counts"] == {
        "for": 1, "against": 0, "abstain": 0, "split": 0, "recused": 0, "present": 3, "in_office": 3,
    }  # fmt: skip
    assert verdict["quorum"] == {"met": True, "needed": 2, "have": 3}


def test_a_co_chair_votes_for_himself_where_his_jurisdiction_is_split():
    case = room("FAFA", {**JURISDICTION, **CHAIRS}, jurisdictions="xxyz", chairs=[0])
    verdict = verdict_of(case)
    assert (verdict["reason"], verdict["counts"]["split"]) == ("tie_broken", 1)


def test_consensus_counts_heads():
    verdict = verdict_of(consensus("YVS", weights=[4, 5, 6]))
    assert verdict["counts"] == {
        "agree": 1, "reservation": 1, "stand_aside": 1, "object": 0, "split": 0, "recused": 0, "present": 3,
        "in_office": 3,
    }  # fmt: skip


def test_majority_counts_weights_and_seats_apart():
    counts = verdict_of(room("FABR-", weights=[2, 3, 4, 5, 6]))["counts"]
    assert counts == {
        "for": 2, "against": 3, "abstain": 4, "split": 0, "recused": 1, "present": 4, "in_office": 5,
    }  # fmt: skip


def test_weights_beyond_any_float_are_exact():
    case = room("FA", {"threshold": share("1/2", "at_least")}, weights=[10**30, 10**30 + 1])
    assert verdict_of(case)["reason"] == "threshold_not_met"


JOINT = [
    ("each carries", room("FFFF", {}, bodies="XXYY"), "all_components_carried"),
    ("one does not", room("FFAF", {}, bodies="XXYY"), "component_not_carried"),
    ("one has no quorum", room("FFF-", MORE_THAN_HALF, bodies="XXYY"), "component_without_quorum"),
    ("no quorum comes first", room("AAF-", MORE_THAN_HALF, bodies="XXYY"), "component_without_quorum"),
    ("a class in each", room("FFFF", FEDERAL, bodies="XXYY", orders="fppp"), "component_not_carried"),
    ("a tie in each", room("FAFA", CHAIRS, bodies="XXYY", chairs=[0, 2]), "all_components_carried"),
    ("each to its co-chairs", room("FAFA", CHAIRS, bodies="XXYY", chairs=[0]), "component_not_carried"),
]
JOINT_OUTCOMES = {
    "all_components_carried": "carried",
    "component_not_carried": "not_carried",
    "component_without_quorum": "no_quorum",
}


@pytest.mark.parametrize(("case", "reason"), [row[1:] for row in JOINT], ids=[row[0] for row in JOINT])
def test_joint(case, reason):
    case["rule"]["components"] = ["Y", "X"]
    verdict = verdict_of(case)
    assert (verdict["reason"], verdict["outcome"]) == (reason, JOINT_OUTCOMES[reason])
    assert [verdict[key] for key in ("counts", "denominator", "quorum")] == [None, None, None]
    assert [group["body"] for group in verdict["groups"]] == ["Y", "X"]


def test_one_jurisdiction_is_a_voter_in_each_body():
    case = room("FA", {**JURISDICTION, "components": ["X", "Y"]}, bodies="XY", jurisdictions="jj")
    assert [group["outcome"] for group in verdict_of(case)["groups"]] == ["carried", "not_carried"]


def test_seats_of_other_bodies_are_ignored():
    verdict = verdict_of(room("FF.", {"components": ["X"], "of": "in_office"}, bodies="XXZ"))
    assert verdict["groups"][0]["denominator"] == 2


def test_without_components_bodies_make_no_difference():
    assert verdict_of(room("FA", {}, bodies="XY"))["counts"]["in_office"] == 2


def test_show_of_hands():
    verdict = verdict_of(
        show_of_hands(
            ".......R-",
            {"for": 4, "against": 2, "abstain": 1},
            {"threshold": share("2/3", "at_least"), **MORE_THAN_HALF},
        )
    )
    assert verdict["reason"] == "threshold_met"
    assert (verdict["denominator"], verdict["quorum"]["have"], verdict["counts"]["recused"]) == (6, 8, 1)


def test_show_of_hands_of_those_present():
    assert verdict_of(show_of_hands("...R-", {"for": 2}, {"of": "present"}))["denominator"] == 3


def test_secret_ballot_in_writing_knows_who_is_there_by_its_sum():
    case = show_of_hands("....r", {"for": 2, "against": 1, "abstain": 0}, {"of": "present"}, mode="written")
    verdict = verdict_of(case)
    assert (verdict["denominator"], verdict["counts"]["present"]) == (3, 4)
    assert verdict_of({**case, "rule": {"method": "majority", "of": "in_office"}})["denominator"] == 4


def test_quorum_by_class_in_a_meeting_goes_with_a_tally():
    case = show_of_hands("..", {"for": 2}, quorum_classes(["federal"], 1), orders="fp")
    assert verdict_of(case)["reason"] == "threshold_met"


def test_consensus_by_show_of_hands():
    case = show_of_hands("...", {"agree": 2, "object": 1}, {"method": "consensus", "max_objections": 1})
    assert verdict_of(case)["reason"] == "consensus_reached"


def test_a_tally_without_any_vote():
    assert verdict_of(show_of_hands("..", {}))["reason"] == "no_support"


def test_a_seat_of_no_weight_leaves_a_tally_alone():
    verdict = verdict_of(show_of_hands("...", {"for": 2}, {"of": "present"}, weights=[1, 1, 0]))
    assert (verdict["denominator"], verdict["counts"]["in_office"]) == (2, 2)


def test_what_is_left_out():
    """The whole case with every default left out: more than half of the votes cast, in a meeting."""
    seats = [{"id": i, "body": "B", "jurisdiction": "J", "order": "federal"} for i in "abc"]
    votes = [
        {"seat": "a", "option": "for"},
        {"seat": "b", "option": "for"},
        {"seat": "c", "option": "against"},
    ]
    verdict = verdict_of({"rule": {"method": "majority"}, "seats": seats, "votes": votes})
    assert (verdict["reason"], verdict["denominator"], verdict["counts"]["present"]) == (
        "threshold_met",
        3,
        3,
    )
