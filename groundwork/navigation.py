"""Which sections has the house, and in which one does the reader stand?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Each section: its name, its words, the pages that stand under it, whether one must be signed in to see it.
_SECTIONS: list[tuple[str, str | Promise, tuple[str, ...], bool]] = [
    ("home", pgettext_lazy("page", "Home"), (), False),
    ("votes", _("Votes"), (), True),
    ("meetings", _("Meetings"), ("backlog",), False),
    ("decisions", _("Decisions"), ("recommendations", "actions"), False),
    ("structure", _("Structure"), ("reports",), False),
    ("priorities", _("Priorities and outcomes"), ("outcomes", "gaps", "coverage"), False),
]


@dataclass(frozen=True)
class Section:
    """One entry of the navigation; `current` is `page`, `true` or empty, as `aria-current` takes it."""

    name: str
    label: str | Promise
    url: str
    current: str = ""
    count: int = 0


def address(name: str) -> str:
    """The address of a named page, or nothing while that page does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(path: str, name: str, url: str, under: tuple[str, ...], here: str) -> str:
    if path == url:
        return "page"
    if here:
        return "true" if here == name else ""
    roots = [] if name == "home" else [url, *(address(page) for page in under)]
    return "true" if any(root and (path == root or path.startswith(root.rstrip("/") + "/")) for root in roots) else ""


def sections_for(request: HttpRequest | None, here: str = "", counts: Mapping[str, int] | None = None) -> list[Section]:
    """The sections this reader may open; `here` names the section where the address does not show it."""
    path = request.path if request else ""
    user = getattr(request, "user", None)
    found = []
    for name, label, under, members_only in _SECTIONS:
        url = address(name)
        if not url or (members_only and not (user and user.is_authenticated)):
            continue
        current = _current(path, name, url, under, here)
        found.append(Section(name, label, url, current, int((counts or {}).get(name) or 0)))
    return found
