"""How are gatherings listed and opened, and their meetings shown, moved, cancelled, begun and ended?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Person
from councils.queries.names import names_on
from governance import rules
from governance.actions.meetings import calling as acts
from governance.actions.meetings.gatherings import open_with_meetings
from governance.actions.meetings.gatherings_repeating import repeat_gathering
from governance.forms.meetings.gatherings import GatheringForm, RepeatForm
from governance.models import Gathering, Meeting
from governance.queries.meetings.gatherings import days_of, gatherings_page, head_of, slug_of
from governance.queries.meetings.invitations_page import cards_of, last_gathering
from governance.views.reading import SEE_OTHER, address, person_of, posted_from, readable, see
from governance.views.tabs import tabs_of
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The gatherings, those to come first. Anybody may read places and dates."""
    may_open = request.user.is_authenticated and rules.refuse_prepare(person_of(request)) is None
    page = gatherings_page()
    return render(request, "governance/meetings/meetings.html", {"page": page, "may_open": may_open})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_gathering(request: HttpRequest) -> HttpResponse:
    """Open a gathering: place, days and format, and its meetings are called."""
    require(rules.refuse_prepare(person_of(request)))
    form = GatheringForm(request.POST if request.method == "POST" else None, names=names_on())
    if request.method == "POST" and form.is_valid():
        going_to = attempted(form, lambda: done_once(request, lambda: opened(form, person_of(request))))
        if going_to:
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    return show_new(request, form, RepeatForm(), chosen="format" if form.is_bound else "")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def repeat(request: HttpRequest) -> HttpResponse:
    """Open a gathering like the last one: its place and its first day are all that is asked."""
    require(rules.refuse_prepare(person_of(request)))
    last, form = last_gathering(), RepeatForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and last is not None:
        going_to = attempted(form, lambda: done_once(request, lambda: repeated(form, last, person_of(request))))
        if going_to:
            messages.success(request, _("Opened like the last one. Look over hours and rooms, then invite."))
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    return show_new(request, GatheringForm(names=names_on()), form)


def show_new(request: HttpRequest, form: GatheringForm, like: RepeatForm, chosen: str = "") -> HttpResponse:
    """The page with both ways: like the last one, or otherwise."""
    last = last_gathering()
    faulty = form if form.errors else like
    return render(request, "governance/meetings/new_gathering.html", {
        "form": form, "like": like, "faulty": faulty, "once": uuid.uuid4(), "section": "meetings", "chosen": chosen,
        "last": head_of(last) if last else None, "last_meetings": last.meetings.count() if last else 0,
    }, status=UNUSABLE if faulty.errors else 200)  # fmt: skip


def opened(form: GatheringForm, by: Person) -> str:
    """Open the gathering that was typed; its address."""
    given = form.cleaned_data
    gathering = open_with_meetings(
        place=form.place, starts_on=given["starts_on"], last_day=given["last_day"], by=by,
        in_format=given["format"], body=form.chosen_body,
    )  # fmt: skip
    return address("gathering", slug_of(gathering))


def repeated(form: RepeatForm, last: Gathering, by: Person) -> str:
    """Open one like the last; the address of its meetings."""
    gathering = repeat_gathering(last=last, place=form.place, starts_on=form.cleaned_data["starts_on"], by=by)
    return address("gathering_meetings", slug_of(gathering))


@login_required
@require_safe
def gathering_meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of a gathering: when, where, how to take part, who comes."""
    gathering, names, person = readable(request, slug), names_on(), person_of(request)
    before = gathering.follows
    return render(request, "governance/meetings/meetings_of.html", {
        "head": head_of(gathering, names), "tabs": tabs_of(slug_of(gathering), "gathering_meetings", request.user),
        "cards": cards_of(gathering, names, person), "may_change": rules.refuse_prepare(person) is None,
        "before": (head_of(before), days_of(before)) if before else None, "section": "meetings",
    })  # fmt: skip


@login_required
@posted_from("attendance", "slug")
def begin_meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Declare a meeting begun."""
    meeting = get_object_or_404(Meeting, pk=pk, gathering=readable(request, slug))
    acts.begin_meeting(meeting=meeting, by=person_of(request))
    messages.success(request, _("The meeting has begun."))
    return HttpResponseRedirect(f"{address('attendance', slug)}?meeting={pk}", status=SEE_OTHER)


@login_required
@posted_from("attendance", "slug")
def end_meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Declare a meeting ended; its agenda is then no longer changed."""
    meeting = get_object_or_404(Meeting, pk=pk, gathering=readable(request, slug))
    acts.end_meeting(meeting=meeting, by=person_of(request))
    messages.success(request, _("The meeting has ended."))
    return see("gathering", slug)
