"""Which pages stand under Structure?"""

from django.utils.translation import gettext_lazy as _

from groundwork.tabs import Tab, side_by_side

PAGES = {"structure": _("Structure"), "members": _("Members and seats"), "jurisdictions": _("Jurisdictions")}


def tabs(here: str) -> list[Tab]:
    """The pages of the section; `here` is the one being read."""
    return side_by_side(PAGES, here)
