"""How does a reader see, take home and send the documents of an item?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.actions.intake import documents as acts
from governance.forms.intake.documents import OneFileForm, UploadForm
from governance.models import AgendaItem, Document
from governance.queries.agendas.item import number_of
from governance.queries.intake.documents import document_of, shelf_of
from governance.queries.meetings.gatherings import slug_of
from governance.rules.documents import (
    Place,
    place_of,
    refuse_change_documents,
    refuse_read_document,
    refuse_read_documents,
)
from governance.rules.withheld import is_in_camera, refuse_read_item
from governance.views.act_pages import act_page
from governance.views.agendas.page import item_of
from governance.views.intake.proposed_items import proposed_of
from governance.views.reading import person_of, readable, see
from groundwork.bilingual import other_language
from groundwork.refusals import require

SANDBOX = "default-src 'none'; sandbox"  # whatever a browser makes of it, nothing in it runs or loads


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def item_documents(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The documents of an item of an agenda, with what was replaced; who keeps them adds to them here."""
    row = item_of(readable(request, slug), pk)
    if is_in_camera(row):
        require(refuse_read_item(person_of(request), row, number_of(row)))
    return documents_page(request, row)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposed_documents(request: HttpRequest, pk: int) -> HttpResponse:
    """The documents of an item that is proposed; those of one that was placed are on its agenda."""
    proposed = proposed_of(request, pk)
    if proposed.item is not None:
        item = proposed.item
        return see("item_documents", slug_of(item.meeting.gathering), item.pk)
    return documents_page(request, proposed)


def documents_page(request: HttpRequest, place: Place) -> HttpResponse:
    """The page of the documents, and of adding one."""
    by = person_of(request)
    require(refuse_read_documents(by, place))
    refusal = refuse_change_documents(by, place)
    posted = request.method == "POST"
    if posted:
        require(refusal)
    form = UploadForm(request.POST, request.FILES) if posted else UploadForm()

    def act() -> str:
        acts.add_documents(place=place, by=by, **form.given())
        return page_of(place)

    shown = {"place": place, "shelf": shelf_of(place, by), **around(place), "may_change": refusal is None}
    return act_page(request, "governance/documents/page.html", form, act, shown, _("Added."))


def page_of(place: Place) -> str:
    """The address of the documents of an item."""
    if isinstance(place, AgendaItem):
        return reverse("item_documents", args=[slug_of(place.meeting.gathering), place.pk])
    return reverse("proposed_documents", args=[place.pk])


def around(place: Place) -> dict[str, Any]:
    """What the pages of documents say about where they are."""
    if isinstance(place, AgendaItem):
        back = reverse("item", args=[slug_of(place.meeting.gathering), place.pk])
    else:
        back = reverse("proposed_item", args=[place.pk])
    return {"back": back, "here": page_of(place), "section": "meetings"}


@never_cache
@login_required
@require_safe
def document(request: HttpRequest, pk: int) -> FileResponse:
    """One document, to be kept; the reader's rights are asked at every download, and nothing of it runs."""
    found = found_document(pk)
    require(refuse_read_document(person_of(request), found))
    try:
        content = found.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def replace_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a newer file take the place of a document."""
    found = kept_document(request, pk)
    words = {"title": _("Replace a document"), "lede": _("The one before stays readable beside it.")}

    def act(form: OneFileForm) -> None:
        acts.replace_document(document=found, upload=form.given(), by=person_of(request))

    return one_file(request, found, found.language, act, words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def other_language_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the side of a document that is missing."""
    found = kept_document(request, pk)
    words = {"title": _("Add the other language"), "lede": ""}

    def act(form: OneFileForm) -> None:
        acts.add_other_language(document=found, upload=form.given(), by=person_of(request))

    return one_file(request, found, other_language(found.language), act, words)


def one_file(request: HttpRequest, found: Document, language: str, add: Any, words: dict[str, str]) -> HttpResponse:
    """A page that asks for one file in one language."""
    place = place_of(found)
    form = OneFileForm(language, *((request.POST, request.FILES) if request.method == "POST" else ()))

    def act() -> str:
        add(form)
        return page_of(place)

    shown = {"place": place, "document": found, **around(place), **words}
    return act_page(request, "governance/documents/one_file.html", form, act, shown, _("Added."))


@login_required
@require_POST
def remove_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document away; it stays on record."""
    found = kept_document(request, pk)
    acts.remove_document(document=found, by=person_of(request))
    messages.success(request, _("“%(name)s” was removed.") % {"name": found.name})
    return HttpResponse(status=303, headers={"Location": page_of(place_of(found))})


def kept_document(request: HttpRequest, pk: int) -> Document:
    """The document, for who keeps it. Raises Http404 and Refused."""
    found = found_document(pk)
    require(refuse_change_documents(person_of(request), place_of(found)))
    return found


def found_document(pk: int) -> Document:
    """The document with this number. Raises Http404."""
    found = document_of(pk)
    if found is None:
        raise Http404
    return found
