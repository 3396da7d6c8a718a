"""Is a decision rule said in plain sentences, in both languages?"""

import pytest

from governance.queries.votes.rule_in_words import rule_in_words
from groundwork.bilingual import Pair

CONSENSUS = {"method": "consensus", "voter": "jurisdiction", "quorum": {"fraction": "1/2", "compare": "more_than"},
             "components": ["PSSDC", "PSCIOC"]}  # fmt: skip
MAJORITY = {"method": "majority", "threshold": {"fraction": "2/3", "compare": "at_least"}, "of": "in_office",
            "quorum": {"seats": 7, "classes": [{"orders": ["federal"], "at_least": 1}]}}  # fmt: skip


@pytest.mark.parametrize(("rule", "english", "french"), [
    (CONSENSUS,
     "Consensus: carried when no jurisdiction objects. A reservation or standing aside does not block. "
     "Quorum: more than half of the jurisdictions. Each must carry it: PSSDC and CDPISP.",
     "Consensus\u00a0: adoptée si aucune administration ne s’y oppose. Une réserve ou une abstention ne bloque pas. "
     "Quorum\u00a0: plus de la moitié des administrations. Chacun doit l’adopter\u00a0: CPSSP et CDPISP."),
    (MAJORITY,
     "Majority: carried by at least two thirds of all seats. Quorum: 7 seats, with at least 1 federal.",
     "Majorité\u00a0: adoptée par au moins les deux tiers de tous les sièges. "
     "Quorum\u00a0: 7 sièges, dont au moins 1 d’ordre fédéral."),
    ({"method": "majority", "tie": "co_chairs", "classes": [{"orders": ["provincial", "territorial"], "at_least": 2}]},
     "Majority: carried by more than half of the votes cast, abstentions left out. In favour there must be at least 2 "
     "provincial or territorial. On a tie it is carried when all co-chairs are in favour. No quorum is set.",
     "Majorité\u00a0: adoptée par plus de la moitié des voix exprimées, sans les abstentions. Il faut en faveur "
     "au moins 2 d’ordre provincial ou territorial. En cas d’égalité, elle est adoptée si "
     "tous les coprésidents sont pour. "
     "Aucun quorum n’est fixé."),
    ({"method": "consensus", "max_objections": 1},
     "Consensus: carried when at most 1 seat objects. A reservation or standing aside does not block. "
     "No quorum is set.",
     "Consensus\u00a0: adoptée si au plus 1 siège s’y oppose. Une réserve ou une abstention ne bloque pas. "
     "Aucun quorum n’est fixé."),
    ({"method": "chess"}, "This rule cannot be read.", "Cette règle ne peut pas être lue."),
])  # fmt: skip
def test_the_rule_is_said_in_both_languages(rule, english, french):
    names = {"PSSDC": ("PSSDC", "CPSSP"), "PSCIOC": ("CDPISP", "CDPISP")}
    assert rule_in_words(rule, names) == Pair(english, french)
