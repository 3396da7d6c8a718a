"""Which package is made next, and by whom? One at a time, the most urgent first, by whoever holds the place.

The place is a lock of the database session: it is given back when the worker dies, however it dies. So who holds it
knows that whatever is still being compiled was dropped, and takes it up again.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone

from governance.enums import PackageState
from governance.models import Package
from governance.packages import shelf
from governance.packages.attempts import mine
from governance.packages.building import build, fail, stop

log = logging.getLogger(__name__)
PLACE = 7252006
MOST_ATTEMPTS = 3


@contextmanager
def the_place() -> Iterator[bool]:
    """Whether the place is ours; if so, until the end of the `with` or of this process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [PLACE])
        row = cursor.fetchone()
    is_mine = bool(row and row[0])
    try:
        yield is_mine
    finally:
        if is_mine and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [PLACE])


def compile_package(package_id: int) -> bool:
    """Make one package here and now, if the place is free. False when it was not, or nothing came of it."""
    with the_place() as is_mine:
        return is_mine and build(package_id)


def compile_waiting() -> int:
    """Make what waits, the most urgent first, until nothing does. Returns how many were made.

    None when another worker is at it: it goes on until nothing waits.
    """
    done = 0
    unmade: set[int] = set()
    while (waiting := next_package(unmade)) is not None or dropped().exists():
        with the_place() as is_mine:
            if not is_mine:
                return done
            take_up_dropped()
            waiting = next_package(unmade)
            if waiting is not None:
                done += made(waiting, unmade)
    return done


def made(package_id: int, unmade: set[int]) -> bool:
    """Make one; one that stays owed because the database was away does not keep the others waiting."""
    try:
        return build(package_id)
    except DatabaseError:
        log.exception("package %s could not be compiled; it stays owed", package_id)
        unmade.add(package_id)
        connection.close_if_unusable_or_obsolete()
        return False


def waiting_packages(now: datetime) -> QuerySet[Package]:
    """Queued packages, the most urgent first: what is wanted next, then what is for meetings that are over."""
    is_over = Case(When(wanted_by__gte=now, then=Value(0)), default=Value(1))
    queued = Package.objects.filter(state=PackageState.QUEUED, cancel_asked_by=None)
    return queued.order_by(is_over, "wanted_by", "requested_at", "pk")


def next_package(but: set[int]) -> int | None:
    """The most urgent one."""
    return waiting_packages(timezone.now()).exclude(pk__in=but).values_list("pk", flat=True).first()


def dropped() -> QuerySet[Package]:
    """What is being compiled; for who holds the place, what was left half done."""
    return Package.objects.filter(state=PackageState.COMPILING)


def take_up_dropped() -> None:
    """Put back into the queue what a worker left half done; after three attempts it has failed."""
    for package in dropped().select_related("gathering"):
        if package.cancel_asked_by_id is not None:
            stop(package)
        elif package.attempts >= MOST_ATTEMPTS:
            fail(package, f"WorkerLost: {package.attempts} attempts ended without a word.")
        else:
            mine(package).update(state=PackageState.QUEUED)
            continue
        shelf.clear_attempt(package, package.attempts)
