"""How does the table above answer what a report asks, or take note of it?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from councils.models import Body
from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.reports.asks import answer_ask, note_ask
from governance.enums import ReportState
from governance.forms.reports.asks import AnswerForm
from governance.models import Ask
from governance.rules.reports import is_on_behalf, refuse_lead_line
from governance.views.act_pages import SEE_OTHER, UNUSABLE
from governance.views.reading import person_of
from governance.views.reports.finding import body_of, links_of, moved
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a group asks of this body: read, answered or noted. The address names the body that answers."""
    require(rules.refuse_read_unpublished(standing_of(request.user)))
    body = body_of(slug)
    rows = Ask.objects.filter(report__state=ReportState.FILED).exclude(text_en="", text_fr="")
    found = get_object_or_404(rows.select_related("report__body", "answered_by", "proposed_item"), pk=pk)
    if request.method != "POST":
        return moved(slug, body, links_of(request, "ask", body, pk)) or shown(request, body, found)
    require(refuse_lead_line(person_of(request), body))
    form = AnswerForm(request.POST)
    if form.is_valid() and (
        address := attempted(form, lambda: done_once(request, lambda: acted(request, body, found, form)))
    ):
        return HttpResponseRedirect(address, status=SEE_OTHER)
    return shown(request, body, found, form)


def acted(request: HttpRequest, body: Body, found: Ask, form: AnswerForm) -> str:
    """Answer or take note, as was pressed; the address to go to."""
    by, version = person_of(request), form.cleaned_data["version"]
    if request.POST.get("do") == "note":
        note_ask(ask=found, for_body=body, by=by, version=version)
        messages.success(request, _("Noted; the group is told."))
    else:
        answer_ask(ask=found, for_body=body, words=form.words, by=by, version=version)
        messages.success(request, _("Answered; the group is told, and its backlog has an item with the answer."))
    return reverse("ask", args=[names_on()[body.pk].slug, found.pk])


def shown(request: HttpRequest, body: Body, found: Ask, form: AnswerForm | None = None) -> HttpResponse:
    """The page, with the form for those who speak for the body."""
    names, by = names_on(), person_of(request)
    may = found.state != "answered" and refuse_lead_line(by, body) is None
    words = {
        "ask": found,
        "body": names[body.pk],
        "group": names[found.report.body_id],
        "answered_for": names.get(found.answered_for_id or 0),
        "form": (form or AnswerForm(initial={"version": found.version})) if may else None,
        "behalf": may and is_on_behalf(by, body),
        "failed": form,
        "language_links": links_of(request, "ask", body, found.pk),
        "section": "structure",
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    return render(request, "governance/reports/ask.html", words, status=UNUSABLE if form is not None else 200)
