"""Can the structure of a PDF be joined, and do its pages keep the rules of PDF/UA-1?"""

from itertools import islice
from pathlib import Path

import pikepdf

from governance.packages.attachments.limits import LONGEST_CHAIN, MOST_PAGES_CHECKED

try:
    import page as validator
except ImportError:  # checked where the validator is installed; elsewhere nothing is claimed
    validator = None  # type: ignore[assignment]

VALIDATOR = f"ua1 {validator.__version__}" if validator else "unchecked"
# The title, the claim and the header belong to a file, and the binder writes them for the whole.
OF_THE_WHOLE_FILE = ("PDFUA1-ID-", "PDFUA1-METADATA-", "PDFUA1-VIEWER-PREFERENCES-", "PDFUA1-HEADER-")
PAGES_LOOKED_AT = 50


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Whether it says that it is tagged, and its pages are found in the tree that leads from content to tags."""
    marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary())
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary) or not bool(marked.get("/Marked", False)):
        return False
    parents = tree.get("/ParentTree")
    if not isinstance(parents, pikepdf.Dictionary) or "/K" not in tree:
        return False
    try:
        found = pikepdf.NumberTree(parents)
        keys = [page.obj.get("/StructParents") for page in islice(pdf.pages, PAGES_LOOKED_AT)]
        lists = [isinstance(found[int(key)], pikepdf.Array) for key in keys if key is not None]
    except (LookupError, ValueError, TypeError, AttributeError, RuntimeError, pikepdf.PdfError):
        return False
    return bool(lists) and all(lists)


def is_scanned(pdf: pikepdf.Pdf) -> bool:
    """Whether every page is a picture of one: images, and no letters."""
    return all(is_picture(page) for page in pdf.pages)


def is_picture(page: pikepdf.Page) -> bool:
    """Whether a page has images and uses no font."""
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    drawn = resources.get("/XObject", pikepdf.Dictionary())
    kinds = {str(each.get("/Subtype", "")) for _name, each in drawn.items()}
    return "/Font" not in resources and kinds == {"/Image"}


def conforms(path: Path, pages: int) -> bool:
    """Whether nothing in these pages breaks PDF/UA-1, beside what a binder says for the whole file.

    False where it cannot be checked: the validator is not installed, or there are too many pages.
    """
    if validator is None or pages > MOST_PAGES_CHECKED:
        return False
    try:
        limits = validator.SafetyLimits(max_reference_depth=LONGEST_CHAIN)
        report = validator.validate_pdf(str(path), profile="ua1", limits=limits)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the validator is no Exception, and the pages are none the worse for it
        return False
    return all(each.rule_id.startswith(OF_THE_WHOLE_FILE) for each in report.failures)
