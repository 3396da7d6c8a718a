"""What does one line of a roster say: who, in which seat of which body, as what, from when until when?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from councils.enums import Role
from councils.models import Body, Jurisdiction
from councils.roster import cells
from councils.roster.cells import Day
from councils.roster.columns import Column, folded
from councils.roster.problems import Problem, Unusable
from councils.roster.reading import Row
from councils.roster.register import Place, Register
from groundwork.dates import since

T = TypeVar("T")
HOLDERS = {Role.CO_CHAIR, Role.MEMBER}
LONGEST_CELL = 300


@dataclass(frozen=True)
class Entry:
    """A line whose every cell says something; whether it fits to the others and the register is asked later."""

    line: int
    body: Body
    jurisdiction: Jurisdiction | None
    number: int
    role: Role
    name: str
    email: str
    language: str
    start: Day
    end: Day
    alternate_for: str

    @property
    def place(self) -> Place:
        """Which seat it is about."""
        return self.body.pk, self.jurisdiction.pk if self.jurisdiction else None, self.number

    @property
    def seat_key(self) -> str:
        """The seat's word: PSSDC:CA-MB:1."""
        return f"{self.body.key}:{self.jurisdiction.code if self.jurisdiction else '-'}:{self.number}"

    @property
    def holds(self) -> bool:
        """Whether it is a term of the one who holds the seat."""
        return self.role in HOLDERS

    @property
    def stretch(self) -> DateRange:
        return since(self.start.on, self.end.on)

    @property
    def from_iso(self) -> str:
        return self.start.on.isoformat() if self.start.on else ""

    @property
    def until_iso(self) -> str:
        return self.end.on.isoformat() if self.end.on else ""

    @property
    def first(self) -> date:
        """The first day, the earliest there is where none is known."""
        return self.start.on or date.min

    @property
    def after(self) -> date:
        """The first day without it, the last there is where it is open."""
        return self.end.on or date.max


class Reader:
    """Reads the cells of a line one after another, and keeps what is wrong with each."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.problems: list[Problem] = []

    def cell(self, column: Column, read: Callable[[str], T]) -> T | None:
        """What the cell says; None, and a problem, when it says nothing that can be used."""
        try:
            text = self.row.cells.get(column, "")
            if text not in cells.NONE:
                cells.plain_text(text, LONGEST_CELL)
            return read(text)
        except Unusable as error:
            self.problems.append(Problem(self.row.line, str(error), column))
            return None


def read_entry(row: Row, register: Register) -> Entry | list[Problem]:
    """The line as an entry, or what is wrong with its cells. No query."""
    reader = Reader(row)
    body = reader.cell(Column.BODY, lambda text: body_named(text, register.bodies))
    jurisdiction = reader.cell(Column.JURISDICTION, lambda text: jurisdiction_named(text, register.jurisdictions))
    number = reader.cell(Column.SEAT, cells.seat_number)
    role = reader.cell(Column.ROLE, cells.role_named)
    name = reader.cell(Column.NAME, cells.person_name)
    email = reader.cell(Column.EMAIL, cells.mail_address)
    language = reader.cell(Column.LANGUAGE, cells.language_code)
    start = reader.cell(Column.FROM, cells.first_day)
    end = reader.cell(Column.UNTIL, cells.day_after)
    principal = reader.cell(Column.ALTERNATE_FOR, lambda text: alternate_of(text, role))
    if start and end and start.on and end.on and end.on <= start.on:
        reader.problems.append(Problem(row.line, _("The term ends before it begins."), Column.UNTIL))
    if reader.problems or not (body and number and role and name and email and start and end):
        return reader.problems
    return Entry(
        row.line, body, jurisdiction, number, role, name, email, language or "", start, end, principal or ""
    )  # fmt: skip


def names_a_vacant_seat(row: Row, register: Register) -> bool:
    """Whether the line says nothing but which seat it is about, and there is one: so the export writes vacancies."""
    said = {column for column, text in row.cells.items() if text}
    if said - {Column.BODY, Column.JURISDICTION, Column.SEAT}:
        return False
    try:
        body = body_named(row.cells.get(Column.BODY, ""), register.bodies)
        jurisdiction = jurisdiction_named(row.cells.get(Column.JURISDICTION, ""), register.jurisdictions)
        number = cells.seat_number(row.cells.get(Column.SEAT, ""))
    except Unusable:
        return False
    return (body.pk, jurisdiction.pk if jurisdiction else None, number) in register.seats


def body_named(text: str, bodies: Mapping[str, list[Body]]) -> Body:
    """The body with this key or name. Raises Unusable when there is none, or more than one."""
    if not text:
        raise Unusable(_("Write the body: its key, its acronym or its name."))
    found = bodies.get(folded(text), [])
    exact = [body for body in found if body.key.casefold() == text.casefold()]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        keys = ", ".join(body.key for body in found)
        raise Unusable(_("Several bodies are called so. Write the key of one of them: %(keys)s.") % {"keys": keys})
    raise Unusable(_("There is no body called “%(name)s”.") % {"name": text[:60]})


def jurisdiction_named(text: str, jurisdictions: Mapping[str, list[Jurisdiction]]) -> Jurisdiction | None:
    """The jurisdiction with this code or name; none for an empty cell or a dash. Raises Unusable."""
    if text in cells.NONE:
        return None
    found = jurisdictions.get(folded(text), [])
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(each.code for each in found)
        raise Unusable(_("Several jurisdictions are called so. Write the code: %(codes)s.") % {"codes": codes})
    raise Unusable(_("There is no jurisdiction called “%(name)s”.") % {"name": text[:60]})


def alternate_of(text: str, role: Role | None) -> str:
    """Whose alternate it is, by address; nothing for every other role. Raises Unusable when the two disagree."""
    if role == Role.ALTERNATE and not text:
        raise Unusable(_("Write the e-mail address of the person for whom the alternate stands in."))
    if text and role not in {Role.ALTERNATE, None}:
        raise Unusable(_("Only an alternate stands in for somebody. Leave this empty, or write another role."))
    return cells.mail_address(text) if text else ""
