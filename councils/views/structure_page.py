"""What does the structure page show: one day, what changed since another, and the days to go to?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import ngettext

from councils.drawing import Diagram, draw, legend_of
from councils.forms.structure import StructureForm
from councils.queries.change_rows import ChangeRow, change_rows
from councils.queries.changes import Change, compare, left_without_groups
from councils.queries.names import BodyWords
from councils.queries.register import Register
from councils.queries.structure import Structure, seen_on
from councils.queries.structure_finding import MOST, Found, find_bodies
from councils.queries.structure_sight import ALL, EVERYTHING, LOOSE, Sight, sight_of
from councils.queries.structure_tree import Tree, tree_of
from councils.queries.timeline import Moment, moments


@dataclass(frozen=True)
class Stop:
    """A day of the timeline, the question that leads there, and whether the page stands on it."""

    moment: Moment
    query: str
    current: bool


@dataclass(frozen=True)
class Folded:
    """Groups that are only counted: under which body (none where nobody recorded it), and what lays them open."""

    body: BodyWords | None
    count: int
    query: str


@dataclass(frozen=True)
class StructurePage:
    """All that the page shows of one day, and of the comparison when there is one."""

    structure: Structure
    before: Structure | None
    changes: list[Change]
    left_alone: list[BodyWords]
    diagram: Diagram
    tree: Tree
    sight: Sight = EVERYTHING
    nothing_before: bool = False
    found: tuple[Found, ...] = ()

    @property
    def rows(self) -> list[ChangeRow]:
        """What changed, as a table tells it."""
        return change_rows(self.changes)

    @property
    def only_moves(self) -> bool:
        """Whether nothing changed but to whom some bodies report."""
        return all(change.is_move for change in self.changes)

    @property
    def left_alone_words(self) -> str:
        """Which councils no working group reports to any more."""
        names = ", ".join(str(body.short) for body in self.left_alone)
        return ngettext(
            "After this change, no working group reports directly to this council: %(names)s.",
            "After this change, no working group reports directly to these councils: %(names)s.",
            len(self.left_alone),
        ) % {"names": names}

    @property
    def legend(self) -> list[tuple[str, str | Promise]]:
        """Each kind of line that occurs in the drawing, with its words."""
        return legend_of(self.diagram)

    @property
    def found_shown(self) -> tuple[Found, ...]:
        return self.found[:MOST]

    @property
    def found_beyond(self) -> int:
        """How many more bodies were found than the page lists."""
        return len(self.found) - len(self.found_shown)


def asked_page(form: StructureForm, register: Register) -> StructurePage:
    """What a readable form asks for. No query."""
    first, last = form.from_first_to_last
    now = seen_on(register, last)
    found = tuple(find_bodies(register, now, form.sought))
    sought = [each.words.key for each in found if each.exists]
    return structure_page(now, seen_on(register, first) if first else None, form.opened, sought, found)


def structure_page(
    now: Structure,
    before: Structure | None,
    opened: Iterable[str] = (),
    sought: Iterable[str] = (),
    found: tuple[Found, ...] = (),
) -> StructurePage:
    """What is said of one day, or of two. No query."""
    nothing_before = before is not None and before.before_the_register
    before = None if nothing_before else before
    changes = compare(before, now) if before else []
    sight = sight_of(now, changes, opened, sought)
    return StructurePage(
        structure=now,
        before=before,
        changes=changes,
        left_alone=left_without_groups(before, now) if before else [],
        diagram=draw(now, before, changes, sight),
        tree=tree_of(now, changes, sight),
        sight=sight,
        nothing_before=nothing_before,
        found=found,
    )


def folded(form: StructureForm, page: StructurePage) -> list[Folded]:
    """The groups that the page only counts, council by council."""
    bodies = page.structure.by_key
    return [
        Folded(bodies[owner].words if owner != LOOSE else None, len(keys), form.opening(owner))
        for owner, keys in page.sight.counted.items()
    ]


def opening_all(form: StructureForm) -> str:
    """The question that lays all councils open."""
    return form.opening(ALL)


def stops(form: StructureForm, register: Register) -> list[Stop]:
    """Every day of the timeline, which leads to itself compared with the day before; the first has none before it."""
    begins_on, on = register.begins_on, form.on if form.is_valid() else None
    found = []
    for moment in moments(register):
        first = begins_on is None or moment.on <= begins_on
        compared = "" if first else (moment.on - timedelta(days=1)).isoformat()
        found.append(Stop(moment, form.on_day(moment.on.isoformat(), compared), moment.on == on))
    return found
