"""Do pages obey the security policy by construction: no inline style, no inline script, no other host?"""

import gzip
import re
from pathlib import Path

import pytest

SHEETS = sorted(Path("static/css").glob("*.css"))
# A mail is not a page: no policy reaches it, and mail programs read inline styles alone.
TEMPLATES = sorted(path for path in Path("templates").rglob("*.html") if "mail" not in path.parts)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
EVENT = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_calls_no_other_host(path):
    for address in re.findall(r"url\(([^)]*)\)|@import\s+([^;]+)", path.read_text(encoding="utf-8")):
        target = "".join(address).strip("'\" ")
        assert target.startswith(("../fonts/", "#")), target
        assert target.startswith("#") or (path.parent / target).exists()


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_rule_stands_in_a_layer(path):
    """Layers decide who wins; `!important` would turn their order round."""
    text = path.read_text(encoding="utf-8")
    assert "@layer" in text
    assert "!important" not in text


def test_every_sheet_is_linked_in_the_order_of_the_layers():
    for template in ("templates/components/_head.html", "templates/components/_threshold.html"):
        linked = re.findall(r"css/(\w+)\.css", Path(template).read_text(encoding="utf-8"))
        assert sorted(linked) == [path.stem for path in SHEETS]
        assert (linked[0], linked[-1]) == ("tokens", "print")


def test_colours_are_named_in_one_place():
    for path in SHEETS:
        if path.stem not in {"tokens", "print"}:
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", path.read_text(encoding="utf-8")), path


def test_styles_and_script_stay_light():
    styles = b"".join(path.read_bytes() for path in SHEETS)
    assert len(gzip.compress(styles, 9)) <= 11_500
    assert Path("static/js/app.js").stat().st_size <= 8_000
    assert Path("static/js/live.js").stat().st_size <= 2_000
    assert Path("static/js/agenda.js").stat().st_size <= 6_000
    assert Path("static/js/run.js").stat().st_size <= 6_000
    assert Path("static/js/outcomes.js").stat().st_size <= 3_000


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_holds_no_inline_style_script_or_handler(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert "<style" not in text
    assert not EVENT.search(text)
    for attributes in SCRIPT.findall(text):
        assert "src=" in attributes or 'type="application/json"' in attributes
    assert not re.search(r"""(src|href)=["'](https?:)?//""", text)


def test_used_classes_exist():
    """A class that no sheet knows is a misspelling, or a remnant."""
    known = set()
    for path in SHEETS:
        known |= set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", path.read_text(encoding="utf-8")))
    hooks = {"ref", "num", "diagram", "record"}
    for path in TEMPLATES:
        for value in re.findall(r'class="([^"{}]*)"', path.read_text(encoding="utf-8")):
            unknown = set(value.split()) - known - hooks
            assert not unknown, f"{path}: {unknown}"
