"""How is a roster written as a file, so that a spreadsheet shows it and it can be imported again?"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from councils.enums import Role
from councils.queries.people import Roster, SeatLine, Sitter
from councils.queries.provenance import When
from councils.roster.columns import HEADINGS, Column
from groundwork.dates import Precision

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"  # without it some spreadsheets take the accents for something else


def as_file(found: Iterable[Roster]) -> str:
    """Each term as a line, a vacant seat as a line without a person; headings in the reader's language."""
    return written(row for roster in found for seat in roster.seats for row in _rows(roster, seat))


def written(rows: Iterable[Mapping[Column, str]]) -> str:
    """The lines under their headings, in CSV; no cell can start a formula."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([str(HEADINGS[column]) for column in Column])
    for row in rows:
        writer.writerow([harmless(row.get(column, "")) for column in Column])
    return out.getvalue()


def harmless(text: str) -> str:
    """What a spreadsheet would take for a formula is quoted."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _rows(roster: Roster, seat: SeatLine) -> Iterator[dict[Column, str]]:
    place = {
        Column.BODY: roster.body.key,
        Column.JURISDICTION: seat.jurisdiction.code if seat.jurisdiction else "",
        Column.SEAT: str(seat.number),
    }
    if not seat.sitters:
        yield place
    for sitter in seat.sitters:
        yield place | _term(sitter)


def _term(sitter: Sitter) -> dict[Column, str]:
    return {
        Column.ROLE: str(Role(sitter.role).label),
        Column.NAME: sitter.name,
        Column.EMAIL: sitter.email,
        Column.LANGUAGE: sitter.language,
        Column.FROM: _day(sitter.since),
        Column.UNTIL: _day(sitter.until),
        Column.ALTERNATE_FOR: sitter.stands_in_for_email,
    }


def _day(when: When) -> str:
    """The day as exactly as it is known: 2026-12-01, 2026-12, 2026; nothing when it is not dated."""
    if when.on is None or when.precision == Precision.UNKNOWN:
        return ""
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(when.precision), 10)
    return when.on.isoformat()[:length]


def template_file() -> str:
    """Headings, and two lines that show how they are filled."""
    place = {Column.BODY: "PSSDC", Column.JURISDICTION: "CA-NB", Column.SEAT: "1"}
    holder = {
        Column.ROLE: str(Role.MEMBER.label),
        Column.NAME: "Mireille Arsenault",
        Column.EMAIL: "mireille.arsenault@example.ca",
        Column.LANGUAGE: "fr",
        Column.FROM: "2026-04-01",
    }
    alternate = {
        Column.ROLE: str(Role.ALTERNATE.label),
        Column.NAME: "Paul Hache",
        Column.EMAIL: "paul.hache@example.ca",
        Column.LANGUAGE: "en",
        Column.FROM: "2026-04-01",
        Column.UNTIL: "2027-04-01",
        Column.ALTERNATE_FOR: "mireille.arsenault@example.ca",
    }
    return written([place | holder, place | alternate])
