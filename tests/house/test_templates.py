"""Every template is used, names only what exists, and keeps style and script out of the page."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.txt"))
BORROWED = (
    "account/",
    "429",
    "mfa/",
    "socialaccount/",
    "allauth/",
    "usersessions/",
    "403",
    "404",
    "500",
    "400",
    "admin/",
)
CODE = "\n".join(
    path.read_text()
    for app in ("groundwork", "councils", "priorities", "governance")
    for path in (ROOT / app).rglob("*.py")
)
ALL = "\n".join(path.read_text() for path in TEMPLATES)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_it_is_used(path):
    if name(path).startswith(BORROWED):
        return
    assert f'"{name(path)}"' in CODE or f'"{name(path)}"' in ALL or f"'{name(path)}'" in ALL, "nobody asks for it"


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_it_compiles(path):
    get_template(name(path))


@pytest.mark.parametrize("path", [path for path in TEMPLATES if "mail" not in path.parts], ids=name)
def test_it_keeps_style_and_script_out(path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text), "a style attribute"
    assert not re.search(r"\son(click|change|submit|load|input|keydown)\s*=", text), "a script attribute"
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", text), "a script in the page"
    assert not re.search(r"(src|href)=\"(https?:)?//", text), "an outside host"
