"""How is the summary of a reporting line asked for, read, noted and taken home?"""

import uuid
from pathlib import PurePosixPath

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Body
from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.reports.summaries import note_summary, request_summary
from governance.enums import PackageState
from governance.forms.reports.asks import NoteForm
from governance.forms.reports.summaries import PeriodForm
from governance.models import Summary, SummaryFile
from governance.queries.reports.summaries import asks_now, row_of, summaries_of, summary_of
from governance.rules.reports import is_on_behalf, refuse_lead_line
from governance.summaries.facts import read_facts
from governance.views.act_pages import UNUSABLE, acted
from governance.views.reading import person_of
from governance.views.reports.finding import body_of, links_of, moved
from groundwork.refusals import require

UNDER_WAY = (PackageState.QUEUED, PackageState.COMPILING)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def summaries(request: HttpRequest, slug: str) -> HttpResponse:
    """The summaries of the line below a body; its co-chairs and the secretariat ask for another one here."""
    require(rules.refuse_read_unpublished(standing_of(request.user)))
    body, by = body_of(slug), person_of(request)
    links = links_of(request, "summaries", body)
    refusal, form = refuse_lead_line(by, body), PeriodForm()
    if request.method == "POST":
        require(refusal)
        form = PeriodForm(request.POST)
        given = form

        def act() -> None:
            request_summary(body=body, first=given.cleaned_data["first"], last=given.cleaned_data["last"], by=by)

        back = reverse("summaries", args=[names_on()[body.pk].slug])
        if answer := acted(request, form, act, back, _("Asked for: the worker compiles it.")):
            return answer
    elif away := moved(slug, body, links):
        return away
    rows = summaries_of(body)
    words = {
        "body": names_on()[body.pk],
        "rows": rows,
        "waiting": any(row.under_way for row in rows),
        "form": form if refusal is None else None,
        "language_links": links,
        "section": "structure",
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    return render(request, "governance/summaries/list.html", words, status=UNUSABLE if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def summary(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A summary as it was compiled, how far each ask is today, and the words of the table that noted it."""
    require(rules.refuse_read_unpublished(standing_of(request.user)))
    body, by = body_of(slug), person_of(request)
    found, links = ready(body, pk), links_of(request, "summary", body, pk)
    refusal, form = refuse_lead_line(by, body), NoteForm(initial={"version": found.version})
    if request.method == "POST":
        require(refusal)
        form = NoteForm(request.POST)
        given = form

        def act() -> None:
            note_summary(summary=found, words=given.words, version=given.cleaned_data["version"], by=by)

        back = reverse("summary", args=[names_on()[body.pk].slug, pk])
        if answer := acted(request, form, act, back, _("The summary is noted.")):
            return answer
    elif away := moved(slug, body, links):
        return away
    offered = form if refusal is None and found.noted_at is None else None
    words = shown_words(found, offered, behalf=refusal is None and is_on_behalf(by, body))
    words |= {"language_links": links, "once": request.POST.get("once") or uuid.uuid4(), "failed": form}
    return render(request, "governance/summaries/summary.html", words, status=UNUSABLE if form.errors else 200)


def shown_words(found: Summary, form: NoteForm | None, *, behalf: bool) -> dict[str, object]:
    """What the page of a summary shows."""
    assert found.facts is not None
    names, facts = names_on(), read_facts(found.facts)
    now = asks_now([ask.id for _each, ask in facts.asks], names)
    return {
        "summary": found,
        "row": row_of(found),
        "facts": facts,
        "asks": [(each, ask, now.get(ask.id)) for each, ask in facts.asks],
        "parents": {each.body.key: each.body.name for each in facts.bodies} | {facts.body.key: facts.body.name},
        "body": names[found.body_id],
        "form": form,
        "may_lead": form is not None or behalf,
        "behalf": behalf,
        "section": "structure",
    }


@login_required
@require_safe
def summary_file(request: HttpRequest, slug: str, pk: int, language: str) -> FileResponse:
    """One file of a summary, to be kept; the reader's rights are asked at every download."""
    require(rules.refuse_read_unpublished(standing_of(request.user)))
    found = ready(body_of(slug), pk)
    try:
        file = found.files.get(language=language)
        content = file.file.open("rb")
    except (SummaryFile.DoesNotExist, FileNotFoundError) as missing:
        raise Http404 from missing
    name = PurePosixPath(str(file.file.name)).name
    response = FileResponse(content, as_attachment=True, filename=name, content_type="application/pdf")
    response["Cache-Control"] = "private, no-store"
    return response


def ready(body: Body, pk: int) -> Summary:
    """The summary of this body, ready. Raises Http404."""
    found = summary_of(body, pk)
    if found is None or found.state != PackageState.READY:
        raise Http404(_("There is no such summary."))
    return found
