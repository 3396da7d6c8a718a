"""Which three lists stand under Decisions, and which of them is being read?"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LISTS: list[tuple[str, Promise]] = [
    ("decisions", _("Decisions")),
    ("recommendations", _("Recommendations")),
    ("actions", _("Actions")),
]


@dataclass(frozen=True)
class Tab:
    """One of the lists, as components/_tabs.html takes it."""

    label: Promise
    url: str
    current: bool


def decision_tabs(here: str) -> list[Tab]:
    """The lists, the one that is read marked."""
    return [Tab(label, reverse(name), name == here) for name, label in LISTS]
