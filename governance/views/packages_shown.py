"""What does the page of a package say of each version: its files, what was left out and why, and what may be done?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.enums import FileKind, PackageState
from governance.models import PackageFile, PackagePart
from governance.packages.attachments.problems import remedy, why
from governance.queries.packages import Version
from governance.rules.packages import refuse_stop

NAMES = {
    (FileKind.PDF, "en"): _("English, version %(version)s"),
    (FileKind.PDF, "fr"): _("French, version %(version)s"),
    (FileKind.PDF, "both"): _("English and French facing each other, version %(version)s"),
    (FileKind.HTML, "en"): _("English as a web page"),
    (FileKind.HTML, "fr"): _("French as a web page"),
    (FileKind.ZIP, "both"): _("The parts, one by one"),
    (FileKind.MANIFEST, "both"): _("Manifest: what went in and what came out, by SHA-256"),
}
KINDS = {FileKind.PDF: "PDF", FileKind.HTML: "HTML", FileKind.ZIP: "ZIP", FileKind.MANIFEST: "JSON"}


@dataclass(frozen=True)
class FileShown:
    file: PackageFile
    name: str
    kind: str


@dataclass(frozen=True)
class LeftOut:
    """A part in whose place a page stands."""

    part: PackagePart
    why: str | Promise
    remedy: str | Promise


@dataclass(frozen=True)
class VersionShown:
    """A version with the files to read first, the others, and what was left out."""

    version: Version
    files: tuple[FileShown, ...]
    others: tuple[FileShown, ...]
    left_out: tuple[LeftOut, ...]
    may_act: bool
    may_retry: bool

    @property
    def is_ready(self) -> bool:
        return self.version.package.state == PackageState.READY

    @property
    def conforms(self) -> bool:
        """Whether each PDF claims PDF/UA-1."""
        return all(each.file.conforms for each in self.files)


def versions_shown(versions: list[Version], person: Person) -> list[VersionShown]:
    """Every version for this reader; a document that was left out is tried again from the newest of its edition."""
    newest: dict[tuple[str, int | None], int] = {}
    for each in versions:
        if each.package.state == PackageState.READY:
            newest.setdefault((each.package.edition, each.package.reader_id), each.package.pk)
    return [version_shown(each, person, newest) for each in versions]


def version_shown(version: Version, person: Person, newest: dict[tuple[str, int | None], int]) -> VersionShown:
    """One version."""
    package = version.package
    files = [file_shown(file) for file in version.files]
    return VersionShown(
        version,
        tuple(each for each in files if each.file.kind == FileKind.PDF),
        tuple(each for each in files if each.file.kind != FileKind.PDF),
        tuple(LeftOut(part, why(part.problem), remedy(part.problem)) for part in version.replaced),
        may_act=refuse_stop(person, package) is None,
        may_retry=newest.get((package.edition, package.reader_id)) == package.pk,
    )


def file_shown(file: PackageFile) -> FileShown:
    """One file, called by its name for readers."""
    kind = FileKind(file.kind)
    return FileShown(file, str(NAMES[kind, file.language]) % {"version": file.package.version}, KINDS[kind])
