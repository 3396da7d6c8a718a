"""How do the co-chairs run a meeting from one screen, item by item?"""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from councils.queries.names import BodyWords, names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.run.items import record_item_outcome
from governance.forms.run.notes import ItemOutcomeForm, OutcomeMetForm, SenseForm
from governance.forms.run.recording import RecordingForm
from governance.models import Decision, Gathering, Motion
from governance.queries.meetings.gatherings import meetings_of
from governance.queries.run.recording import OUTSIDERS, Recording, recording_of
from governance.queries.run.state import Run, RunItem, meeting_in, meeting_to_run, motions_under, run_of
from governance.rules.recording import refuse_note_sense, refuse_record_item, refuse_replace, refuse_run
from governance.rules.withheld import refuse_out_of_item
from governance.views.reading import address, person_of, readable
from governance.views.run.recording import once_of, prepared, recorded, refusal_now
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class Desk:
    """What lies before the co-chair: the meeting, the item, and the motion that is decided, or none."""

    run: Run
    here: RunItem
    motions: tuple[Motion, ...]
    motion: Motion | None
    recording: Recording | None
    bodies: tuple[tuple[str, str], ...]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self.here.decisions


@never_cache
@login_required
@require_safe
def run_meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """To the item that is being dealt with, or else the first that is not decided; `meeting` says of which meeting."""
    run = run_to(request, readable(request, slug))
    left = [each for each in run.items if each.item.is_item and not each.is_done]
    here = run.current or next(iter([*left, *run.items]), None)
    if here is None:
        return HttpResponseRedirect(address("gathering", slug))
    return HttpResponseRedirect(address("run_item", run.slug, here.pk))


def run_to(request: HttpRequest, gathering: Gathering) -> Run:
    """The meeting of a gathering that is run now. Raises Http404 where there is none, Refused for who runs none."""
    meeting = meeting_in(meetings_of(gathering), request.GET.get("meeting", ""))
    if meeting is None:
        raise Http404
    require(rules.refuse_chair_or_secretariat(person_of(request), meeting.body))
    meeting.gathering = gathering
    return run_of(meeting)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def run_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One item with all that is needed to decide it; a press records, `check` only marks what was changed."""
    names = names_on()
    run, here = found(request, slug, pk, names)
    if request.method != "POST" and out_of_item(request, here):
        return without_words(request, run, here)
    desk = desk_on(request, run, here, names)
    if request.method != "POST":
        return show(request, desk)
    if "check" in request.POST and desk.recording is not None:
        return show(request, desk, form=RecordingForm.looked_over(desk.recording, request.POST), checked=True)
    return pressed(request, desk)


def desk_of(request: HttpRequest, slug: str, pk: int) -> Desk:
    """The item of this meeting, for its co-chairs and the secretariat. Raises Http404 and Refused."""
    names = names_on()
    run, here = found(request, slug, pk, names)
    return desk_on(request, run, here, names)


def desk_on(request: HttpRequest, run: Run, here: RunItem, names: dict[int, BodyWords]) -> Desk:
    """All that lies on the desk of this item. Raises Refused for who is out of it: its words are withheld."""
    require(out_of_item(request, here))
    motions = tuple(motions_under(here.item))
    wanted = request.POST.get("motion") or request.GET.get("motion", "")
    left = [each for each in motions if each.state != "decided"]
    # What was posted about a motion is about that one, also when somebody else was quicker.
    among = motions if request.method == "POST" and wanted else left
    motion = next((each for each in among if str(each.pk) == wanted), next(iter(left), None))
    recording = None
    if motion is not None:
        motion.body, motion.item, here.item.meeting = run.meeting.body, here.item, run.meeting
        recording = recording_of(motion, names=names, room=(run.room.voting, run.room.present))
    bodies = [(each.key, str(each.name)) for each in names.values() if each.kind not in OUTSIDERS]
    return Desk(run, here, motions, motion, recording, tuple(bodies))


def found(request: HttpRequest, slug: str, pk: int, names: dict[int, BodyWords] | None = None) -> tuple[Run, RunItem]:
    """The meeting with this item on its agenda. Raises Http404 and Refused."""
    require(rules.refuse_read_agenda(standing_of(request.user)))
    meeting = meeting_to_run(pk, slug)
    if meeting is None:
        raise Http404
    require(rules.refuse_chair_or_secretariat(person_of(request), meeting.body))
    run = run_of(meeting, names)
    here = run.found(pk)
    if here is None:
        raise Http404
    return run, here


def out_of_item(request: HttpRequest, here: RunItem) -> Refusal | None:
    """Why is this reader out of the item? No query where nobody is."""
    return refuse_out_of_item(person_of(request), here.item) if here.somebody_is_out else None


def without_words(request: HttpRequest, run: Run, here: RunItem) -> HttpResponse:
    """The screen of an item that is withheld: the meeting goes on beside it."""
    return render(request, "governance/run/withheld.html", {
        "run": run, "here": here, "next": run.after(here.pk), "section": "meetings",
        "may_run": refuse_run(person_of(request), run.meeting) is None,
    })  # fmt: skip


def typed(request: HttpRequest, desk: Desk) -> forms.Form:
    """The form as it was posted, also when it comes too late."""
    if desk.recording is not None:
        return RecordingForm(desk.recording, request.POST)
    return ItemOutcomeForm(desk.here.item, desk.bodies, request.POST)


def pressed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Record, and stay on the item: what follows is the next one."""
    back = reverse("run_item", args=[desk.run.slug, desk.here.pk])
    form: Any = typed(request, desk)
    if desk.recording is not None:
        going_to = recorded(request, desk.recording, form, lambda decision: f"{back}?recorded={decision.reference}")
        refusal = None if going_to else refusal_now(request, desk.recording)
    else:
        going_to = item_recorded(request, desk, form, back)
        refusal = None if going_to else refuse_record_item(person_of(request), desk.here.item)
    if going_to:
        return HttpResponseRedirect(going_to, status=303)
    return show(request, desk, form=form, refusal=refusal, status=refusal.status if refusal else 422)


