"""What would each line of a file do to a draft, and what keeps it from being done?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from councils.models import Body
from priorities.models import LogicModel, ResultLink, ResultNode, ResultTier
from priorities.queries.logic_models import Drawing, drawn, is_upward
from priorities.queries.sheets.columns import known_tiers
from priorities.queries.sheets.reading import Problem

SIDES = ("en", "fr")
REASONING = ("assumption", "risk", "evidence")


class Deed(StrEnum):
    """What a line does."""

    NODE_ADDED = "node_added"
    NODE_REVISED = "node_revised"
    LINK_ADDED = "link_added"
    LINK_REVISED = "link_revised"
    NOTHING = "nothing"


WORDS: dict[Deed, str | Promise] = {
    Deed.NODE_ADDED: pgettext_lazy("a line of a file", "adds the node"),
    Deed.NODE_REVISED: pgettext_lazy("a line of a file", "revises the node"),
    Deed.LINK_ADDED: pgettext_lazy("a line of a file", "adds the link to"),
    Deed.LINK_REVISED: pgettext_lazy("a line of a file", "revises the link to"),
    Deed.NOTHING: gettext_lazy("already there"),
}


@dataclass
class PlannedNode:
    """A node as it would be afterwards; `row` is the node itself, saved or not yet."""

    row: ResultNode
    deed: Deed
    line: int = 0
    is_placed: bool = True

    @property
    def position(self) -> int | None:
        return self.row.tier.position if self.row.tier is not None else None


@dataclass
class PlannedLink:
    """A link as it would be afterwards."""

    row: ResultLink
    deed: Deed


@dataclass(frozen=True)
class Step:
    """What one line does: each deed with the number it is about."""

    line: int
    number: str
    text: str
    deeds: tuple[tuple[Deed, str], ...]

    @property
    def words(self) -> list[str]:
        """The deeds in the reader's words."""
        return [f"{WORDS[deed]} {number}".strip() for deed, number in self.deeds]


@dataclass(frozen=True)
class Ground:
    """What the file meets: the draft, the tiers of its template by their words, bodies by their keys, the day."""

    drawing: Drawing
    tiers: Mapping[str, ResultTier | None]
    bodies: Mapping[str, Body]
    upward: bool
    today: date


@dataclass
class Plan:
    """What a file would do; it is done as a whole or not at all."""

    nodes: dict[str, PlannedNode] = field(default_factory=dict)
    links: dict[tuple[str, str], PlannedLink] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        return not self.problems

    @property
    def counts(self) -> Counter[Deed]:
        """How often each deed is done."""
        return Counter(deed for step in self.steps for deed, _number in step.deeds)

    @property
    def does_something(self) -> bool:
        return any(count for deed, count in self.counts.items() if deed != Deed.NOTHING)


def ground_of(model: LogicModel, today: date) -> Ground:
    """Everything that is asked of the register, in five queries, however long the file is."""
    drawing = drawn(model)
    bodies = {body.key.casefold(): body for body in Body.objects.all()}
    return Ground(drawing, known_tiers(drawing.tiers), bodies, is_upward(model.template), today)


def fits(row: models.Model, names: Iterable[str]) -> dict[str, int]:
    """The columns among these whose text is too long, each with the most it may have."""
    found = {}
    for name in names:
        most = getattr(row._meta.get_field(name), "max_length", None)
        if most and len(str(getattr(row, name) or "")) > most:
            found[name] = most
    return found


def too_long(most: int) -> str:
    """The sentence for a text of more than `most` characters."""
    return _("This text is too long: at most %(count)d characters.") % {"count": most}


def one_language() -> str:
    """The sentence for a text without its other side."""
    return _("Write the text in both languages.")
