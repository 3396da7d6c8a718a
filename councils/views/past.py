"""How does the secretariat record what was before the system: a line, a name, an event, a seat, a term, a body?"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from councils.actions.bodies import establish_body, note_event
from councils.actions.past import record_name, record_seat
from councils.actions.reporting import draw_line
from councils.actions.seats import appoint
from councils.forms import records as forms_of
from councils.forms.records import FactForm
from councils.models import Body, Person
from councils.queries.names import BodyWords, names_on
from councils.rules import refuse_change_of_structure
from councils.views.records import SEE_OTHER, TO_RECORD, UNUSABLE, keeper, kept_body, links_of, list_of, tried
from groundwork.bilingual import Pair
from groundwork.context import LanguageLink
from groundwork.refusals import require


@dataclass(frozen=True)
class Fact:
    """A kind of fact of before the system: what it is called, its form, and the act that records it."""

    title: str | Promise
    form: type[FactForm]
    act: Callable[[Any, Person], Any]


def _line(form: Any, by: Person) -> Any:
    given = form.cleaned_data
    return draw_line(body=form.body, parent=given["parent"], kind=given["kind"], ground=form.ground, by=by, **form.days)


def _name(form: Any, by: Person) -> Any:
    kind = form.cleaned_data["kind"]
    return record_name(body=form.body, kind=kind, name=form.pair("name"), ground=form.ground, by=by, **form.days)


def _event(form: Any, by: Person) -> Any:
    given = form.cleaned_data
    return note_event(
        body=form.body, kind=given["kind"], description=form.pair("description"), on=form.start.on, until=form.end.on,
        ground=form.ground, by=by, successors=list(Body.objects.filter(pk__in=given["successors"]).order_by("pk")),
    )  # fmt: skip


def _seat(form: Any, by: Person) -> Any:
    given = form.cleaned_data
    return record_seat(
        body=form.body, jurisdiction=given["jurisdiction"], number=given["number"], weight=form.weight,
        ground=form.ground, by=by, **form.days,
    )  # fmt: skip


def _term(form: Any, by: Person) -> Any:
    given = form.cleaned_data
    return appoint(
        person=given["person"], seat=given["seat"], role=given["role"], alternate_for=given["alternate_for"],
        ground=form.ground, by=by, **form.days,
    )  # fmt: skip


def _body(form: Any, by: Person) -> Any:
    given, name = form.cleaned_data, form.pair("name")
    key = given["key"].upper()
    slug = Pair(*((slugify(side)[:60].strip("-") or key.lower()) for side in (name.en, name.fr)))
    return establish_body(
        key=key, kind=given["kind"], authority=given["authority"], name=name, slug=slug,
        acronym=form.pair("acronym") if given["acronym_en"] else None, ground=form.ground, by=by, **form.days,
    )  # fmt: skip


ACTS: dict[str, tuple[type[FactForm], Callable[[Any, Person], Any]]] = {
    "line": (forms_of.LineForm, _line),
    "name": (forms_of.NameForm, _name),
    "event": (forms_of.EventForm, _event),
    "seat": (forms_of.SeatForm, _seat),
    "term": (forms_of.TermForm, _term),
}
FACTS = {word: Fact(title, *ACTS[word]) for word, title in TO_RECORD}
PAST_BODY = Fact(gettext_lazy("A body of the past"), forms_of.BodyForm, _body)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_fact(request: HttpRequest, slug: str, fact: str) -> HttpResponse:
    """Record a fact of before the system about a body."""
    body, names = kept_body(request, slug)
    if fact not in FACTS:
        raise Http404
    return _answered(request, FACTS[fact], names, body, links_of(request, "record_fact", names[body.pk], fact))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_body(request: HttpRequest) -> HttpResponse:
    """Record a body of the past."""
    require(refuse_change_of_structure(keeper(request)))
    return _answered(request, PAST_BODY, names_on())


def _answered(
    request: HttpRequest,
    fact: Fact,
    names: dict[int, BodyWords],
    body: Body | None = None,
    links: list[LanguageLink] | None = None,
) -> HttpResponse:
    """On to the records once the fact is recorded; or the form, with what was typed and what is wrong with it."""
    form = fact.form(request.POST if request.method == "POST" else None, body=body, names=names)

    def act() -> str:
        made = fact.act(form, keeper(request))
        return list_of(names[body.pk] if body else names_on()[made.pk])

    if going_to := tried(request, form, act):
        messages.success(request, _("Recorded, with its source and its reason."))
        return HttpResponseRedirect(going_to, status=SEE_OTHER)
    shown = {"form": form, "fact": fact, "body": names[body.pk] if body else None, "once": uuid.uuid4()}
    shown |= {"language_links": links} if links else {}
    return render(request, "councils/records/fact.html", shown, status=UNUSABLE if form.errors else 200)
