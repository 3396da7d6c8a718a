"""Who reports to whom on a day, what changed since another, and by whose decision?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from councils.drawing import Diagram, draw
from councils.forms import WORDS, DaysForm
from councils.queries.changes import Change, compare, left_without_groups
from councils.queries.names import BodyWords
from councils.queries.register import read_register
from councils.queries.structure import Structure, seen_on, structure_on
from councils.queries.structure_facts import as_csv, as_json, structure_facts
from councils.queries.structure_tree import Tree, tree_of
from councils.queries.timeline import Moment, moments
from councils.views.sections import tabs
from groundwork.bilingual import reader_language

UNREADABLE = 422
LEGEND: list[tuple[str, str | Promise]] = [
    ("wire", _("reports to, or is a component of")),
    ("wire--new", _("new line")),
    ("wire--old", _("former line")),
    ("wire--functional", _("functional line")),
    ("wire--liaison", _("liaison")),
    ("wire--support", _("support")),
]


@dataclass(frozen=True)
class Stop:
    """A day of the timeline, where it leads, and whether the page stands on it."""

    moment: Moment
    url: str
    current: bool


@dataclass(frozen=True)
class StructurePage:
    """All that the page shows of one day, and of the comparison when there is one."""

    structure: Structure
    before: Structure | None
    changes: list[Change]
    left_alone: list[BodyWords]
    diagram: Diagram
    tree: Tree
    nothing_before: bool = False

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
        return [(style, words) for style, words in LEGEND if style in self.diagram.styles]


@require_safe
def structure(request: HttpRequest) -> HttpResponse:
    """The structure page. Nobody needs to sign in: the structure is public."""
    form = DaysForm(request.GET)
    readable = form.is_valid()
    register = read_register(form.known if readable else None)
    shown = None
    if readable:
        first, last = form.from_first_to_last
        shown = structure_page(seen_on(register, last), seen_on(register, first) if first else None)
    stops = [_stop(moment, register.begins_on, form.on if readable else None) for moment in moments(register)]
    words = {"form": form, "page": shown, "stops": stops, "tabs": tabs("structure"), "query": request.GET.urlencode()}
    return render(request, "councils/structure/page.html", words, status=200 if readable else UNREADABLE)


@require_safe
def structure_json(request: HttpRequest) -> HttpResponse:
    """The same facts for another program."""
    return _exported(request, as_json, "application/json")


@require_safe
def structure_csv(request: HttpRequest) -> HttpResponse:
    """The same facts as a table."""
    response = _exported(request, as_csv, "text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="structure.csv"'
    return response


def structure_page(now: Structure, before: Structure | None) -> StructurePage:
    """What the page says of one day, or of two. No query."""
    nothing_before = before is not None and before.before_the_register
    before = None if nothing_before else before
    changes = compare(before, now) if before else []
    return StructurePage(
        structure=now,
        before=before,
        changes=changes,
        left_alone=left_without_groups(before, now) if before else [],
        diagram=draw(now, before, changes),
        tree=tree_of(now, changes),
        nothing_before=nothing_before,
    )


def day_address(on: date, compared: date | None = None) -> str:
    """The page of a day, in the words of the reader's language."""
    word = 1 if reader_language() == "fr" else 0
    address = f"{reverse('structure')}?{WORDS['as_of'][word]}={on.isoformat()}"
    return f"{address}&{WORDS['compare'][word]}={compared.isoformat()}" if compared else address


def _stop(moment: Moment, begins_on: date | None, on: date | None) -> Stop:
    """A day of the timeline leads to itself, compared with the day before; the first one has none before it."""
    first = begins_on is None or moment.on <= begins_on
    return Stop(moment, day_address(moment.on, None if first else moment.on - timedelta(days=1)), moment.on == on)


def _exported(request: HttpRequest, write: Callable[[dict[str, Any]], str], content_type: str) -> HttpResponse:
    form = DaysForm(request.GET)
    if not form.is_valid():
        errors = {form.add_prefix(name): [str(each) for each in found] for name, found in form.errors.items()}
        return JsonResponse({"errors": errors}, status=UNREADABLE)
    now = structure_on(form.on, form.known)
    changes = None
    if form.compared:
        changes = compare(*sorted([structure_on(form.compared, form.known), now], key=lambda each: each.on))
    return HttpResponse(write(structure_facts(now, changes)), content_type=content_type)
