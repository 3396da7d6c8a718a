"""How does a package become files: claimed once, whole or not at all, taken up again where it was dropped?

Facts, plan, parts, files, row: each step leaves what it made where the next attempt finds it (the facts by their
hash, the parts at their addresses), so that a build that was killed goes on and comes out the same, byte for byte.
"""

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from governance.enums import PackageState
from governance.models import Package, PackageFile
from governance.packages import shelf
from governance.packages.attempts import GivenUp, Stopped, mine, note
from governance.packages.closing import close
from governance.packages.compiler import compiler
from governance.packages.contents import PackageContents
from governance.packages.delivery import tell
from governance.packages.manifest import Made
from governance.packages.outputs import files_of
from governance.packages.papers import converter_for
from governance.packages.parts import Parts
from governance.packages.plan import PartPlan, plan_parts
from governance.packages.press.crew import Crew
from governance.packages.snapshots import Facts, facts_for
from governance.rules.packages import refuse_marking
from groundwork.ledger import record
from groundwork.refusals import require

log = logging.getLogger(__name__)
CORES = min(2, os.cpu_count() or 1)  # a third would be the web's


def build(package_id: int) -> bool:
    """Make a queued package. False when there was nothing to do: another worker was first, it failed or was stopped.

    What cannot be set or stored is written into the row for people to read. A fault of the database is not
    caught: the row stays claimed, and whoever looks next takes it up again.
    """
    if not Package.objects.claim(package_id):
        return False
    package = Package.objects.select_related("gathering", "since", "reader").get(pk=package_id)
    try:
        shelf.clear(package, before=package.attempts)
        with room_for(package) as room, Crew(CORES) as crew:
            make(package, room, crew)
    except GivenUp:
        shelf.clear_attempt(package, package.attempts)
        return False
    except Stopped:
        shelf.clear_attempt(package, package.attempts)
        stop(package)
        return False
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:  # whatever it is, people are told and the row does not wait for ever
        log.exception("package %s could not be compiled", package_id)
        shelf.clear_attempt(package, package.attempts)
        fail(package, f"{type(problem).__name__}: {problem}")
        return False
    return True


def make(package: Package, room: Path, crew: Crew) -> None:
    """Facts, plan, parts, files, row."""
    facts = facts_for(package, room)
    note(
        package, facts_hash=facts.sha256, snapshot_at=facts.as_of, ledger_head=facts.ledger_head,
        marking=facts.contents.marking, compiler=compiler()[:40],
    )  # fmt: skip
    require(refuse_marking(facts.contents.marking))
    parts = Parts(package, room, crew, cores=CORES)
    plans = plans_of(facts.contents)
    parts.make(plans)
    made, fronts = close(parts, plans, facts)
    files = files_of(package, facts, made, fronts, room, crew)
    note(package, parts_done=len(made))
    place = shelf.folder(package, package.attempts)
    stored = [shelf.put(place, shelf.file_name(facts.contents, file.kind, file.language), file) for file in files]
    finish(package, facts, made, stored)


def plans_of(contents: PackageContents) -> list[PartPlan]:
    """The parts in both languages."""
    return [each for code in shelf.LANGUAGES for each in plan_parts(contents, contents.edition, code, converter_for)]


@contextmanager
def room_for(package: Package) -> Iterator[Path]:
    """A folder for the moment, on this machine. What a killed attempt left of its own is thrown away."""
    house = hashlib.sha256(str(connection.settings_dict).encode()).hexdigest()[:12]
    prefix = f"concert-{house}-{package.pk}-"
    for left in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as room:
        yield Path(room)


@transaction.atomic
def finish(package: Package, facts: Facts, made: Made, stored: Sequence[shelf.Stored]) -> None:
    """The files become the package's, all at once, with its entry in the ledger and what people are told."""
    note(package, state=PackageState.READY, finished_at=timezone.now(), problem="")
    PackageFile.objects.bulk_create(
        PackageFile(
            package=package, kind=each.kind, language=each.language, file=each.name, sha256=each.sha256,
            size=each.size, pages=each.pages, conforms=each.conforms,
        )
        for each in stored
    )  # fmt: skip
    tell(package, facts.contents, made)
    record(
        "package.compiled",
        by=None,
        on=package,
        gathering=package.gathering.slug_en,
        version=package.version,
        edition=package.edition,
        facts=facts.sha256,
        ledger_head=facts.ledger_head,
        files={f"{each.kind} {each.language}": each.sha256 for each in stored},
    )


@transaction.atomic
def fail(package: Package, problem: str) -> None:
    """It is over, and people are told why."""
    most = Package._meta.get_field("problem").max_length
    words = problem.replace("\x00", "")[:most]
    if mine(package).update(state=PackageState.FAILED, finished_at=timezone.now(), problem=words):
        about = {"gathering": package.gathering.slug_en, "version": package.version, "attempt": package.attempts}
        record("package.failed", by=None, on=package, problem=problem.partition(":")[0], **about)


@transaction.atomic
def stop(package: Package) -> None:
    """It is over because somebody asked for that; the parts that were made stay on the shelf."""
    if mine(package).update(state=PackageState.CANCELLED, finished_at=timezone.now()):
        about = {"gathering": package.gathering.slug_en, "version": package.version}
        record("package.cancelled", by=None, on=package, **about)
