"""How does a body write a report, keep a draft of it, and file it; and what does it say once it is filed?"""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from councils.models import Body
from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.reports import file_nothing, file_report, save_report, waive_report
from governance.enums import ReportState
from governance.forms.fields import typed
from governance.forms.ordering import seen_now
from governance.forms.reports.writing import ReportForm, WaiveForm
from governance.models import Report
from governance.queries.about import bodies as queries
from governance.queries.reports.page import report_page
from governance.queries.reports.prefilled import begun
from governance.queries.reports.written import Written
from governance.views.act_pages import SEE_OTHER, act_page
from governance.views.reading import person_of
from governance.views.reports.finding import body_of, links_of, moved, of_a_body
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refusal, require

PAGE = "governance/reports/report.html"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A report of a body: what it says once it is filed; before, the form for those who may file it."""
    body = body_of(slug)
    found = found_of(body, pk)
    links = links_of(request, "report", body, pk)
    if request.method != "POST":
        return moved(slug, body, links) or shown(request, found, links)
    require(refusal_of(request, body))
    form = ReportForm(request.POST, version=found.version)
    if form.is_valid() and (
        address := attempted(form, lambda: done_once(request, lambda: acted(request, found, form)))
    ):
        return HttpResponseRedirect(address, status=SEE_OTHER)
    return shown(request, found, links, form)


def acted(request: HttpRequest, found: Report, form: ReportForm) -> str:
    """Save, file or say that there is nothing to report, as was pressed; the address to go to."""
    by, version, asked = person_of(request), form.cleaned_data["version"], request.POST.get("do", "file")
    if asked == "save":
        save_report(report=found, written=form.written(), version=version, by=by)
        messages.success(request, _("The draft is kept."))
    elif asked == "nothing":
        file_nothing(report=found, version=version, by=by)
        messages.success(request, _("The report is filed: there is nothing to report."))
    else:
        file_report(report=found, written=form.written(), version=version, by=by)
        messages.success(request, _("The report is filed."))
    return reverse("report", args=[names_on()[found.body_id].slug, found.pk])


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_a_body
def waive(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Say that a report is no longer owed, and why."""
    found = found_of(body, pk)
    standing = standing_of(request.user)
    require(None if standing.is_secretariat else rules.refuse_prepare(person_of(request)))
    form = WaiveForm(request.POST if request.method == "POST" else None)
    words = names_on()[body.pk]
    back = reverse("report", args=[words.slug, pk])

    def act() -> str:
        waive_report(report=found, because=typed(form.cleaned_data, "because"), by=person_of(request))
        return back

    page = {"report": found, "body": words, "back": back, "language_links": links_of(request, "waive_report", body, pk)}
    return act_page(request, "governance/reports/waive.html", form, act, page, _("It is no longer owed."))


def found_of(body: Body, pk: int) -> Report:
    """The report of this body. Raises Http404."""
    found = queries.report_of(body, pk)
    if found is None:
        raise Http404(_("There is no such report."))
    return found


def refusal_of(request: HttpRequest, body: Body) -> Refusal | None:
    """Why may this reader not file the reports of the body?"""
    return rules.refuse_file_report(request.user, body)  # type: ignore[arg-type]


def shown(request: HttpRequest, found: Report, links: Any, form: ReportForm | None = None) -> HttpResponse:
    """The page, with the form for those who may write; what was typed is kept."""
    standing = standing_of(request.user)
    owed = found.state == ReportState.OWED
    may_file = owed and request.user.is_authenticated and refusal_of(request, found.body) is None
    written = begun(found) if may_file else Written()
    words = {
        "report": found,
        "page": report_page(found, names_on(), standing),
        "late": queries.is_late_report(found),
        "form": (form or ReportForm(written=written, version=found.version)) if may_file else None,
        "prefilled": found.version == 1 and not written.is_empty,
        "now": overtaken(found, form) if may_file else None,
        "failed": form,
        "readable": queries.may_read_report(standing, found, request.user),
        "may_waive": owed and standing.is_secretariat,
        "named": standing.is_anybody,
        "language_links": links,
        "section": "structure",
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    return render(request, PAGE, words, status=422 if form is not None else 200)


def overtaken(found: Report, form: ReportForm | None) -> Written | None:
    """What stands now, where somebody saved it meanwhile; the form goes on from there with what was typed."""
    if form is None or not form.is_bound or form.cleaned_data.get("version") in (None, found.version):
        return None
    found.refresh_from_db()
    seen_now(form, found.version)
    return begun(found)
