"""What does governance tell of a body, and how does the body file a report that it owes?"""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Body
from councils.queries.bodies import body_by_slug, slug_of
from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions import reports as acts
from governance.enums import ReportState
from governance.forms.reports import ReportForm
from governance.models import Report
from governance.queries.about import bodies as queries
from governance.views.reading import person_of
from groundwork.addresses import in_both_languages, mine
from groundwork.attempts import attempted
from groundwork.bilingual import reader_language
from groundwork.context import LanguageLink
from groundwork.once import done_once
from groundwork.refusals import Refusal, require


@require_safe
def about_body(request: HttpRequest, slug: str) -> HttpResponse:
    """Decisions, reports and follow-up of a body: a page, or the piece that htmx puts into the page of the body."""
    body = _body(slug)
    links = in_both_languages(request, "about_body", lambda code: [slug_of(body, code)])
    if slug != slug_of(body, reader_language()):
        return HttpResponseRedirect(mine(links))
    page = queries.about_body(body, standing_of(request.user), request.user, request.GET.get("page"))
    may_file = bool(page.owed) and request.user.is_authenticated and _refusal(request, body) is None
    words = {"page": page, "may_file": may_file, "language_links": links}
    piece = getattr(request, "htmx", False)
    return render(request, "governance/about/_body.html" if piece else "governance/about/body.html", words)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A report of a body: what it says once it is filed; before, the form for those who may file it."""
    body = _body(slug)
    found = queries.report_of(body, pk)
    if found is None:
        raise Http404(_("There is no such report."))
    links = in_both_languages(request, "report", lambda code: [slug_of(body, code), pk])
    if request.method != "POST":
        return _shown(request, found, links) if slug == slug_of(body, reader_language()) else _moved(links)
    require(_refusal(request, body))
    form = ReportForm(request.POST)
    if form.is_valid():

        def act() -> str:
            acts.file_report(report=found, text=form.text(), by=person_of(request))
            messages.success(request, _("The report is filed."))
            return reverse("report", args=[slug, pk])

        if address := attempted(form, lambda: done_once(request, act)):
            return HttpResponseRedirect(address, status=303)
    return _shown(request, found, links, form)


def _body(slug: str) -> Body:
    found = body_by_slug(slug)
    if found is None:
        raise Http404(_("There is no such body."))
    return found


def _moved(links: list[LanguageLink]) -> HttpResponse:
    return HttpResponseRedirect(mine(links))


def _refusal(request: HttpRequest, body: Body) -> Refusal | None:
    """Why may this reader not file the reports of the body?"""
    return rules.refuse_file_report(request.user, body)  # type: ignore[arg-type]


def _shown(
    request: HttpRequest, found: Report, links: list[LanguageLink], form: ReportForm | None = None
) -> HttpResponse:
    standing = standing_of(request.user)
    owed = found.state == ReportState.OWED
    may_file = owed and request.user.is_authenticated and _refusal(request, found.body) is None
    words = {
        "report": found,
        "body": names_on()[found.body_id],
        "late": queries.is_late_report(found),
        "form": (form or ReportForm()) if may_file else None,
        "failed": form,
        "readable": queries.may_read_report(standing, found, request.user),
        "named": standing.is_anybody,
        "language_links": links,
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    return render(request, "governance/about/report.html", words, status=422 if form is not None else 200)
