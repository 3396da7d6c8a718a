"""Where is a decision put right: replaced before it is published, corrected beside its text after?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from councils.queries.names import names_on
from councils.rules import standing_of
from governance.actions.run import corrections as acts
from governance.forms.run.notes import CorrectionForm, ItemOutcomeForm
from governance.forms.run.recording import RecordingForm
from governance.models import Decision
from governance.queries.decisions.register import decision_seen_by
from governance.queries.run.recording import OUTSIDERS, motion_to_record, recording_of
from governance.rules.recording import refuse_correct, refuse_replace
from governance.views.act_pages import act_page
from governance.views.reading import SEE_OTHER, person_of
from governance.views.run.recording import once_of
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refusal, require


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Replace what is recorded, by its recorder; or write a correction beside what is published."""
    decision = decision_seen_by(standing_of(request.user), reference)
    if decision is None:
        raise Http404
    if decision.state == "published":
        return correct(request, decision)
    require(refuse_replace(person_of(request), decision))
    form = form_of(decision, request.POST if request.method == "POST" else None)
    if request.method == "POST" and "check" in request.POST and isinstance(form, RecordingForm):
        return replacing(request, decision, RecordingForm.looked_over(form.recording, request.POST), checked=True)
    if request.method != "POST":
        return replacing(request, decision, form)
    return replaced(request, decision, form)


def form_of(decision: Decision, data: Any) -> Any:
    """The form of the recording, filled with what the decision says now."""
    if decision.motion_id is not None:
        motion = motion_to_record(decision.motion_id)
        assert motion is not None
        return RecordingForm(recording_of(motion, replacing=decision), data)
    names = names_on()
    bodies = [(each.key, str(each.name)) for each in names.values() if each.kind not in OUTSIDERS]
    if decision.item is None:
        raise Http404
    return ItemOutcomeForm(decision.item, bodies, data, replacing=decision)


def replaced(request: HttpRequest, decision: Decision, form: Any) -> HttpResponse:
    """Replace it; or show what was typed again, with the reason why not."""

    def act() -> str:
        acts.replace_decision(
            decision=decision, version=version_of(request), instead=instead_of(form), by=person_of(request)
        )
        return reverse("decision", args=[decision.reference]) + "#history-heading"

    address = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if address:
        return HttpResponseRedirect(address, status=SEE_OTHER)
    decision.refresh_from_db()
    refusal = refuse_replace(person_of(request), decision)
    return replacing(request, decision, form, refusal=refusal, status=refusal.status if refusal else 422)


def version_of(request: HttpRequest) -> int:
    """The version of the decision that was on the page."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() else 0


def instead_of(form: Any) -> acts.Instead:
    """What the decision shall say."""
    if isinstance(form, RecordingForm):
        return acts.Instead(
            clauses=form.recorded(), title=form.title(), effective_on=form.cleaned_data["effective_on"],
            ending=form.ending(), said=form.said(),
        )  # fmt: skip
    return acts.Instead(outcome=form.cleaned_data["outcome"], title=form.title(), ending=form.ending())


def replacing(
    request: HttpRequest, decision: Decision, form: Any, *, refusal: Refusal | None = None, checked: bool = False,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of the replacement."""
    context = {
        "decision": decision, "motion": decision.motion, "item": decision.item, "form": form, "refusal": refusal,
        "recording": getattr(form, "recording", None), "checked": checked, "once": once_of(request.POST),
        "version": request.POST.get("version") or decision.version, "section": "decisions",
    }  # fmt: skip
    return render(request, "governance/decisions/replace.html", context, status=status)


def correct(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Write a correction beside the published text."""
    by = person_of(request)
    require(refuse_correct(by, decision))
    form = CorrectionForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        acts.correct_decision(decision=decision, text=form.text, because=form.because, by=by)
        return reverse("decision", args=[decision.reference]) + "#corrections"

    shown = {"decision": decision, "section": "decisions"}
    done = _("The correction stands beside the text.")
    return act_page(request, "governance/decisions/correct.html", form, act, shown, done)
