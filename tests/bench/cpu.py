"""How much processor and memory have the servers used? Read from /proc, so Linux only."""

import os
from pathlib import Path

from django.db import connection

TICK, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


def used_by(first: int) -> float:
    """Seconds of a process and of all its descendants, those that have ended and were waited for included."""
    return sum(ticks for _parent, ticks in _family(first).values()) / TICK


def memory_of(first: int) -> int:
    """Bytes of memory that a process and all its descendants hold now."""
    pages = (Path(f"/proc/{pid}/statm").read_text().split()[1] for pid in _family(first))
    return sum(map(int, pages)) * PAGE


def postmaster() -> int:
    """The first process of the PostgreSQL server that we are connected to. Raises SystemExit when it is elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), version()")
        backend = cursor.fetchone()[0]
    stat = _stat(backend)
    if stat is None:
        raise SystemExit("PostgreSQL runs on another machine: its processor time cannot be read from here.")
    return stat[0]


def _family(first: int) -> dict[int, tuple[int, int]]:
    """A process and all its descendants, by number: the parent of each, and its ticks."""
    stats = {pid: numbers for pid in _processes() if (numbers := _stat(pid))}
    family = {first}
    while more := {pid for pid, (parent, _ticks) in stats.items() if parent in family} - family:
        family |= more
    return {pid: stats[pid] for pid in family if pid in stats}


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").glob("[0-9]*")]


def _stat(pid: int) -> tuple[int, int] | None:
    """The parent of a process and its ticks so far, those of its ended children included; None when it has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return int(fields[1]), sum(map(int, fields[11:15]))
