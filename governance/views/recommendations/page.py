"""How is a recommendation found, drafted, completed and submitted?"""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from councils.queries.names import names_on
from councils.rules import Standing, standing_of
from governance import rules
from governance.actions.recommendations import writing as acts
from governance.enums import PointKind, RecommendationState
from governance.forms.fields import typed
from governance.forms.recommendations.writing import DraftForm, PointForm, format_names
from governance.models import Recommendation
from governance.queries.recommendations import listed as queries
from governance.rules.advice import refuse_ask_advice
from governance.rules.places import refuse_prepare
from governance.rules.recommendations import (
    OPEN_TO_CHANGE,
    refuse_change,
    refuse_forwarding,
    refuse_link,
    refuse_settle,
    refuse_withdraw,
)
from governance.views.decisions.tabs import decision_tabs
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require


@require_safe
def recommendations(request: HttpRequest) -> HttpResponse:
    """Every recommendation that this reader may see."""
    standing = standing_of(request.user)
    page, rows = queries.list_of(standing, request.user, request.GET.get("page"))
    return render(
        request,
        "governance/recommendations/list.html",
        {
            "page": page,
            "rows": rows,
            "tabs": decision_tabs("recommendations"),
            "is_member": rules.refuse_read_unpublished(standing) is None,
        },
    )


@require_safe
def recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """A submitted recommendation: question, reasons, points, and what became of it."""
    standing = standing_of(request.user)
    found = queries.recommendation_seen_by(standing, request.user, reference=reference)
    if found is None:
        raise Http404
    shown = {
        "page": queries.recommendation_page(found, standing, request.user),
        "recommendation": found,
        "may": may_do(request, found),
    }
    return render(request, "governance/recommendations/recommendation.html", shown)


def may_do(request: HttpRequest, found: Recommendation) -> dict[str, bool]:
    """Which acts this reader is offered, by the rules that the acts themselves ask."""
    if not request.user.is_authenticated:
        return {}
    by: Any = request.user
    refusals = {
        "change": refuse_change(by, found),
        "translate": refuse_prepare(by) or refuse_change(by, found),
        "link": refuse_link(by, found),
        "defer": refuse_settle(by, found, RecommendationState.DEFERRED),
        "refer": refuse_settle(by, found, RecommendationState.REFERRED),
        "withdraw": refuse_withdraw(by, found),
        "forward": refuse_forwarding(by, found),
        "ask": refuse_ask_advice(by, found),
    }
    return {name: refusal is None for name, refusal in refusals.items()}


def page_of(found: Recommendation) -> str:
    """The address of a recommendation, or of the draft that it still is."""
    if found.reference:
        return reverse("recommendation", args=[found.reference])
    return reverse("draft_recommendation", args=[found.pk])


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_recommendation(request: HttpRequest) -> HttpResponse:
    """Begin a recommendation."""
    require(rules.refuse_recommend(request.user))  # type: ignore[arg-type]
    form = DraftForm(names_on(), request.POST if request.method == "POST" else None)
    if form.is_valid():

        def act() -> str:
            draft = acts.draft_recommendation(by=request.user, **form.drafted())  # type: ignore[arg-type]
            return reverse("draft_recommendation", args=[draft.pk])

        if address := attempted(form, lambda: done_once(request, act)):
            return HttpResponseRedirect(address, status=303)
    return render(
        request,
        "governance/recommendations/new.html",
        {"form": form, "once": request.POST.get("once") or uuid.uuid4()},
        status=422 if form.errors else 200,
    )


@never_cache
@login_required
@require_safe
def draft_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft: what it says so far, and what it still needs."""
    standing, draft = draft_for(request, pk)
    if draft.reference and refuse_change(request.user, draft) is not None:  # type: ignore[arg-type]
        return HttpResponseRedirect(page_of(draft))
    return shown(request, standing, draft)


@login_required
@require_POST
def add_point(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a point to a draft."""
    standing, draft = draft_for(request, pk)
    form = point_form(draft, request)
    by: Any = request.user
    if form.is_valid():
        cleaned = form.cleaned_data

        def act() -> str:
            acts.add_point(
                recommendation=draft,
                label=cleaned["label"],
                kind=PointKind(cleaned["kind"]),
                text=typed(cleaned, "text"),
                effects=form.effects(),
                by=by,
            )
            return reverse("draft_recommendation", args=[pk]) + "#points"

        if address := attempted(form, lambda: done_once(request, act)):
            return HttpResponseRedirect(address, status=303)
    return shown(request, standing, draft, form, status=422)


@login_required
@require_POST
def submit_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a draft: it gets its reference."""
    _standing, draft = draft_for(request, pk)
    if draft.state in OPEN_TO_CHANGE:
        draft = acts.submit_recommendation(recommendation=draft, by=request.user)  # type: ignore[arg-type]
    return HttpResponseRedirect(reverse("recommendation", args=[draft.reference]), status=303)


def draft_for(request: HttpRequest, pk: int) -> tuple[Standing, Recommendation]:
    """The draft, for who wrote it and the secretariat; once submitted, the recommendation that came of it."""
    standing = standing_of(request.user)
    found = queries.recommendation_seen_by(standing, request.user, pk=pk)
    if found is None:
        raise Http404
    return standing, found


def point_form(draft: Recommendation, request: HttpRequest | None = None) -> PointForm:
    """The form for one more point."""
    return PointForm(
        names_on(), format_names(), next_label=str(draft.points.count() + 1), data=request.POST if request else None
    )


def shown(
    request: HttpRequest,
    standing: Standing,
    draft: Recommendation,
    form: PointForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a draft."""
    context: dict[str, Any] = {
        "page": queries.recommendation_page(draft, standing, request.user),
        "recommendation": draft,
        "may": may_do(request, draft),
        "form": form or point_form(draft),
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    return render(request, "governance/recommendations/draft.html", context, status=status)
