"""Where are the files of a package kept, under which names, and how is none left behind?"""

import hashlib
import logging
import re
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from governance.models import Package
from governance.packages.contents import PackageContents

log = logging.getLogger(__name__)
LANGUAGES = ("en", "fr")
KINDS = {"en": "package", "fr": "cahier"}


@dataclass(frozen=True)
class Stored:
    """A file on the shelf, with what the row says of it."""

    language: str
    name: str
    sha256: str
    size: int
    pages: int


def folder(package: Package, attempt: int) -> str:
    """Each attempt has a folder of its own, so that one that was given up can never touch another's files."""
    return f"packages/{package.gathering.slug_en}/v{package.version}/{attempt}"


def file_name(contents: PackageContents, language: str) -> str:
    """`2026-11-ottawa_package_v4_EN.pdf`, `2026-11-ottawa_cahier_v4_FR.pdf`."""
    return f"{contents.slug.side(language)}_{KINDS[language]}_v{contents.version}_{language.upper()}.pdf"


def put(place: str, name: str, language: str, content: bytes) -> Stored:
    """Keep a file. Raises OSError when it cannot be written."""
    path = f"{place}/{name}"
    default_storage.delete(path)
    kept = default_storage.save(path, ContentFile(content))
    return Stored(language, kept, hashlib.sha256(content).hexdigest(), len(content), pages_in(content))


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
    except FileNotFoundError:
        return
    except Exception:  # each storage has faults of its own
        log.exception("%s could not be cleared", place)


def pages_in(content: bytes) -> int:
    """How many pages the file has, by the count in its page tree."""
    counts = [int(count) for count in re.findall(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)", content)]
    return max(counts, default=0)
