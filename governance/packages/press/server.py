"""How is a part set, or a package bound, beside the worker? In this process: a job a line, an answer a line.

Started as `python -m governance.packages.press.server PID`, where PID is who starts it. It ends with that process,
at the end of its input, or when it has grown. It gives way to the web on a busy machine.
"""

import ctypes
import json
import os
import signal
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TextIO

import pikepdf

from governance.packages.attachments.confine import give_way
from governance.packages.hashing import sha256_of
from governance.packages.press.jobs import FIXED_MOMENT, Printed
from governance.packages.setting import OwnPart, set_part
from groundwork.binding.binding import bind
from groundwork.binding.sheets import Sheet

TIRED_ABOVE = 300_000_000  # bytes in memory; then a new one takes the next job
PR_SET_PDEATHSIG = 1


def work(job: dict[str, Any]) -> Printed:
    """Do one job; whatever happens becomes an answer."""
    began = time.monotonic()
    try:
        done = WORK[job["do"]](job)
    except OSError as trouble:
        return Printed(problem=f"{type(trouble).__name__}: {trouble.strerror}", fault=trouble.errno or 0)
    except Exception as problem:  # a typesetter has faults of its own; people are told
        return Printed(problem=f"{type(problem).__name__}: {problem}")
    return replace(done, milliseconds=round(1000 * (time.monotonic() - began)))


def be_ready(_job: dict[str, Any]) -> Printed:
    """Nothing is asked but to have everything loaded."""
    return Printed()


def set_one(job: dict[str, Any]) -> Printed:
    """Set a part; what the typesetter lets pass as PDF/UA-1 is such."""
    out = Path(job["out"])
    out.write_bytes(set_part(OwnPart(**job["part"]), FIXED_MOMENT))
    with pikepdf.open(out) as made:
        return written(out, Printed(pages=len(made.pages), conforms=True))


def bind_all(job: dict[str, Any]) -> Printed:
    """Bind the sheets."""
    out = Path(job["out"])
    sheets = [Sheet(**{**each, "path": Path(each["path"]) if each["path"] else None}) for each in job["sheets"]]
    bound = bind(sheets, out, **job["how"])
    return written(out, Printed(pages=bound.pages, conforms=bound.conforms, untagged=list(bound.untagged)))


def written(out: Path, printed: Printed) -> Printed:
    """The same with what can be said of the file."""
    return replace(printed, sha256=sha256_of(out), size=out.stat().st_size)


WORK = {"hello": be_ready, "set": set_one, "bind": bind_all}


def serve(jobs: TextIO, answers: TextIO) -> None:
    """Answer job after job."""
    for line in jobs:
        answer = asdict(work(json.loads(line)))
        leaving = memory() > TIRED_ABOVE
        answers.write(json.dumps(answer | {"leaving": leaving}) + "\n")
        answers.flush()
        if leaving:
            return


def memory() -> int:
    """The bytes that this process has in memory now; its highest mark would be that of who started it."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def main() -> None:
    """Keep the pipe of answers for ourselves, give way, and end with who started us."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() == int(sys.argv[1]):
        give_way()
        serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
