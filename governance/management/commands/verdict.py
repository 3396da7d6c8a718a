"""Which verdict does a rule give on a case in a file, and is a stored one what the engine says? For whoever checks."""

import json
import sys
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from governance.verdicts import BadCase, verdict_of
from governance.verdicts.reading import LONGEST, shown

REFUSED, DIFFERS = 2, 1


class Command(BaseCommand):
    """Judges one case, which needs no database; or judges a stored vote once more."""

    help = "Prints the verdict on the case in a JSON file, or says whether a stored verdict is what the engine says."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One case: a file, or "-"; or one vote, by its reference."""
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument(
            "case", nargs="?", metavar="CASE.json", help='the file that holds the case, or "-" to read it'
        )
        which.add_argument("--vote", metavar="REFERENCE", help="a closed vote, V-2026-031, to be judged once more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the verdict; a case that cannot be judged ends with one line and the status 2."""
        if options["vote"]:
            return self.recheck(options["vote"])
        try:
            verdict = verdict_of(_case_in(_read(options["case"])))
        except BadCase as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        # JSON is UTF-8, whatever the terminal says it is.
        if hasattr(self.stdout, "reconfigure"):
            self.stdout.reconfigure(encoding="utf-8")
        self.stdout.write(json.dumps(verdict, indent=2, ensure_ascii=False))
        return None

    def recheck(self, reference: str) -> None:
        """Says that the stored verdicts are identical; otherwise the first difference, with the status 1."""
        stored = import_module("governance.rechecking")  # a case in a file is judged without any table
        event = stored.closed_vote(reference)
        if event is None:
            raise CommandError(f"{shown(reference)} is no closed vote", returncode=REFUSED)
        difference = stored.recheck(event)
        if difference is not None:
            raise CommandError(f"{reference} differs: {difference}", returncode=DIFFERS)
        self.stdout.write(f"{reference} is identical: {event.outcome}")


def _read(name: str) -> str:
    """The text of the file, or of standard input."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise BadCase("case", f"{shown(name)} cannot be read: {error.strerror}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCase("case", f"is not UTF-8 (byte {error.start + 1})") from error


def _case_in(text: str) -> object:
    """The case that the text holds: by itself, or as an example beside the verdict expected of it."""
    try:
        data = json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadCase("case", f"is not JSON: {error.msg} ({place})") from error
    except RecursionError as error:
        raise BadCase("case", "is nested too deeply") from error
    return data["case"] if isinstance(data, dict) and data.keys() == {"case", "verdict"} else data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, refused where it has a key twice: JSON would keep the last in silence."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadCase(shown(key), "is given twice in one object")
        found[key] = value
    return found


def _whole(digits: str) -> int:
    """A whole number, refused before it is too long for Python to read."""
    if len(digits) > LONGEST + 1:
        raise BadCase("case", f"holds a number of more than {LONGEST} digits")
    return int(digits)


def _no_constant(word: str) -> None:
    """NaN and Infinity are no JSON."""
    raise BadCase("case", f"is not JSON: {word} is no number")
