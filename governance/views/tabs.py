"""Which pages has a gathering, and on which one does the reader stand?"""

from django.utils.translation import gettext_lazy as _

from groundwork.tabs import Tab, side_by_side

PAGES = {"gathering": _("Agenda"), "package": _("Package"), "attendance": _("Attendance")}


def tabs_of(slug: str, here: str) -> list[Tab]:
    """The pages of the gathering with this address; `here` is the name of the one that is read."""
    return side_by_side(PAGES, here, slug)
