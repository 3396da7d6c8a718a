"""How is a process started so that it never outlives the supervisor?"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from stack import keeper

LOG_LIMIT = 5_000_000


class Child:
    """A process of the stack.

    Args:
        name: what people call it; its log has this name.
        argv: the command.
        holds: the descriptor of the servers' lock, kept until the process ends.
        stop_with: the signal that asks it to stop in order.
        grace: seconds it may take.
        log: where its output goes; None for ours.
        kept: whether a keeper stands before it and ends its children with it.
        how: env, cwd, umask, user and group, as subprocess.Popen takes them.
    """

    def __init__(
        self,
        name: str,
        argv: Sequence[object],
        *,
        holds: int,
        stop_with: signal.Signals = signal.SIGTERM,
        grace: float = 20.0,
        log: Path | None = None,
        kept: bool = False,
        **how: Any,
    ) -> None:
        self.name, self.log, self._stop_with, self._grace = name, log, stop_with, grace
        words = [str(word) for word in argv]
        if kept:
            words = [sys.executable, "-I", "-S", keeper.__file__, str(os.getpid()), str(grace), *words]
        dies_with_us = None if kept else partial(keeper.prctl, keeper.PR_SET_PDEATHSIG, stop_with)
        with _Opened(log) as out:
            self._process = subprocess.Popen(
                words,
                stdin=None if log is None else subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=log is not None,
                preexec_fn=dies_with_us,  # noqa: PLW1509 (no threads here)
                pass_fds=(holds,),
                **({"cwd": "/"} | how),
            )

    @property
    def status(self) -> int | None:
        """Its exit status; None while it runs."""
        return self._process.poll()

    def wait(self) -> int:
        """Its exit status, when it ends of itself."""
        return self._process.wait()

    def ask_to_stop(self) -> None:
        """Ask, without waiting."""
        if self.status is None:
            self._process.send_signal(self._stop_with)

    def stop(self) -> None:
        """Ask, wait, and insist."""
        self.ask_to_stop()
        try:
            self._process.wait(self._grace + 3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def last_words(self, lines: int = 15) -> str:
        """The end of its log."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


class _Opened:
    """The log, opened for adding to it, and begun afresh when it has grown large; or our own output."""

    def __init__(self, log: Path | None) -> None:
        if log is not None and log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".log.1"))
        self._file = log.open("ab") if log else None

    def __enter__(self) -> IO[bytes] | None:
        return self._file

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()
