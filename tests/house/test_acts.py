"""Every action is one function, one transaction, one entry of the ledger, done by somebody."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    path for app in ("councils", "priorities", "governance") for path in sorted((ROOT / app / "actions").rglob("*.py"))
]


def decorators(node: ast.FunctionDef) -> set[str]:
    return {ast.unparse(each) for each in node.decorator_list}


def calls(node: ast.AST) -> list[str]:
    return [ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)]


def functions() -> list[tuple[str, ast.FunctionDef, dict[str, ast.FunctionDef]]]:
    found = []
    for path in FILES:
        here = {node.name: node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}
        found += [(f"{path.parent.parent.name}.{path.stem}.{name}", node, here) for name, node in here.items()]
    return found


ACTS = [(name, node, here) for name, node, here in functions() if "transaction.atomic" in decorators(node)]


def witnessed(node: ast.FunctionDef, here: dict[str, ast.FunctionDef], depth: int = 0) -> int:
    """How many times the act, or a part of it in the same file, writes to the ledger."""
    made = calls(node)
    return (
        made.count("record")
        + made.count("put_in")
        + sum(
            witnessed(here[call], here, depth + 1)
            for call in made
            if call in here and depth < 3 and "transaction.atomic" not in decorators(here[call])
        )
    )


def test_there_are_acts():
    assert len(ACTS) > 30


@pytest.mark.parametrize(("name", "node", "here"), ACTS, ids=[name for name, _, _ in ACTS])
def test_an_act_writes_its_entry_names_its_doer_and_takes_keywords_only(name, node, here):
    assert witnessed(node, here) >= 1, f"{name} is not witnessed"
    assert not node.args.args, f"{name} takes its arguments by keyword"
    keywords = {argument.arg for argument in node.args.kwonlyargs}
    assert "by" in keywords or name.endswith("enact_effect"), f"{name} does not say who acts"
    assert ast.get_docstring(node), f"{name} does not say what a caller must know"


@pytest.mark.parametrize(("name", "node", "here"), functions(), ids=[name for name, _, _ in functions()])
def test_what_writes_to_the_ledger_is_an_act_or_a_part_of_one(name, node, here):
    if "record" in calls(node) and "transaction.atomic" not in decorators(node):
        users = [other for other in here.values() if node.name in calls(other)]
        assert users, f"{name} writes to the ledger outside an act"
