"""Do the proofs read well in both languages, name who must be named, and end with the outcome?"""

import re

import pytest
from hypothesis import given, settings
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
from verdict_strategies import cases, tallies

from governance.verdicts import judge, parse, verdict_of

ENDS = {
    "carried": ("the motion is carried.", "la motion est adoptée."),
    "not_carried": ("the motion is not carried.", "la motion n’est pas adoptée."),
    "no_quorum": ("the quorum is not reached.", "le quorum n’est pas atteint."),
}
TOLD = [
    (
        "the example of the product: 13 seats, 1 recused, 6 of 8 cast, two thirds",
        room("FFFFFFAAR----", {"threshold": share("2/3", "at_least"), **MORE_THAN_HALF}),
        "13 seats are in office and 1 is recused: s8. The quorum, more than half of 13, is 7 seats; 9 are"
        " present. The count is 6 votes for, 2 against and 0 abstaining. 8 votes are cast. Two thirds of"
        " 8 is 16/3 and at least that is needed; 6 ≥ 16/3: the motion is carried.",
        "13 sièges sont en fonction et 1 est récusé : s8. Le quorum, soit plus de la moitié de 13, est de"
        " 7 sièges; 9 sont présents. On compte 6 voix pour, 2 contre et 0 abstention. 8 voix sont"
        " exprimées. Les deux tiers de 8 font 16/3 et il en faut au moins autant; 6 ≥ 16/3 : la motion"
        " est adoptée.",
    ),
    (
        "one of everything",
        room("F", {"quorum": {"seats": 1}, "classes": [{"orders": ["provincial"], "at_least": 1}]}),
        "1 seat is in office and none is recused. The quorum is 1 seat; 1 is present. The count is 1 vote"
        " for, 0 against and 0 abstaining. 1 vote is cast. Half of 1 is 1/2 and more than that is needed;"
        " 1 > 1/2. At least 1 seat of the provincial order must vote for; 1 ≥ 1: the motion is carried.",
        "1 siège est en fonction et aucun n’est récusé. Le quorum est de 1 siège; 1 est présent. On"
        " compte 1 voix pour, 0 contre et 0 abstention. 1 voix est exprimée. La moitié de 1 fait 1/2 et"
        " il en faut davantage; 1 > 1/2. Au moins 1 siège de l’ordre provincial doit voter pour; 1 ≥ 1 :"
        " la motion est adoptée.",
    ),
    (
        "jurisdictions, recused and split, in writing",
        room("FAFAFFRR", {**JURISDICTION, "quorum": share("1/2", "at_least")}, mode="written",
             jurisdictions=["AB", "AB", "BC", "BC", "MB", "MB", "ON", "QC"]),
        "5 jurisdictions have a seat in office and 2 are recused: ON and QC. The quorum, at least half of"
        " 5, is 3 jurisdictions; 5 have voted or are recused. The count is 1 vote for, 0 against and 0"
        " abstaining. 2 jurisdictions are split: AB and BC. 1 vote is cast. Half of 1 is 1/2 and more"
        " than that is needed; 1 > 1/2: the motion is carried.",
        "5 administrations ont un siège en fonction et 2 sont récusées : ON et QC. Le quorum, soit au"
        " moins la moitié de 5, est de 3 administrations; 5 ont voté ou sont récusées. On compte 1 voix"
        " pour, 0 contre et 0 abstention. 2 administrations sont partagées : AB et BC. 1 voix est"
        " exprimée. La moitié de 1 fait 1/2 et il en faut davantage; 1 > 1/2 : la motion est adoptée.",
    ),
    (
        "a quorum by class that fails",
        room("FF-", quorum_classes(["federal", "territorial"], 2, seats=2), orders="fpt"),
        "3 seats are in office and none is recused. The quorum is 2 seats; 2 are present. At least 2"
        " seats of the federal or territorial order must be present; 1 < 2: the quorum is not reached.",
        "3 sièges sont en fonction et aucun n’est récusé. Le quorum est de 2 sièges; 2 sont présents. Au"
        " moins 2 sièges de l’ordre fédéral ou territorial doivent être présents; 1 < 2 : le quorum n’est"
        " pas atteint.",
    ),
    (
        "a tie that the co-chairs do not break",
        room("FA", CHAIRS, chairs=[0, 1]),
        "2 seats are in office and none is recused. No quorum is required; 2 are present. The count is 1"
        " vote for, 1 against and 0 abstaining. The votes are tied, 1 = 1, and the co-chairs may break"
        " the tie. Of 2 co-chairs able to vote, 1 voted for: the motion is not carried.",
        "2 sièges sont en fonction et aucun n’est récusé. Aucun quorum n’est exigé; 2 sont présents. On"
        " compte 1 voix pour, 1 contre et 0 abstention. Les voix sont à égalité, 1 = 1, et la"
        " coprésidence peut trancher. Sur 2 coprésidences en mesure de voter, 1 a voté pour : la motion"
        " n’est pas adoptée.",
    ),
    (
        "a consensus with an objection",
        consensus("YYVSO"),
        "5 seats are in office and none is recused. No quorum is required; 5 are present. 2 agree, 1"
        " agrees with a reservation, 1 stands aside and 1 objects. At most 0 objections are allowed; 1 >"
        " 0: the motion is not carried.",
        "5 sièges sont en fonction et aucun n’est récusé. Aucun quorum n’est exigé; 5 sont présents. 2"
        " sont d’accord, 1 est d’accord avec réserve, 1 s’abstient sans bloquer et 1 s’oppose. Au plus 0"
        " objection est permise; 1 > 0 : la motion n’est pas adoptée.",
    ),
    (
        "those in office, a fraction without a name, a class missed",
        room("FFA-", {"of": "in_office", "threshold": share("3/7", "more_than"), **FEDERAL}),
        "4 seats are in office and none is recused. No quorum is required; 3 are present. The count is 2"
        " votes for, 1 against and 0 abstaining. The seats in office and not recused have 4 votes. 3/7 of"
        " 4 is 12/7 and more than that is needed; 2 > 12/7. At least 1 seat of the federal order must"
        " vote for; 0 < 1: the motion is not carried.",
        "4 sièges sont en fonction et aucun n’est récusé. Aucun quorum n’est exigé; 3 sont présents. On"
        " compte 2 voix pour, 1 contre et 0 abstention. Les sièges en fonction et non récusés ont 4 voix."
        " 3/7 de 4 font 12/7 et il en faut davantage; 2 > 12/7. Au moins 1 siège de l’ordre fédéral doit"
        " voter pour; 0 < 1 : la motion n’est pas adoptée.",
    ),
]  # fmt: skip


