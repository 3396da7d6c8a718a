"""In which files does one carry the structure of a day away?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from councils.drawing.file import as_svg
from councils.forms.structure import StructureForm
from councils.printing.structure import Sheet, print_structure, subtitle
from councils.queries.changes import Change
from councils.queries.register import Register, read_register
from councils.queries.structure_facts import as_csv, as_json, structure_facts
from councils.queries.structure_org import organization_graph
from councils.queries.structure_tree import tree_of
from councils.queries.structure_words import in_words
from councils.views.structure_page import StructurePage, asked_page

UNREADABLE = 422


@dataclass(frozen=True)
class Asked:
    """What a readable question asks for: all that the page shows, from which register, and may people be named."""

    register: Register
    page: StructurePage
    with_names: bool

    @property
    def changes(self) -> list[Change] | None:
        """What changed, where two days are compared."""
        return self.page.changes if self.page.before else None


@dataclass(frozen=True)
class File:
    """A kind of file, and where it is."""

    label: str
    url: str


def files(form: StructureForm) -> list[File]:
    """The page as files: each answers the same question."""
    kinds = {"svg": "SVG", "pdf": "PDF", "csv": "CSV", "json": "JSON", "org": "JSON-LD (W3C ORG)"}
    return [File(label, reverse(f"structure_{name}") + form.query) for name, label in kinds.items()]


@require_safe
def structure_json(request: HttpRequest) -> HttpResponse:
    """The facts of the page for another program."""
    return _answered(request, _json)


@require_safe
def structure_csv(request: HttpRequest) -> HttpResponse:
    """The same facts as a table."""
    return _answered(request, _csv)


@require_safe
def structure_svg(request: HttpRequest) -> HttpResponse:
    """The drawing as a file of its own, with the same in words inside it."""
    return _answered(request, _svg)


@require_safe
def structure_pdf(request: HttpRequest) -> HttpResponse:
    """The page on paper."""
    return _answered(request, _pdf)


@require_safe
def structure_org(request: HttpRequest) -> HttpResponse:
    """The facts in the words of the W3C Organization Ontology. Only those who are signed in see who holds a seat."""
    return _answered(request, _org)


def _json(asked: Asked) -> HttpResponse:
    facts = structure_facts(asked.page.structure, asked.changes)
    return HttpResponse(as_json(facts), content_type="application/json")


def _csv(asked: Asked) -> HttpResponse:
    return _file(as_csv(structure_facts(asked.page.structure)), "text/csv; charset=utf-8", "csv")


def _svg(asked: Asked) -> HttpResponse:
    page = asked.page
    drawn = as_svg(page.diagram, subtitle(page.structure, page.before), in_words(page.tree))
    return _file(drawn, "image/svg+xml; charset=utf-8", "svg")


def _pdf(asked: Asked) -> HttpResponse:
    return _file(print_structure(sheet_of(asked.page)), "application/pdf", "pdf")


def sheet_of(page: StructurePage) -> Sheet:
    """What is printed of a page: the drawing as it is on the page, but every body and line in list and table."""
    everything = tree_of(page.structure, page.changes)
    return Sheet(page.structure, page.before, page.diagram, in_words(page.tree), everything, page.rows)


def _org(asked: Asked) -> HttpResponse:
    graph = organization_graph(asked.register, asked.page.structure, with_names=asked.with_names)
    return _file(as_json(graph), "application/ld+json", "jsonld")


def _file(content: str | bytes, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="structure.{ending}"'
    return response


def _answered(request: HttpRequest, write: Callable[[Asked], HttpResponse]) -> HttpResponse:
    form = StructureForm(request.GET)
    if not form.is_valid():
        errors = {form.add_prefix(name): [str(each) for each in found] for name, found in form.errors.items()}
        return JsonResponse({"errors": errors}, status=UNREADABLE)
    register = read_register(form.known)
    return write(Asked(register, asked_page(form, register), request.user.is_authenticated))
