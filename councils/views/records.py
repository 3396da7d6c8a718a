"""What is recorded of a body, and how is it set right?"""

import uuid
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from councils.actions.corrections import correct_dates, retract
from councils.actions.resting import bodies_of
from councils.forms.records import PLACES, CorrectionForm, RetractionForm
from councils.models import Body, Person, StructureRow
from councils.queries.bodies import body_by_slug
from councils.queries.names import BodyWords, names_on
from councils.queries.records import KINDS, find_row, records_of, said_of
from councils.rules import refuse_change_of_structure
from groundwork.addresses import in_both_languages
from groundwork.context import LanguageLink
from groundwork.once import done_once
from groundwork.refusals import Refused, require

SEE_OTHER, UNUSABLE = 303, 422
TO_RECORD = [
    ("line", gettext_lazy("A line to another body")),
    ("name", gettext_lazy("A name")),
    ("event", gettext_lazy("Something that happened to it")),
    ("seat", gettext_lazy("A seat")),
    ("term", gettext_lazy("Who held a seat")),
]


@login_required
@require_safe
def body_records(request: HttpRequest, slug: str) -> HttpResponse:
    """What is recorded of a body, and was believed before; each row can be corrected from here."""
    body, names = kept_body(request, slug)
    words = names[body.pk]
    shown = {
        "body": words,
        "groups": records_of(body, names),
        "to_record": TO_RECORD,
        "language_links": links_of(request, "body_records", words),
    }
    return render(request, "councils/records/list.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct_row(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Set the days of a row right, or take it back; what was believed before stays readable."""
    require(refuse_change_of_structure(keeper(request)))
    row = find_row(kind, number)
    if row is None:
        raise Http404
    names = names_on()
    words = names[bodies_of(row)[0].pk]
    if request.method != "POST" and row.recorded.upper is not None:
        messages.warning(request, _("This was changed meanwhile. Look at it again before you change it."))
        return HttpResponseRedirect(list_of(words, kind))
    correction, retraction = forms_typed(request, row)
    form = retraction if retraction.is_bound else correction

    def act() -> str:
        set_right(row, form, keeper(request))
        return list_of(words, kind)

    if going_to := tried(request, form, act):
        messages.success(request, _("Set right. What was believed before stays readable."))
        return HttpResponseRedirect(going_to, status=SEE_OTHER)
    shown = {
        "row": said_of(kind, row, names, {}), "body": words, "form": form, "correction": correction,
        "retraction": retraction, "once": uuid.uuid4(), "kind": KINDS[kind][1],
    }  # fmt: skip
    return render(request, "councils/records/correct.html", shown, status=UNUSABLE if form.errors else 200)


def forms_typed(request: HttpRequest, row: StructureRow) -> tuple[CorrectionForm, RetractionForm]:
    """The two forms of the page; what was posted stands in the one whose button was pressed."""
    posted = request.POST if request.method == "POST" else None
    taking_back = request.POST.get("do") == "retract"
    correction = CorrectionForm(None if taking_back else posted, row=row)
    return correction, RetractionForm(posted if taking_back else None, auto_id="id_back_%s")


def set_right(row: StructureRow, form: CorrectionForm | RetractionForm, by: Person) -> None:
    """Do what was typed: other days, or taken back."""
    if isinstance(form, RetractionForm):
        retract(row=row, because=form.because, by=by)
        return
    correct_dates(
        row=row, because=form.because, by=by, start_precision=form.start.precision, end_precision=form.end.precision,
        **form.days,
    )  # fmt: skip


def keeper(request: HttpRequest) -> Person:
    """Who is signed in; the views that call this let nobody else through."""
    assert isinstance(request.user, Person)
    return request.user


def kept_body(request: HttpRequest, slug: str) -> tuple[Body, dict[int, BodyWords]]:
    """The body with this address, for the secretariat, and what every body is called. Raises Http404 and Refused."""
    require(refuse_change_of_structure(keeper(request)))
    found = body_by_slug(slug)
    if found is None:
        raise Http404(_("There is no such body."))
    return found, names_on()


def links_of(request: HttpRequest, name: str, words: BodyWords, *more: str) -> list[LanguageLink]:
    """The page in each language: the body has another word in the other one."""
    return in_both_languages(request, name, lambda code: [words.slug_fr if code == "fr" else words.slug_en, *more])


def list_of(words: BodyWords, kind: str = "") -> str:
    """Where the records of a body are listed."""
    return reverse("body_records", args=[words.slug]) + (f"#{kind}" if kind else "")


def tried(request: HttpRequest, form: forms.Form, act: Callable[[], str]) -> str | None:
    """Where the act leads, done once; nothing when the form is not typed or the act is refused, beside its field."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return done_once(request, act)
    except Refused as refused:
        places = (name for name in PLACES.get(refused.refusal.code, ()) if name in form.fields)
        form.add_error(next(places, None), str(refused.refusal))
        return None
