"""Where are the files of a package kept, under which names, and how is none left behind?"""

import logging
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage

from governance.enums import FileKind
from governance.models import Package
from governance.packages.contents import PackageContents
from governance.packages.hashing import sha256_of

log = logging.getLogger(__name__)
LANGUAGES = ("en", "fr")
KINDS = {"en": "package", "fr": "cahier", "both": "package-cahier"}
ENDINGS = {FileKind.PDF: ".pdf", FileKind.ZIP: ".zip", FileKind.HTML: ".html", FileKind.MANIFEST: "_manifest.json"}
EDITIONS = {
    "full": ("", ""),
    "decisions": ("_decisions", "_decisions"),
    "supplement": ("_supplement", "_supplement"),
    "personal": ("_personal", "_personnel"),
    "record": ("_record", "_releve"),
}


@dataclass(frozen=True)
class Stored:
    """A file of a package, with what its row says of it; `name` is where it lies, once it does."""

    kind: FileKind
    language: str
    name: str
    sha256: str
    size: int
    pages: int = 0
    conforms: bool = False


def folder(package: Package, attempt: int) -> str:
    """Each attempt has a folder of its own, so that one that was given up can never touch another's files."""
    return f"packages/{package.gathering.slug_en}/v{package.version}/{attempt}"


def file_name(contents: PackageContents, kind: FileKind, language: str) -> str:
    """`2026-11-ottawa_package_v4_EN.pdf`, `2026-11-ottawa_cahier_decisions_v5_FR.html`."""
    side = "fr" if language == "fr" else "en"
    edition = EDITIONS[contents.edition][LANGUAGES.index(side)]
    ending = "" if kind == FileKind.MANIFEST or (language == "both" and kind == FileKind.ZIP) else f"_{code(language)}"
    return f"{contents.slug.side(side)}_{KINDS[language]}{edition}_v{contents.version}{ending}{ENDINGS[kind]}"


def code(language: str) -> str:
    """`EN`, `FR`, or `EN-FR` for both."""
    return "EN-FR" if language == "both" else language.upper()


def measured(source: Path, kind: FileKind, language: str, *, pages: int = 0, conforms: bool = False) -> Stored:
    """What the row of a file will say, before it is on the shelf: `name` is where it lies now."""
    return Stored(kind, language, str(source), sha256_of(source), source.stat().st_size, pages, conforms)


def put(place: str, name: str, file: Stored) -> Stored:
    """Keep a file that was measured. Raises OSError when it cannot be written."""
    path = f"{place}/{name}"
    default_storage.delete(path)
    with Path(file.name).open("rb") as content:
        kept = default_storage.save(path, File(content))
    return Stored(file.kind, file.language, kept, file.sha256, file.size, file.pages, file.conforms)


def clear(package: Package, *, before: int) -> None:
    """Throw away what attempts before this one left behind; a shelf out of reach stops nothing."""
    for attempt in range(1, before):
        clear_attempt(package, attempt)


def clear_attempt(package: Package, attempt: int) -> None:
    """Throw away every file of one attempt."""
    place = folder(package, attempt)
    try:
        for name in default_storage.listdir(place)[1]:
            default_storage.delete(f"{place}/{name}")
        default_storage.delete(place)
    except FileNotFoundError:
        return
    except Exception:  # each storage has faults of its own
        log.exception("%s could not be cleared", place)
