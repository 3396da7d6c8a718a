"""Which rules and which cases of each stand in the table for readers, and how is one written in a row?"""

from collections import Counter
from typing import Any

from verdict_makers import CHAIRS, MORE_THAN_HALF, OPTIONS, consensus, quorum_classes, room, share, show_of_hands

from governance.queries.votes.rule_in_words import rule_in_words
from governance.verdicts import verdict_of

WORDS = {option: option.replace("_", " ") for option in OPTIONS.values()}
CONSENSUS = {"method": "consensus"}
BY_JURISDICTION = {"voter": "jurisdiction"}
JOINT = {"components": ["PSSDC", "PSCIOC"]}
JOINT_CONSENSUS = {**CONSENSUS, **BY_JURISDICTION, **MORE_THAN_HALF, **JOINT}
CLASSES = {"classes": [{"orders": ["federal"], "at_least": 1},
                       {"orders": ["provincial", "territorial"], "at_least": 2}]}  # fmt: skip
TWO_THIRDS = {"threshold": share("2/3", "at_least")}
TWO_COUNCILS = ["PSSDC"] * 3 + ["PSCIOC"] * 3
THREE_TWICE = ["CA", "CA-NB", "CA-YT"] * 2


def two_councils(positions: str, rule: dict[str, Any], **more: Any) -> dict:
    """Three jurisdictions with a seat in each of two councils; the first three letters are of the first."""
    return room(positions, rule, bodies=TWO_COUNCILS, jurisdictions=THREE_TWICE, orders="fptfpt", **more)


def pairs(positions: str, rule: dict[str, Any], **more: Any) -> dict:
    """Two seats of each jurisdiction in one electorate, letter by letter."""
    of = [f"J{place // 2 + 1}" for place in range(len(positions))]
    return room(positions, {**rule, **BY_JURISDICTION}, jurisdictions=of, **more)


