"""The rule engine: which verdict do a rule, an electorate and its positions give, exactly, and why?"""

from .case import Case, Rule, SeatInCase
from .parsing import parse, parse_rule
from .reading import BadCase
from .verdict import OUTCOME_OF, Verdict, judge, verdict_of

__all__ = [
    "OUTCOME_OF",
    "BadCase",
    "Case",
    "Rule",
    "SeatInCase",
    "Verdict",
    "judge",
    "parse",
    "parse_rule",
    "verdict_of",
]
