"""How is the structure of a day read as a list? The same as the diagram, for those who cannot see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import pgettext

from councils.enums import BodyKind, LineKind
from councils.queries.changes import Change, ChangeKind
from councils.queries.structure import HIERARCHY, BodyThen, Line, Structure


@dataclass(frozen=True)
class Branch:
    """A body in the list, the line by which it hangs there (none at the top), what changed, what is under it."""

    body: BodyThen
    line: Line | None
    change: Change | None
    branches: tuple["Branch", ...]

    @property
    def kind_label(self) -> str:
        """Said where the name alone might mislead."""
        return str(BodyKind(self.body.kind).label) if self.body.kind == BodyKind.SUB_COMMITTEE else ""

    @property
    def change_word(self) -> str:
        """What became of it since the other day."""
        new = self.change is not None and self.change.kind == ChangeKind.CREATED
        return pgettext("body", "new") if new else pgettext("body", "changed")

    @property
    def line_is_open(self) -> bool:
        """Whether nobody has recorded to whom this working group reports."""
        return self.line is None and self.body.kind in {BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}


@dataclass(frozen=True)
class Beside:
    """A line beside the tree, from a body to another."""

    body: BodyThen
    parent: BodyThen
    line: Line


@dataclass(frozen=True)
class Tree:
    """The trees of the day, the other lines by their kind, and the bodies that are named without any line."""

    branches: tuple[Branch, ...]
    beside: tuple[tuple[str, tuple[Beside, ...]], ...]
    unlinked: tuple[BodyThen, ...]
    reporting: tuple[Beside, ...]

    @property
    def open_lines(self) -> list[BodyThen]:
        """The working groups of which nobody has recorded to whom they report."""
        return [branch.body for branch in self.branches if branch.line_is_open]


def tree_of(structure: Structure, changes: list[Change]) -> Tree:
    """The list of one day; with changes, those bodies are marked. No query."""
    changed = {change.body.key: change for change in reversed(changes)}
    placed = structure.place
    tops = [
        body
        for body in structure.bodies
        if body.key not in placed and (body.kind in HIERARCHY or structure.below(body.key))
    ]
    lines = {line.body: line for line in [*structure.primary.values(), *structure.components]}
    linked = {key for line in [*structure.lines, *structure.components] for key in (line.body, line.parent)}
    return Tree(
        branches=tuple(_branch(structure, body, lines, changed) for body in tops),
        beside=tuple(_beside(structure)),
        unlinked=tuple(body for body in structure.bodies if body.key not in linked and body.kind not in HIERARCHY),
        reporting=tuple(_tie(structure, line) for line in structure.primary.values()),
    )


def _branch(structure: Structure, body: BodyThen, lines: dict[str, Line], changed: dict[str, Change]) -> Branch:
    return Branch(
        body,
        lines.get(body.key),
        changed.get(body.key),
        tuple(_branch(structure, each, lines, changed) for each in structure.below(body.key)),
    )


def _beside(structure: Structure) -> Iterator[tuple[str, tuple[Beside, ...]]]:
    lines = list(structure.beside())
    for kind in (LineKind.SECRETARIAT, LineKind.LIAISON, LineKind.FUNCTIONAL, LineKind.PRIMARY):
        found = tuple(_tie(structure, line) for line in lines if line.kind == kind)
        if found:
            yield str(kind.label), found


def _tie(structure: Structure, line: Line) -> Beside:
    return Beside(structure.by_key[line.body], structure.by_key[line.parent], line)
