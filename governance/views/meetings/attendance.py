"""Who is at a meeting, since when, is there a quorum, and which seat takes no part in which item?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from councils.models import Person
from councils.queries.names import BodyWords, names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.meetings.attendance import note_attendance
from governance.actions.meetings.attendance_recusals import recuse_from_item, take_part_again
from governance.actions.meetings.calling import refuse_ended
from governance.electorates import VotingSeat, voting_seats
from governance.enums import MEETING_OVER, MeetingState
from governance.forms.meetings.attendance import AttendanceForm, RecusalForm
from governance.lifecycles import MEETING
from governance.models import AgendaItem, Gathering, ItemRecusal, Meeting
from governance.queries.meetings.attendance import CouncilRows, by_council, movements, recusals_at
from governance.queries.meetings.attendance_quorum import quorum_with, worded
from governance.queries.meetings.gatherings import head_of, meetings_of, slug_of
from governance.queries.meetings.hours import hours_for
from governance.views.reading import SEE_OTHER, address, person_of, posted_from, readable
from governance.views.tabs import tabs_of
from groundwork.attempts import attempted
from groundwork.bilingual import reader_language
from groundwork.refusals import Refusal, Refused, require

UNUSABLE = 422


@dataclass(frozen=True)
class Here:
    """What the page of attendance is about: one meeting of a gathering, with its seats."""

    gathering: Gathering
    names: dict[int, BodyWords]
    meetings: list[Meeting]
    meeting: Meeting
    seats: list[VotingSeat]
    councils: list[CouncilRows]


def here(gathering: Gathering, wanted: str) -> Here | None:
    """The meeting that is asked for, or whichever comes next; None where there is none."""
    names, meetings = names_on(), meetings_of(gathering)
    meeting = chosen(meetings, wanted)
    if meeting is None:
        return None
    seats = voting_seats(meeting.body, timezone.localdate(meeting.starts_at))
    return Here(gathering, names, meetings, meeting, seats, by_council(meeting, seats, names))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is at a meeting of the gathering; `meeting` in the address chooses which one."""
    gathering = readable(request, slug)
    found = here(gathering, request.POST.get("meeting") or request.GET.get("meeting", ""))
    if found is None:
        return nothing(request, gathering)
    form = AttendanceForm(
        request.POST if request.method == "POST" else None, councils=found.councils, meeting=found.meeting
    )
    if request.method == "POST":
        require(rules.refuse_chair_or_secretariat(person_of(request), found.meeting.body))
        if form.is_valid():
            count = noted(request, form, found.meeting)
            if count is not None:
                words = ngettext("%(count)s seat noted.", "%(count)s seats noted.", count)
                messages.success(request, words % {"count": count})
                return back_to(slug, found.meeting)
    return show(request, found, form)


def back_to(slug: str, meeting: Meeting, anchor: str = "") -> HttpResponse:
    """To the page again, after an act."""
    going_to = f"{address('attendance', slug)}?meeting={meeting.pk}" + (f"#{anchor}" if anchor else "")
    return HttpResponseRedirect(going_to, status=SEE_OTHER)


def chosen(meetings: list[Meeting], wanted: str) -> Meeting | None:
    """The meeting asked for, or else the first that is not over, or else the last."""
    asked = [each for each in meetings if str(each.pk) == wanted]
    still = [each for each in meetings if each.state not in MEETING_OVER]
    return next(iter([*asked, *still, *reversed(meetings)]), None)


def noted(request: HttpRequest, form: AttendanceForm, meeting: Meeting) -> int | None:
    """How many seats were noted; None, with the reason in the form, for a time that cannot be. Raises Refused."""
    try:
        return note(form, meeting, person_of(request), everyone="everyone" in request.POST)
    except Refused as refused:
        if refused.refusal.field not in form.fields:
            raise
        form.add_error(refused.refusal.field, str(refused.refusal))
        return None


def note(form: AttendanceForm, meeting: Meeting, by: Person, *, everyone: bool) -> int:
    """Note what was changed, and with `everyone` each seat that was not noted, by whoever comes for it."""
    present, remote, absent = form.noted()
    people = Person.objects.in_bulk([pk for pk in present.values() if pk])
    there: dict[Any, Person | None] = {seat: people.get(pk or 0) for seat, pk in present.items()}
    if everyone:
        unnoted = [row for row in form.rows.values()
                   if not row.presence and row.sitters and row.seat not in {*there, *absent}]  # fmt: skip
        coming = Person.objects.in_bulk([row.sitters[0].id for row in unnoted])
        there |= {row.seat: coming[row.sitters[0].id] for row in unnoted}
    if there or absent:
        note_attendance(meeting=meeting, present=there, remote=remote, absent=absent, by=by, at=form.moment)
    return len(there) + len(absent)


