"""How do the pages of an uploaded PDF become pages that can be joined, or why not?"""

from pathlib import Path

import pikepdf

from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.pdf_cleaning import clean
from governance.packages.attachments.pdf_forms import settle_forms
from governance.packages.attachments.pdf_tags import is_scanned, is_tagged
from governance.packages.attachments.pdf_weight import count_pages, weigh

LETTER = [0, 0, 612, 792]
LARGEST_SIDE = 14_400  # points, by ISO 32000


def prepare_pdf(source: Path, output: Path, language: str) -> tuple[int, bool, str]:
    """Write the pages into `output`; returns how many, whether their tags can be joined, and a remark or "".

    A damaged file is repaired where it can be. Scripts, attached files and forms that can be filled in are gone;
    what a field shows stays. Raises Unusable.
    """
    try:
        with pikepdf.open(source, suppress_warnings=True) as pdf:
            return settle(pdf, output, language)
    except pikepdf.PasswordError as locked:
        raise Unusable("encrypted") from locked


def settle(pdf: pikepdf.Pdf, output: Path, language: str) -> tuple[int, bool, str]:
    """Look at an opened PDF, and write what may be shown of it."""
    refuse_protected(pdf)
    if "/Collection" in pdf.Root:
        raise Unusable("portfolio")
    count_pages(pdf)
    weigh(pdf)
    settle_forms(pdf)
    clean(pdf)
    pages = len(pdf.pages)
    if not pages:
        raise Unusable("damaged")
    for page in pdf.pages:
        mend_size(page)
    if not str(pdf.Root.get("/Lang", "")).strip():
        pdf.Root.Lang = pikepdf.String(language)
    tagged = is_tagged(pdf)
    remark = "scanned" if not tagged and is_scanned(pdf) else ""
    with output.open("wb") as file:
        pdf.save(
            file,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return pages, tagged, remark


def refuse_protected(pdf: pikepdf.Pdf) -> None:
    """Raise Unusable when it opens without a password, and whoever made it allows no joining of its pages."""
    if pdf.is_encrypted and not (pdf.allow.modify_assembly or pdf.allow.modify_other):
        raise Unusable("protected")


def mend_size(page: pikepdf.Page) -> None:
    """Give a page whose size nobody can draw the size of a letter; every other size stays."""
    try:
        left, low, right, high = (float(side) for side in page.mediabox)
    except (AttributeError, TypeError, ValueError, KeyError, pikepdf.PdfError):
        left = low = right = high = 0
    if not (1 <= abs(right - left) <= LARGEST_SIDE and 1 <= abs(high - low) <= LARGEST_SIDE):
        page.obj.MediaBox = pikepdf.Array(LETTER)
        if "/CropBox" in page.obj:
            del page.obj["/CropBox"]
