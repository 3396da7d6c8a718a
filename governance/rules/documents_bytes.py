"""What is a file really, whatever its name says, and may it be kept? Nothing of it is ever executed.

The kinds taken are those that a page, a package or an office program shows without running anything.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

import puremagic
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.rules.documents_inside import examine_office, examine_pdf
from governance.rules.documents_refused import MALFORMED, UNUSABLE, refused
from groundwork.refusals import Refusal, require

LARGEST = 25_000_000  # bytes
LONGEST_NAME = 160
FILE_FIELD = "file"


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: its media type, its words, and the endings that its name may have."""

    media_type: str
    words: str | Promise
    endings: tuple[str, ...]


KINDS = {
    "pdf": Kind("application/pdf", "PDF", (".pdf",)),
    "docx": Kind(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _("Word document"), (".docx",)
    ),
    "odt": Kind("application/vnd.oasis.opendocument.text", _("OpenDocument text"), (".odt",)),
    "pptx": Kind(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", _("PowerPoint slides"), (".pptx",)
    ),
    "xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _("Excel sheet"), (".xlsx",)),
    "png": Kind("image/png", _("PNG image"), (".png",)),
    "jpeg": Kind("image/jpeg", _("JPEG image"), (".jpg", ".jpeg")),
    "text": Kind("text/plain", _("plain text"), (".txt", ".md", ".markdown")),
}
TAKEN = ", ".join(ending for kind in KINDS.values() for ending in kind.endings)
WITH_MACROS = (".docm", ".dotm", ".pptm", ".potm", ".ppsm", ".xlsm", ".xltm", ".xlam", ".xlsb")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa")
RUN_BY_NAME = (".exe", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".scr", ".sh", ".lnk", ".hta")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_INSIDE = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Examined:
    """A file that may be kept: its safe name, what it is, its SHA-256, its pages where they can be counted.

    `problem` is a code of what it cannot be used for; see PROBLEMS.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    pages: int | None
    problem: str = ""


PROBLEMS = {"protected": _("Protected against changes: it cannot be bound into a package.")}


def examine(name: str, content: bytes) -> Examined:
    """What this file is. Raises Refused in words, about the field `file`, for whatever is not taken."""
    require(refuse_size(len(content)))
    require(refuse_program(name, content))
    kind = kind_of(name, content)
    require(refuse_mislabelled(name, kind))
    pages, problem = examine_pdf(content) if kind == "pdf" else (1 if kind in {"png", "jpeg"} else None, "")
    return Examined(
        name=safe_name(name, KINDS[kind].endings),
        media_type=KINDS[kind].media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=pages,
        problem=problem,
    )


def refuse_size(size: int) -> Refusal | None:
    """Why is it too small or too large? `size` is in bytes."""
    if size == 0:
        return Refusal("document-empty", _("This file is empty."), FILE_FIELD, UNUSABLE)
    if size > LARGEST:
        return Refusal(
            "document-too-large",
            _("This file is larger than 25 MB. Make it smaller, or split it."),
            FILE_FIELD,
            UNUSABLE,
        )
    return None


def refuse_program(name: str, content: bytes) -> Refusal | None:
    """Why is it kept out unread? It is a program, or says by its name that it carries or is one."""
    ending = ending_of(name)
    if ending in WITH_MACROS:
        return refused("macros")
    if ending in RUN_BY_NAME or content.startswith(PROGRAMS):
        return Refusal("document-runs", _("This file is a program. Only documents are taken."), FILE_FIELD, UNUSABLE)
    return None


def kind_of(name: str, content: bytes) -> str:
    """The kind of these bytes, one of KINDS. Raises Refused for every other."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return examine_office(content)
    if content.startswith(OLD_OFFICE):
        raise_old_office(content)
    found = {match.mime_type for match in matches(content)}
    for kind in ("png", "jpeg"):
        if KINDS[kind].media_type in found:
            return kind
    if is_text(content) and not looks_like_markup(content):
        return "text"
    if ending_of(name) == ".pdf":
        require(MALFORMED)
    require(Refusal("document-of-another-kind", not_taken(), FILE_FIELD, UNUSABLE))
    raise AssertionError("refused above")


def raise_old_office(content: bytes) -> None:
    """Raise Refused for a file of an old office program, or a new one that is locked by a password."""
    if LOCKED_INSIDE in content:
        require(refused("password"))
    words = _("This is a file of an old office program. Save it as .docx, .pptx, .xlsx or PDF.")
    require(Refusal("document-of-old-office", words, FILE_FIELD, UNUSABLE))


def matches(content: bytes) -> list[puremagic.PureMagicWithConfidence]:
    """What the first bytes look like."""
    try:
        return list(puremagic.magic_string(content[:65536]))
    except puremagic.PureError:
        return []


def is_text(content: bytes) -> bool:
    """Whether it is UTF-8 without control characters."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0b\x0e-\x1f]", text)


def looks_like_markup(content: bytes) -> bool:
    """Whether a browser might read a page or a drawing in it."""
    return (
        re.match(rb"\s*(\xef\xbb\xbf)?\s*<(!doctype|html|svg|script|\?xml|body|head|iframe)", content, re.I) is not None
    )


def not_taken() -> str | Promise:
    """Which kinds are taken."""
    return _("This kind of file is not taken. Choose a PDF, a Word, OpenDocument, PowerPoint or Excel file, "
             "a PNG or JPEG image, or plain text.")  # fmt: skip


def refuse_mislabelled(name: str, kind: str) -> Refusal | None:
    """Why does the name not go with the bytes? A name without an ending says nothing, and gets the right one."""
    ending = ending_of(name)
    if not ending or ending in KINDS[kind].endings:
        return None
    words = _("Its name ends with %(ending)s, and what is in it is another kind of file: %(kind)s. Name it rightly.")
    said = words % {"ending": ending, "kind": KINDS[kind].words}
    return Refusal("document-mislabelled", said, FILE_FIELD, UNUSABLE)


def ending_of(name: str) -> str:
    """`.pdf` of `Rapport.PDF`; nothing where the last part has no ending, or one that is none."""
    found = re.search(r"[^/\\]*[^/\\.](\.[A-Za-z][A-Za-z0-9]{0,7})\s*$", name)
    return found[1].lower() if found else ""


def safe_name(name: str, endings: tuple[str, ...]) -> str:
    """The name without folders, signs that mean something to a system, and what turns text about; 160 at most."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    ending = ending_of(last)
    stem = last.rstrip()[: -len(ending)] if ending else last
    stem = "".join(each if each.isalnum() or each in " -_.()’'," else "_" for each in stem)
    stem = re.sub(r"\s+", " ", re.sub(r"\.{2,}", ".", stem)).strip(" ._-'") or "document"
    if re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", stem.split(".")[0]):
        stem = f"_{stem}"
    ending = ending if ending in endings else endings[0]
    return stem[: LONGEST_NAME - len(ending)] + ending
