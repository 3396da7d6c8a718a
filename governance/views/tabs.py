"""Which pages has a gathering, and on which one does the reader stand?"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PAGES: list[tuple[str, Promise]] = [
    ("gathering", _("Agenda")),
    ("package", _("Package")),
    ("attendance", _("Attendance")),
]


@dataclass(frozen=True)
class Tab:
    """A page of a gathering, as components/_tabs.html takes it."""

    label: Promise
    url: str
    current: bool


def tabs_of(slug: str, here: str) -> list[Tab]:
    """The pages of the gathering with this address; `here` is the name of the one that is read."""
    found = []
    for name, label in PAGES:
        try:
            found.append(Tab(label, reverse(name, args=[slug]), name == here))
        except NoReverseMatch:
            continue
    return found
