"""What keeps a foreign file from hurting the machine: which limits does the workshop lay upon itself?"""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from types import FrameType

from governance.packages.attachments import limits

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def confine(boss: int) -> None:
    """Limit this process and all that it starts, and let it end with the one that started it.

    `boss` is the id of that process. Ends at once when it is gone already.
    """
    signal.signal(signal.SIGTERM, end_all)
    tell_kernel(PR_SET_PDEATHSIG, signal.SIGTERM)
    tell_kernel(PR_SET_NO_NEW_PRIVS, 1)
    if os.getppid() != boss:
        sys.exit(1)
    give_way()
    leave_the_network()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.LARGEST_OUTPUT, limits.LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.OFFICE_MEMORY))
    # A file beyond the limit is an error to be told, not the end of the process.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def give_way() -> None:
    """Let others go first, yet never starve: whoever waits for a page of the web does not wait for a package."""
    os.nice(10)
    if sys.platform == "linux":
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def end_all(_signal: int, _frame: FrameType | None) -> None:
    """End this process and what it has started: they are one group."""
    os.killpg(0, signal.SIGKILL)


def tell_kernel(option: int, value: int) -> None:
    """A wish about this process; other systems than Linux have no such call."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def leave_the_network() -> None:
    """Go where no network is, so that no document can fetch or send anything; where the kernel refuses, stay."""
    if sys.platform != "linux":
        return
    user, group = os.getuid(), os.getgid()
    if ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET):
        return
    for name, words in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        try:
            with open(f"/proc/self/{name}", "w") as file:
                file.write(words)
        except OSError:
            continue


def allow_seconds(seconds: int) -> None:
    """Give this process so many more seconds of a processor; it is ended when they are spent."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent.ru_utime + spent.ru_stime) + seconds, hard))


def room_for_office() -> None:
    """In the child that becomes LibreOffice: more room, a clock of its own, and no longer life than the workshop's."""
    tell_kernel(PR_SET_PDEATHSIG, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_AS, (limits.OFFICE_MEMORY, limits.OFFICE_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.OFFICE_CPU_SECONDS, limits.OFFICE_CPU_SECONDS))


def is_tired() -> bool:
    """Whether this process has grown so large that a new one should take the next file."""
    # Not ru_maxrss: a child is born with its parent's, and that of a worker is larger than any workshop.
    with suppress(OSError), open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") > limits.TIRED_ABOVE
    return False
