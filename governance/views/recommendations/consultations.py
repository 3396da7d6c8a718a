"""Where does one read who was heard, and how is it put on record?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.recommendations import consultations as acts
from governance.forms.ordering import seen_now
from governance.forms.recommendations.consultations import ConsultationForm, heard_in, lines_of
from governance.models import Consultation
from governance.queries.recommendations import consultations as queries
from governance.rules.consultations import refuse_revise_consultation
from governance.views.act_pages import act_page
from governance.views.decisions.tabs import decision_tabs
from governance.views.reading import person_of
from groundwork.refusals import Refused, require

EDIT = "governance/consultations/edit.html"


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """Every consultation that this reader may see."""
    standing = standing_of(request.user)
    page, rows = queries.list_of(standing, request.user, request.GET.get("page"))
    shown = {
        "page": page,
        "rows": rows,
        "section": "decisions",
        "tabs": decision_tabs("consultations"),
        "may_record": request.user.is_authenticated and rules.refuse_recommend(person_of(request)) is None,
    }
    return render(request, "governance/consultations/list.html", shown)


@require_safe
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """One consultation: who was heard, what came of it, and what rests on it."""
    found = seen(request, pk)
    may = request.user.is_authenticated and refuse_revise_consultation(person_of(request), found) is None
    shown = {
        "page": queries.consultation_page(found, standing_of(request.user), request.user),
        "consultation": found,
        "section": "decisions",
        "may_revise": may,
    }
    return render(request, "governance/consultations/consultation.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_consultation(request: HttpRequest) -> HttpResponse:
    """Put a consultation on record."""
    require(rules.refuse_recommend(person_of(request)))
    return edited(request, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise_consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Set right what is on record of a consultation."""
    found = seen(request, pk)
    require(refuse_revise_consultation(person_of(request), found))
    return edited(request, found)


def edited(request: HttpRequest, found: Consultation | None) -> HttpResponse:
    """The form of a consultation, new or on record, with a line for each who was heard."""
    posted = request.POST if request.method == "POST" else None
    form = ConsultationForm(names_on(), queries.findings_to_choose(), posted, found)
    on_record = found.parties.select_related("jurisdiction") if found else ()
    lines = lines_of(queries.jurisdictions_to_choose(), posted, on_record)
    by = person_of(request)

    def act() -> str:
        given: dict[str, Any] = {**form.given(), "parties": heard_in(lines), "by": by}
        if found is None:
            return reverse("consultation", args=[acts.record_consultation(**given).pk])
        try:
            acts.revise_consultation(consultation=found, version=form.cleaned_data["version"] or 0, **given)
        except Refused:
            found.refresh_from_db()
            seen_now(form, found.version)
            raise
        return reverse("consultation", args=[found.pk])

    shown = {"consultation": found, "lines": lines, "section": "decisions"}
    return act_page(request, EDIT, form, act, shown, _("Saved."), whole=posted is None or lines.is_valid())


def seen(request: HttpRequest, pk: int) -> Consultation:
    """The consultation, if this reader may see it. Raises Http404."""
    readable = queries.readable_consultations(standing_of(request.user), request.user)
    found = readable.select_related("body", "created_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
