"""Does the engine give the verdict that each example expects?"""

import json
from pathlib import Path

import pytest
from verdict_makers import without_proof

from governance.verdicts import verdict_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


def test_the_examples_are_here():
    assert len(CASES) == 12


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_example(path):
    example = json.loads(path.read_text(encoding="utf-8"))
    verdict = verdict_of(example["case"])
    assert without_proof(verdict) == example["verdict"]
    for told in [verdict, *verdict["groups"]]:
        assert set(told["proof"]) == {"en", "fr"}
