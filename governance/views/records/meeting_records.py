"""How is the record of a meeting read, and what may this reader do with it?"""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.models import Person
from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.enums import MeetingState
from governance.forms.records import meeting_records as forms
from governance.forms.records.approvals import AnswerForm
from governance.models import Gathering, Meeting
from governance.queries.meetings.gatherings import find_gathering, head_of, meetings_of
from governance.queries.records.approvals import approval_state
from governance.queries.records.meeting_records import RecordPage, later_meetings, meeting_of_record, record_page
from governance.rules import meeting_records as may
from governance.views.reading import address, person_of, readable
from governance.views.tabs import tabs_of
from groundwork.refusals import Refused

PAGE = "governance/records/record.html"
Forms = dict[str, BaseForm]


@login_required
@require_safe
def records(request: HttpRequest, slug: str) -> HttpResponse:
    """The record of the first meeting of a gathering; others are one press away."""
    gathering = readable(request, slug)
    held = held_meetings(gathering)
    if held:
        return HttpResponseRedirect(address("record", slug, held[0].pk))
    head = head_of(gathering, names_on())
    return render(request, "governance/records/none.html", {
        "head": head, "tabs": tabs_of(head.slug, "records", request.user), "section": "meetings", "meetings": [],
        "text": _("No meeting of this gathering is on record."),
    })  # fmt: skip


@never_cache
@require_safe
def record(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The record of a meeting as this reader may see it: a draft, a circulated text, or the approved one."""
    meeting = meeting_at(slug, pk)
    try:
        page = record_page(meeting, reader_of(request), request.GET.get("text", "")[:6])
    except Refused as refused:
        return not_for(request, meeting, refused)
    return show(request, page)


def meeting_at(slug: str, pk: int) -> Meeting:
    """The meeting of the gathering with this address. Raises Http404."""
    meeting = meeting_of_record(find_gathering(slug), pk)
    if meeting is None:
        raise Http404
    return meeting


def reader_of(request: HttpRequest) -> Person | None:
    """Who reads; None for who is not signed in."""
    return request.user if isinstance(request.user, Person) else None


def not_for(request: HttpRequest, meeting: Meeting, refused: Refused) -> HttpResponse:
    """Who is not signed in signs in; who reads agendas is told that it is being written; others are refused."""
    if reader_of(request) is None:
        return redirect_to_login(request.get_full_path())
    if rules.refuse_read_agenda(standing_of(request.user)) is not None:
        raise refused
    head = head_of(meeting.gathering, names_on())
    return render(request, "governance/records/none.html", {
        "head": head, "tabs": tabs_of(head.slug, "records", request.user), "section": "meetings", "here": meeting,
        "meetings": switch(meeting.gathering),
        "text": _("The record of this meeting is not written yet, or not for you to read yet."),
    })  # fmt: skip


def held_meetings(gathering: Gathering) -> list[Meeting]:
    """The meetings of which there is a record, or may be one. One query."""
    return [each for each in meetings_of(gathering) if each.state != MeetingState.CANCELLED]


def switch(gathering: Gathering) -> list[dict[str, Any]]:
    """The meetings side by side, each with its body."""
    names = names_on()
    held = held_meetings(gathering)
    return [{"meeting": each, "body": names[each.body_id]} for each in held] if len(held) > 1 else []


def show(
    request: HttpRequest, page: RecordPage, *, failed: Forms | None = None, failed_on: int = 0, status: int = 200
) -> HttpResponse:
    """The page of a record; `failed` is a form whose act was refused, by its name, `failed_on` of which row."""
    reader, failed = reader_of(request), failed or {}
    head = head_of(page.meeting.gathering, names_on())
    is_member = rules.refuse_read_agenda(standing_of(request.user)) is None
    context = {
        "page": page, "content": page.content, "text": page.text, "head": head, "once": uuid.uuid4(),
        "tabs": tabs_of(head.slug, "records", request.user) if is_member else [], "section": "meetings",
        "meetings": switch(page.meeting.gathering) if is_member else [], "here": page.meeting,
        "failed": next(iter(failed.values()), None), "failed_on": failed_on, "comment_language": "",
        **(offered(page, reader, failed) if reader else {}),
    }  # fmt: skip
    return render(request, PAGE, context, status=status)


def offered(page: RecordPage, reader: Person, failed: Forms) -> dict[str, Any]:
    """What this reader may do with it: each form only for who may send it."""
    text, meeting = page.text, page.meeting
    newest = page.texts[0] if page.texts else None
    found: dict[str, Any] = {"may_prepare": rules.refuse_chair_or_secretariat(reader, meeting.body) is None}
    if found["may_prepare"] and page.drafted and may.refuse_circulate(reader, meeting, newest) is None:
        found["circulate"] = failed.get("circulate") or forms.CirculateForm(initial={"seen": page.drafted.hash})
        found["may_write"] = text is None
        found["may_translate"] = rules.refuse_prepare(reader) is None
    if text is None:
        return found
    found["approval"] = approval_state(text, reader, names_on())
    found["approve"] = failed.get("approve") or AnswerForm(seen=text.content_hash)
    if may.refuse_comment(reader, text) is None:
        found["comment"] = failed.get("comment") or forms.CommentForm()
    found["may_close"] = may.refuse_close_comments(reader, text) is None
    if found["may_prepare"] and text.state in may.DONE:
        found["correct"] = failed.get("correct") or forms.CorrectionForm()
    found["answer"] = (failed.get("answer") or forms.AnswerCommentForm()) if found["may_prepare"] else None
    if found["may_prepare"] and text.state == "approved" and (later := later_meetings(meeting)):
        found["adopt"] = failed.get("adopt") or forms.AdoptForm(later)
    if found["may_prepare"] and text.released_to != "public" and page.staged and text.state in may.DONE:
        after = may.STAGES.index(may.Audience(text.released_to)) + 1 if text.released_to else 1
        found["release_to"] = may.STAGES[after]
    return found


def page_for(request: HttpRequest, slug: str, pk: int, wanted: str = "") -> RecordPage:
    """The page of a record, for an act that is sent from it. Raises Http404 and Refused."""
    return record_page(meeting_at(slug, pk), person_of(request), wanted)
