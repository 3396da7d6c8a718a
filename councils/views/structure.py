"""Who reports to whom on a day, what changed since another, and by whose decision?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from councils.forms.structure import StructureForm
from councils.queries.register import read_register
from councils.views.days import days_asked
from councils.views.sections import tabs
from councils.views.structure_files import files
from councils.views.structure_page import asked_page, folded, opening_all, stops
from groundwork.addresses import in_both_languages

UNREADABLE = 422


@require_safe
def structure(request: HttpRequest) -> HttpResponse:
    """The structure page. Nobody needs to sign in: the structure is public."""
    words = _asked(request) | {"tabs": tabs("structure")}
    return render(request, "councils/structure/page.html", words, status=_status(words))


@require_safe
def structure_part(request: HttpRequest) -> HttpResponse:
    """The facts of the page alone, for htmx and for whoever keeps them.

    With both days given (`as-of`, `known-on`) it is always the same, byte for byte. What else htmx puts into the
    page, its title and the link to the other language, follows only when htmx asks.
    """
    words = _asked(request) | {"alone": True}
    beside = bool(getattr(request, "htmx", False))
    if beside:
        words["other_language"] = next(
            link for link in in_both_languages(request, "structure", lambda _code: []) if not link.current
        )
    template = "councils/structure/_answer.html" if beside else "councils/structure/_part.html"
    response = render(request, template, words, status=_status(words))
    if beside:
        response["HX-Push-Url"] = reverse("structure") + words["form"].query
    return response


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The form, and all that it asks for where it can be read."""
    form = StructureForm(request.GET)
    readable = form.is_valid()
    register = read_register(form.known if readable else None)
    words: dict[str, Any] = {"form": form, "page": None, "stops": stops(form, register), "days": days_asked(request)}
    if readable:
        page = asked_page(form, register)
        words |= {"page": page, "folded": folded(form, page), "opening_all": opening_all(form)}
        words["files"] = files(form)
    return words


def _status(words: dict[str, Any]) -> int:
    return 200 if words["page"] else UNREADABLE
