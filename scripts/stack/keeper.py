"""Who sees to it that a process takes its whole family along when it goes?

The keeper stands between the supervisor and one service. Web server and worker have children of their own,
which would outlive a `kill -9`: orphans of the family come to the keeper (it is their subreaper), and it lets
none of them go on.

Called as: keeper.py PID-OF-THE-SUPERVISOR SECONDS-OF-GRACE COMMAND…
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
GRACE_OF_ORPHANS = 3.0


def prctl(option: int, value: int) -> None:
    """Tell the kernel; other systems than Linux have no such call and keep no orphans."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def family() -> list[int]:
    """Every process that descends from this one."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue  # it went while we looked
    found = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found - {os.getpid()})


def sweep() -> None:
    """End and bury what is left of the family."""
    while True:
        try:
            buried, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not buried:
            for pid in family():
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            time.sleep(0.02)


def bury(child: int) -> int | None:
    """Bury whoever has died; the exit status once it is the child itself."""
    status = None
    while True:
        try:
            buried, how = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status if status is not None else 1
        if not buried:
            return status
        if buried == child:
            code = os.waitstatus_to_exitcode(how)
            status = code if code >= 0 else 128 - code


def keep(child: int, boss: int, grace: float) -> int:
    """Wait for the child; pass a request to stop on to it, and after the grace insist. Returns its status."""
    deadline = None
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        heard = signal.sigwaitinfo(HEARD) if left is None else signal.sigtimedwait(HEARD, left)
        if heard is None:
            return 128 + signal.SIGKILL
        if heard.si_signo == signal.SIGCHLD:
            status = bury(child)
            if status is not None:
                return status
        elif deadline is None:
            orphaned = os.getppid() != boss
            deadline = time.monotonic() + (min(grace, GRACE_OF_ORPHANS) if orphaned else grace)
            os.kill(child, signal.SIGTERM)


HEARD = {signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD}


def become_a_service() -> None:
    """In the child, before it starts: no inherited mask, and it stops when its keeper is killed."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def main(boss: int, grace: float, command: list[str]) -> int:
    """Start the command, keep it, and leave nothing of it behind."""
    # SIGINT is held back, not ignored: at a terminal it reaches the command itself.
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD | {signal.SIGINT})
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != boss:
        return 1
    try:
        child = subprocess.Popen(command, preexec_fn=become_a_service)  # noqa: PLW1509 (no threads here)
    except OSError as error:
        print(error, file=sys.stderr)
        return 127
    status = keep(child.pid, boss, grace)
    child.returncode = status
    sweep()
    return status


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]))
