"""Does a package come out the same again, byte for byte, from what was kept of it?

Its facts and the conversions of its documents are read from where they are kept, by their hashes; no conversion is
run again, and today's facts are not looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from governance.enums import PartState
from governance.models import Package, PackagePart
from governance.packages.attachments import kept as conversions
from governance.packages.attachments.facts import Prepared
from governance.packages.attachments.problems import is_carried
from governance.packages.building import CORES, plans_of, room_for
from governance.packages.closing import close
from governance.packages.contents import facts_hash
from governance.packages.hashing import sha256_of
from governance.packages.outputs import files_of
from governance.packages.papers import Ready, brought, in_its_place
from governance.packages.parts import Parts
from governance.packages.plan import PartPlan
from governance.packages.press.crew import Crew
from governance.packages.snapshots import Facts, compared_with, kept_facts, read_today
from groundwork.snapshot import snapshot


class Lost(Exception):  # noqa: N818 - it is an answer, not a fault
    """What it was made of is not there any more, or is not what it was."""


@dataclass(frozen=True)
class Verified:
    """What came out otherwise, or is not what it was where it is kept: parts and files, each in a word."""

    parts: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return not self.parts and not self.files


class Again(Parts):
    """The parts made again: nothing is taken from the shelf of parts, put there, or told."""

    def find(self, own: Sequence[PartPlan]) -> None:
        """Nothing counts as made."""

    def open_rows(self, plans: Sequence[PartPlan]) -> None:
        """The rows stay what they are."""

    def keep(self, plan: PartPlan, path: Path) -> None:
        """The shelf stays what it is."""

    def tell(self, plan: PartPlan, ready: Ready) -> None:
        """Only to who compares."""
        self.ready[plan.language, plan.key] = ready

    def take_in_papers(self, plans: Sequence[PartPlan]) -> None:
        """The pages that a converter made then. Raises Lost."""
        rows = {(row.language, row.key): row for row in PackagePart.objects.filter(package=self.package)}
        for plan in plans:
            if plan.paper is not None:
                row = rows.get((plan.language, plan.key))
                if row is None:
                    raise Lost(plan.key)
                brought(plan.paper, self.room)
                self.tell(plan, in_its_place(plan.paper, answer_then(row, self.room), plan.language, self.room))


def answer_then(row: PackagePart, room: Path) -> Prepared:
    """What became of a document when the package was made. Raises Lost."""
    if row.state == PartState.REPLACED:
        return Prepared(None, 0, False, False, row.problem, is_carried(row.problem))
    path = conversions.fetch(row.sha256, room)
    if path is None:
        raise Lost(row.key)
    return Prepared(path, row.pages, row.conforms, row.conforms, row.problem)


def verify(package: Package) -> Verified:
    """Make it again and compare. Raises Lost, Unprintable, OSError."""
    contents = kept_facts(package)
    if contents is None or package.snapshot_at is None:
        raise Lost("facts")
    facts = Facts(contents, package.facts_hash, package.snapshot_at, package.ledger_head)
    with room_for(package) as room, Crew(CORES) as crew:
        parts = Again(package, room, crew, cores=CORES)
        plans = plans_of(contents)
        parts.make(plans)
        made, fronts = close(parts, plans, facts)
        files = files_of(package, facts, made, fronts, room, crew)
        rows = {(row.language, row.key): row.sha256 for row in package.parts.all()}
        new = {(plan.language, plan.key): ready.sha256 for plan, ready in made}
        differing = sorted(
            f"{key} {language}" for language, key in rows | new if rows.get((language, key)) != new.get((language, key))
        )
        hashes = {(str(file.kind), file.language): file.sha256 for file in files}
        return Verified(tuple(differing), tuple(changed_files(package, hashes, room)))


def changed_files(package: Package, again: dict[tuple[str, str], str], room: Path) -> list[str]:
    """The files that came out otherwise, or whose bytes are not those of the row any more."""
    found = []
    for file in package.files.all():
        path = room / "stored"
        try:
            with file.file.open("rb") as content, path.open("wb") as copy:
                for chunk in content.chunks():
                    copy.write(chunk)
            stored = sha256_of(path)
        except FileNotFoundError:
            stored = ""
        if not stored == file.sha256 == again.get((file.kind, file.language)):
            found.append(f"{file.kind} {file.language}")
    return found


def is_outdated(package: Package) -> bool:
    """Whether today's facts are others than those that it was made of. Raises Lost."""
    contents = kept_facts(package)
    if contents is None or package.snapshot_at is None:
        raise Lost("facts")
    before = compared_with(package)
    with snapshot():
        today = read_today(package, package.snapshot_at, before)
    return facts_hash(today) != facts_hash(contents)
