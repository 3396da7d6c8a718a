"""How is a record circulated, commented on, approved, adopted, corrected and released from its page?"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm, Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from governance.actions.records import approvals
from governance.actions.records import comments as words
from governance.actions.records import meeting_records as acts
from governance.forms.records import meeting_records as forms
from governance.forms.records.approvals import AnswerForm
from governance.models import AgendaItem, MeetingRecord, RecordComment
from governance.queries.records.meeting_records import RecordPage, later_meetings
from governance.rules.meeting_records import refuse_write_discussion
from governance.views.act_pages import acted
from governance.views.reading import SEE_OTHER, address, person_of, posted_from
from governance.views.records.meeting_records import meeting_at, page_for, show
from groundwork.attempts import attempted
from groundwork.refusals import require

UNUSABLE = 422


def back(
    request: HttpRequest, page: RecordPage, name: str, form: BaseForm, act: Callable[[], Any], said: str, *, on: int = 0
) -> HttpResponse:
    """Do it once and come back to the record; or show the record with the form and what was typed."""
    going_to = address("record", page.slug, page.meeting.pk)
    return acted(request, form, act, going_to, said) or show(
        request, page, failed={name: form}, failed_on=on, status=UNUSABLE
    )


def text_of(page: RecordPage) -> MeetingRecord:
    """The text that is read. Raises Http404 while there is only a draft."""
    if page.text is None:
        raise Http404
    return page.text


@login_required
@posted_from("record", "slug", "pk")
def circulate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Freeze the draft and send it to the members."""
    page, form = page_for(request, slug, pk, "draft"), forms.CirculateForm(request.POST)
    return back(request, page, "circulate", form, lambda: acts.circulate_record(
        meeting=page.meeting, by=person_of(request), comments_until=form.cleaned_data["comments_until"],
        seen=form.cleaned_data["seen"]), _("The record is circulated."))  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def comment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say something of a circulated record."""
    page, form = page_for(request, slug, pk), forms.CommentForm(request.POST)
    return back(request, page, "comment", form, lambda: words.comment_record(
        text=text_of(page), words=form.cleaned_data["text"], language=form.cleaned_data["language"],
        by=person_of(request)), _("Your comment is kept."))  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def answer(request: HttpRequest, slug: str, pk: int, comment: int) -> HttpResponse:
    """Say what became of a comment."""
    page, form = page_for(request, slug, pk), forms.AnswerCommentForm(request.POST)
    found = get_object_or_404(RecordComment, pk=comment, meeting_record__meeting=pk)
    return back(request, page, "answer", form, lambda: words.answer_comment(
        comment=found, answer=form.answer, by=person_of(request)), _("The answer is kept."), on=comment)  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def approve(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Approve the text as it was read, as a co-chair."""
    page, form = page_for(request, slug, pk), AnswerForm(request.POST)
    return back(request, page, "approve", form, lambda: approvals.approve(
        thing=text_of(page), by=person_of(request), seen=form.cleaned_data["seen"]),
        _("Your approval is recorded."))  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def ask_for_changes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask for changes instead."""
    page, form = page_for(request, slug, pk), AnswerForm(request.POST)
    return back(request, page, "approve", form, lambda: approvals.ask_for_changes(
        thing=text_of(page), by=person_of(request), seen=form.cleaned_data["seen"],
        because=form.cleaned_data["because"]), _("Your answer is recorded."))  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def close_comments(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Approve the text by closing the comments, where the body asks for no other approval."""
    page, form = page_for(request, slug, pk), AnswerForm(request.POST)
    return back(request, page, "close", form, lambda: acts.close_comments(
        text=text_of(page), by=person_of(request), seen=form.cleaned_data["seen"]),
        _("The record is approved."))  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def adopt(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say at which meeting it was adopted."""
    page = page_for(request, slug, pk)
    form = forms.AdoptForm(later_meetings(page.meeting), request.POST)
    return back(request, page, "adopt", form, lambda: acts.adopt_record(
        text=text_of(page), at=form.at, by=person_of(request)), _("The record is adopted."))  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def correct(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Append a correction."""
    page, form = page_for(request, slug, pk), forms.CorrectionForm(request.POST)
    return back(request, page, "correct", form, lambda: acts.append_correction(
        text=text_of(page), words=form.text, by=person_of(request)), _("The correction is appended."))  # fmt: skip


@login_required
@posted_from("record", "slug", "pk")
def release(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Release it to the next circle of readers."""
    page, form = page_for(request, slug, pk), Form(request.POST)
    return back(request, page, "release", form, lambda: acts.release_record(
        text=text_of(page), to=request.POST.get("to", ""), by=person_of(request)),
        _("The record is released."))  # fmt: skip


@login_required
def discussion(request: HttpRequest, slug: str, pk: int, item: int) -> HttpResponse:
    """Write down what was discussed under an item."""
    meeting = meeting_at(slug, pk)
    found = get_object_or_404(AgendaItem.objects.select_related("meeting__body"), pk=item, meeting=meeting)
    require(refuse_write_discussion(person_of(request), found, meeting.records.order_by("-number").first()))
    start = {"discussion_en": found.discussion.en, "discussion_fr": found.discussion.fr,
             "seen": words.seen_word(found.discussion)}  # fmt: skip
    form = forms.DiscussionForm(request.POST if request.method == "POST" else None, initial=start)
    going_to = None
    if request.method == "POST" and form.is_valid():
        going_to = attempted(form, lambda: write(found, form, request))
    if going_to:
        return HttpResponseRedirect(f"{address('record', slug, pk)}?text=draft#item-{item}", status=SEE_OTHER)
    return render(request, "governance/records/discussion.html", {
        "form": form, "item": found, "meeting": meeting, "slug": slug, "section": "meetings",
    }, status=UNUSABLE if form.errors else 200)  # fmt: skip


def write(item: AgendaItem, form: forms.DiscussionForm, request: HttpRequest) -> bool:
    """Write what was typed. Raises Refused."""
    cleaned = form.cleaned_data
    words.write_discussion(
        item=item, en=cleaned["discussion_en"], fr=cleaned["discussion_fr"], seen=cleaned["seen"],
        matches=cleaned["matches"], by=person_of(request),
    )  # fmt: skip
    return True
