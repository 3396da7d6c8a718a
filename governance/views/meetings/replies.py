"""Who comes to a meeting: what each seat answers, would that be a quorum, and who is invited and reminded?"""

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
from governance import rules
from governance.actions.meetings.replies import answer_meeting, invite_to_meeting, refuse_remind_silent, remind_silent
from governance.enums import MeetingState
from governance.forms.meetings.replies import ReplyForm
from governance.models import Gathering, Meeting
from governance.queries.meetings.attendance_quorum import quorum_with
from governance.queries.meetings.gatherings import head_of, meetings_of, slug_of
from governance.queries.meetings.hours import hours_for
from governance.queries.meetings.invited import guests_of, invited_to
from governance.queries.meetings.replies import Replies, ReplyRow, replies_to
from governance.queries.votes.speaking import people_to_ask
from governance.rules.meetings import may_join
from governance.rules.replies import refuse_reply
from governance.views.meetings.attendance import chosen
from governance.views.reading import SEE_OTHER, address, person_of, posted_from, readable
from governance.views.tabs import tabs_of
from groundwork.bilingual import reader_language
from groundwork.refusals import Refusal, Refused, require

UNUSABLE = 422
Forms = list[tuple[ReplyRow, ReplyForm]]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def replies(request: HttpRequest, slug: str) -> HttpResponse:
    """Who comes to a meeting of the gathering; a posted answer is for one seat."""
    gathering, names, person = readable(request, slug), names_on(), person_of(request)
    meetings = meetings_of(gathering)
    meeting = chosen(meetings, request.POST.get("meeting") or request.GET.get("meeting", ""))
    if meeting is None:
        shown = {"head": head_of(gathering, names), "tabs": tabs_of(slug_of(gathering), "replies", request.user)}
        return render(request, "governance/meetings/replies.html", shown | {"section": "meetings"})
    found = replies_to(meeting, names, person)
    forms = forms_of(request, found, person, meeting)
    for row, form in forms:
        if form.is_bound and form.is_valid() and given(form, row, meeting, person):
            messages.success(request, _("Your answer is noted. You can change it until the meeting begins."))
            return HttpResponseRedirect(f"{address('replies', slug)}?meeting={meeting.pk}", status=SEE_OTHER)
    return show(request, gathering, names, meetings, meeting, found, forms)


def forms_of(
    request: HttpRequest, found: Replies, person: Person, meeting: Meeting
) -> list[tuple[ReplyRow, ReplyForm]]:
    """A form for each seat for which the reader answers, and for the one that the secretariat chose; the posted one
    holds what was typed. Who posts for another seat is refused."""
    wanted = request.POST.get("seat", "") if request.method == "POST" else request.GET.get("seat", "")
    keeps = rules.refuse_prepare(person) is None
    ahead = meeting.state == MeetingState.DRAFT
    rows = [row for row in found.rows if row.may_answer or (keeps and ahead and str(row.seat.pk) == wanted)]
    if request.method == "POST" and wanted not in {str(row.seat.pk) for row in rows}:
        require(refused_of(found, wanted, person, meeting))
    if not rows:
        return []
    homes = {row.seat.jurisdiction_id for row in rows if row.seat.jurisdiction_id}
    others = people_to_ask(homes, but=[], voting=False)
    posted = request.POST if request.method == "POST" else None
    return [(row, ReplyForm(posted if str(row.seat.pk) == wanted else None, row=row, others=others)) for row in rows]


def refused_of(found: Replies, wanted: str, person: Person, meeting: Meeting) -> Refusal:
    """Why may this person not answer for the seat that they posted? Raises Http404 for a seat of no such meeting."""
    for row in found.rows:
        if str(row.seat.pk) == wanted and (refusal := refuse_reply(person, meeting, row.seat)):
            return refusal
    raise Http404


def given(form: ReplyForm, row: ReplyRow, meeting: Meeting, person: Person) -> bool:
    """Note the answer; False, with the reason in the form, when it is refused for what was typed."""
    data = form.cleaned_data
    try:
        answer_meeting(
            meeting=meeting, seat=row.seat, answer=data["answer"], by=person, person=form.comes, note=data["note"],
            seen=data["seen"],
        )  # fmt: skip
    except Refused as refused:
        field = refused.refusal.field
        form.add_error(field if field in form.fields else None, str(refused.refusal))
        if refused.refusal.code == "answered-meanwhile" and row.reply is not None:
            form.data = {**dict(form.data.items()), "seen": str(row.reply.version)}
        return False
    return True


def show(
    request: HttpRequest, gathering: Gathering, names: dict[int, BodyWords], meetings: list[Meeting],
    meeting: Meeting, found: Replies, forms: Forms,
) -> HttpResponse:  # fmt: skip
    """The page: the reader's own answers first, then every seat, and what it means for the quorum."""
    person = person_of(request)
    keeps = rules.refuse_prepare(person) is None
    faulty = next((form for _row, form in forms if form.is_bound and form.errors), None)
    return render(request, "governance/meetings/replies.html", {
        "head": head_of(gathering, names), "tabs": tabs_of(slug_of(gathering), "replies", request.user),
        "meeting": meeting,
        "meetings": [(each, names[each.body_id]) for each in meetings], "body": names[meeting.body_id],
        "found": found, "forms": forms, "form": faulty, "keeps": keeps, "section": "meetings",
        "hours": hours_for(meeting, person.time_zone, reader_language()),
        "may_join": may_join(person, meeting),
        "projected": quorum_with(meeting, found.seats, found.coming, names),
        "at_best": quorum_with(meeting, found.seats, found.coming | found.silent, names) if found.silent else None,
        **(kept(meeting, person) if keeps else {}),
    }, status=UNUSABLE if faulty else 200)  # fmt: skip


def kept(meeting: Meeting, person: Person) -> dict[str, Any]:
    """What the secretariat sees besides: how many were invited, and whether the silent can be reminded."""
    guests, invited = guests_of(meeting), invited_to(meeting)
    return {"guests": len(guests), "invited": len(invited), "uninvited": len(set(guests) - set(invited)),
            "no_reminder": refuse_remind_silent(person, meeting, timezone.now())}  # fmt: skip


@login_required
@posted_from("replies", "slug")
def invite(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Send the invitations that were not sent yet."""
    meeting = get_object_or_404(Meeting, pk=pk, gathering=readable(request, slug))
    count = invite_to_meeting(meeting=meeting, by=person_of(request))
    words = ngettext("%(count)s invitation is on its way.", "%(count)s invitations are on their way.", count)
    messages.success(request, words % {"count": count})
    return HttpResponseRedirect(f"{address('replies', slug)}?meeting={pk}", status=SEE_OTHER)


@login_required
@posted_from("replies", "slug")
def remind(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Remind those whose seat has not answered."""
    meeting = get_object_or_404(Meeting, pk=pk, gathering=readable(request, slug))
    count = remind_silent(meeting=meeting, by=person_of(request))
    words = ngettext("%(count)s person is reminded by mail.", "%(count)s people are reminded by mail.", count)
    messages.success(request, words % {"count": count})
    return HttpResponseRedirect(f"{address('replies', slug)}?meeting={pk}", status=SEE_OTHER)
