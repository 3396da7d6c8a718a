"""By which numbers is the verdict what it is, said in both languages?

Every statement is written once, English beside French, so that both carry the same numbers in the same order.
"""

from collections.abc import Mapping, Sequence

from .attendance import electorate, quorum
from .decision import counts, decision, split
from .phrases import COLON, Names, Pair, called, capital, english, french
from .reckoning import Reckoning

__all__ = ["OUTCOMES", "Names", "Pair", "joint_proof", "proof"]

OUTCOMES: Mapping[str, Pair] = {
    "carried": ("the motion is carried", "la motion est adoptée"),
    "not_carried": ("the motion is not carried", "la motion n’est pas adoptée"),
    "no_quorum": ("the quorum is not reached", "le quorum n’est pas atteint"),
}


def proof(found: Reckoning, outcome: str, names: Names) -> Pair:
    """The proof of one electorate's verdict, in English and in French."""
    statements = [electorate(found, names), *quorum(found)]
    if outcome != "no_quorum":
        statements += [counts(found), *split(found, names), *decision(found)]
    return _told(statements, outcome)


def joint_proof(groups: Sequence[tuple[str, Pair]], outcomes: Sequence[str], outcome: str, names: Names) -> Pair:
    """The proof of a joint verdict: that of each body, and how many of them carry the motion."""
    told = [
        tuple(f"{name}{colon} {text}" for name, colon, text in zip(called(body, names), COLON, text, strict=True))
        for body, text in groups
    ]
    bodies = len(outcomes)
    all_en, all_fr = english(bodies, "body", "bodies"), french(bodies, "instance", "instances")
    if outcome == "no_quorum":
        lacking = outcomes.count("no_quorum")
        last = (
            f"of {all_en}, {english(lacking, 'has', 'have')} no quorum",
            f"sur {all_fr}, {french(lacking, 'n’a', 'n’ont')} pas le quorum",
        )
    else:
        carrying = outcomes.count("carried")
        last = (
            f"of {all_en}, {english(carrying, 'carries', 'carry')} the motion",
            f"sur {all_fr}, {french(carrying, 'adopte', 'adoptent')} la motion",
        )
    end = _told([last], outcome)
    return " ".join([*(text[0] for text in told), end[0]]), " ".join([*(text[1] for text in told), end[1]])


def _told(statements: Sequence[Pair], outcome: str) -> Pair:
    def tell(language: int) -> str:
        text = ". ".join(capital(statement[language]) for statement in statements)
        return f"{text}{COLON[language]} {OUTCOMES[outcome][language]}."

    return tell(0), tell(1)