# For each rule its name and its cases, put down a letter a seat as verdict_makers has it.
TABLE: dict[str, list[dict]] = {
    "Consensus": [consensus(each) for each in ("YYYY", "YVSY", "YYYO", "Y...", "SS..", "....", "YYYR", "YYY-")],
    "Consensus, with a quorum": [
        *(consensus(each, MORE_THAN_HALF) for each in ("YY..", "YY--", "YYR-", "YYr-", "YOR-")),
        *(consensus(each, MORE_THAN_HALF, mode="written") for each in ("YY..", "YYY.", "YYR.", "YVO.")),
    ],
    "Consensus, one objection does not block": [
        consensus(each, {"max_objections": 1}) for each in ("YYYO", "YYOO", "SSSO")
    ],
    "Consensus by jurisdiction": [pairs(each, CONSENSUS) for each in ("YYYY", "YVYY", "YSYY", "YOYY", "YRYY", "RRYY")],
    "Consensus in each of two councils, by jurisdiction": [
        two_councils(each, JOINT_CONSENSUS) for each in ("YYYYYY", "YYVYSY", "YYYYYO", "YYYY--", "YYRYYR", "YO-Y--")
    ],
    "Unanimity of the votes cast": [
        room(each, {"threshold": share("1/1", "at_least")}) for each in ("FFFF", "FFFB", "FFF.", "FFFA", "FFFR", "BBBB")
    ],
    "Unanimity of all in office": [
        room(each, {"threshold": share("1/1", "at_least"), "of": "in_office"})
        for each in ("FFFF", "FFFB", "FFF.", "FFF-", "FFFR")
    ],
    "Simple majority": [
        room(each) for each in ("FFFA", "FFAA", "FAAA", "FFAB", "FBBB", "F...", "BBBB", "....", "FFAR", "FFA-")
    ],
    "Simple majority, with a quorum": [
        *(room(each, MORE_THAN_HALF) for each in ("FF.-", "FF--", "FFR-", "FFr-")),
        *(room(each, MORE_THAN_HALF, mode="written") for each in ("FF..", "FFB.", "FFR.")),
    ],
    "Simple majority, weighted": [
        room("FAAA", weights=[4, 1, 1, 1]), room("FAAA", weights=[3, 1, 1, 1]), room("FAAA", weights=[2, 1, 1, 1]),
    ],
    "Simple majority, weighted, with a quorum of seats": [
        room("FA--", MORE_THAN_HALF, weights=[4, 1, 1, 1]), room("FA--", MORE_THAN_HALF, weights=[4, 1, 1, 0]),
    ],
    "Simple majority, abstentions counted": [
        room(each, {"count_abstentions": True}) for each in ("FFAB", "FFFB", "FFAA", "FBBB")
    ],
    "Majority of those present": [room(each, {"of": "present"}) for each in ("FFA.", "FFF.", "FFA-", "FFAR")],
    "Majority of all in office": [room(each, {"of": "in_office"}) for each in ("FF--", "FFF-", "FFA.", "FF-R")],
    "At least half": [room(each, {"threshold": share("1/2", "at_least")}) for each in ("FFAA", "FAAA", "FABB")],
    "Two thirds of the votes cast": [
        *(room(each, TWO_THIRDS) for each in ("FFA", "FFFFFFAAA", "FFFFFAAAA", "FFBBB", "BBB")),
        room("F" * 33 + "A" * 17, TWO_THIRDS),
    ],
    "More than two thirds of the votes cast": [
        room(each, {"threshold": share("2/3", "more_than")}) for each in ("FFA", "FFFA")
    ],
    "Two thirds of all in office": [
        room(each, {**TWO_THIRDS, "of": "in_office"}) for each in ("FF.", "FFFF--", "FFF---", "FF.R")
    ],
    "Simple majority, a tie is broken by the co-chairs": [
        room("FFAA", CHAIRS, chairs=[0, 1]), room("FFAA", CHAIRS, chairs=[0, 2]), room("FFAAR", CHAIRS, chairs=[0, 4]),
        room("FFAA-", CHAIRS, chairs=[0, 4]), room("FFAA.", CHAIRS, mode="written", chairs=[0, 4]),
    ],
    "Simple majority, with votes of each order, a tie is broken by the co-chairs": [
        room("FFAA", {**CHAIRS, **CLASSES}, chairs=[0, 1], orders="ppfp"),
        room("FFFAAA", {**CHAIRS, **CLASSES}, chairs=[0, 1], orders="fptppp"),
    ],
    "Simple majority, with votes of each order": [
        room(each, CLASSES, orders="fptm") for each in ("FFFA", "AFFF", "FFAB", "FFFR", "FAFA", "RFFF")
    ],
    "Simple majority, with a quorum of each order": [
        room("FF.", quorum_classes(["federal"], 1, 2), orders="ppf"),
        room("FF-", quorum_classes(["federal"], 1, 2), orders="ppf"),
        room("FFR", quorum_classes(["federal"], 1, 2), orders="ppf"),
        room("F--", quorum_classes(["federal"], 1, 2), orders="fpp"),
    ],
    "Simple majority by jurisdiction": [pairs(each, {}) for each in ("FFFFAA", "FAFFAA", "F.FFAR", "FAFAFF")],
    "Simple majority in each of two councils": [
        two_councils(each, {**JOINT, **MORE_THAN_HALF}) for each in ("FFAFFA", "FFAFAA", "FFAF--", "FFAFAR")
    ],
    "Show of hands or secret ballot, simple majority": [
        show_of_hands("......", {"for": 4, "against": 1, "abstain": 1}, MORE_THAN_HALF),
        show_of_hands("......", {"for": 2, "against": 2}, MORE_THAN_HALF),
        show_of_hands(".....R", {}, MORE_THAN_HALF),
        show_of_hands("......", {"for": 2, "against": 1}, MORE_THAN_HALF, mode="written"),
        show_of_hands(".....R", {"for": 2, "against": 1}, MORE_THAN_HALF, mode="written"),
    ],
    "Show of hands or secret ballot, consensus": [
        show_of_hands("......", {"agree": 5, "stand_aside": 1}, CONSENSUS),
        show_of_hands("......", {"agree": 5, "object": 1}, CONSENSUS),
    ],
}  # fmt: skip
HEAD = """# Which rule gives which verdict

Drawn by the test of this table from what the engine says: `DRAW=1 make test ARGS=tests/governance/verdicts`.
Each row is a case: who says what, whether the quorum is met, the verdict with its reason, and the proof that
everybody reads. A seat that is silent is present and has not voted.

"""


