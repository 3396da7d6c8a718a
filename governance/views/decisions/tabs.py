"""Which lists stand under Decisions, and which of them is being read?"""

from django.utils.translation import gettext_lazy as _

from groundwork.tabs import Tab, side_by_side

PAGES = {
    "decisions": _("Decisions"),
    "recommendations": _("Recommendations"),
    "consultations": _("Consultations"),
    "actions": _("Actions"),
}


def decision_tabs(here: str) -> list[Tab]:
    """The lists, the one that is read marked."""
    return side_by_side(PAGES, here)
