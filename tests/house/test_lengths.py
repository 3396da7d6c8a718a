"""Files are read at one sitting: 300 lines of code, 150 of a template, 30 of a function."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ["groundwork", "councils", "priorities", "governance", "config", "scripts"]
CODE = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STATIC = [path for path in sorted((ROOT / "static").rglob("*")) if path.suffix in {".css", ".js"}]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE + TESTS + STATIC, ids=name)
def test_a_file_has_at_most_300_lines(path):
    assert len(path.read_text().splitlines()) <= 300


def test_no_two_files_of_tests_have_one_name():
    """They are collected side by side, by their name alone."""
    names = [path.name for path in TESTS if path.name.startswith("test_")]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_at_most_150_lines(path):
    assert len(path.read_text().splitlines()) <= 150


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_function_has_at_most_30_lines(path):
    """Signature and docstring are the promise to the caller; what counts is what must be read to change it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.body[0].lineno + 1 - docstring_lines(node)
            assert length <= 30, f"{node.name} has {length} lines"


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """A promise to the caller is not code."""
    if ast.get_docstring(node) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("path", CODE, ids=name)
def test_every_module_says_which_question_it_answers(path):
    text = path.read_text()
    assert not text.strip() or ast.get_docstring(ast.parse(text)), f"{path} opens without a sentence"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_room_is_called_utils_or_common(path):
    assert path.stem not in {"utils", "common", "helpers", "misc"}