def document() -> str:
    """The whole table."""
    return HEAD + "\n".join(section(name, cases) for name, cases in TABLE.items())


def section(name: str, cases: list[dict]) -> str:
    """A rule in words, and a row for each case."""
    words = rule_in_words(cases[0]["rule"])
    lines = [f"## {name}", "", words.en, "", f"*{words.fr}*", ""]
    lines += ["| who says what | quorum | verdict | proof | preuve |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *(row(case) for case in cases), ""])


def row(case: dict) -> str:
    """One case and what becomes of it."""
    verdict = verdict_of(case)
    cells = [said(case), quorum(verdict), f"{verdict['outcome']}: {verdict['reason']}".replace("_", " ")]
    return "| " + " | ".join([*cells, verdict["proof"]["en"], verdict["proof"]["fr"]]) + " |"


def quorum(verdict: dict) -> str:
    """Whether the quorum is met; with components, in each."""
    if verdict["groups"]:
        return "; ".join(f"{group['body']} {quorum(group)}" for group in verdict["groups"])
    found = verdict["quorum"]
    if found["needed"] is None:
        return "none asked"
    return f"{'met' if found['met'] else 'not met'}: {found['have']}, needed {found['needed']}"


def said(case: dict) -> str:
    """How many seats say what, in writing or in a meeting, in the groups that the rule makes of them."""
    rule, votes = case["rule"], {vote["seat"]: vote["option"] for vote in case.get("votes", ())}
    groups: dict[str, Counter] = {}
    for seat in case["seats"]:
        group = [seat["body"]] * bool(rule.get("components")) + [seat["jurisdiction"]] * (rule.get("voter") is not None)
        groups.setdefault(" ".join(group), Counter())[f"{position(seat, votes, case)}{traits(seat, case)}"] += 1
    if "tally" in case:
        hands = ", ".join(f"{number} {WORDS[option]}" for option, number in case["tally"].items()) or "nobody"
        counted = ", ".join(f"{number} {what}" for what, number in groups[""].items())
        return f"{place(case)}{hands}; {counted}"
    told = [": ".join(filter(None, [group, ", ".join(f"{number} {what}" for what, number in counts.items())]))
            for group, counts in groups.items()]  # fmt: skip
    return place(case) + "; ".join(told)


def place(case: dict) -> str:
    return "in writing: " if case["mode"] == "written" else ""


def position(seat: dict, votes: dict, case: dict) -> str:
    """What a seat says; without a word it is silent, absent, or counted among the hands."""
    if seat["recused"]:
        return "recused" if seat["present"] or case["mode"] == "written" else "recused and absent"
    if seat["id"] in votes:
        return WORDS[votes[seat["id"]]]
    if case["mode"] == "meeting" and not seat["present"]:
        return "absent"
    return "seats asked" if "tally" in case else "silent"


def traits(seat: dict, case: dict) -> str:
    """What else counts about a seat under this rule."""
    rule = case["rule"]
    by_order = rule.get("classes") or (rule.get("quorum") or {}).get("classes")
    traits = [seat["order"]] if by_order else []
    traits += ["co-chair"] if rule.get("tie") == "co_chairs" and seat["co_chair"] else []
    traits += [f"weight {seat['weight']}"] if seat["weight"] != 1 else []
    return f" ({', '.join(traits)})" if traits else ""
