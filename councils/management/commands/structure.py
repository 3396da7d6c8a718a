"""What was the structure on a day? For whoever compares, keeps or carries away the facts."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from councils.queries.structure import structure_on
from councils.queries.structure_facts import as_csv, as_json, structure_facts
from groundwork.dates import end_of, read_day


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

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the facts; a day that cannot be read ends with one line."""
        on = _day("--as-of", options["as_of"]) or timezone.localdate()
        known = _day("--known-on", options["known_on"])
        facts = structure_facts(structure_on(on, end_of(known) if known else None))
        # What is printed is UTF-8, whatever the terminal says it is.
        if hasattr(self.stdout, "reconfigure"):
            self.stdout.reconfigure(encoding="utf-8")
        self.stdout.write(as_csv(facts) if options["csv"] else as_json(facts), ending="")


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    day = read_day(text)
    if day is None or day.year < 1900:
        raise CommandError(f"{option}: enter a day from 1900 on as year-month-day, for example 2026-12-01.")
    return day
