"""In which words is a file refused for what it carries?"""

from django.utils.translation import gettext_lazy as _

from groundwork.refusals import Refusal

UNUSABLE = 422
WORDS = {
    "macros": _("This file carries macros or scripts. Save it without them: .docx, .pptx, .xlsx, or PDF."),
    "password": _("This file is locked by a password: nobody could read it here. Take the password off first."),
    "malformed": _("This file is damaged. Save it again from the program that made it."),
    "swollen": _("This file unpacks to far more than it weighs. Save it again, or as PDF."),
    "archive": _("This is an archive. Upload the documents that are in it, one by one."),
}


def refused(code: str) -> Refusal:
    """The refusal with this code."""
    return Refusal(f"document-{code}", WORDS[code], "file", UNUSABLE)


MALFORMED = refused("malformed")
