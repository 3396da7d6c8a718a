"""What is taken into a room without network, and how do its real times come in afterwards?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from councils.queries.names import names_on
from governance.actions.run import sheets as acts
from governance.forms.run.notes import TimesForm
from governance.forms.run.recording import OUTCOMES
from governance.queries.meetings.attendance import seats_at
from governance.rules.recording import refuse_enter_times
from governance.views.act_pages import act_page
from governance.views.reading import address, person_of, readable
from governance.views.run.page import run_to
from groundwork.refusals import require


@never_cache
@login_required
@require_safe
def meeting_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet of a meeting for the printer: blank lines for outcome, times and names."""
    run = run_to(request, readable(request, slug))
    items = [each for each in run.items if not each.item.is_section]
    return render(request, "governance/run/sheet.html", {
        "run": run, "items": items, "councils": seats_at(run.meeting, names_on()), "section": "meetings",
        "outcomes": [label for _value, label in OUTCOMES],
        "may_enter": refuse_enter_times(person_of(request), run.meeting) is None,
    })  # fmt: skip


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter_times(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter afterwards from when to when the meeting and its items really lasted."""
    run = run_to(request, readable(request, slug))
    require(refuse_enter_times(person_of(request), run.meeting))
    items = [each for each in run.items if not each.item.is_section]
    form = TimesForm(run.meeting, items, request.POST if request.method == "POST" else None)

    def act() -> str:
        acts.enter_times(meeting=run.meeting, whole=form.whole, items=form.times(), by=person_of(request))
        return f"{address('meeting_sheet', run.slug)}?meeting={run.meeting.pk}"

    shown = {"run": run, "section": "meetings"}
    done = _("The times are entered, and marked as entered afterwards.")
    return act_page(request, "governance/run/times.html", form, act, shown, done)
