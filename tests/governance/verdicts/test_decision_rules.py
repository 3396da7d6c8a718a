"""Does the table of rules for readers say what the engine says, and leave out nothing that the engine knows?"""

import json
import os
from pathlib import Path

from verdict_table import TABLE, document

from governance.verdicts import OUTCOME_OF, verdict_of
from governance.verdicts.case import COMPARES, DENOMINATORS, METHODS, MODES, OPTIONS, ORDERS, TIES, VOTERS

DRAWN = Path(__file__).resolve().parents[3] / "docs" / "reference" / "decision-rules.md"
CASES = [case for cases in TABLE.values() for case in cases]


def test_the_table_is_what_the_engine_says():
    drawn = document()
    if os.environ.get("DRAW"):
        DRAWN.write_text(drawn)
    assert DRAWN.read_text() == drawn, "run DRAW=1 make test ARGS=tests/governance/verdicts and read the change"


def test_every_reason_of_the_engine_stands_in_it():
    verdicts = [verdict_of(case) for case in CASES]
    found = {verdict["reason"] for whole in verdicts for verdict in [whole, *whole["groups"]]}
    assert found == set(OUTCOME_OF)


def test_every_word_of_a_rule_stands_in_it():
    text = json.dumps(CASES)
    words = {*METHODS, *MODES, *COMPARES, *DENOMINATORS, *VOTERS, *TIES, *ORDERS, *sum(OPTIONS.values(), ())}
    left_to_the_default = {"cast", "not_carried"}
    assert {word for word in words if f'"{word}"' not in text} == left_to_the_default
    assert all(f'"{key}"' in text for key in ("tally", "components", "max_objections", "classes", "count_abstentions"))


def test_every_case_of_a_rule_is_under_that_rule():
    for name, cases in TABLE.items():
        assert all(case["rule"] == cases[0]["rule"] for case in cases), name
