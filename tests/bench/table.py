"""How are the measurements printed, on the screen and in the README?"""

import sys
from datetime import date
from pathlib import Path

from tests.bench.rows import Row

HEADINGS = ("What", "Measured", "Goal", "Met", "In numbers")
README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- make bench -->", "<!-- the end of make bench -->"


def say(text: str = "") -> None:
    """Print a line at once: the measurements take a while, and somebody waits."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def plain(rows: list[Row]) -> str:
    """The table for the screen."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def markdown(rows: list[Row]) -> str:
    """The same table for the README."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_into_readme(rows: list[Row], machine: str) -> None:
    """Replace the block between the two marks by this run. Raises SystemExit when the marks are not there."""
    text = README.read_text()
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{README} has no place for the table: {BEGIN} … {END}")
    block = f"{BEGIN}\n{markdown(rows)}\n\n*{date.today():%Y-%m-%d}, {machine}.*\n{END}"  # noqa: DTZ011
    README.write_text(before + block + after)
