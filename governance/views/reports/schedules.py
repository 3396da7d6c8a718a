"""How is it set how often a body reports, and gets the summary of its line?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from councils.models import Body
from councils.queries.names import names_on
from councils.rules import refuse_unless_secretariat
from governance.actions.reports import schedules as acts
from governance.enums import ScheduleKind
from governance.forms.reports.schedules import ScheduleForm
from governance.models import ReportSchedule
from governance.views.act_pages import SEE_OTHER, acted
from governance.views.reading import person_of
from governance.views.reports.finding import links_of, of_a_body
from groundwork.once import done_once
from groundwork.refusals import require


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@of_a_body
def report_schedules(request: HttpRequest, body: Body) -> HttpResponse:
    """The two schedules of a body, for the secretariat."""
    by = person_of(request)
    require(refuse_unless_secretariat(by))
    posted, answer = None, None
    if request.method == "POST":
        kind = request.POST.get("kind")
        posted = ScheduleForm(kind if kind in ScheduleKind.values else ScheduleKind.REPORT, request.POST)
        form = posted

        def act() -> None:
            version = form.cleaned_data["version"]
            acts.set_schedule(
                body=body, kind=form.cleaned_data["kind"], rhythm=form.rhythm, version=version, by=by
            )  # fmt: skip

        answer = acted(request, form, act, reverse("report_schedules", args=[names_on()[body.pk].slug]), _("Saved."))
    return answer or shown(request, body, posted)


def shown(request: HttpRequest, body: Body, posted: ScheduleForm | None) -> HttpResponse:
    """The page with both forms; the one that was posted keeps what was typed."""
    rows = {row.kind: row for row in ReportSchedule.objects.filter(body=body)}
    forms = []
    for kind in ScheduleKind.values:
        mine = posted if posted is not None and posted.initial["kind"] == kind else None
        forms.append((kind, mine or ScheduleForm(kind, schedule=rows.get(kind)), rows.get(kind)))
    words = {
        "body": names_on()[body.pk],
        "forms": forms,
        "failed": posted,
        "language_links": links_of(request, "report_schedules", body),
        "section": "structure",
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    return render(request, "governance/reports/schedules.html", words, status=422 if posted else 200)


@login_required
@require_POST
@of_a_body
def end_schedule(request: HttpRequest, body: Body, kind: str) -> HttpResponse:
    """End one of the schedules of a body."""
    by = person_of(request)
    require(refuse_unless_secretariat(by))
    back = reverse("report_schedules", args=[names_on()[body.pk].slug])

    def act() -> str:
        acts.end_schedule(schedule=get_object_or_404(ReportSchedule, body=body, kind=kind), by=by)
        messages.success(request, _("The schedule is ended."))
        return back

    return HttpResponseRedirect(done_once(request, act), status=SEE_OTHER)
