"""Which pages stand under Priorities and outcomes?"""

from django.utils.translation import gettext_lazy as _

from groundwork.tabs import Tab, side_by_side

PAGES = {
    "priorities": _("Priorities"),
    "outcomes": _("Logic model"),
    "indicators": _("Indicators"),
    "background": _("Background"),
}


def tabs(here: str) -> list[Tab]:
    """The pages of the section; `here` is the one being read."""
    return side_by_side(PAGES, here)
