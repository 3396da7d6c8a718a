"""Where are the files of a summary kept, under which names, and how is none left behind?"""

import hashlib
import io
import logging
from dataclasses import dataclass

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from governance.models import Summary
from governance.summaries.facts import SummaryFacts

log = logging.getLogger(__name__)
LANGUAGES = ("en", "fr")
KINDS = {"en": "summary", "fr": "synthese"}


@dataclass(frozen=True)
class Stored:
    """A file on the shelf, with what the row says of it."""

    language: str
    name: str
    sha256: str
    size: int
    pages: int


def folder(summary: Summary, attempt: int) -> str:
    """Each attempt has a folder of its own, so that one that was given up can never touch another's files."""
    return f"summaries/{summary.pk}/{attempt}"


def file_name(facts: SummaryFacts, language: str) -> str:
    """`jc_summary_2026-05-01_2026-10-31_EN.pdf`."""
    return f"{facts.body.key.lower()}_{KINDS[language]}_{facts.first}_{facts.last}_{language.upper()}.pdf"


def put(place: str, name: str, language: str, content: bytes) -> Stored:
    """Keep a file. Raises OSError when it cannot be written."""
    path = f"{place}/{name}"
    default_storage.delete(path)
    kept = default_storage.save(path, ContentFile(content))
    with pikepdf.open(io.BytesIO(content)) as opened:
        pages = len(opened.pages)
    return Stored(language, kept, hashlib.sha256(content).hexdigest(), len(content), pages)


def clear(summary: Summary, *, before: int) -> None:
    """Throw away what attempts before this one left behind."""
    for attempt in range(1, before):
        clear_attempt(summary, attempt)


def clear_attempt(summary: Summary, attempt: int) -> None:
    """Throw away every file of one attempt; a shelf out of reach stops nothing."""
    place = folder(summary, attempt)
    try:
        for name in default_storage.listdir(place)[1]:
            default_storage.delete(f"{place}/{name}")
    except FileNotFoundError:
        return
    except Exception:  # each storage has faults of its own
        log.exception("%s could not be cleared", place)