def plain(french):
    """With ordinary spaces, as the expectations above are typed."""
    return french.replace("\u00a0", " ")


@pytest.mark.parametrize(("case", "english", "french"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_told(case, english, french):
    proof = verdict_of(case)["proof"]
    assert proof["en"] == english
    assert plain(proof["fr"]) == french


def test_names_are_said_where_they_are_given():
    case = room("RFA", {"components": ["JC"]}, jurisdictions=["MB", "ON", "QC"])
    names = {"s0": ("Manitoba", "le Manitoba"), "JC": ("Joint Councils", "conseils mixtes")}
    verdict, bare = judge(parse(case), names), judge(parse(case))
    english, french = verdict.proof
    assert english.startswith("Joint Councils: 3 seats are in office and 1 is recused: Manitoba.")
    assert plain(french).startswith("conseils mixtes : 3 sièges sont en fonction et 1 est récusé : le Manitoba.")
    assert verdict.groups[0].body == "JC"
    assert (verdict.reason, verdict.groups[0].counts) == (bare.reason, bare.groups[0].counts)


def test_the_joint_proof_counts_the_bodies():
    case = room("FFAA", {"components": ["X", "Y"]}, bodies="XXYY")
    proof = verdict_of(case)["proof"]
    assert proof["en"].endswith("Of 2 bodies, 1 carries the motion: the motion is not carried.")
    assert plain(proof["fr"]).endswith("Sur 2 instances, 1 adopte la motion : la motion n’est pas adoptée.")


def test_the_joint_proof_says_who_lacks_a_quorum():
    case = room("FF--", {"components": ["X", "Y"], **MORE_THAN_HALF}, bodies="XXYY")
    proof = verdict_of(case)["proof"]
    assert proof["en"].endswith("Of 2 bodies, 1 has no quorum: the quorum is not reached.")
    assert plain(proof["fr"]).endswith("Sur 2 instances, 1 n’a pas le quorum : le quorum n’est pas atteint.")


def test_counted_abstentions_are_said():
    proof = verdict_of(show_of_hands("...", {"for": 2, "abstain": 1}, {"count_abstentions": True}))["proof"]
    assert "3 votes are cast, abstentions included." in proof["en"]
    assert "3 voix sont exprimées, abstentions comprises." in proof["fr"]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(cases() | tallies())
def test_every_proof_is_well_set_and_ends_with_the_outcome(case):
    verdict = verdict_of(case)
    for told in [verdict, *verdict["groups"]]:
        english, french = told["proof"]["en"], told["proof"]["fr"]
        assert (english.endswith(ENDS[told["outcome"]][0]), french.endswith(ENDS[told["outcome"]][1])) == (
            True,
            True,
        )
        assert not re.search(r"[^\u00a0]:|\s[;!?,.]|'|\s\s", french)
        assert "\u00a0" not in english
        assert not re.search(r"\b1 (\w+s|votes|sont|ont) ", french.replace("sans", ""))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(cases())
def test_recused_and_split_voters_are_named(case):
    bodies, names = case["rule"]["components"], {}
    for seat in case["seats"]:
        if seat["weight"] and (bodies is None or seat["body"] in bodies):
            key = (seat["body"] if bodies else None, seat["jurisdiction"])
            names.setdefault(key if case["rule"]["voter"] == "jurisdiction" else seat["id"], []).append(seat)
    recused = [key for key, seats in names.items() if all(seat["recused"] for seat in seats)]
    proof = verdict_of(case)["proof"]
    for key in recused:
        name = key[1] if isinstance(key, tuple) else key
        assert (name in proof["en"], name in proof["fr"]) == (True, True)
