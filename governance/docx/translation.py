"""How does a text go out in two columns, paragraph beside paragraph, and how is what came back read?"""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.shared import OxmlElement

from governance.docx.writing import as_bytes, fresh, paragraph, say
from governance.rules.documents_bytes import KINDS, examine
from governance.rules.documents_refused import MALFORMED
from groundwork.bilingual import other_language
from groundwork.context import OWN_NAMES
from groundwork.refusals import Refusal, Refused, require

MARK = re.compile(r"^\s*\[\[([a-z0-9_-]{1,40})/(\d{1,4})\]\]")
REQUEST = re.compile(r"\[\[request (\d{1,12}) ([0-9a-f]{64})\]\]")
MOST_XML = 20_000_000  # bytes, of the words of a document that is read back
MOST_ROWS = 5000


@dataclass(frozen=True)
class Returned:
    """What a document says that came back: of which request, with which hash, and the words by the name of a pair."""

    number: int
    source_hash: str
    words: dict[str, str] = field(default_factory=dict)


def write_translation(
    *, number: int, source_hash: str, title: str, fields: Mapping[str, Mapping[str, str]], into: str
) -> bytes:
    """The document: source left, translation right; what was translated before stands there already.

    Which row belongs to which paragraph is written in hidden words, which a word processor keeps.
    """
    source = other_language(into)
    with override(into):
        document = fresh(_("To translate: %(title)s") % {"title": title}, into)
        paragraph(document, _("To translate: %(title)s") % {"title": title}, into, style="Title")
        paragraph(document, _("Write in the right-hand column; leave the rows as they are."), into)
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    say(table.rows[0].cells[0].paragraphs[0], f"[[request {number} {source_hash}]]", source, hidden=True)
    for cell, code in zip(table.rows[0].cells, (source, into), strict=True):
        say(cell.paragraphs[0], OWN_NAMES[code], code, bold=True)
    repeat_above(table.rows[0])
    for name, sides in fields.items():
        for place, line, translated in lines_of(sides[source], sides[into]):
            left, right = table.add_row().cells
            say(left.paragraphs[0], f"[[{name}/{place}]]", source, hidden=True)
            say(left.paragraphs[0], line, source)
            say(right.paragraphs[0], translated, into)
    return as_bytes(document)


def repeat_above(row: Any) -> None:
    """Let the first row stand on every page, as the head of its columns."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def lines_of(source: str, translated: str) -> list[tuple[int, str, str]]:
    """The paragraphs that are not blank, each with its place and what stands beside it so far."""
    lines, others = source.split("\n"), translated.split("\n")
    wanted = [place for place, line in enumerate(lines) if line.strip()]
    alike = len(others) == len(lines)
    return [
        (place, lines[place], others[place] if alike else translated if place == wanted[0] else "") for place in wanted
    ]


def read_translation(name: str, content: bytes, fields: Mapping[str, Mapping[str, str]], into: str) -> Returned:
    """What came back. Raises Refused for what is no Word document, is hostile, or has lost its rows."""
    if examine(name, content).media_type != KINDS["docx"].media_type:
        require(Refusal("not-word", gettext_lazy("Bring back the Word document that went out."), "file", 422))
    rows = rows_in(content)
    found = REQUEST.search(rows[0][0]) if rows else None
    if found is None:
        require(LOST)
    assert found is not None
    cells: dict[tuple[str, int], str] = {}
    for left, right in rows[1:]:
        mark = MARK.match(left)
        if mark is None or (mark[1], int(mark[2])) in cells:
            require(LOST)
        assert mark is not None
        cells[mark[1], int(mark[2])] = right.strip()
    return Returned(int(found[1]), found[2], put_together(cells, fields, other_language(into)))


LOST = Refusal(
    "rows-lost",
    gettext_lazy("The rows of this document were taken apart: it cannot be told which paragraph is which. "
                 "Take the document again and copy the translation into it."),
    "file", 422,
)  # fmt: skip


def rows_in(content: bytes) -> list[tuple[str, str]]:
    """The two columns of the first table, hidden words included. Raises Refused for what cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if packed.getinfo("word/document.xml").file_size > MOST_XML:
                require(MALFORMED)
        tables = Document(io.BytesIO(content)).tables
        found = [tuple(text_in(cell) for cell in row.cells) for row in tables[0].rows[:MOST_ROWS]] if tables else []
    except Refused:
        raise
    except Exception as fault:  # whatever a parser makes of what was never a document
        raise Refused(MALFORMED) from fault
    if any(len(row) != 2 for row in found):
        require(LOST)
    return [(row[0], row[1]) for row in found]


def text_in(cell: Any) -> str:
    """The words of a cell, a line for each paragraph; what was struck out as a tracked change is left out."""
    return "\n".join("".join(part.text or "" for part in each._p.iter(qn("w:t"))) for each in cell.paragraphs)


def put_together(
    cells: Mapping[tuple[str, int], str], fields: Mapping[str, Mapping[str, str]], source: str
) -> dict[str, str]:
    """The texts from their paragraphs; one of which no paragraph is written yet is left out. Raises Refused when
    only some are, or a row is missing."""
    words = {}
    for name, sides in fields.items():
        lines = sides[source].split("\n")
        wanted = [place for place, line in enumerate(lines) if line.strip()]
        if any((name, place) not in cells for place in wanted):
            require(LOST)
        written = [cells[name, place] for place in wanted]
        if not any(written):
            continue
        if not all(written) and len(written[0].split("\n")) < len(wanted):
            words_ = gettext_lazy("A paragraph is not translated yet: “%(line)s”") % {
                "line": lines[wanted[written.index("")]][:80]
            }
            require(Refusal("half-translated", words_, "file", 422))
        words[name] = "\n".join(cells.get((name, place), "") for place in range(len(lines))).strip()
    extra = {name for name, _place in cells} - set(fields)
    return words if not extra else {**words, **dict.fromkeys(extra, "")}
