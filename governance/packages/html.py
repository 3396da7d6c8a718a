"""How does the same content read as an accessible page: a file of its own, or a page of ours?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from governance.packages.contents import PackageContents
from governance.packages.sections import own_parts, package_title
from groundwork.bilingual import other_language

STYLE = Path(__file__).with_name("html.css")
BODY = "governance/packages/edition/_body.html"
SHELL = """<!doctype html>
<html lang="{}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<style>{}</style>
</head>
<body>
<main>{}</main>
</body>
</html>
"""


def html_edition(contents: PackageContents, edition: str, language: str) -> str:
    """One page in one file: nothing of it is fetched from anywhere. The same contents give the same text."""
    with translation.override(language):
        context = html_context(contents, edition, language)
        body = render_to_string(BODY, context)
    style = mark_safe(STYLE.read_text(encoding="utf-8"))
    return format_html(SHELL, language, context["title"], style, body)


def html_context(
    contents: PackageContents, edition: str, language: str, documents: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the template of the page is given; `documents` are the addresses of documents by their keys.

    Where it stands in a file there are none, and the documents are named without a link.
    """
    parts = own_parts(contents, edition, language)
    links = {part.key: f"#{anchor(part.key)}" for part in parts} | dict(documents or {})
    pages = [
        {**_linked(page, links), "id": anchor(part.key)} for part in parts for page in part.data["parts"]
    ]  # fmt: skip
    return {
        "lang": language,
        "other": other_language(language),
        "title": package_title(contents, language),
        "slug": contents.slug.side(language),
        "words": parts[0].data["words"],
        "pages": pages,
    }


def anchor(key: str) -> str:
    """The place on the page where a part begins: `item-7`."""
    return key.replace(":", "-")


def _linked(value: Any, links: Mapping[str, str]) -> Any:
    """The same with places on this page for links to parts, and rows with depths as nested lists."""
    if isinstance(value, list):
        return [_linked(each, links) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: _linked(each, links) for name, each in value.items()}
    if str(found.get("link", "")).startswith("part:"):
        found["link"] = links.get(found["link"].removeprefix("part:"), "")
    if "key" in found:
        found["id"] = anchor(found["key"])
    if "paragraphs" in found:
        found["line"] = " ".join(line for lines in found["paragraphs"] for line in lines)
    if {"before", "after", "alt"} <= found.keys():
        found |= {side: nested(found[side]) for side in ("before", "after")}
    return found


def nested(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with their depths as lists within lists."""
    top: list[dict[str, Any]] = []
    levels = [top]
    for row in rows:
        whole = {**row, "rows": []}
        levels = levels[: row["depth"] + 1]
        levels[-1].append(whole)
        levels.append(whole["rows"])
    return top
