"""The house looks only down: apps in a line, rooms in an app in order; tasks alone import inside a function."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINE = ["groundwork", "councils", "priorities", "governance"]
ROOMS = [
    "enums",
    "lifecycles",
    "grounds",
    "models",
    "entrusting",
    "sessions",
    "notices",
    "verdicts",
    "electorates",
    "business_days",
    "frozen",
    "amending",
    "rights",
    "rules",
    "schedule",
    "calendars",
    "queries",
    "judging",
    "rechecking",
    "ballot_box",
    "drawing",
    "printing",
    "live",
    "mail",
    "docx",
    "tasks",
    "summaries",
    "packages",
    "effects",
    "roster",
    "replay",
    "actions",
    "sweeping",
    "sign_in",
    "demonstration",
    "context",
    "forms",
    "views",
    "urls",
    "neutral_urls",
    "admin",
    "management",
]
FREE = {"apps", "migrations", "templatetags", "__init__"}
FILES = [path for app in LINE for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def imported(tree: ast.Module, *, deep: bool = True) -> set[str]:
    names = set()
    for node in ast.walk(tree) if deep else tree.body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room_of(parts: tuple[str, ...]) -> str:
    return parts[1].removesuffix(".py") if len(parts) > 1 else "__init__"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_looks_only_down(path):
    parts = path.relative_to(ROOT).parts
    app, room = parts[0], room_of(parts)
    for name in imported(ast.parse(path.read_text()), deep=path.name != "tasks.py"):
        other = tuple(name.split("."))
        if other[0] not in LINE:
            assert other[0] not in {"config", "tests", "scripts"}, f"{path} looks at the wiring: {name}"
            continue
        assert LINE.index(other[0]) <= LINE.index(app), f"{path} looks up at {name}"
        if other[0] != app or app == "groundwork" or len(other) < 2:
            continue
        if room in FREE or other[1] in FREE:
            continue
        assert room in ROOMS, f"{path}: {room} is a room without a place in the order"
        assert ROOMS.index(other[1]) <= ROOMS.index(room), f"{path} looks up at {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_upper_apps_leave_forms_and_views_of_lower_ones_alone(path):
    app = path.relative_to(ROOT).parts[0]
    for name in imported(ast.parse(path.read_text())):
        other = name.split(".")
        if other[0] in LINE and other[0] not in {app, "groundwork"} and len(other) > 1:
            assert other[1] not in {"forms", "views", "urls"}, f"{path} borrows {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_tasks_import_inside_a_function(path):
    if path.name == "tasks.py":
        return
    for function in ast.walk(ast.parse(path.read_text())):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            assert not inside, f"{path}: {function.name} imports inside"
