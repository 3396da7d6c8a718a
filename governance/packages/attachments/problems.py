"""In which words is it said that a document could not be included, and what its owner can do?

The same words stand on the page in its place, in the manifest and in the letter to who uploaded it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Problem:
    """Why a document has no pages in the package, and what helps. `carried`: it goes along as a file."""

    why: str | Promise
    remedy: str | Promise
    carried: bool = True


SAVE_AS_PDF = _("Save it as PDF and upload it in place of this one.")
SAVE_AGAIN = _("Save it again from the program that made it, and upload it in place of this one.")
WITHOUT_PASSWORD = _("Take the password off, and upload it in place of this one.")
PRINT_TO_PDF = _("Open it, print it to PDF, and upload that file in place of this one.")
SPLIT = _("Split it, or make it smaller, and upload it in place of this one.")

PROBLEMS = {
    "encrypted": Problem(_("It is locked by a password."), WITHOUT_PASSWORD),
    "protected": Problem(_("Whoever made it does not allow its pages to be joined with others."), WITHOUT_PASSWORD),
    "damaged": Problem(_("It is damaged: its pages cannot be read."), SAVE_AGAIN),
    "dynamic_form": Problem(
        _("It is a form whose pages are only made by the program that it is filled in with."), PRINT_TO_PDF
    ),
    "portfolio": Problem(
        _("It is a portfolio: a cover with other files in it."),
        _("Upload the documents that are in it, one by one."),
    ),
    "too_many_pages": Problem(_("It has more than 2,000 pages."), SPLIT),
    "too_large": Problem(_("It needs more memory than may be given to one document."), SPLIT),
    "swollen": Problem(_("It unpacks to far more than it weighs."), SAVE_AGAIN, carried=False),
    "too_slow": Problem(_("Reading it took longer than may be given to one document."), PRINT_TO_PDF),
    "crashed": Problem(_("The program that reads it ended before it was done."), SAVE_AGAIN),
    "no_converter": Problem(_("Office documents cannot be converted here: LibreOffice is not installed."), SAVE_AS_PDF),
    "unsupported": Problem(_("This kind of file cannot be shown as pages."), SAVE_AS_PDF),
    "mislabelled": Problem(_("It is not the kind of file that it says it is."), SAVE_AGAIN, carried=False),
    "empty": Problem(_("There is nothing in it."), SAVE_AGAIN, carried=False),
    "missing": Problem(
        _("Its file was not found in the storage."),
        _("Upload it again in place of this one."),
        carried=False,
    ),
    "changed": Problem(
        _("Its file is not the one that was uploaded: somebody or something has changed it in the storage."),
        _("Upload it again in place of this one."),
        carried=False,
    ),
    "withheld": Problem(_("It is withheld from readers of this edition."), "", carried=False),
}
# Said of a document whose pages are in the package.
REMARKS = {
    "scanned": _("It was scanned: its pages are pictures, which a screen reader cannot read."),
}
# Another try, or another machine, may end otherwise: not remembered.
PASSING = {"crashed", "no_converter", "missing", "changed"}


def is_carried(problem: str) -> bool:
    """Whether a document with this problem goes along as a file beside the package."""
    found = PROBLEMS.get(problem)
    return found is not None and found.carried


def why(problem: str) -> str | Promise:
    """The reason in words, for a problem or a remark; for a code of an older version, that it was not included."""
    if problem in REMARKS:
        return REMARKS[problem]
    return PROBLEMS[problem].why if problem in PROBLEMS else _("It could not be included.")


def remedy(problem: str) -> str | Promise:
    """What its owner can do about it; nothing for a remark."""
    return PROBLEMS[problem].remedy if problem in PROBLEMS else ""
