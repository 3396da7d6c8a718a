"""What does a file of comma-separated values say, whatever spreadsheet wrote it?"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.roster.columns import HEADINGS, REQUIRED, Column, folded, known_headings
from councils.roster.problems import Problem, Unusable

MOST_BYTES = 5_000_000
MOST_LINES = 20_000
SEPARATORS = (",", ";", "\t")
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A line of the file: its number as an editor counts, and what its cells say."""

    line: int
    cells: Mapping[Column, str]


@dataclass(frozen=True)
class Table:
    """The lines of a file below its headings; or what keeps it from being read."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = field(default_factory=tuple)


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and a remark on how it was read. Raises Unusable when it is not text that we know."""
    if len(content) > MOST_BYTES:
        raise Unusable(too_large())
    if content.startswith(b"PK\x03\x04"):
        raise Unusable(_("This is a workbook, not a CSV file. In your spreadsheet, save it as “CSV UTF-8”."))
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(content, "utf-16"), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = _strictly(content, "cp1252")
        return text, _(
            "This file is not in UTF-8. It was read as Windows-1252: look at the accents before you import it."
        )


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unusable(_("The letters of this file cannot be read. Save it as “CSV UTF-8”.")) from None


def too_large() -> str:
    """The sentence that names the limits."""
    return _("The file is too large: at most 20,000 lines and 5 MB. Import it in several parts.")


def read_table(text: str, *remarks: str) -> Table:
    """The lines of the file under their headings, or why they cannot be read. No query."""
    said = tuple(each for each in remarks if each)
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return Table(problems=(Problem(0, too_large()),), remarks=said)
    if "\0" in text:
        return Table(problems=(Problem(0, _("The letters of this file cannot be read. Save it as “CSV UTF-8”.")),))
    text = text.removeprefix("\ufeff")
    lines = numbered(text, separator_of(text))
    try:
        first = next(((number, cells) for number, cells in lines if any(cells)), None)
        if first is None:
            return Table(problems=(Problem(0, _("The file is empty.")),), remarks=said)
        columns, wrong = headings(*first)
        if wrong:
            return Table(problems=tuple(wrong), remarks=said)
        rows, wrong = below(columns, lines)
    except (csv.Error, Unusable) as error:
        return Table(problems=(Problem(0, str(error) if isinstance(error, Unusable) else _unclosed()),), remarks=said)
    if not rows and not wrong:
        wrong = [Problem(0, _("There is no line below the headings."))]
    return Table(tuple(rows), tuple(wrong), said)


def _unclosed() -> str:
    return _("A quotation mark is opened and never closed, or a cell is far too long.")


def separator_of(text: str) -> str:
    """Comma, semicolon or tab: whichever makes most headings of the first line known."""
    if told := SEPARATOR_LINE.match(text):
        return told[1]
    known, first = known_headings(), next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    return max(SEPARATORS, key=lambda mark: sum(folded(cell) in known for cell in first.split(mark)))


def numbered(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each line with its number, cells trimmed; a cell may hold line breaks, so that a line may be several."""
    told = SEPARATOR_LINE.match(text)
    before = 1 if told else 0
    source = io.StringIO(text[told.end() :] if told else text, newline="")
    reader = csv.reader(source, delimiter=separator, strict=True)
    number = before + 1
    for cells in reader:
        yield number, [" ".join(cell.split()) for cell in cells]
        number = before + reader.line_num + 1


def headings(line: int, cells: list[str]) -> tuple[list[Column], list[Problem]]:
    """Which column each heading names; and which are unknown, twice there, or missing."""
    known, columns, wrong = known_headings(), [], []
    for cell in trimmed(cells):
        column = known.get(folded(cell))
        if column is None:
            wrong.append(Problem(line, _("“%(heading)s” is not a column of a roster.") % {"heading": cell[:60]}))
        elif column in columns:
            wrong.append(Problem(line, _("This column is there twice."), column))
        else:
            columns.append(column)
    wrong += [Problem(line, _("This column is missing."), column) for column in REQUIRED if column not in columns]
    if len(wrong) > len(REQUIRED):
        wrong = [Problem(line, _("The first line does not name the columns: %(columns)s.") % {"columns": named()})]
    return columns, wrong


def named() -> str:
    """The required columns in a row."""
    return ", ".join(str(HEADINGS[column]) for column in REQUIRED)


def trimmed(cells: list[str]) -> list[str]:
    """Without the empty cells that a spreadsheet leaves at the end of a line."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def below(columns: list[Column], lines: Iterator[tuple[int, list[str]]]) -> tuple[list[Row], list[Problem]]:
    """The lines that say something; and those that have more cells than there are headings."""
    rows: list[Row] = []
    wrong: list[Problem] = []
    for number, cells in lines:
        if not any(cells):
            continue
        if len(rows) + len(wrong) == MOST_LINES:
            raise Unusable(too_large())
        extra = len(trimmed(cells)) - len(columns)
        if extra > 0:
            words = ngettext(
                "This line has %(count)s cell more than there are columns.",
                "This line has %(count)s cells more than there are columns.",
                extra,
            )
            wrong.append(Problem(number, words % {"count": extra}))
            continue
        rows.append(Row(number, dict(zip(columns, cells, strict=False))))
    return rows, wrong
