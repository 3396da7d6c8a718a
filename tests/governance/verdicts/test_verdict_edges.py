"""Does the engine hold at the edges of the specification? Every expectation here was worked out by hand."""

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
)

from governance.verdicts import verdict_of

HALF_AGAIN = share("2/4", "more_than")

REASONS = [
    # a tie, and what is none
    ("a fraction compares by its value", room("FFAA", {"threshold": HALF_AGAIN}), "tie"),
    ("at least half is no tie", room("FFAA", {"threshold": share("3/6", "at_least")}), "threshold_met"),
    ("no tie with counted abstentions", room("FFAA", {"count_abstentions": True}), "threshold_not_met"),
    ("no tie of the present", room("FFAA", {"of": "present"}), "threshold_not_met"),
    ("no tie of those in office", room("FFAA", {"of": "in_office"}), "threshold_not_met"),
    ("no tie under two thirds", room("FFAA", {"threshold": share("2/3", "more_than")}), "threshold_not_met"),
    ("abstentions leave a tie a tie", room("FAB", {}), "tie"),
    ("a tie of weights", room("FAA", {}, weights=[2, 1, 1]), "tie"),
    ("nobody for, nobody against is no tie", room("BB", CHAIRS, chairs=[0]), "no_support"),
    # who breaks it
    ("both co-chairs for", room("FFAA", CHAIRS, chairs=[0, 1]), "tie_broken"),
    ("one co-chair against", room("FFAA", CHAIRS, chairs=[0, 2]), "tie"),
    ("one co-chair abstains", room("FAB", CHAIRS, chairs=[0, 2]), "tie"),
    ("one co-chair silent", room("FA.", CHAIRS, chairs=[0, 2]), "tie"),
    ("one co-chair absent", room("FA-", CHAIRS, chairs=[0, 2]), "tie_broken"),
    ("one co-chair silent in writing", room("FA-", CHAIRS, mode="written", chairs=[0, 2]), "tie"),
    ("one co-chair recused", room("FAR", CHAIRS, chairs=[0, 2]), "tie_broken"),
    ("one recused in writing", room("FAr", CHAIRS, mode="written", chairs=[0, 2]), "tie_broken"),
    ("all co-chairs recused", room("FAR", CHAIRS, chairs=[2]), "tie"),
    ("no co-chair at all", room("FA", CHAIRS), "tie"),
    ("co-chairs, but not asked", room("FA", {}, chairs=[0]), "tie"),
    ("a co-chair who is no voter", room("FA.", CHAIRS, chairs=[0, 2], weights=[1, 1, 0]), "tie_broken"),
    ("the classes stop it", room("FA", {**CHAIRS, **FEDERAL}, chairs=[0]), "class_condition_not_met"),
    ("an unbroken tie comes before the classes", room("FA", {**CHAIRS, **FEDERAL}, chairs=[1]), "tie"),
    ("the classes hold", room("FA", {**CHAIRS, **FEDERAL}, chairs=[0], orders="fp"), "tie_broken"),
    ("co-chairs are not asked where there is no tie", room("FFA", CHAIRS, chairs=[2]), "threshold_met"),
    # nothing carries vacuously
    ("a threshold of nothing", room("AA", {"threshold": share("0/1", "at_least")}), "no_support"),
    (
        "a threshold of nothing, one for",
        room("FAA", {"threshold": share("0/7", "at_least")}),
        "threshold_met",
    ),
    ("more than nothing", room("FAA", {"threshold": share("0/1", "more_than")}), "threshold_met"),
    ("all of them", room("FFF", {"threshold": share("1/1", "at_least")}), "threshold_met"),
    ("more than all", room("FFF", {"threshold": share("1/1", "more_than")}), "threshold_not_met"),
    ("all are recused", room("RR"), "no_support"),
    ("silence is not agreement", consensus("..."), "no_support"),
    ("standing aside is not agreement", consensus("SS"), "no_support"),
    # the order of reasons
    ("quorum before support", room("A--", MORE_THAN_HALF), "quorum_not_met"),
    ("support before objection", consensus("O"), "no_support"),
    ("threshold before classes", room("FAA", FEDERAL), "threshold_not_met"),
    ("objection before classes", consensus("YO", FEDERAL), "objection"),
    ("classes of a consensus", consensus("YY", FEDERAL), "class_condition_not_met"),
    ("a reservation counts for a class", consensus("VY", FEDERAL, orders="fp"), "consensus_reached"),
    ("only a vote for counts for a class", room("FFA", FEDERAL, orders="ppf"), "class_condition_not_met"),
    (
        "classes count voters, not weights",
        room("F", {"classes": [{"orders": ["federal"], "at_least": 2}]}, weights=[9], orders="f"),
        "class_condition_not_met",
    ),
    (
        "orders of a class add up",
        room("FF", {"classes": [{"orders": ["provincial", "territorial"], "at_least": 2}]}, orders="pt"),
        "threshold_met",
    ),
    (
        "a class of none always holds",
        room("F", {"classes": [{"orders": ["municipal"], "at_least": 0}]}),
        "threshold_met",
    ),
    # the quorum
    ("recused and present counts", room("FFR--", MORE_THAN_HALF), "threshold_met"),
    ("recused and absent does not", room("FFr--", MORE_THAN_HALF), "quorum_not_met"),
    ("exactly half is not more", room("FF--", MORE_THAN_HALF), "quorum_not_met"),
    ("exactly half is at least half", room("FF--", {"quorum": share("1/2", "at_least")}), "threshold_met"),
    ("seats, not weights", room("F--", MORE_THAN_HALF, weights=[9, 1, 1]), "quorum_not_met"),
    ("a number of seats", room("FF-", {"quorum": {"seats": 2}}), "threshold_met"),
    ("a number of seats missed", room("FF-", {"quorum": {"seats": 3}}), "quorum_not_met"),
    ("a quorum of none", room("F--", {"quorum": {"seats": 0}}), "threshold_met"),
    ("in writing, who voted", room("FF.", {"quorum": {"seats": 3}}, mode="written"), "quorum_not_met"),
    (
        "in writing, who is recused too",
        room("FFr", {"quorum": {"seats": 3}}, mode="written"),
        "threshold_met",
    ),
    ("in writing, an abstention too", room("FFB", {"quorum": {"seats": 3}}, mode="written"), "threshold_met"),
    ("classes of the quorum", room("FFF", quorum_classes(["federal"], 1)), "quorum_not_met"),
    (
        "a recused one counts there",
        room("FFR", quorum_classes(["federal"], 1), orders="ppf"),
        "threshold_met",
    ),
    ("an absent one does not", room("FF-", quorum_classes(["federal"], 1), orders="ppf"), "quorum_not_met"),
    ("a silent one does", room("FF.", quorum_classes(["federal"], 1), orders="ppf"), "threshold_met"),
    # objections
    ("one objection, one allowed", consensus("YO", {"max_objections": 1}), "consensus_reached"),
    ("two objections, one allowed", consensus("YOO", {"max_objections": 1}), "objection"),
    ("objections are voters", consensus("YO", {"max_objections": 1}, weights=[1, 5]), "consensus_reached"),
    ("a reservation does not block", consensus("V"), "consensus_reached"),
    ("standing aside does not block", consensus("YSS"), "consensus_reached"),
]