def item_recorded(request: HttpRequest, desk: Desk, form: ItemOutcomeForm, back: str) -> str | None:
    """Record the outcome of an item without a motion, once."""

    def act() -> str:
        decision = record_item_outcome(
            item=desk.here.item, outcome=form.cleaned_data["outcome"], text=form.title(), ending=form.ending(),
            by=person_of(request),
        )  # fmt: skip
        return f"{back}?recorded={decision.reference}"

    return attempted(form, lambda: done_once(request, act)) if form.is_valid() else None


def show(
    request: HttpRequest, desk: Desk, *, form: Any = None, refusal: Refusal | None = None, checked: bool = False,
    status: int = 200, sense: forms.Form | None = None, not_opened: Refusal | None = None,
) -> HttpResponse:  # fmt: skip
    """The run screen; `form` and `sense` are what was typed and is shown again, `not_opened` why there is no vote."""
    item, by = desk.here.item, person_of(request)
    form = form or blank(desk)
    if desk.recording is not None and form is not None:
        context = prepared(request, desk.recording, form, refusal, checked=checked)
    else:
        context = {"form": form, "refusal": refusal, "once": once_of(request.POST)}
    if refusal and refusal.code == "already-recorded":
        context["recorded"] = Decision.objects.filter(item=item).select_related("recorded_by").last()
    return render(request, "governance/run/run.html", context | {
        "run": desk.run, "here": desk.here, "item": item, "desk": desk, "motion": desk.motion,
        "may_record": rules.refuse_chair(by, desk.run.meeting.body) is None,
        "may_run": refuse_run(by, desk.run.meeting) is None,
        "replaceable": [each.pk for each in desk.decisions if refuse_replace(by, each) is None],
        "recorded_now": request.GET.get("recorded", ""), "next": desk.run.after(item.pk),
        "section": "meetings", "run_status": status, "not_opened": not_opened, "once_vote": uuid.uuid4(),
        **noted(desk, sense, by),
    }, status=status)  # fmt: skip


def blank(desk: Desk) -> Any:
    """The form with everything prepared; none for a break, a section, or what is decided."""
    if desk.recording is not None:
        return RecordingForm(desk.recording)
    if desk.decisions or not desk.here.item.is_item:
        return None
    return ItemOutcomeForm(desk.here.item, desk.bodies)


def noted(desk: Desk, typed_again: forms.Form | None, by: Any) -> dict[str, Any]:
    """The questions of the item with their senses, and what was expected of it."""
    item = desk.here.item
    may = refuse_note_sense(by, desk.run.meeting) is None
    senses = [SenseForm(question) for question in item.questions.all()]
    met: forms.Form = OutcomeMetForm(item)
    if isinstance(typed_again, SenseForm):
        senses = [typed_again if each.question == typed_again.question else each for each in senses]
    elif typed_again is not None:
        met = typed_again
    return {"senses": senses, "met": met, "may_note": may}
