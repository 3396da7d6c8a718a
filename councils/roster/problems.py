"""What is wrong with a roster, on which line and in which column?"""

from dataclasses import dataclass

from django.utils.functional import Promise

from councils.roster.columns import HEADINGS, Column


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


class Unusable(ValueError):  # noqa: N818 - it is an answer, not a fault
    """A cell, or a file, does not say what it should; the sentence says what instead."""
