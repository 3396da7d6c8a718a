"""What is a file by its first bytes, and is that what it was said to be?"""

import io
import zipfile
import zlib

from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.limits import LARGEST_SOURCE, MOST_UNPACKED

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT, MARKDOWN = "text/plain", "text/markdown"
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")
OFFICE = (DOCX, ODT, PPTX, XLSX)
TEXTS = (TEXT, MARKDOWN)
KNOWN = (PDF, *OFFICE, *IMAGES, *TEXTS)
MAIN_PARTS = {"word/document.xml": DOCX, "ppt/presentation.xml": PPTX, "xl/workbook.xml": XLSX}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    OLD_OFFICE: "application/x-ole-storage",
}
NOT_A_ZIP = (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, ValueError, KeyError)


def check_kind(media_type: str, content: bytes) -> None:
    """Raise Unusable unless these bytes can be what they are said to be."""
    if media_type not in KNOWN:
        raise Unusable("unsupported")
    if not content:
        raise Unusable("empty")
    if len(content) > LARGEST_SOURCE:
        raise Unusable("too_large")
    found = kind_of(content)
    if found == media_type or (found == TEXT and media_type in TEXTS):
        return
    if media_type in OFFICE and content.startswith(OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise Unusable("encrypted")
    is_lesser = found in {"", TEXT} and media_type not in TEXTS
    raise Unusable("damaged" if is_lesser or not found else "mislabelled")


def kind_of(content: bytes) -> str:
    """The media type that the bytes show; nothing when they show none."""
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"PK"):
        return office_kind(content)
    if content.startswith(PROGRAMS):
        return "application/x-executable"
    if b"%PDF-" in content[:1024]:
        return PDF
    return TEXT if b"\0" not in content else ""


def office_kind(content: bytes) -> str:
    """Which office document is packed in a zip file. Raises Unusable when it is locked or swollen."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unusable("swollen")
            if any(part.flag_bits & 1 for part in parts) or open_document_locked(packed, names):
                raise Unusable("encrypted")
            if "mimetype" in names and packed.read("mimetype").strip() == ODT.encode():
                return ODT
    except NOT_A_ZIP:
        return ""
    return next((kind for part, kind in MAIN_PARTS.items() if part in names), "application/zip")


def open_document_locked(packed: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether an OpenDocument says that its parts are encrypted."""
    manifest = "META-INF/manifest.xml"
    return manifest in names and b"encryption-data" in packed.read(manifest)
