"""How is one item of an agenda read, revised, and given its questions?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from governance import rules
from governance.actions import agendas as acts
from governance.enums import MeetingState
from governance.forms.courses import CourseForm
from governance.forms.fields import typed
from governance.forms.meetings import QuestionForm, RevisionForm
from governance.forms.motions import QuestionForm as MotionForm
from governance.forms.ordering import seen_now
from governance.models import AgendaItem, Gathering
from governance.queries.agenda_item import item_page
from governance.queries.gatherings import slug_of
from governance.views.agendas import editable, item_of
from governance.views.reading import address, person_of, posted_from, readable, see
from groundwork.attempts import attempted
from groundwork.once import done_once

UNUSABLE = 422


@login_required
@require_safe
def item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An item: what it is about, what is expected, what is asked and recommended, which motions hang on it."""
    found = readable(request, slug)
    return show_item(request, found, item_of(found, pk))


def show_item(
    request: HttpRequest, found: Gathering, row: AgendaItem, *, form: RevisionForm | None = None,
    question: QuestionForm | None = None, motion: MotionForm | None = None, course: CourseForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of an item; `form`, `question`, `motion`, `course` are forms that were refused, with what was typed."""
    names = names_on()
    by = person_of(request)
    may_edit = rules.refuse_prepare(by) is None and row.meeting.state != MeetingState.ENDED and not row.removed
    may_move = rules.refuse_chair_or_secretariat(by, row.meeting.body) is None and not row.removed
    refused = form or question or motion or course
    return render(request, "governance/meetings/item.html", {
        "page": item_page(row, found, names), "may_edit": may_edit, "may_move_motion": may_move,
        "form": form or (RevisionForm(initial=RevisionForm.of(row), names=names) if may_edit else None),
        "question": question or QuestionForm(prefix="ask"), "motion": motion or MotionForm(prefix="motion"),
        "course": course or CourseForm(prefix="course", initial=proposed(row)),
        "refused": refused, "editing": form is not None or "edit" in request.GET,
        "asking": question is not None, "once": uuid.uuid4(), "section": "meetings",
    }, status=UNUSABLE if refused else 200)  # fmt: skip


def proposed(row: AgendaItem) -> dict[str, str]:
    """What is proposed for the item, as the form has it."""
    return {"course": row.proposed_course, "note_en": row.proposed_note.en, "note_fr": row.proposed_note.fr}


@login_required
@posted_from("item", "slug", "pk")
def revise_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change what is said of an item; a stale version is refused, and both texts are shown."""
    found = editable(request, slug)
    row = item_of(found, pk)
    form = RevisionForm(request.POST, names=names_on())
    if form.is_valid():
        given = form.cleaned_data
        revised = attempted(form, lambda: acts.revise_item(
            item=row, version=given["version"], title=typed(given, "title"), minutes=given["minutes"],
            purpose=given["purpose"], details=form.details(), matches=given["say_the_same"],
            by=person_of(request)))  # fmt: skip
        if revised:
            messages.success(request, _("Saved."))
            return see("item", slug_of(found), pk)
        row.refresh_from_db()
        seen_now(form, row.version)
    return show_item(request, found, row, form=form)


@login_required
@posted_from("item", "slug", "pk")
def ask_question(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put a discussion question under an item."""
    found = editable(request, slug)
    row = item_of(found, pk)
    form = QuestionForm(request.POST, prefix="ask")
    here = address("item", slug_of(found), pk, anchor="questions")

    def act() -> str:
        acts.ask_question(item=row, kind=form.cleaned_data["kind"], text=form.text, by=person_of(request))
        return here

    asked = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if asked:
        return see("item", slug_of(found), pk, anchor="questions")
    return show_item(request, found, row, question=form)
