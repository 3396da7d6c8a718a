"""What is inside a PDF or an office file: is it whole, is it locked, does it carry something that runs?"""

import io
import re
import zipfile
import zlib

import pikepdf

from governance.rules.documents_refused import MALFORMED, refused
from groundwork.refusals import Refused, require

MOST_PARTS = 10_000
MOST_UNPACKED = 400_000_000  # bytes
MOST_PAGES = 5_000
MAIN_PARTS = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx", "xl/workbook.xml": "xlsx"}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
MACROS = re.compile(r"(^|/)(vbaProject|vbaData)[^/]*$|^(Basic|Scripts)/.|(^|/)macrosheets/", re.IGNORECASE)
RUNS = {"/JavaScript", "/Launch"}
NOT_A_ZIP = (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, OSError, ValueError)


def examine_pdf(content: bytes) -> tuple[int, str]:
    """How many pages it has, and the code of a problem: `protected` where it may be read and not be changed.

    Raises Refused when it is damaged, locked by a password, or runs something when it is opened.
    """
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            if not 0 < pages <= MOST_PAGES:
                require(MALFORMED)
            if runs_something(pdf):
                require(refused("macros"))
            return pages, "protected" if pdf.is_encrypted else ""
    except pikepdf.PasswordError:
        require(refused("password"))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        require(MALFORMED)
    raise AssertionError("refused above")


def runs_something(pdf: pikepdf.Pdf) -> bool:
    """Whether it names a script, or an action that starts something when the document or a page is opened."""
    root = pdf.Root
    if "/JavaScript" in root.get("/Names", {}):
        return True
    return any(starts(holder) for holder in (root, *(page.obj for page in pdf.pages)))


def starts(holder: pikepdf.Object) -> bool:
    """Whether this part of a PDF has an action that runs."""
    opening = holder.get("/OpenAction")
    actions: list[pikepdf.Object] = [opening] if isinstance(opening, pikepdf.Dictionary) else []
    more = holder.get("/AA")
    actions += list(more.as_dict().values()) if isinstance(more, pikepdf.Dictionary) else []
    return any(isinstance(each, pikepdf.Dictionary) and str(each.get("/S", "")) in RUNS for each in actions)


def examine_office(content: bytes) -> str:
    """Which office document is packed in these bytes: docx, pptx, xlsx or odt.

    Raises Refused when it is damaged, locked, swollen, carries macros, or is an archive of something else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return kind_inside(packed)
    except NOT_A_ZIP as fault:
        raise Refused(MALFORMED) from fault


def kind_inside(packed: zipfile.ZipFile) -> str:
    """The kind of an opened zip file."""
    parts = packed.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        require(refused("password"))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        require(refused("swollen"))
    if any(MACROS.search(name) for name in names) or macros_declared(packed, names):
        require(refused("macros"))
    kind = next((kind for part, kind in MAIN_PARTS.items() if part in names and "[Content_Types].xml" in names), "")
    if not kind and "mimetype" in names and "content.xml" in names:
        kind = "odt" if packed.read("mimetype").strip() == OPEN_DOCUMENT else ""
    if not kind:
        require(refused("archive"))
    if packed.testzip() is not None:
        require(MALFORMED)
    return kind


def macros_declared(packed: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether the list of its contents speaks of macros, under whatever name they are packed."""
    if "[Content_Types].xml" not in names:
        return False
    return re.search(rb"macroEnabled|vbaProject", packed.read("[Content_Types].xml"), re.IGNORECASE) is not None
