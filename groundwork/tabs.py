"""Which pages stand side by side under a heading, and on which one does the reader stand?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Tab:
    """One of the pages, as components/_tabs.html takes it."""

    label: str | Promise
    url: str
    current: bool


def side_by_side(pages: Mapping[str, str | Promise], here: str, *arguments: Any) -> list[Tab]:
    """The pages, by the names of their addresses, which all take the same arguments; `here` is the one that is read."""
    return [Tab(label, reverse(name, args=arguments), name == here) for name, label in pages.items()]
