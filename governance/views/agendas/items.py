"""How is one item of an agenda read, revised, and given its questions?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.queries.names import BodyWords, names_on
from governance import rules
from governance.actions.agendas import building as acts
from governance.actions.agendas import fields
from governance.enums import MEETING_OVER
from governance.forms.agendas.courses import CourseForm
from governance.forms.agendas.items import QuestionForm, RevisionForm
from governance.forms.motions.wording import QuestionForm as MotionForm
from governance.models import AgendaItem, Gathering
from governance.queries.agendas.changed_by import changed_by
from governance.queries.agendas.item import item_page, number_of
from governance.queries.meetings.gatherings import slug_of
from governance.rules.withheld import is_in_camera, refuse_read_item
from governance.views.agendas.page import editable, item_of, who_changed
from governance.views.reading import address, person_of, posted_from, readable, see
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422


@login_required
@require_safe
def item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An item: what it is about, what is expected, what is asked and recommended, which motions hang on it."""
    found = readable(request, slug)
    row = item_of(found, pk)
    if is_in_camera(row):
        require(refuse_read_item(person_of(request), row, number_of(row)))
    return show_item(request, found, row)


def show_item(
    request: HttpRequest, found: Gathering, row: AgendaItem, *, form: RevisionForm | None = None,
    question: QuestionForm | None = None, motion: MotionForm | None = None, course: CourseForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of an item; `form`, `question`, `motion`, `course` are forms that were refused, with what was typed."""
    names = names_on()
    by = person_of(request)
    may_edit = rules.refuse_prepare(by) is None and row.meeting.state not in MEETING_OVER and not row.removed
    may_move = rules.refuse_chair_or_secretariat(by, row.meeting.body) is None and not row.removed
    refused = form or question or motion or course
    return render(request, "governance/meetings/item.html", {
        "page": item_page(row, found, names), "may_edit": may_edit, "may_move_motion": may_move,
        "form": form or (revision_of(row, names) if may_edit else None),
        "question": question or QuestionForm(prefix="ask"), "motion": motion or MotionForm(prefix="motion"),
        "course": course or CourseForm(prefix="course", initial=proposed(row)),
        "refused": refused, "editing": form is not None or "edit" in request.GET,
        "asking": question is not None, "once": uuid.uuid4(), "section": "meetings",
    }, status=UNUSABLE if refused else 200)  # fmt: skip


def revision_of(row: AgendaItem, names: dict[int, BodyWords]) -> RevisionForm:
    """The form that changes an item, as it stands."""
    return RevisionForm(initial=RevisionForm.of(row), names=names, is_section=row.is_section)


def proposed(row: AgendaItem) -> dict[str, str]:
    """What is proposed for the item, as the form has it."""
    return {"course": row.proposed_course, "note_en": row.proposed_note.en, "note_fr": row.proposed_note.fr}


@login_required
@posted_from("item", "slug", "pk")
def revise_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change what was touched of an item, each field on its own; where somebody wrote meanwhile, both are shown."""
    found = editable(request, slug)
    row = item_of(found, pk)
    form = RevisionForm(request.POST, names=names_on(), is_section=row.is_section)
    if form.is_valid():
        revised = attempted(form, lambda: fields.revise_item(
            item=row, changes=form.changes(), seen=form.versions(), matches=form.cleaned_data["say_the_same"],
            by=person_of(request)))  # fmt: skip
        if revised and not revised.conflicts:
            messages.success(request, _("Saved."))
            return see("item", slug_of(found), pk)
        row = item_of(found, pk)
        if revised:
            tell_both(form, row, revised.conflicts)
    return show_item(request, found, row, form=form)


def tell_both(form: RevisionForm, row: AgendaItem, conflicts: tuple[str, ...]) -> None:
    """Keep what was typed where somebody else wrote meanwhile, and say beside it what stands there now."""
    now = {name: str(form[name].field.prepare_value(getattr(row, name)) or "–") for name in conflicts}
    form.keep_only(row, conflicts)
    last = changed_by(row, conflicts)
    for name in conflicts:
        words = _("It now says: “%(now)s”. What you typed is kept here; save it to put it in its place.")
        form.add_error(name, f"{who_changed(last.get(name))} {words % {'now': said_of(form, name, now[name])}}")


def said_of(form: RevisionForm, name: str, value: str) -> str:
    """What stands in a field, in words: the label of a choice, not its number."""
    choices = getattr(form.fields[name], "choices", None)
    return next((str(label) for key, label in choices or () if str(key) == value), value)


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
