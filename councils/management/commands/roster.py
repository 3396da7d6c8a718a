"""What would a roster in a file do to the register, and is it done?"""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from councils.actions.rosters import import_roster
from councils.grounds import recorded
from councils.roster.planning import Plan, plan
from councils.roster.problems import Problem, Unusable
from councils.roster.reading import decoded, read_table
from councils.roster.register import read_register
from groundwork.bilingual import Pair
from groundwork.refusals import Refused


class Command(BaseCommand):
    """Looks at every line; with --apply, and when every line is right, does all of it."""

    help = "Shows what each line of a roster (CSV) would do; --apply does it, all of it or nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The same choices as on the page."""
        parser.add_argument("file", help="the roster, as CSV")
        parser.add_argument("--apply", action="store_true", help="do it, when every line is right")
        parser.add_argument("--create-seats", action="store_true", help="create the seats that do not exist yet")
        parser.add_argument("--because", nargs=2, metavar=("ENGLISH", "FRENCH"), help="with --apply: the reason")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says each line's deeds; fails with each line's problem."""
        if options["apply"] and not options["because"]:
            raise CommandError("Say why it is recorded, in both languages: --because ENGLISH FRENCH.")
        try:
            text, remark = decoded(Path(options["file"]).read_bytes())
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from None
        except Unusable as error:
            raise CommandError(str(error)) from None
        table = read_table(text, remark)
        found = plan(table, read_register(), create_seats=options["create_seats"])
        self.tell(found)
        if not options["apply"]:
            return
        try:
            import_roster(
                table=table,
                digest=hashlib.sha256(text.encode()).hexdigest(),
                ground=recorded(Pair(*options["because"])),
                by=None,
                create_seats=options["create_seats"],
            )
        except Refused as refused:
            raise CommandError(str(refused.refusal)) from None
        self.stdout.write("Imported.")

    def tell(self, found: Plan) -> None:
        """Each line's deeds. Raises CommandError with each problem, when there is one."""
        for remark in found.remarks:
            self.stderr.write(remark)
        if not found.is_right:
            raise CommandError("\n".join(sentence(problem) for problem in found.problems))
        for step in found.steps:
            deeds = ", ".join(str(each) for each in step.words)
            entry = step.entry
            self.stdout.write(f"{entry.line}: {deeds}: {entry.name}, {entry.seat_key}, {entry.role.label}")


def sentence(problem: Problem) -> str:
    """Line, column and what is wrong."""
    place = f"{problem.line}, {problem.heading}" if problem.heading else str(problem.line or "file")
    return f"{place}: {problem.message}"
