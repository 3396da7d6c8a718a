"""How are gatherings listed and opened, and who was there noted?"""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Person
from councils.queries.names import BodyWords, names_on
from governance import rules
from governance.actions import meetings as acts
from governance.actions.gatherings import open_with_meetings
from governance.enums import MeetingState
from governance.forms.meetings import AttendanceForm, GatheringForm
from governance.lifecycles import MEETING
from governance.models import Gathering, Meeting
from governance.queries.attendance import CouncilRows, seats_at
from governance.queries.gatherings import gatherings_page, head_of, meetings_of, slug_of
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
    shown = {"form": form, "once": uuid.uuid4(), "section": "meetings"}
    status = UNUSABLE if form.errors else 200
    return render(request, "governance/meetings/new_gathering.html", shown, status=status)


def opened(form: GatheringForm, by: Person) -> str:
    """Open the gathering that was typed; its address."""
    given = form.cleaned_data
    gathering = open_with_meetings(
        place=form.place, starts_on=given["starts_on"], last_day=given["last_day"], by=by,
        in_format=given["format"], body=form.chosen_body,
    )  # fmt: skip
    return address("gathering", slug_of(gathering))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is at a meeting of the gathering; `meeting` in the address chooses which one."""
    gathering = readable(request, slug)
    names, meetings = names_on(), meetings_of(gathering)
    meeting = chosen(meetings, request.POST.get("meeting") or request.GET.get("meeting", ""))
    if meeting is None:
        return show_attendance(request, gathering, names, meetings, None, [], None)
    councils = seats_at(meeting, names)
    form = AttendanceForm(request.POST if request.method == "POST" else None, councils=councils)
    if request.method == "POST":
        require(rules.refuse_chair_or_secretariat(person_of(request), meeting.body))
        if form.is_valid():
            count = note(form, meeting, person_of(request), everyone="everyone" in request.POST)
            messages.success(
                request, ngettext("%(count)s seat noted.", "%(count)s seats noted.", count) % {"count": count}
            )
            return HttpResponseRedirect(f"{address('attendance', slug)}?meeting={meeting.pk}", status=SEE_OTHER)
    return show_attendance(request, gathering, names, meetings, meeting, councils, form)


def chosen(meetings: list[Meeting], wanted: str) -> Meeting | None:
    """The meeting asked for, or else the first that has not ended, or else the last."""
    asked = [each for each in meetings if str(each.pk) == wanted]
    still = [each for each in meetings if each.state != MeetingState.ENDED]
    return next(iter([*asked, *still, *reversed(meetings)]), None)


def note(form: AttendanceForm, meeting: Meeting, by: Person, *, everyone: bool) -> int:
    """Note what was changed, and with `everyone` each seat that was not noted, by its holder. Returns how many."""
    present, remote, absent = form.noted()
    people = Person.objects.in_bulk([pk for pk in present.values() if pk])
    there: dict[Any, Person | None] = {seat: people.get(pk or 0) for seat, pk in present.items()}
    if everyone:
        unnoted = [row for row in form.rows.values()
                   if not row.presence and row.sitters and row.seat not in {*there, *absent}]  # fmt: skip
        holders = Person.objects.in_bulk([row.sitters[0].id for row in unnoted])
        there |= {row.seat: holders[row.sitters[0].id] for row in unnoted}
    if there or absent:
        acts.note_attendance(meeting=meeting, present=there, remote=remote, absent=absent, by=by)
    return len(there) + len(absent)


def show_attendance(
    request: HttpRequest, gathering: Gathering, names: dict[int, BodyWords], meetings: list[Meeting],
    meeting: Meeting | None, councils: list[CouncilRows], form: AttendanceForm | None,
) -> HttpResponse:  # fmt: skip
    """The page of attendance, with the forms for those who may note it."""
    refusal = rules.refuse_chair_or_secretariat(person_of(request), meeting.body) if meeting else None
    ended = meeting is not None and meeting.state == MeetingState.ENDED
    return render(request, "governance/meetings/attendance.html", {
        "head": head_of(gathering, names), "tabs": tabs_of(slug_of(gathering), "attendance"),
        "meetings": [(each, names[each.body_id]) for each in meetings], "meeting": meeting,
        "body": names[meeting.body_id] if meeting else None, "councils": councils, "form": form,
        "fields": by_council(councils, form), "may_note": meeting is not None and refusal is None and not ended,
        "may_begin": meeting and refusal is None and MEETING.refuse(meeting.state, MeetingState.UNDER_WAY) is None,
        "may_end": meeting and refusal is None and MEETING.refuse(meeting.state, MeetingState.ENDED) is None,
        "refusal": refusal, "section": "meetings",
    }, status=UNUSABLE if form and form.is_bound and form.errors else 200)  # fmt: skip


def by_council(councils: list[CouncilRows], form: AttendanceForm | None) -> list[tuple[CouncilRows, list[Any]]]:
    """Each council with its seats, and the field of each seat."""
    if form is None:
        return []
    return [(council, [(row, form[f"seat-{row.seat.pk}"]) for row in council.rows]) for council in councils]


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
