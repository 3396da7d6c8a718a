"""Which pages has a gathering, and on which one does the reader stand?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.queries.agendas.versions import switched_on
from groundwork.tabs import Tab, side_by_side

PAGES = {
    "gathering": _("Agenda"),
    "gathering_meetings": _("When and where"),
    "replies": _("Who comes"),
    "agenda_versions": _("Versions"),
    "read_beforehand": _("Read beforehand"),
    "consent_group": _("Consent group"),
    "package": _("Package"),
    "attendance": _("Attendance"),
    "records": _("Record of decisions"),
    "duties": pgettext_lazy("after a meeting", "To do"),
}

MAY_BE_OFF = {"agenda_versions", "read_beforehand", "consent_group"}  # settings of a body; shown where one is on


def tabs_of(slug: str, here: str) -> list[Tab]:
    """The pages of the gathering with this address; `here` is the name of the one that is read."""
    shown = {here, *switched_on(slug)}
    pages = {name: label for name, label in PAGES.items() if name not in MAY_BE_OFF or name in shown}
    return side_by_side(pages, here, slug)
