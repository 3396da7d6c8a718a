"""How does a meeting go on: the next item, the sense of the table, what was achieved, what becomes of it?"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.actions.run import senses
from governance.actions.run.clock import finish_item
from governance.actions.run.clock import take_up_item as taken_up
from governance.enums import PointKind
from governance.forms.run.notes import OutcomeMetForm, SenseForm
from governance.models import DiscussionQuestion
from governance.views.reading import SEE_OTHER, person_of, posted_from, see
from governance.views.run.page import desk_of, found, out_of_item, show
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refused, require


@login_required
@posted_from("run_item", "slug", "pk")
def take_up_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Begin this item, or go on with it."""
    run, here = found(request, slug, pk)
    return held(request, lambda: taken_up(item=here.item, by=person_of(request)), run.slug, pk)


@login_required
@posted_from("run_item", "slug", "pk")
def next_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Stop this item and begin the next one; after the last, only stop."""
    run, here = found(request, slug, pk)
    following = run.after(pk)
    if following is not None:
        return held(request, lambda: taken_up(item=following.item, by=person_of(request)), run.slug, following.pk)
    if not here.is_running:
        return see("run_item", run.slug, pk)
    return held(request, lambda: finish_item(item=here.item, by=person_of(request)), run.slug, pk)


def held(request: HttpRequest, act: Callable[[], object], slug: str, pk: int) -> HttpResponse:
    """Do it and go to the item; what is refused is said there."""
    try:
        act()
    except Refused as refused:
        messages.warning(request, str(refused.refusal))
    return see("run_item", slug, pk)


@login_required
@posted_from("run_item", "slug", "pk")
def note_sense(request: HttpRequest, slug: str, pk: int, question: int) -> HttpResponse:
    """Note what the table said to a question; what somebody else noted meanwhile is shown beside it."""
    desk = desk_of(request, slug, pk)
    row = get_object_or_404(DiscussionQuestion, pk=question, item=desk.here.item)
    form = SenseForm(row, request.POST)

    def act() -> object:
        return senses.note_sense(
            question=row, version=form.cleaned_data["version"], sense=form.sense, by=person_of(request)
        )

    return noted(request, desk, form, act, f"question-{question}")


@login_required
@posted_from("run_item", "slug", "pk")
def note_outcome_met(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note whether what was expected was achieved."""
    desk = desk_of(request, slug, pk)
    form = OutcomeMetForm(desk.here.item, request.POST)

    def act() -> object:
        return senses.note_outcome_met(
            item=desk.here.item, met=form.cleaned_data["met"], note=form.note, by=person_of(request)
        )

    return noted(request, desk, form, act, "expected")


def noted(request: HttpRequest, desk: Any, form: Any, act: Callable[[], object], anchor: str) -> HttpResponse:
    """Save and go back to where it stands; or show what was typed again."""
    if form.is_valid() and attempted(form, act) is not None:
        messages.success(request, _("Saved."))
        return see("run_item", desk.run.slug, desk.here.pk, anchor=anchor)
    return show(request, desk, sense=form, status=422)


@login_required
@posted_from("run_item", "slug", "pk")
def take_further(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make a draft recommendation, or a quick win, of a sense or of what was not achieved: one press."""
    run, here = found(request, slug, pk)
    require(out_of_item(request, here))
    wanted = request.POST.get("question", "")
    question = here.item.questions.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    expected = here.item.outcome_note if str(here.item.outcome_note) else here.item.expected_outcome
    kind = PointKind.QUICK_WIN if request.POST.get("kind") == PointKind.QUICK_WIN else PointKind.MEASURE

    def act() -> str:
        draft = senses.take_further(
            item=here.item, text=question.sense if question else expected, kind=kind, by=person_of(request)
        )
        return reverse("draft_recommendation", args=[draft.pk])

    try:
        return HttpResponseRedirect(done_once(request, act), status=SEE_OTHER)
    except Refused as refused:
        messages.warning(request, str(refused.refusal))
        return see("run_item", run.slug, pk)
