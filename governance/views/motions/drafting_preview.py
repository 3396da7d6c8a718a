"""What would the structure be if a motion were carried, whole, and in force on a day?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise, cached_property
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from councils.drawing import Diagram, draw, legend_of
from councils.queries.change_rows import ChangeRow, change_rows
from councils.queries.changes import left_without_groups
from councils.queries.structure_tree import Tree, tree_of
from governance.actions.motions.drafting import changing_ones
from governance.effects.preview import Preview, Step, preview
from governance.enums import MotionState
from governance.forms.motions.drafting import DayToPreviewForm
from governance.models import Clause, Motion
from governance.queries.motions.drafting import day_to_check
from governance.views.motions.page import motion_of
from governance.views.reading import see

UNUSABLE = 422
STILL_OPEN = {MotionState.DRAFT, MotionState.OPEN, MotionState.JUDGED}


@dataclass(frozen=True)
class ChangesPage:
    """What the clauses of a motion would do together on a day, drawn only for the page that draws it."""

    clauses: tuple[tuple[Clause, tuple[Step, ...]], ...]
    preview: Preview

    @cached_property
    def before(self) -> Diagram:
        return draw(self.preview.before)

    @cached_property
    def after(self) -> Diagram:
        return draw(self.preview.after, self.preview.before, list(self.preview.changes))

    @property
    def legend(self) -> list[tuple[str, str | Promise]]:
        """Each kind of line that occurs in the drawing, with its words."""
        return legend_of(self.after)

    @cached_property
    def tree(self) -> Tree:
        return tree_of(self.preview.after, list(self.preview.changes))

    @cached_property
    def rows(self) -> list[ChangeRow]:
        """What differs, as a table tells it."""
        return change_rows(self.preview.changes)

    @cached_property
    def left_alone(self) -> str:
        """To which councils no working group would report any more, in words; empty where there is none."""
        found = left_without_groups(self.preview.before, self.preview.after)
        words = ngettext(
            "After this change, no working group reports directly to this council: %(names)s.",
            "After this change, no working group reports directly to these councils: %(names)s.",
            len(found),
        )
        return words % {"names": ", ".join(str(body.short) for body in found)} if found else ""

    @property
    def refused(self) -> list[tuple[Clause, Step]]:
        """The steps that could not be enacted, each with its clause."""
        return [(clause, step) for clause, steps in self.clauses for step in steps if step.refusal]


@login_required
@require_safe
def motion_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What a motion would change: the page with diagrams, or the part of it that other pages show in place."""
    row = motion_of(request, pk)
    if row.state not in STILL_OPEN:
        return see("decision", row.decision.reference) if row.state == MotionState.DECIDED else see("motion", pk)
    form = DayToPreviewForm(day_to_check(row), request.GET)
    shown = changes_of(row, form.cleaned_data["on"]) if form.is_valid() else None
    in_place = request.htmx  # type: ignore[attr-defined]
    template = "governance/motions/effects/_changes.html" if in_place else "governance/motions/effects/changes.html"
    words = {"motion": row, "form": form, "page": shown, "section": "meetings"}
    return render(request, template, words, status=200 if shown else UNUSABLE)


def changes_of(row: Motion, on: date) -> ChangesPage:
    """Try all that the motion proposes, clause after clause, and take it back."""
    clauses = [(clause, changing_ones(clause.effects)) for clause in row.clauses.all()]
    tried = preview([effect for _clause, effects in clauses for effect in effects], on)
    steps = iter(tried.steps)
    return ChangesPage(tuple((clause, tuple(_next(steps, len(effects)))) for clause, effects in clauses), tried)


def _next(steps: Iterator[Step], number: int) -> Iterator[Step]:
    for _place in range(number):
        yield next(steps)