def nothing(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """The page of a gathering without meetings."""
    shown = {"head": head_of(gathering, names_on()), "tabs": tabs_of(slug_of(gathering), "attendance", request.user)}
    return render(request, "governance/meetings/attendance.html", shown | {"section": "meetings"})


def show(request: HttpRequest, here: Here, form: AttendanceForm, typed: RecusalForm | None = None) -> HttpResponse:
    """The page of attendance, with the forms for those who may note it; `typed` is a declaration to be mended."""
    person, meeting = person_of(request), here.meeting
    refusal = rules.refuse_chair_or_secretariat(person, meeting.body)
    there = {row.seat.pk for council in here.councils for row in council.rows if row.is_there}
    faulty = typed if typed is not None else form
    return render(request, "governance/meetings/attendance.html", {
        "head": head_of(here.gathering, here.names),
        "tabs": tabs_of(slug_of(here.gathering), "attendance", request.user),
        "meetings": [(each, here.names[each.body_id]) for each in here.meetings], "meeting": meeting,
        "body": here.names[meeting.body_id], "councils": here.councils, "form": form, "faulty": faulty,
        "fields": in_councils(here.councils, form), "refusal": refusal, "section": "meetings",
        "may_note": refusal is None and meeting.state not in MEETING_OVER, "movements": movements(meeting, here.names),
        "hours": hours_for(meeting, person.time_zone, reader_language()),
        "quorum": quorum_with(meeting, here.seats, there, here.names), **steps(meeting, refusal),
        "recusals": said(here, person, refusal), "recusal_form": typed or recusal_form(here, person, refusal),
    }, status=UNUSABLE if faulty.is_bound and faulty.errors else 200)  # fmt: skip


def in_councils(councils: list[CouncilRows], form: AttendanceForm) -> list[tuple[CouncilRows, list[Any]]]:
    """Each council with its seats, and the field of each seat."""
    return [(council, [(row, form[f"seat-{row.seat.pk}"]) for row in council.rows]) for council in councils]


def steps(meeting: Meeting, refusal: Refusal | None) -> Mapping[str, bool]:
    """Which step the reader may take the meeting."""
    return {
        name: refusal is None and MEETING.refuse(meeting.state, state) is None
        for name, state in (("may_begin", MeetingState.UNDER_WAY), ("may_end", MeetingState.ENDED))
    }


def said(here: Here, person: Person, refusal: Refusal | None) -> list[tuple[ItemRecusal, BodyWords, bool]]:
    """The seats that are out of an item, and whether the reader may take that back."""
    own = standing_of(person).voting_seats()
    return [
        (each, here.names[each.seat.body_id], refusal is None or each.seat_id in own)
        for each in recusals_at(here.meeting)
    ]


def recusal_form(here: Here, person: Person, refusal: Refusal | None, data: Any = None) -> RecusalForm | None:
    """The form of a declaration, for who carries a seat, the co-chairs and the secretariat, until it is over."""
    own = standing_of(person).voting_seats()
    able = [each for each in here.seats if refusal is None or each.seat.pk in own]
    items = here.meeting.items.numbered()
    choices = [(str(item.pk), str(item.title)) for item in items.order_by("position")]
    if here.meeting.state in MEETING_OVER or not able or not choices:
        return None
    return RecusalForm(data, items=choices, seats=in_words(able, here.names))


def in_words(seats: list[VotingSeat], names: dict[int, BodyWords]) -> list[tuple[str, str]]:
    """Seats as choices: `New Brunswick (PSSDC)`."""
    language = reader_language()
    return [
        (str(each.seat.pk), f"{worded(each).read(language)} ({names[each.seat.body_id].short.read(language)})")
        for each in seats
    ]


@login_required
@posted_from("attendance", "slug")
def recuse(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a seat out of an item of the meeting with this number."""
    gathering, person = readable(request, slug), person_of(request)
    found = here(gathering, str(pk))
    if found is None or found.meeting.pk != pk:
        raise Http404
    refusal = rules.refuse_chair_or_secretariat(person, found.meeting.body)
    form = recusal_form(found, person, refusal, request.POST)
    if form is None:
        require(refuse_ended(found.meeting) or refusal)
        raise Http404
    if form.is_valid() and attempted(form, lambda: declared(form, found, person)) is not None:
        messages.success(request, _("Noted: the seat takes no part in this item."))
        return back_to(slug, found.meeting, "recusals")
    return show(request, found, AttendanceForm(None, councils=found.councils, meeting=found.meeting), form)


def declared(form: RecusalForm, here: Here, by: Person) -> ItemRecusal:
    """Note what was declared."""
    given = form.cleaned_data
    seat = next(each.seat for each in here.seats if str(each.seat.pk) == given["seat"])
    item = AgendaItem.objects.get(pk=given["item"])
    return recuse_from_item(item=item, seat=seat, interest=given["interest"], by=by)


@login_required
@posted_from("attendance", "slug")
def unrecuse(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a declaration back."""
    recusal = get_object_or_404(ItemRecusal, pk=pk, item__meeting__gathering=readable(request, slug))
    take_part_again(recusal=recusal, by=person_of(request))
    messages.success(request, _("Noted: the seat takes part in this item again."))
    return back_to(slug, recusal.item.meeting, "recusals")
