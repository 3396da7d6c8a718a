"""Which pages has a gathering, and on which one does the reader stand?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from councils.rules import standing_of
from governance.queries.agendas.versions import switched_on
from governance.rules.duties import refuse_read_duties
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

MAY_BE_OFF = {"agenda_versions", "read_beforehand", "consent_group", "duties"}  # by setting, or for members alone


def tabs_of(slug: str, here: str, reader: object) -> list[Tab]:
    """The pages of the gathering with this address that this reader may open; `here` is the name of the one that is
    read. One query."""
    shown = {here, *switched_on(slug)}
    if refuse_read_duties(standing_of(reader)) is None:
        shown.add("duties")
    pages = {name: label for name, label in PAGES.items() if name not in MAY_BE_OFF or name in shown}
    return side_by_side(pages, here, slug)
