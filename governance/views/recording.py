"""How does a co-chair record what was decided?"""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from councils.rules import standing_of
from governance import rules
from governance.actions import decisions as acts
from governance.forms.recording import RecordingForm
from governance.models import Motion
from governance.queries.recording import Recording, motion_to_record, recording_of
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refusal, require


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with everything prepared; a press records, `check` only marks what was changed."""
    motion = motion_for(request, pk)
    refusal = rules.refuse_record_decision(request.user, motion)  # type: ignore[arg-type]
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
    motion = recording.motion
    form = RecordingForm(recording, request.POST)

    def act() -> str:
        return reverse(
            "decision",
            args=[
                acts.record_decision(
                    motion=motion,
                    clauses=form.recorded(),
                    by=request.user,  # type: ignore[arg-type]
                    effective_on=form.cleaned_data["effective_on"],
                    title=form.title(),
                    meeting=recording.meeting,
                    decided_on=recording.today,
                ).reference
            ],
        )

    address = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if address:
        return HttpResponseRedirect(address, status=303)
    refusal = rules.refuse_record_decision(request.user, Motion.objects.get(pk=motion.pk))  # type: ignore[arg-type]
    return page(request, recording, form, refusal=refusal, status=refusal.status if refusal else 422)


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
    context: dict[str, Any] = {
        "recording": recording,
        "motion": recording.motion,
        "form": form,
        "refusal": refusal,
        "checked": checked,
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    if refusal and refusal.code == "already-recorded":
        context["recorded"] = Motion.objects.get(pk=recording.motion.pk).decision
    return render(request, "governance/decisions/record.html", context, status=status)
