#!/usr/bin/env python3
"""The developer's door: which command was asked for? Standard library only; `make` calls it."""

import os
import signal
import sys
from collections.abc import Callable

from stack import demonstration, keeper, suite, upkeep

COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": demonstration.run,
    "test": suite.test,
    "check": suite.check,
    "bench": suite.bench,
    "exec": suite.execute,
    "serve-data": suite.serve_data,
    "manage": upkeep.manage,
    "messages": upkeep.gather_messages,
    "lock": upkeep.lock,
}
REQUESTS_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to stop."""


def stop(*_: object) -> None:
    """Leave in order: every `finally` runs, once; make and the terminal may ask twice."""
    for each in REQUESTS_TO_STOP:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def main(argv: list[str]) -> int:
    """Run the command. Returns its status; 130 when it was asked to stop, but 0 for what runs until then."""
    command = COMMANDS.get(argv[0] if argv else "")
    if command is None:
        print("dev.py COMMAND …", *(each.__doc__ for each in COMMANDS.values()), sep="\n  ", file=sys.stderr)
        return 2
    if "MAKELEVEL" in os.environ:  # when make is killed, we go too
        keeper.prctl(keeper.PR_SET_PDEATHSIG, signal.SIGTERM)
    for each in REQUESTS_TO_STOP:
        signal.signal(each, stop)
    try:
        return command(argv[1:])
    except Stopped:
        return 0 if command in (demonstration.run, suite.serve_data) else 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