@pytest.mark.parametrize(("case", "reason"), [row[1:] for row in REASONS], ids=[row[0] for row in REASONS])
def test_reason(case, reason):
    assert verdict_of(case)["reason"] == reason


DENOMINATORS = [
    ("cast leaves abstentions out", room("FFAB."), 3),
    ("cast with abstentions", room("FFAB.", {"count_abstentions": True}), 4),
    ("present counts the silent", room("FFAB.-R", {"of": "present"}), 5),
    ("in office counts the absent", room("FFAB.-Rr", {"of": "in_office"}), 6),
    ("weights of those present", room("F.R-", {"of": "present"}, weights=[3, 5, 7, 11]), 8),
    ("weights of those in office", room("F.R-", {"of": "in_office"}, weights=[3, 5, 7, 11]), 19),
    ("present in writing: who voted", room("FB.r", {"of": "present"}, mode="written"), 2),
    ("in office in writing", room("FB.r", {"of": "in_office"}, mode="written"), 3),
    ("no voter, in no count", room("F..", {"of": "in_office"}, weights=[1, 0, 1]), 2),
    ("a quorum missed hides no count", room("F--", MORE_THAN_HALF), 1),
    ("a jurisdiction has the weight 1", room("FA", JURISDICTION, weights=[5, 7]), 2),
    ("split is not cast", room("FAF", JURISDICTION, jurisdictions="xxy"), 1),
    (
        "split is cast with abstentions",
        room("FAF", {**JURISDICTION, "count_abstentions": True}, jurisdictions="xxy"),
        2,
    ),
    ("split is present", room("FAF", {**JURISDICTION, "of": "present"}, jurisdictions="xxy"), 2),
    (
        "present only by a recused seat",
        room("R-F", {**JURISDICTION, "of": "present"}, jurisdictions="xxy"),
        1,
    ),
    (
        "in office by a seat not recused",
        room("R-F", {**JURISDICTION, "of": "in_office"}, jurisdictions="xxy"),
        2,
    ),
    ("recused with all seats", room("RrF", {**JURISDICTION, "of": "in_office"}, jurisdictions="xxy"), 1),
    ("consensus has none", consensus("YO"), None),
]


@pytest.mark.parametrize(
    ("case", "denominator"), [row[1:] for row in DENOMINATORS], ids=[row[0] for row in DENOMINATORS]
)
def test_denominator(case, denominator):
    assert verdict_of(case)["denominator"] == denominator


NEEDED = [
    ("1/2", "more_than", 8, 5), ("1/2", "at_least", 8, 4), ("1/2", "more_than", 9, 5),
    ("1/2", "at_least", 9, 5), ("2/3", "more_than", 9, 7), ("2/3", "at_least", 9, 6),
    ("2/3", "at_least", 10, 7), ("2/3", "more_than", 10, 7), ("0/1", "at_least", 3, 0),
    ("0/1", "more_than", 3, 1), ("1/1", "at_least", 3, 3), ("1/1", "more_than", 3, 4),
    ("1/100", "at_least", 3, 1),
]  # fmt: skip


@pytest.mark.parametrize(("fraction", "compare", "in_office", "needed"), NEEDED)
def test_quorum_needed(fraction, compare, in_office, needed):
    verdict = verdict_of(room("F" * in_office, {"quorum": share(fraction, compare)}))
    assert verdict["quorum"] == {"met": in_office >= needed, "needed": needed, "have": in_office}


def test_quorum_by_class_keeps_the_number_needed():
    verdict = verdict_of(room("FF", quorum_classes(["federal"], 1, seats=2)))
    assert verdict["quorum"] == {"met": False, "needed": 2, "have": 2}


def test_without_a_quorum_it_is_met_and_counted():
    assert verdict_of(room("F--"))["quorum"] == {"met": True, "needed": None, "have": 1}
