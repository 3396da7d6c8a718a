"""How are the words and points of a recommendation changed, before it is submitted or when it was referred back?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from councils.queries.names import names_on
from governance.actions.recommendations import texts as acts
from governance.forms.ordering import seen_now
from governance.forms.recommendations.writing import PointRevisionForm, RevisionForm
from governance.models import RecommendedPoint
from governance.rules.recommendations import refuse_change, refuse_change_point
from governance.views.act_pages import act_page
from governance.views.reading import person_of, see
from governance.views.recommendations.life import number
from governance.views.recommendations.page import draft_for
from groundwork.refusals import Refused, require


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Change its words and who proposes it."""
    _standing, draft = draft_for(request, pk)
    by = person_of(request)
    require(refuse_change(by, draft))
    form = RevisionForm(names_on(), request.POST if request.method == "POST" else None, draft)

    def act() -> str:
        version, proposed = form.cleaned_data["version"], form.proposed_by()
        try:
            acts.revise_recommendation(recommendation=draft, version=version, texts=form.texts(), by=by, **proposed)
        except Refused:
            draft.refresh_from_db()
            seen_now(form, draft.version)
            raise
        return reverse("draft_recommendation", args=[pk])

    return act_page(request, "governance/recommendations/revise.html", form, act, {"recommendation": draft})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise_point(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """Change a point, or take it out."""
    _standing, draft = draft_for(request, pk)
    by = person_of(request)
    row = get_object_or_404(RecommendedPoint.objects.select_related("recommendation"), pk=point, recommendation=draft)
    require(refuse_change_point(by, row))
    if request.method == "POST" and request.POST.get("do") == "remove":
        acts.remove_point(point=row, by=by)
        return see("draft_recommendation", pk, anchor="points")
    form = PointRevisionForm(row, request.POST if request.method == "POST" else None)

    def act() -> str:
        try:
            acts.revise_point(point=row, by=by, **form.revised())
        except Refused:
            row.refresh_from_db()
            seen_now(form, row.recommendation.version)
            raise
        return reverse("draft_recommendation", args=[pk]) + f"#point-{row.pk}"

    shown = {"recommendation": draft, "point": row}
    return act_page(request, "governance/recommendations/point.html", form, act, shown)


@login_required
@require_POST
def confirm_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one language of a text, or of a point, says what the other says."""
    _standing, draft = draft_for(request, pk)
    by, language = person_of(request), request.POST.get("language", "")
    if wanted := request.POST.get("point", ""):
        row = get_object_or_404(RecommendedPoint, pk=number(wanted), recommendation=draft)
        acts.confirm_point(point=row, language=language, by=by)
        return see("draft_recommendation", pk, anchor=f"point-{row.pk}")
    acts.confirm_text(recommendation=draft, name=request.POST.get("text", ""), language=language, by=by)
    return see("draft_recommendation", pk, anchor="texts")
