"""What does the ledger alone say that the structure was, and is that what the tables hold?"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from councils.models import (
    Body,
    BodyCharter,
    BodyComponent,
    BodyEvent,
    BodyName,
    Membership,
    Person,
    ReportingLine,
    Seat,
    SeatTerm,
    StructureRow,
    TermsOfReference,
)
from groundwork.models import LedgerEntry

Facts = dict[str, Any]
Structure = dict[str, dict[int, Facts]]
TABLES: Mapping[str, type[StructureRow]] = {
    "charters": BodyCharter,
    "names": BodyName,
    "components": BodyComponent,
    "events": BodyEvent,
    "lines": ReportingLine,
    "seat_terms": SeatTerm,
    "memberships": Membership,
    "terms_of_reference": TermsOfReference,
}
WORDS: Mapping[type[StructureRow], str] = {model: word for word, model in TABLES.items()}


def facts_of(row: StructureRow) -> Facts:
    """Every column of a row in words and numbers: bodies and seats by their keys, people by their number."""
    facts: Facts = {"row": WORDS[type(row)], "id": row.pk}
    for field in row._meta.concrete_fields:
        if not field.primary_key:
            facts[field.name] = plain(getattr(row, field.name))
    if isinstance(row, BodyEvent):
        facts["successors"] = sorted(body.key for body in row.successors.all())
    return facts


def closing_of(row: StructureRow) -> Facts:
    """Which row is no longer believed, and since when: its other columns stand where it was appended."""
    return {"row": WORDS[type(row)], "id": row.pk, "recorded": plain(row.recorded)}


def plain(value: Any) -> Any:
    """A value of a column as the ledger writes it."""
    if isinstance(value, Body | Seat):
        return value.key
    if isinstance(value, Person):
        return f"person:{value.pk}"
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "lower_inf"):
        return [plain(value.lower), plain(value.upper)]
    return value


def replay(entries: Iterable[LedgerEntry]) -> Structure:
    """Every table of the structure, rebuilt from entries of the ledger in their order.

    Raises ValueError where an entry appends a row a second time, or closes one that was never appended or is
    closed already: such a ledger tells no structure.
    """
    told: Structure = {word: {} for word in TABLES}
    for entry in entries:
        for change in entry.facts.get("rows", []):
            facts = {name: value for name, value in change.items() if name not in {"did", "row", "id"}}
            table, number = told[change["row"]], change["id"]
            if change["did"] == "appended" and number not in table:
                table[number] = facts
            elif change["did"] == "closed" and number in table and table[number]["recorded"][1] is None:
                table[number] = table[number] | facts
            else:
                raise ValueError(f"entry {entry.pk}: {change['row']} {number} cannot be {change['did']} here")
    return told


def recorded_structure() -> Structure:
    """The same from the tables. One query a table, and one for the successors."""
    found: Structure = {}
    for word, model in TABLES.items():
        keys = [field.name for field in model._meta.concrete_fields if field.is_relation]
        rows: Any = model.objects.select_related(*keys, *(["seat__body", "seat__jurisdiction"] * ("seat" in keys)))
        rows = rows.prefetch_related("successors") if model is BodyEvent else rows
        found[word] = {
            row.pk: {name: value for name, value in facts_of(row).items() if name not in {"row", "id"}}
            for row in rows.order_by("pk")
        }
    return found


def first_difference(told: Structure, found: Structure) -> str | None:
    """Where ledger and tables part, in one line; None when they say the same."""
    for word in TABLES:
        for number in sorted(told[word].keys() | found[word].keys()):
            ledger, table = told[word].get(number), found[word].get(number)
            if ledger is None:
                return f"{word} {number}: in the table, not in the ledger"
            if table is None:
                return f"{word} {number}: in the ledger, not in the table"
            for column in sorted(ledger.keys() | table.keys()):
                if ledger.get(column) != table.get(column):
                    said = f"{ledger.get(column)!r} in the ledger, {table.get(column)!r} in the table"
                    return f"{word} {number}, {column}: {said}"
    return None
