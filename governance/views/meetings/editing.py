"""How is one meeting of a gathering moved, given another room or mode, or cancelled?"""

import uuid
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.queries.names import names_on
from governance import rules
from governance.actions.meetings.changing import cancel_meeting, change_meeting
from governance.forms.meetings.editing import CancelForm, MeetingForm
from governance.forms.ordering import seen_now
from governance.models import Meeting
from governance.queries.meetings.gatherings import head_of, slug_of
from governance.queries.meetings.hours import hours_for
from governance.queries.meetings.invited import invited_to
from governance.rules.meetings import refuse_change_meeting
from governance.views.reading import SEE_OTHER, address, person_of, readable
from groundwork.bilingual import reader_language
from groundwork.once import done_once
from groundwork.refusals import Refused, require

UNUSABLE, MEANWHILE = 422, 409


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Move a meeting, or give it another zone, mode or room."""
    meeting = changeable(request, slug, pk)
    posted = request.POST if request.method == "POST" else None
    form = MeetingForm(posted, meeting=meeting, initial=MeetingForm.of(meeting))
    return answered(request, meeting, form, "change", _("Saved. Whoever was invited is told."), lambda: change_meeting(
        meeting=meeting, version=form.cleaned_data["version"], plan=form.plan, by=person_of(request)
    ))  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Cancel a meeting, with the reason."""
    meeting = changeable(request, slug, pk)
    form = CancelForm(request.POST if request.method == "POST" else None, initial={"version": meeting.version})
    return answered(request, meeting, form, "cancel", _("Cancelled. Whoever was invited is told."), lambda:
        cancel_meeting(meeting=meeting, version=form.cleaned_data["version"], because=form.because,
                       by=person_of(request)))  # fmt: skip


def changeable(request: HttpRequest, slug: str, pk: int) -> Meeting:
    """The meeting, for who may change it. Raises Http404 and Refused."""
    found = get_object_or_404(Meeting.objects.select_related("body", "gathering"), pk=pk,
                              gathering=readable(request, slug))  # fmt: skip
    require(rules.refuse_prepare(person_of(request)))
    require(refuse_change_meeting(found))
    return found


def answered(
    request: HttpRequest, meeting: Meeting, form: forms.Form, kind: str, done: str, act: Callable[[], object]
) -> HttpResponse:
    """The page as it is asked for; done, and then the meetings; or asked again, with what was typed kept."""
    going_to = address("gathering_meetings", slug_of(meeting.gathering), anchor=f"meeting-{meeting.pk}")
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            done_once(request, lambda: led(act, going_to))
            messages.success(request, done)
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
        except Refused as refused:
            status = refused.refusal.status
            field = refused.refusal.field
            form.add_error(field if field in form.fields else None, str(refused.refusal))
            if refused.refusal.code == "changed-meanwhile":
                meeting.refresh_from_db()
                seen_now(form, meeting.version)
    return render(request, "governance/meetings/meetings_edit.html", {
        "head": head_of(meeting.gathering), "meeting": meeting, "body": names_on()[meeting.body_id], "form": form,
        "kind": kind, "once": uuid.uuid4(),
        "hours": hours_for(meeting, person_of(request).time_zone, reader_language()),
        "meanwhile": status == MEANWHILE, "invited": len(invited_to(meeting)), "section": "meetings",
    }, status=status if status != 200 else UNUSABLE if form.errors else 200)  # fmt: skip


def led(act: Callable[[], object], going_to: str) -> str:
    """Do it; where to go then."""
    act()
    return going_to
