"""How does a plain text, or one in Markdown, become pages?"""

import re
from pathlib import Path
from typing import Any

import pikepdf
import typst

from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.letters import cleaned, read_text
from governance.packages.attachments.limits import MOST_PAGES
from governance.packages.attachments.markdown import blocks_of
from governance.packages.attachments.setting import set_pages

MARKDOWN_ENDINGS = (".md", ".markdown")
COLUMNS = re.compile(r"\S {3,}\S")


def set_text(content: bytes, name: str, title: str, language: str, output: Path) -> int:
    """Write the pages of a text; returns how many. Its name says whether it is Markdown. Raises Unusable."""
    text = read_text(content)
    if not text.strip():
        raise Unusable("empty")
    blocks = blocks_of(text) if name.lower().endswith(MARKDOWN_ENDINGS) else plain_blocks(text)
    try:
        made = set_pages("text.typ", {"title": cleaned(title), "lang": language, "blocks": blocks}, output.parent)
    except typst.TypstError as broken:
        raise Unusable("damaged") from broken
    output.write_bytes(made)
    with pikepdf.open(output) as pdf:
        pages = len(pdf.pages)
    if pages > MOST_PAGES:
        raise Unusable("too_many_pages")
    return pages


def plain_blocks(text: str) -> list[dict[str, Any]]:
    """Paragraphs with their line ends; what was drawn in columns keeps its letters under each other."""
    paragraphs = [each.strip("\n") for each in re.split(r"\n[ ]*\n", text) if each.strip()]
    return [
        {"kind": "code", "text": each}
        if COLUMNS.search(each)
        else {"kind": "lines", "lines": [line.strip() for line in each.split("\n")]}
        for each in paragraphs
    ]
