"""Which measurements were asked for, and what came of them? python -m tests.bench [NAME…] [--gate] [--readme]."""

import argparse
import os
import sys
import time
import traceback
from importlib import import_module

import django

from tests.bench.rows import BENCHES, SLACK, Row
from tests.bench.table import plain, say, write_into_readme

MODULES = ("structure", "votes", "race", "judging", "live", "binding", "pages", "packages")  # in the order of the table


def gather() -> None:
    """Have every measurement put itself under its name."""
    for each in MODULES:
        import_module(f"tests.bench.{each}")


def asked(words: list[str]) -> argparse.Namespace:
    """The command line. Ends the program for a name that no measurement has."""
    parser = argparse.ArgumentParser("make bench ARGS=…", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(BENCHES)}")
    parser.add_argument("--gate", action="store_true", help=f"fail when a goal is missed by more than {SLACK} times")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    given = parser.parse_args(words)
    if unknown := set(given.names) - set(BENCHES):
        parser.error(f"there is no measurement {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    return given


def measured(names: list[str]) -> tuple[list[Row], list[str]]:
    """The rows of the measurements with these names, and the names of those that broke down."""
    from tests.bench.databases import empty_house  # noqa: PLC0415

    rows: list[Row] = []
    broken: list[str] = []
    for name in names:
        began = time.monotonic()
        say(f"— {name}")
        try:
            with empty_house(name):
                for row in BENCHES[name]():
                    rows.append(row)
                    say(f"  {row.what}: {row.goal.said(row.measured)} ({row.goal}) {row.numbers}")
        except Exception:  # the other measurements are worth having all the same
            traceback.print_exc()
            broken.append(name)
        say(f"  {time.monotonic() - began:.0f} s")
    return rows, broken


def machine() -> str:
    """What it was measured on, in a few words."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        version = cursor.connection.info.server_version // 10000
    python = ".".join(map(str, sys.version_info[:2]))
    load = os.getloadavg()[2]
    return f"{os.cpu_count()} cores (load {load:.0f}), PostgreSQL {version}, Python {python}"


def main(words: list[str]) -> int:
    """Measure, print, and say by the status whether the gate was passed; without --gate a missed goal is no failure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    gather()
    given = asked(words)
    rows, broken = measured(given.names or list(BENCHES))
    say(f"\n{plain(rows)}\n")
    if broken:
        say(f"Broken down: {', '.join(broken)}")
    if given.readme and not broken:
        write_into_readme(rows, machine())
    stopped = [row.what for row in rows if not row.passes_the_gate] if given.gate else []
    if stopped:
        say(f"Missed by more than {SLACK} times: {'; '.join(stopped)}")
    return 1 if broken or stopped else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
