"""How does one workshop process get its jobs, and what when it dies or takes too long over one?"""

import errno
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "governance.packages.attachments.workshop"]
TIME_TO_START = 20.0  # on a machine that is very busy
TIME_TO_END = 2.0
LONGEST_ANSWER = 10_000
# Programs in Rust abort when there is no more memory.
ENDS = {-signal.SIGXCPU: "too_slow", -signal.SIGABRT: "too_large"}


class Bench:
    """One workshop at a time, for one thread. The next job starts a new one where the last has ended.

    Another `command` may stand in it that keeps the same habits: it is started with our process's id, reads a job a
    line and answers in one. `greets`: it says when it is ready, before its first job's clock begins, as ours does.
    """

    def __init__(self, command: list[str] | None = None, *, greets: bool = False) -> None:
        self._command = command or COMMAND
        self._greets = command is None or greets
        self._process: subprocess.Popen[bytes] | None = None
        self._asking = self._retired = False

    def ask(self, job: dict[str, Any], seconds: float) -> dict[str, Any]:
        """The answer to a job, within so many seconds: `problem` is too_slow or crashed where none came.

        `fault` is the number of an error where no workshop can be started: no trouble of the file.
        """
        self._asking = True
        try:
            process = self._running()
        except (OSError, ValueError):
            answer = {"fault": errno.ECHILD, "leaving": True}
        else:
            answer = converse(process, job, seconds)
        self._asking = False
        if answer.pop("leaving", False):
            self.close()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        """The workshop, started if there is none. Raises OSError or ValueError when it does not start."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
            if self._greets:
                heard(process, TIME_TO_START)
        return process

    def _start(self) -> subprocess.Popen[bytes]:
        if self._process is not None:
            self._kill(self._process)
            self._let_go(self._process)
        process = self._process = subprocess.Popen(
            [*self._command, str(os.getpid())],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if self._retired:
            self._kill(process)
        return process

    def retire(self) -> None:
        """End it for good: a job that is under way is given up, and no new workshop is started."""
        self._retired = True
        self.close()

    def close(self) -> None:
        """End the workshop and whatever it has started; may be called from another thread than the one that asks."""
        process = self._process
        if process is None:
            return
        self._kill(process)
        # Who listens at a pipe that is closed here would listen in vain; it hears the end of it, and closes it then.
        if not self._asking:
            self._process = None
            self._let_go(process)

    @staticmethod
    def _kill(process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    @staticmethod
    def _let_go(process: subprocess.Popen[bytes]) -> None:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def converse(process: subprocess.Popen[bytes], job: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Send a job and hear its answer, or say how it ended without one."""
    try:
        send(process, job)
        return heard(process, seconds)
    except TimeoutError:
        return {"problem": "too_slow", "leaving": True}
    except (OSError, ValueError):
        return {"problem": how_it_ended(process), "leaving": True}


def environment() -> dict[str, str]:
    """None of our secrets: no settings, no keys, nothing but where programs are."""
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV", "TMPDIR") if name in os.environ}
    return {**kept, "HOME": tempfile.gettempdir(), "LC_ALL": "C.UTF-8", "RAYON_NUM_THREADS": "1"}


def send(process: subprocess.Popen[bytes], job: dict[str, Any]) -> None:
    """Write a job on a line. Raises OSError where nobody reads any more."""
    assert process.stdin is not None
    process.stdin.write(json.dumps(job).encode() + b"\n")
    process.stdin.flush()


def heard(process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
    """The next line. Raises TimeoutError when none comes in time, ValueError when it is none or no answer."""
    assert process.stdout is not None
    deadline = time.monotonic() + seconds
    said = b""
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)
        while not said.endswith(b"\n"):
            if not ready.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError
            more = os.read(process.stdout.fileno(), LONGEST_ANSWER)
            said += more
            if not more or len(said) > LONGEST_ANSWER:
                raise ValueError("no answer")
    answer = json.loads(said)
    if not isinstance(answer, dict):
        raise ValueError("no answer")
    return answer


def how_it_ended(process: subprocess.Popen[bytes]) -> str:
    """The problem of the file at which a workshop ended without an answer."""
    try:
        return ENDS.get(process.wait(TIME_TO_END), "crashed")
    except subprocess.TimeoutExpired:
        return "crashed"
