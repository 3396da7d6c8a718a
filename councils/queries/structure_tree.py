"""How is the structure of a day read as a list? The same as the diagram, for those who cannot see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import pgettext

from councils.enums import BodyKind, LineKind
from councils.queries.changes import Change, ChangeKind
from councils.queries.structure import HIERARCHY, BodyThen, Line, Structure
from councils.queries.structure_sight import EVERYTHING, LOOSE, Sight


@dataclass(frozen=True)
class Branch:
    """A body in the list, the line by which it hangs there (none at the top), what changed, what is under it.

    `counted` says how many more groups are under it that are not shown one by one.
    """

    body: BodyThen
    line: Line | None
    change: Change | None
    branches: tuple["Branch", ...]
    counted: int = 0

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
    """The trees of the day, the other lines by their kind, and the bodies that are named without any line.

    `counted` says how many groups without a recorded line are not shown one by one, `untold` how many lines.
    """

    branches: tuple[Branch, ...]
    beside: tuple[tuple[str, tuple[Beside, ...]], ...]
    unlinked: tuple[BodyThen, ...]
    reporting: tuple[Beside, ...]
    counted: int = 0
    untold: int = 0

    @property
    def open_lines(self) -> list[BodyThen]:
        """The working groups of which nobody has recorded to whom they report."""
        return [branch.body for branch in self.branches if branch.line_is_open]


def tree_of(structure: Structure, changes: list[Change], sight: Sight = EVERYTHING) -> Tree:
    """The list of one day; with changes, those bodies are marked. Bodies out of sight are counted. No query."""
    placed, hidden = structure.place, sight.hidden
    tops = [
        body
        for body in structure.bodies
        if body.key not in placed and body.key not in hidden and (body.kind in HIERARCHY or structure.below(body.key))
    ]
    grown = _Grown(structure, {change.body.key: change for change in reversed(changes)}, sight)
    linked = {key for line in [*structure.lines, *structure.components] for key in (line.body, line.parent)}
    shown = [line for line in structure.primary.values() if line.body not in hidden]
    return Tree(
        branches=tuple(grown.branch(body) for body in tops),
        beside=tuple(_beside(structure)),
        unlinked=tuple(body for body in structure.bodies if body.key not in linked and body.kind not in HIERARCHY),
        reporting=tuple(_tie(structure, line) for line in shown),
        counted=sight.count(LOOSE),
        untold=len(structure.primary) - len(shown),
    )


@dataclass(frozen=True)
class _Grown:
    """What every branch of one list needs to know."""

    structure: Structure
    changed: dict[str, Change]
    sight: Sight

    @cached_property
    def lines(self) -> dict[str, Line]:
        return {line.body: line for line in [*self.structure.primary.values(), *self.structure.components]}

    def branch(self, body: BodyThen) -> Branch:
        below = [each for each in self.structure.below(body.key) if each.key not in self.sight.hidden]
        return Branch(
            body=body,
            line=self.lines.get(body.key),
            change=self.changed.get(body.key),
            branches=tuple(self.branch(each) for each in below),
            counted=self.sight.count(body.key),
        )


def _beside(structure: Structure) -> Iterator[tuple[str, tuple[Beside, ...]]]:
    lines = list(structure.beside())
    for kind in (LineKind.SECRETARIAT, LineKind.LIAISON, LineKind.FUNCTIONAL, LineKind.PRIMARY):
        found = tuple(_tie(structure, line) for line in lines if line.kind == kind)
        if found:
            yield str(kind.label), found


def _tie(structure: Structure, line: Line) -> Beside:
    return Beside(structure.by_key[line.body], structure.by_key[line.parent], line)
