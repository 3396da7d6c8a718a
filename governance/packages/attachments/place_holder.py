"""What stands in the package where a document cannot? A page that says which it is, why, and where to find it."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from governance.packages.attachments.facts import DocumentFacts
from governance.packages.attachments.problems import is_carried, remedy, why
from groundwork.bilingual import Pair
from groundwork.typesetting.setting import set_in_pdf
from groundwork.typesetting.texts import run, typeset

TEMPLATE = Path(__file__).parent / "typst" / "place_holder.typ"


def place_holder(
    document: DocumentFacts, problem: str, language: str, *, moment: int, where: str = "", carried: bool | None = None
) -> bytes:
    """The page in a document's place, in the language of the edition: tagged PDF/UA-1.

    `moment` dates it, in seconds since 1970; `where` says where the document is found, such as its address.
    `carried` is whether it goes along as a file; left out, the problem says so.
    """
    goes_along = is_carried(problem) if carried is None else carried
    with translation.override(language):
        return set_in_pdf(TEMPLATE, shaped(document, problem, language, where, goes_along), moment)


def shaped(document: DocumentFacts, problem: str, language: str, where: str, carried: bool) -> dict[str, Any]:
    """The words of the page. The title of the document is said in its own language where the reader's is missing."""
    title = document.title if document.said(document.title) else Pair(document.name, document.name)
    lines = [
        (_("File"), document.name),
        (_("Size"), size_in_words(document.size)),
        (_("SHA-256"), document.sha256),
        (_("Where to find it"), where),
    ]
    along = _("The document itself is beside this package, as a file.")
    apart = _("The document itself is not beside this package.")
    return {
        "lang": language,
        "title": run(title, language),
        "heading": said(_("This document is not included"), language),
        "why": said(str(why(problem)), language),
        "carried": said(along if carried else apart, language),
        "remedy": said(str(remedy(problem)), language),
        "for_its_owner": said(_("For who uploaded it"), language),
        "lines": [{"label": said(label, language), "text": typeset(text, language)} for label, text in lines if text],
    }


def said(text: str, language: str) -> str:
    """Words of ours, typeset."""
    return typeset(text, language)


def size_in_words(size: int) -> str:
    """`1.2 MB`, `1,2 Mo`, in the language that is switched on; nothing where it is not known."""
    if not size:
        return ""
    if size < 100_000:
        return _("%(size)s kB") % {"size": number_format(max(0.1, round(size / 1000, 1)), 1)}
    return _("%(size)s MB") % {"size": number_format(round(size / 1_000_000, 1), 1)}
