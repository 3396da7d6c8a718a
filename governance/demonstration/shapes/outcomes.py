"""Which fields have the logic model and the priorities?"""

from dataclasses import dataclass
from typing import Literal

from governance.demonstration.shapes.provenance import Sourced
from groundwork.bilingual import Pair


@dataclass(frozen=True, kw_only=True)
class ResultNode(Sourced):
    """An outcome in its tier, or an objective; its text is ours, from the words of its slides."""

    number: str
    tier: str
    text: Pair


@dataclass(frozen=True, kw_only=True)
class ResultLink(Sourced):
    """The outcome `lower` serves the outcome `upper`, if the assumption holds."""

    lower: str
    upper: str
    assumption: Pair


@dataclass(frozen=True, kw_only=True)
class Priority(Sourced):
    """A priority, with the numbers of the outcomes that it serves; levels as in the operating framework."""

    key: str
    name: Pair
    slug: Pair
    description: Pair
    lead: str | None
    state: Literal["proposed", "confirmed", "active"]
    outcomes: tuple[str, ...]
    level_now: int | None = None
    level_aimed: int | None = None
