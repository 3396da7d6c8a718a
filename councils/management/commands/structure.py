"""What was the structure on a day? For whoever compares, keeps or carries away the facts."""

from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from councils.queries.register import Register, read_register
from councils.queries.structure import seen_on
from councils.queries.structure_facts import as_csv, as_json, structure_facts
from councils.queries.structure_org import organization_graph
from councils.replay import first_difference, recorded_structure, replay
from groundwork.dates import end_of, read_day
from groundwork.models import LedgerEntry


class Command(BaseCommand):
    """Prints bodies, components and lines, always in the same order."""

    help = "Prints the structure of a day, as known now or at the end of another day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two days and a form."""
        parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day; today when none is given")
        parser.add_argument("--known-on", metavar="YYYY-MM-DD", help="as was known at the end of that day")
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="JSON (when nothing is said)")
        form.add_argument("--csv", action="store_true", help="a table, a row for each body and line")
        form.add_argument("--org", action="store_true", help="JSON-LD in the words of the W3C Organization Ontology")
        form.add_argument(
            "--check-ledger", action="store_true", help="rebuild the structure from the ledger, and compare"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the facts; a day that cannot be read ends with one line, and so does a ledger that says otherwise."""
        if options["check_ledger"]:
            self.stdout.write(checked())
            return
        on = _day("--as-of", options["as_of"]) or timezone.localdate()
        known = _day("--known-on", options["known_on"])
        printed = told(read_register(end_of(known) if known else None), on, options)
        # What is printed is UTF-8, whatever the terminal says it is.
        if hasattr(self.stdout, "reconfigure"):
            self.stdout.reconfigure(encoding="utf-8")
        self.stdout.write(printed, ending="")


def told(register: Register, on: date, options: Mapping[str, Any]) -> str:
    """The structure of the day in the form that was asked for. Nobody who holds a seat is named."""
    structure = seen_on(register, on)
    if options["org"]:
        return as_json(organization_graph(register, structure, with_names=False))
    facts = structure_facts(structure)
    return as_csv(facts) if options["csv"] else as_json(facts)


def checked() -> str:
    """How many rows the ledger and the tables agree upon. Raises CommandError with the first difference."""
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:  # ledger and tables of one moment, while others go on acting
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        entries = LedgerEntry.objects.filter(facts__has_key="rows").order_by("id").iterator()
        try:
            told, found = replay(entries), recorded_structure()
        except ValueError as error:
            raise CommandError(f"The ledger tells no structure: {error}") from error
    if difference := first_difference(told, found):
        raise CommandError(f"The ledger and the tables differ. {difference}")
    return f"The ledger tells the structure as it is: {sum(len(table) for table in found.values())} rows."


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    day = read_day(text)
    if day is None or day.year < 1900:
        raise CommandError(f"{option}: enter a day from 1900 on as year-month-day, for example 2026-12-01.")
    return day
