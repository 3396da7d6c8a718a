"""What does a file say about a logic model, line by line, whatever spreadsheet wrote it?"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.roster.columns import folded
from councils.roster.problems import Unusable
from councils.roster.reading import SEPARATOR_LINE, SEPARATORS, decoded, numbered, trimmed
from councils.roster.writing import FORMULA
from priorities.queries.sheets.columns import HEADINGS, REQUIRED, Column, known_headings

MOST_BYTES = 1_000_000
MOST_LINES = 2_000


@dataclass(frozen=True)
class Problem:
    """One sentence about one cell, one line, or (line 0) the whole file."""

    line: int
    message: str
    column: Column | None = None

    @property
    def heading(self) -> str | Promise:
        """What the column is called in the reader's language; nothing when it is about the whole line."""
        return HEADINGS[self.column] if self.column else ""


@dataclass(frozen=True)
class Row:
    """A line of the file: its number as an editor counts, and what its cells say."""

    line: int
    cells: Mapping[Column, str]

    def says(self, column: Column) -> str:
        """The cell; nothing when it is empty or the file has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """The lines of a file below its headings; or what keeps it from being read."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def text_of(content: bytes) -> tuple[str, str]:
    """The text of a file (UTF-8 with or without mark, UTF-16, Windows-1252), and a remark on how it was read.

    Raises Unusable when it is too large, a workbook, or not text that we know.
    """
    if len(content) > MOST_BYTES:
        raise Unusable(too_large())
    return decoded(content)


def too_large() -> str:
    """The sentence that names the limits."""
    return _("The file is too large: at most 2,000 lines and 1 MB.")


def read_table(text: str) -> Table:
    """The lines of the file under their headings, or why they cannot be read. No query."""
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return Table(problems=(Problem(0, too_large()),))
    if "\0" in text:
        return Table(problems=(Problem(0, _("The letters of this file cannot be read. Save it as “CSV UTF-8”.")),))
    text = text.removeprefix("\ufeff")
    lines = numbered(text, separator_of(text))
    try:
        first = next(((number, cells) for number, cells in lines if any(cells)), None)
        if first is None:
            return Table(problems=(Problem(0, _("The file is empty.")),))
        columns, wrong = headings(*first)
        rows = [] if wrong else list(below(columns, lines, wrong))
    except Unusable as error:
        return Table(problems=(Problem(0, str(error)),))
    except csv.Error:
        return Table(
            problems=(Problem(0, _("A quotation mark is opened and never closed, or a cell is far too long.")),)
        )
    if not rows and not wrong:
        wrong = [Problem(0, _("There is no line below the headings."))]
    return Table(tuple(rows), tuple(wrong))


def separator_of(text: str) -> str:
    """Comma, semicolon or tab: whichever makes most headings of the first line known."""
    if told := SEPARATOR_LINE.match(text):
        return told[1]
    known, first = known_headings(), next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    return max(SEPARATORS, key=lambda mark: sum(folded(cell) in known for cell in first.split(mark)))


def headings(line: int, cells: list[str]) -> tuple[list[Column], list[Problem]]:
    """Which column each heading names; and which are unknown, twice there, or missing."""
    known, columns, wrong = known_headings(), [], []
    for cell in trimmed(cells):
        column = known.get(folded(cell))
        if column is None:
            words = _("“%(heading)s” is not a column of a logic model.") % {"heading": cell[:60]}
            wrong.append(Problem(line, words))
        elif column in columns:
            wrong.append(Problem(line, _("This column is there twice."), column))
        else:
            columns.append(column)
    wrong += [Problem(line, _("This column is missing."), column) for column in REQUIRED if column not in columns]
    return columns, wrong


def below(columns: list[Column], lines: Iterator[tuple[int, list[str]]], wrong: list[Problem]) -> Iterator[Row]:
    """The lines that say something; those that have more cells than there are headings go to `wrong`."""
    count = 0
    for number, cells in lines:
        if not any(cells):
            continue
        count += 1
        if count > MOST_LINES:
            raise Unusable(too_large())
        extra = len(trimmed(cells)) - len(columns)
        if extra > 0:
            words = ngettext(
                "This line has %(count)s cell more than there are columns.",
                "This line has %(count)s cells more than there are columns.",
                extra,
            )
            wrong.append(Problem(number, words % {"count": extra}))
        else:
            yield Row(number, dict(zip(columns, map(unquoted, cells), strict=False)))


def unquoted(cell: str) -> str:
    """The cell without the mark that our own files put before what a spreadsheet would take for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
