"""How is a motion made, worded in both languages, and put?"""

import uuid
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions import votes
from governance.actions.motions import wording as acts
from governance.enums import MEETING_OVER, MeetingState
from governance.forms.motions.drafting_kinds import kinds_to_choose
from governance.forms.motions.opening import OpenVoteForm
from governance.forms.motions.wording import (
    IN_SESSION,
    ClauseForm,
    ClauseRevisionForm,
    OverrideForm,
    QuestionForm,
    QuestionRevisionForm,
)
from governance.forms.ordering import seen_now
from governance.lifecycles import MOTION
from governance.models import Clause, Motion
from governance.queries.agendas.item import number_of
from governance.queries.motions.amendments import amended_by, amendments_to
from governance.queries.motions.conditions import depending, needed_by
from governance.queries.motions.motion import MotionPage, motion_page
from governance.queries.motions.what_ifs import what_ifs
from governance.queries.votes.ways import ways_of
from governance.rules.withheld import is_in_camera, refuse_read_item
from governance.views.agendas.items import show_item
from governance.views.agendas.page import item_of
from governance.views.reading import SEE_OTHER, address, person_of, posted_from, readable, see
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422


def motion_of(request: HttpRequest, pk: int) -> Motion:
    """The motion, for a member. Raises Http404 and Refused."""
    require(rules.refuse_read_agenda(standing_of(request.user)))
    motions = Motion.objects.select_related(
        "body__procedure",
        "item__meeting__gathering",
        "recommendation",
        "decision__recorded_by",
        "amendment__clause__motion",
    )
    row = get_object_or_404(motions.annotate(**depending()), pk=pk)
    if row.item and is_in_camera(row.item):
        require(refuse_read_item(person_of(request), row.item, number_of(row.item)))
    return row


@login_required
@require_safe
def motion(request: HttpRequest, pk: int) -> HttpResponse:
    """A motion: its question and clauses in both languages, its rule, and how it can be put."""
    return show(request, motion_of(request, pk), editing=request.GET.get("edit", ""))


