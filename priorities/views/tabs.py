"""Which pages stand under Priorities and outcomes?"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PAGES = {"priorities": _("Priorities"), "outcomes": _("Logic model"), "background": _("Background")}


@dataclass(frozen=True)
class Tab:
    """One page of the section, as `_tabs.html` takes it."""

    label: str | Promise
    url: str
    current: bool


def tabs(here: str) -> list[Tab]:
    """The pages of the section; `here` is the one being read."""
    return [Tab(label, reverse(name), name == here) for name, label in PAGES.items()]
