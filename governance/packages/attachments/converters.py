"""Who turns a kind of document into pages, and in which version? Kept with every conversion, so that none is redone."""

import hashlib
import shutil
import subprocess
from functools import cache
from importlib.metadata import version

import pikepdf

from governance.packages.attachments import kinds
from governance.packages.attachments.facts import DocumentFacts
from governance.packages.attachments.pdf_tags import VALIDATOR

# Raised by hand when the same source would give other bytes than before.
VERSION = 1
SECONDS_TO_SAY_ITS_VERSION = 30
LONGEST_VERSION = 24


def converter_of(document: DocumentFacts) -> str:
    """Name and version of all that shapes the pages of this document, with a digest of the words set beside it.

    Empty where nobody here can convert it: what was not tried is not remembered.
    """
    kind = document.media_type
    joiner = f"pikepdf {pikepdf.__version__}"
    if kind == kinds.PDF:
        return named("pdf", joiner, document.language)
    if kind in kinds.OFFICE:
        found = soffice()
        return named(f"office {version_of(found)}", joiner, document.language) if found else ""
    if kind in kinds.IMAGES or kind in kinds.TEXTS:
        words = (document.name, document.said(document.title), document.said(document.description), document.language)
        digest = hashlib.sha256("\0".join(words).encode()).hexdigest()[:16]
        return named("image" if kind in kinds.IMAGES else "text", f"typst {version('typst')}", digest)
    return ""


def named(what: str, tool: str, more: str) -> str:
    """`pdf 1 pikepdf 10.17.0 ua1 0.11.0 en`."""
    return f"{what} {VERSION} {tool} {VALIDATOR} {more}"


def soffice() -> str:
    """Where LibreOffice is on this machine; nothing where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


@cache
def version_of(program: str) -> str:
    """What LibreOffice says of itself, such as `LibreOffice 7.4.7.2`; its path when it says nothing."""
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=SECONDS_TO_SAY_ITS_VERSION, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        said = ""
    return " ".join(said.split()[:2])[:LONGEST_VERSION] or program[-LONGEST_VERSION:]