def show(
    request: HttpRequest, row: Motion, *, editing: str = "", wording: forms.Form | None = None,
    adding: ClauseForm | None = None, opening: OpenVoteForm | None = None, calling: OverrideForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of a motion; `wording` is the form of what is being edited, the others forms that were refused."""
    by = person_of(request)
    names = names_on()
    page = motion_page(row, names, amendments_to(row, by, names))
    refused = next((form for form in (wording, adding, opening, calling) if form and form.is_bound), None)
    may_edit = rules.refuse_edit_motion(by, row) is None
    may_put = page.is_draft and may_edit
    meets = page.meeting is not None and page.meeting_state not in MEETING_OVER
    ways = opening.ways if opening else ways_of(row) if may_put else None
    return render(request, "governance/motions/motion.html", {
        "page": page, "may_edit": may_edit, "may_put": may_put, "meets": meets,
        "may_translate": may_edit and rules.refuse_prepare(by) is None,
        "may_withdraw": may_put and MOTION.refuse(row.state, "withdrawn") is None,
        "may_record": rules.refuse_record_decision(by, row) is None,
        "empty_room": rules.refuse_empty_room(row.item.meeting) if may_put and meets and row.item else None,
        "may_amend": rules.refuse_propose_amendment(by, Clause(motion=row)) is None,
        "conditions": needed_by(row, row) if getattr(row, "has_needs", True) else (), "amends": amended_by(row),
        "editing": editing if may_edit else "", "wording": wording or first_wording(row, editing),
        "adding": adding or ClauseForm(prefix="add"),
        "opening": opening or (OpenVoteForm(ways=ways, prefix="open", initial=prefilled(page)) if ways else None),
        "what_ifs": what_ifs(ways.rule, ways.seats, names) if ways else (),
        "calling": calling or OverrideForm(prefix="call", initial=prefilled(page)),
        "refused": refused, "once": uuid.uuid4(), "section": "meetings", "kinds": kinds_to_choose(),
    }, status=UNUSABLE if refused else 200)  # fmt: skip


def first_wording(row: Motion, editing: str) -> forms.Form | None:
    """The form for the question or for the clause whose number is being edited."""
    if editing == "question":
        pair = row.question
        return QuestionRevisionForm(initial={"question_en": pair.en, "question_fr": pair.fr, "version": row.version})
    clause = row.clauses.filter(pk=int(editing)).first() if editing.isdecimal() else None
    if clause is None:
        return None
    return ClauseRevisionForm(initial={"text_en": clause.text.en, "text_fr": clause.text.fr, "version": clause.version})


def prefilled(page: MotionPage) -> dict[str, str]:
    """In a meeting that is under way a text that does not match yet was amended there: the reason is ready."""
    if not page.unready or page.meeting_state != MeetingState.UNDER_WAY:
        return {}
    return {"override_en": IN_SESSION.en, "override_fr": IN_SESSION.fr}


@login_required
@posted_from("item", "slug", "pk")
def make_motion(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make a motion of an item: from its recommendation, with a clause for each point, or from a question."""
    found = readable(request, slug)
    item = item_of(found, pk)
    require(rules.refuse_chair_or_secretariat(person_of(request), item.meeting.body))
    from_recommendation = "recommendation" in request.POST
    form = QuestionForm({} if from_recommendation else request.POST, prefix="motion")

    def act() -> str:
        made = acts.make_motion(
            body=item.meeting.body, item=item, by=person_of(request),
            recommendation=item.recommendation if from_recommendation else None,
            title=None if from_recommendation else item.title,
            question=None if from_recommendation else form.question,
        )  # fmt: skip
        return address("motion", made.pk)

    going_to = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if going_to is None:
        return show_item(request, found, item, motion=form)
    return HttpResponse(status=SEE_OTHER, headers={"Location": going_to})


@login_required
@posted_from("motion", "pk")
def revise_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of the question."""
    row = motion_of(request, pk)
    require(rules.refuse_edit_motion(person_of(request), row))
    form = QuestionRevisionForm(request.POST)

    def act() -> Motion:
        return acts.revise_question(
            motion=row, version=form.cleaned_data["version"], en=form.question.en, fr=form.question.fr,
            by=person_of(request),
        )  # fmt: skip

    if form.is_valid() and attempted(form, act) is not None:
        return saved(request, pk, "question")
    row.refresh_from_db()
    seen_now(form, row.version)
    return show(request, row, editing="question", wording=form)


@login_required
@posted_from("motion", "pk")
def revise_clause(request: HttpRequest, pk: int, clause: int) -> HttpResponse:
    """Change the words of a clause; a stale version is refused, and both texts are shown."""
    row = motion_of(request, pk)
    require(rules.refuse_edit_motion(person_of(request), row))
    part = get_object_or_404(Clause, pk=clause, motion=row)
    form = ClauseRevisionForm(request.POST)

    def act() -> Clause:
        return acts.revise_clause(
            clause=part, version=form.cleaned_data["version"], en=form.text.en, fr=form.text.fr,
            by=person_of(request),
        )  # fmt: skip

    if form.is_valid() and attempted(form, act) is not None:
        return saved(request, pk, f"clause-{clause}")
    part.refresh_from_db()
    seen_now(form, part.version)
    return show(request, row, editing=str(clause), wording=form)


@login_required
@posted_from("motion", "pk")
def add_clause(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a clause at the end."""
    row = motion_of(request, pk)
    form = ClauseForm(request.POST, prefix="add")

    def act() -> str:
        return f"clause-{acts.add_clause(motion=row, text=form.text, by=person_of(request)).pk}"

    require(rules.refuse_edit_motion(person_of(request), row))
    anchor = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    return saved(request, pk, anchor) if anchor else show(request, row, adding=form)


@login_required
@posted_from("motion", "pk")
def confirm_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one language of the question, or of a clause, says what the other says."""
    row = motion_of(request, pk)
    language, by = request.POST.get("language", ""), person_of(request)
    wanted = request.POST.get("clause", "")
    if wanted:
        part = get_object_or_404(Clause, pk=int(wanted) if wanted.isdecimal() else 0, motion=row)
        acts.confirm_clause(clause=part, language=language, by=by)
        return saved(request, pk, f"clause-{part.pk}")
    acts.confirm_question(motion=row, language=language, by=by)
    return saved(request, pk, "question")


def saved(request: HttpRequest, pk: int, anchor: str) -> HttpResponse:
    """Back to the motion, where the change is."""
    messages.success(request, _("Saved."))
    return see("motion", pk, anchor=anchor)


@login_required
@posted_from("motion", "pk")
def open_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the motion to a vote, in one of the ways that its rule and the place allow."""
    row = motion_of(request, pk)
    require(rules.refuse_chair_or_secretariat(person_of(request), row.body))
    form = OpenVoteForm(request.POST, ways=ways_of(row), prefix="open")

    def act() -> str:
        event = votes.open_vote(
            motion=row, by=person_of(request), override=form.override,
            when_all_voted=form.cleaned_data["when_all_voted"], **form.way(),
        )  # fmt: skip
        return address_of_ballot(event.reference) or address("motion", pk)

    return put(request, row, form, act, lambda: show(request, row, opening=form))


@login_required
@posted_from("motion", "pk")
def call_consensus(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry the motion by consensus of those present: one press."""
    row = motion_of(request, pk)
    by = person_of(request)
    require(rules.refuse_chair_or_secretariat(by, row.body))
    form = OverrideForm(request.POST, prefix="call")
    item = row.item

    def act() -> str:
        assert item is not None
        votes.call_consensus(motion=row, meeting=item.meeting, by=by, override=form.override)
        return address("motion", pk, anchor="votes")

    return put(request, row, form, act, lambda: show(request, row, calling=form)) if item else see("motion", pk)


def put(
    request: HttpRequest, row: Motion, form: forms.Form, act: Callable[[], str], again: Callable[[], HttpResponse]
) -> HttpResponse:
    """Do the act once and go where it leads; what was refused is shown again with what was typed."""
    going_to = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if going_to is None:
        row.refresh_from_db()
        return again()
    return HttpResponse(status=SEE_OTHER, headers={"Location": going_to})


def address_of_ballot(reference: str) -> str:
    """Where the vote is taken."""
    try:
        return reverse("ballot", args=[reference])
    except NoReverseMatch:
        return ""


@login_required
@posted_from("motion", "pk")
def withdraw_motion(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a motion that is not put to a vote."""
    row = motion_of(request, pk)
    acts.withdraw_motion(motion=row, by=person_of(request))
    messages.success(request, _("The motion is withdrawn."))
    return see("motion", pk)
