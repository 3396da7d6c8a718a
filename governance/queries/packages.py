"""Which versions of a package does a gathering have, is one being made, and what of it may this reader have?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from councils.models import Person
from governance.enums import Edition, FileKind, PackageState, PartState
from governance.models import Gathering, Package, PackageFile, PackagePart

UNDER_WAY = {PackageState.QUEUED, PackageState.COMPILING}


@dataclass(frozen=True)
class Version:
    """A version as its reader sees it: its files, the parts in whose place a page stands, and those made so far."""

    package: Package
    files: tuple[PackageFile, ...]
    replaced: tuple[PackagePart, ...]
    untagged: int

    @property
    def is_under_way(self) -> bool:
        return self.package.state in UNDER_WAY

    @property
    def is_being_stopped(self) -> bool:
        return self.is_under_way and self.package.cancel_asked_by_id is not None

    @property
    def parts(self) -> tuple[PackagePart, ...]:
        """All its parts, while it is being made: what is done and what is to come."""
        return tuple(self.package.parts.all()) if self.is_under_way else ()


def seen_by(person: Person | None) -> Q:
    """The versions that this person may know of: everybody's, and their own."""
    return Q(reader=None) | Q(reader=person) if person is not None else Q(reader=None)


def packages_of(gathering: Gathering, person: Person | None = None) -> list[Version]:
    """Every version that this person may know of, the newest first. Four queries."""
    replaced = PackagePart.objects.filter(state=PartState.REPLACED).order_by("key", "language")
    rows = (
        gathering.packages.filter(seen_by(person))
        .select_related("requested_by", "since", "reader")
        .prefetch_related(
            Prefetch("files", PackageFile.objects.order_by("kind", "language")),
            Prefetch("parts", replaced, to_attr="left_out"),
        )
        .annotate(untagged=Count("parts", filter=Q(parts__conforms=False) & ~Q(parts__sha256="")))
        .order_by("-version")
    )
    return [Version(row, sorted_files(row.files.all()), once(row.left_out), row.untagged) for row in rows]


def sorted_files(files: Iterable[PackageFile]) -> tuple[PackageFile, ...]:
    """The files to read first, then the web pages, the parts and the manifest."""
    order = [FileKind.PDF, FileKind.HTML, FileKind.ZIP, FileKind.MANIFEST]
    return tuple(sorted(files, key=lambda file: (order.index(FileKind(file.kind)), file.language)))


def once(parts: Iterable[PackagePart]) -> tuple[PackagePart, ...]:
    """A document that is left out in both languages is one document."""
    found: dict[str, PackagePart] = {}
    for part in parts:
        found.setdefault(part.key, part)
    return tuple(found.values())


def under_way(versions: list[Version]) -> tuple[Version, ...]:
    """Those that are being made or wait for it."""
    return tuple(each for each in versions if each.is_under_way)


def bases_of(gathering: Gathering) -> list[Package]:
    """The versions since which a supplement can say what changed, the newest first. One query."""
    whole = [Edition.FULL, Edition.SUPPLEMENT]
    ready = gathering.packages.filter(state=PackageState.READY, reader=None, edition__in=whole).exclude(facts_hash="")
    return list(ready.order_by("-version"))


def file_of(gathering: Gathering, version: int, language: str, kind: str = FileKind.PDF) -> PackageFile:
    """One file of one version that is ready. Raises DoesNotExist."""
    return PackageFile.objects.select_related("package__gathering").get(
        package__gathering=gathering,
        package__version=version,
        package__state=PackageState.READY,
        language=language,
        kind=kind,
    )
