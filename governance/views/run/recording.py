"""How does a co-chair record what was decided?"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from councils.rules import standing_of
from governance import rules
from governance.actions.decisions import recording as acts
from governance.forms.run.recording import RecordingForm
from governance.models import Decision, Motion
from governance.queries.run.recording import Recording, motion_to_record, recording_of
from governance.views.reading import person_of
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refusal, require


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with everything prepared; a press records, `check` only marks what was changed."""
    motion = motion_for(request, pk)
    refusal = rules.refuse_record_decision(person_of(request), motion)
    if request.method != "POST":
        if refusal and refusal.code == "already-recorded":
            return HttpResponseRedirect(reverse("decision", args=[motion.decision.reference]))
        require(refusal)
        recording = recording_of(motion)
        return page(request, recording, RecordingForm(recording))
    recording = recording_of(motion)
    if "check" in request.POST:
        require(refusal)
        return page(request, recording, RecordingForm.looked_over(recording, request.POST), checked=True)
    return pressed(request, recording)


def motion_for(request: HttpRequest, pk: int) -> Motion:
    """The motion, for members; a page that is not there for everybody else."""
    motion = motion_to_record(pk)
    if motion is None or rules.refuse_read_unpublished(standing_of(request.user)) is not None:
        raise Http404
    return motion


def pressed(request: HttpRequest, recording: Recording) -> HttpResponse:
    """Record; or show what was typed again, with the reason why not."""
    form = RecordingForm(recording, request.POST)
    address = recorded(request, recording, form, lambda decision: reverse("decision", args=[decision.reference]))
    if address:
        return HttpResponseRedirect(address, status=303)
    refusal = refusal_now(request, recording)
    return page(request, recording, form, refusal=refusal, status=refusal.status if refusal else 422)


def recorded(
    request: HttpRequest, recording: Recording, form: RecordingForm, going_to: Callable[[Decision], str]
) -> str | None:
    """Record what was typed, once; the address that follows, or None with the reasons beside the fields."""

    def act() -> str:
        ending = form.ending()
        return going_to(
            acts.record_decision(
                motion=recording.motion,
                clauses=form.recorded(),
                by=person_of(request),
                effective_on=form.cleaned_data["effective_on"],
                title=form.title(),
                meeting=recording.meeting,
                decided_on=None if ending.decided_at else recording.today,
                ending=ending,
                said=form.said(),
                lifted=form.lifted(),
            )
        )

    return attempted(form, lambda: done_once(request, act)) if form.is_valid() else None


def refusal_now(request: HttpRequest, recording: Recording) -> Refusal | None:
    """Why can nothing be recorded any more? Somebody else may have done it meanwhile."""
    return rules.refuse_record_decision(person_of(request), Motion.objects.get(pk=recording.motion.pk))


def page(
    request: HttpRequest,
    recording: Recording,
    form: RecordingForm,
    *,
    refusal: Refusal | None = None,
    checked: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page of the recording; `refusal` is why nothing can be recorded any more."""
    context = prepared(request, recording, form, refusal, checked=checked)
    return render(request, "governance/decisions/record.html", context, status=status)


def prepared(
    request: HttpRequest, recording: Recording, form: RecordingForm, refusal: Refusal | None, *, checked: bool
) -> dict[str, Any]:
    """What the form of a recording is shown with; the decision of who was quicker, where there is one."""
    context: dict[str, Any] = {
        "recording": recording,
        "motion": recording.motion,
        "form": form,
        "refusal": refusal,
        "checked": checked,
        "once": once_of(request.POST),
    }
    if refusal and refusal.code == "already-recorded":
        context["recorded"] = Motion.objects.get(pk=recording.motion.pk).decision
    return context


def once_of(posted: Mapping[str, Any]) -> str:
    """The key under which the form acts once: the one that was posted, or a new one."""
    return str(posted.get("once") or uuid.uuid4())
