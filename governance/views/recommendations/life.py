"""How is a recommendation deferred, referred, withdrawn or forwarded, and where is said what it serves and rests on?"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from councils.queries.names import names_on
from governance.actions.recommendations import consultations as evidence
from governance.actions.recommendations import contributions
from governance.actions.recommendations import ends as acts
from governance.actions.recommendations.forwarding import forward_recommendation as forward
from governance.enums import RecommendationState
from governance.forms.recommendations import life as asked
from governance.models import Citation, Contribution, Recommendation
from governance.queries.recommendations.consultations import readable_consultations
from governance.queries.recommendations.listed import results_to_choose
from governance.rules import recommendations as rules
from governance.views.act_pages import act_page
from governance.views.reading import person_of, see
from governance.views.recommendations.page import draft_for, page_of
from groundwork.refusals import require

PAGE = "governance/recommendations/act.html"


def act_on(
    request: HttpRequest, found: Recommendation, form: Any, do: Callable[..., Recommendation], words: dict[str, Any]
) -> HttpResponse:
    """The page of one act on a recommendation, which leads back to it."""

    def act() -> str:
        return page_of(do(recommendation=found, by=person_of(request), **form.given()))

    return act_page(request, PAGE, form, act, {"recommendation": found, "back": page_of(found), **words}, words["done"])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def defer_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it off, without a decision."""
    _standing, found = draft_for(request, pk)
    require(rules.refuse_settle(person_of(request), found, RecommendationState.DEFERRED))
    words = {"title": _("Defer"), "button": _("Defer it"), "done": _("Deferred."), "lede": _(
        "It stays on the list of what waits for an agenda, with the day or the condition.")}  # fmt: skip
    form = asked.DeferralForm(request.POST if request.method == "POST" else None)
    return act_on(request, found, form, acts.defer_recommendation, words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def refer_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to a body for more work, without a decision."""
    _standing, found = draft_for(request, pk)
    require(rules.refuse_settle(person_of(request), found, RecommendationState.REFERRED))
    words = {"title": _("Refer"), "button": _("Refer it"), "done": _("Referred."), "lede": _(
        "Who proposes it may change it, and submits it again under the same reference.")}  # fmt: skip
    form = asked.ToBodyForm(asked.bodies_for_work(names_on()), request.POST if request.method == "POST" else None)
    return act_on(request, found, form, acts.refer_recommendation, words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw it."""
    _standing, found = draft_for(request, pk)
    require(rules.refuse_withdraw(person_of(request), found))
    words = {"title": _("Withdraw"), "button": _("Withdraw it"), "done": _("Withdrawn."), "lede": _(
        "It stays readable, and is not put any more.")}  # fmt: skip
    form = asked.ReasonForm(request.POST if request.method == "POST" else None)
    return act_on(request, found, form, acts.withdraw_recommendation, words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def forward_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the same text before another body."""
    _standing, found = draft_for(request, pk)
    require(rules.refuse_forwarding(person_of(request), found))
    words = {"title": _("Forward to another body"), "button": _("Forward it"), "done": _("Forwarded."), "lede": _(
        "The other body gets the same text under a reference of its own. Both pages name each other, and say so when "
        "one of the texts has changed since.")}  # fmt: skip
    bodies = [words for words in asked.bodies_that_decide(names_on()) if words.id != found.body_id]
    form = asked.ToBodyForm(bodies, request.POST if request.method == "POST" else None)
    return act_on(request, found, form, forward, words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which outcomes of the logic model it serves, or say so no longer."""
    _standing, found = draft_for(request, pk)
    by = person_of(request)
    require(rules.refuse_link(by, found))
    if request.method == "POST" and (wanted := request.POST.get("drop", "")):
        row = get_object_or_404(Contribution, pk=number(wanted), recommendation=found)
        contributions.drop_contribution(contribution=row, by=by)
        return see("recommendation_outcomes", pk)
    form = asked.OutcomeForm(results_to_choose(), request.POST if request.method == "POST" else None)

    def act() -> str:
        contributions.note_contribution(recommendation=found, by=by, **form.given())
        return reverse("recommendation_outcomes", args=[pk])

    rows = [(row.pk, f"{row.node.number} {row.node.text}", row.sentence, row.get_strength_display())
            for row in found.contributions.select_related("node").order_by("node__number")]  # fmt: skip
    words = {"title": _("Outcomes served"), "button": _("Add it"), "rows": rows}
    return linked(request, found, form, act, words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Say on which consultations it rests, or say so no longer."""
    standing, found = draft_for(request, pk)
    by = person_of(request)
    require(rules.refuse_link(by, found))
    if request.method == "POST" and (wanted := request.POST.get("drop", "")):
        row = get_object_or_404(Citation, pk=number(wanted), recommendation=found)
        evidence.drop_citation(citation=row, by=by)
        return see("recommendation_evidence", pk)
    readable = readable_consultations(standing, by).order_by("-starts_on", "-pk")
    form = asked.CitationForm(readable, request.POST if request.method == "POST" else None)

    def act() -> str:
        evidence.cite_consultation(recommendation=found, by=by, **form.given())
        return reverse("recommendation_evidence", args=[pk])

    rows = [(row.pk, str(row.consultation.title), row.sentence, "")
            for row in found.citations.select_related("consultation").order_by("pk")]  # fmt: skip
    words = {"title": _("Who was heard"), "button": _("Cite it"), "rows": rows}
    return linked(request, found, form, act, words)


def linked(
    request: HttpRequest, found: Recommendation, form: forms.Form, act: Callable[[], str], words: dict[str, Any]
) -> HttpResponse:
    """The page that lists what a recommendation is tied to, and adds to it."""
    shown = {"recommendation": found, "back": page_of(found), **words}
    return act_page(request, "governance/recommendations/links.html", form, act, shown, _("Saved."))


def number(text: str) -> int:
    """The number of a row as it was posted; no row has the number 0."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
