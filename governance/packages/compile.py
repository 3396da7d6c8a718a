"""How does a package become files: claimed once, whole or not at all, taken up again when it was dropped?

An attempt owns the row while `attempts` is its number. One that was given up for dead and still lives finds
that its number has passed, and leaves without a trace.
"""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from governance.enums import PackageState
from governance.models import Package, PackageFile
from governance.packages import shelf
from governance.packages.contents import PackageContents, facts_hash
from governance.packages.gather import gather
from governance.packages.render import render
from groundwork.ledger import record

log = logging.getLogger(__name__)
OVERDUE_AFTER = timedelta(seconds=10)  # a bell that nobody heard
ABANDONED_AFTER = timedelta(minutes=2)  # a package takes seconds
MOST_ATTEMPTS = 3
PARTS = 2 + len(shelf.LANGUAGES)  # the facts, each language, the shelf


class GivenUp(Exception):  # noqa: N818 - it is an answer, not a fault
    """Another attempt has taken this package over."""


def compile_package(package_id: int) -> bool:
    """Compile a queued package. False when there was nothing to do: another worker was first, or it failed.

    What cannot be set or stored is written into the row for people to read. A fault of the database is not
    caught: the row stays claimed, and the sweep takes it up again.
    """
    if not Package.objects.claim(package_id):
        return False
    package = Package.objects.select_related("gathering").get(pk=package_id)
    try:
        shelf.clear(package, before=package.attempts)
        _make(package)
    except GivenUp:
        shelf.clear_attempt(package, package.attempts)
        return False
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:  # whatever it is, people are told and the row does not wait for ever
        log.exception("package %s could not be compiled", package_id)
        shelf.clear_attempt(package, package.attempts)
        _fail(package, f"{type(problem).__name__}: {problem}")
        return False
    return True


def _make(package: Package) -> None:
    as_of = package.claimed_at
    assert as_of is not None
    _progress(package, 0)
    contents = gather(package.gathering_id, version=package.version, as_of=as_of)
    _progress(package, 1)
    set_files = {}
    for done, language in enumerate(shelf.LANGUAGES, start=2):
        set_files[language] = render(contents, language)
        _progress(package, done)
    place = shelf.folder(package, package.attempts)
    stored = [
        shelf.put(place, shelf.file_name(contents, language), language, content)
        for language, content in set_files.items()
    ]
    _finish(package, contents, stored)


def _mine(package: Package) -> QuerySet[Package]:
    """The row, as long as this attempt owns it."""
    return Package.objects.filter(pk=package.pk, state=PackageState.COMPILING, attempts=package.attempts)


def _progress(package: Package, parts: int) -> None:
    if not _mine(package).update(parts_done=parts, parts_total=PARTS):
        raise GivenUp


@transaction.atomic
def _finish(package: Package, contents: PackageContents, stored: list[shelf.Stored]) -> None:
    facts = facts_hash(contents)
    if not _mine(package).update(
        state=PackageState.READY, finished_at=timezone.now(), facts_hash=facts, parts_done=PARTS, problem=""
    ):
        raise GivenUp
    PackageFile.objects.bulk_create(
        PackageFile(
            package=package,
            language=each.language,
            file=each.name,
            sha256=each.sha256,
            size=each.size,
            pages=each.pages,
        )
        for each in stored
    )
    record(
        "package.compiled",
        by=None,
        on=package,
        gathering=package.gathering.slug_en,
        version=package.version,
        facts=facts,
        files={each.language: each.sha256 for each in stored},
    )


@transaction.atomic
def _fail(package: Package, problem: str) -> None:
    most = Package._meta.get_field("problem").max_length
    words = problem.replace("\x00", "")[:most]
    if _mine(package).update(state=PackageState.FAILED, finished_at=timezone.now(), problem=words):
        record(
            "package.failed",
            by=None,
            on=package,
            gathering=package.gathering.slug_en,
            version=package.version,
            attempt=package.attempts,
            problem=problem.partition(":")[0],
        )


def owed_packages(now: datetime) -> QuerySet[Package]:
    """Queued packages whose bell nobody heard, in the order in which they were asked for."""
    return Package.objects.filter(state=PackageState.QUEUED, requested_at__lt=now - OVERDUE_AFTER).order_by(
        "requested_at", "pk"
    )


def sweep_packages(now: datetime) -> int:
    """Take up what was dropped, then compile what is owed. Returns how many packages were compiled."""
    release_abandoned(now)
    done = 0
    for package in owed_packages(now):
        try:
            done += compile_package(package.pk)
        except DatabaseError:
            log.exception("package %s could not be compiled; it stays owed", package.pk)
    return done


def release_abandoned(now: datetime) -> None:
    """Put back into the queue what a worker has left half done; after three attempts it has failed."""
    abandoned = Package.objects.filter(state=PackageState.COMPILING, claimed_at__lt=now - ABANDONED_AFTER)
    for package in abandoned.select_related("gathering"):
        if package.attempts >= MOST_ATTEMPTS:
            shelf.clear_attempt(package, package.attempts)
            _fail(package, f"WorkerLost: {package.attempts} attempts ended without a word.")
        else:
            _mine(package).update(state=PackageState.QUEUED, parts_done=0)
