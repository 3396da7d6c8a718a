"""Which statutory holidays does a year have? Records those that are missing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance.actions.meetings.holidays import record_holidays
from governance.queries.meetings.statutory import SOURCE, statutory_holidays
from groundwork.refusals import Refused


class Command(BaseCommand):
    """Loads the statutory holidays of Canada, its provinces and territories."""

    help = "Records the statutory holidays of a year for every jurisdiction of the register that has them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One year or several."""
        parser.add_argument("years", metavar="YEAR", type=int, nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many are new; run again, none are."""
        for year in options["years"]:
            try:
                new = record_holidays(year=year, days=statutory_holidays(year), source=SOURCE, by=None)
            except Refused as refused:
                raise CommandError(str(refused.refusal)) from refused
            self.stdout.write(f"{year}: {new} holidays added.")
