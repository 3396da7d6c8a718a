"""How is an agenda read and built, item by item?"""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.models import Body
from councils.queries.names import names_on
from governance import rules
from governance.actions import agendas as acts
from governance.enums import MeetingState, Purpose
from governance.forms.meetings import ItemForm, MinutesForm
from governance.models import AgendaItem, Gathering, Meeting, Recommendation
from governance.queries.agenda import AgendaPage, agenda_page
from governance.queries.backlog import backlog
from governance.queries.conditions import ready_motions
from governance.queries.courses import Block, blocks_to_follow
from governance.queries.gatherings import slug_of
from governance.queries.mending import to_mend
from governance.views.reading import person_of, posted_from, readable, see
from governance.views.tabs import tabs_of
from groundwork.attempts import attempted
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import clock
from groundwork.once import done_once
from groundwork.refusals import Refused, require

UNUSABLE = 422
STEPS = {"up": -1, "down": 1}
USUAL_MINUTES = 30


@dataclass(frozen=True)
class Trouble:
    """What stood in the way of an act on one item, and what was typed there."""

    item: int
    text: str
    status: int
    typed: str = ""


@login_required
@require_safe
def gathering(request: HttpRequest, slug: str) -> HttpResponse:
    """The agenda of a gathering; the secretariat builds it here."""
    return show(request, readable(request, slug))


def editable(request: HttpRequest, slug: str) -> Gathering:
    """The gathering, for somebody who may build its agenda. Raises Http404 and Refused."""
    found = readable(request, slug)
    require(rules.refuse_prepare(person_of(request)))
    return found


def item_of(found: Gathering, pk: int) -> AgendaItem:
    """An item of this gathering, also one that was taken off. Raises Http404."""
    items = AgendaItem.objects.select_related("meeting__body", "recommendation", "engagement_level")
    return get_object_or_404(items, pk=pk, meeting__gathering=found)


def show(
    request: HttpRequest, found: Gathering, *, form: ItemForm | None = None, trouble: Trouble | None = None,
    said: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The agenda as a page, or as the pieces that htmx puts in its place."""
    names = names_on()
    page = agenda_page(found, names)
    may_edit = rules.refuse_prepare(person_of(request)) is None
    meetings = meetings_still_open(found) if may_edit else []
    whole, pieces = "governance/meetings/agenda.html", "governance/meetings/_answer.html"
    return render(request, pieces if getattr(request, "htmx", False) else whole, {
        "page": page, "head": page.head, "tabs": tabs_of(page.head.slug, "gathering"), "may_edit": may_edit,
        "mends": to_mend(page), "backlog": backlog(found, names) if may_edit else [],
        "form": form or ItemForm(meetings=meetings, names=names), "may_add": bool(meetings), "trouble": trouble,
        "blocks": [each for each in blocks_to_follow(found) if may_follow(request, each)],
        "ready": ready_motions({card.body.id for card in page.cards}) if may_edit else [],
        "said": said, "once": uuid.uuid4(), "section": "meetings",
    }, status=trouble.status if trouble else status)  # fmt: skip


def may_follow(request: HttpRequest, block: Block) -> bool:
    """Whether this reader chairs the body of a block, and may follow what is proposed for it."""
    return rules.refuse_chair(person_of(request), Body.objects.get(pk=block.body)) is None


def meetings_still_open(found: Gathering) -> list[Meeting]:
    """The meetings whose agenda may still be changed. One query."""
    return list(found.meetings.exclude(state=MeetingState.ENDED).order_by("starts_at", "pk"))


def done(request: HttpRequest, found: Gathering, said: str, anchor: str) -> HttpResponse:
    """The answer to an act that was done: the new agenda, or the way to it."""
    if getattr(request, "htmx", False):
        return show(request, found, said=said)
    messages.success(request, said)
    return see("gathering", slug_of(found), anchor=anchor)


@login_required
@posted_from("gathering", "slug")
def add_item(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an item at the end of the agenda of a meeting."""
    found = editable(request, slug)
    form = ItemForm(request.POST, meetings=meetings_still_open(found), names=names_on())
    if not form.is_valid():
        return show(request, found, form=form, status=UNUSABLE)
    given = form.cleaned_data

    def act() -> str:
        item = acts.add_item(
            meeting=Meeting.objects.get(pk=given["meeting"]), title=form.title, minutes=given["minutes"],
            purpose=given["purpose"], is_break=given["is_break"], by=person_of(request),
        )  # fmt: skip
        return f"item-{item.pk}"

    anchor = attempted(form, lambda: done_once(request, act))
    if anchor is None:
        return show(request, found, form=form, status=UNUSABLE)
    return done(request, found, _("“%(title)s” is on the agenda.") % {"title": form.title}, anchor)


@login_required
@posted_from("gathering", "slug")
def add_recommendation(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a recommendation on the agenda of the body that it asks, for decision: one press."""
    found = editable(request, slug)
    wanted = request.POST.get("recommendation", "")
    recommendation = get_object_or_404(
        Recommendation.objects.exclude(reference=""), pk=int(wanted) if wanted.isdecimal() else 0)  # fmt: skip
    meeting = next((each for each in meetings_still_open(found) if each.body_id == recommendation.body_id), None)
    if meeting is None:
        return show(request, found, trouble=Trouble(0, _("Its body does not meet at this gathering."), UNUSABLE))

    def act() -> str:
        item = acts.add_item(
            meeting=meeting, title=recommendation.title, minutes=USUAL_MINUTES, purpose=Purpose.DECISION,
            recommendation=recommendation, sponsor=recommendation.sponsor, by=person_of(request),
        )  # fmt: skip
        return f"item-{item.pk}"

    try:
        anchor = done_once(request, act)
    except Refused as refused:
        return show(request, found, trouble=Trouble(0, str(refused.refusal), refused.refusal.status))
    said = _("%(reference)s is on the agenda, for decision.") % {"reference": recommendation.reference}
    return done(request, found, said, anchor)


@login_required
@posted_from("gathering", "slug")
def item_minutes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change how long an item takes; it saves on its own, with the version that was seen."""
    found = editable(request, slug)
    item = item_of(found, pk)
    form = MinutesForm(request.POST)
    typed = request.POST.get("minutes", "")[:8]
    if not form.is_valid():
        text = str(next(iter(form.errors.values()))[0])
        return show(request, found, trouble=Trouble(pk, text, UNUSABLE, typed))
    given = form.cleaned_data
    if item.minutes == given["minutes"] and not item.removed:
        return done(request, found, _("Nothing was changed."), f"item-{pk}")
    try:
        acts.revise_item(item=item, version=given["version"], minutes=given["minutes"], by=person_of(request))
    except Refused as refused:
        item.refresh_from_db()
        text = stale_text(item, str(refused.refusal), typed)
        return show(request, found, trouble=Trouble(pk, text, refused.refusal.status, typed))
    said = _("%(title)s: %(minutes)s minutes.") % {"title": item.title, "minutes": given["minutes"]}
    return done(request, found, said, f"item-{pk}")


def stale_text(item: AgendaItem, refusal: str, typed: str) -> str:
    """The refusal, with the minutes that stand and those that were typed, while the item is on the agenda."""
    if item.removed:
        return refusal
    both = _("It is now %(now)s min; you typed %(typed)s.") % {"now": item.minutes, "typed": typed}
    return f"{refusal} {both}"


@login_required
@posted_from("gathering", "slug")
def move_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Move an item one place up or down, as its `direction` says."""
    found = editable(request, slug)
    item = item_of(found, pk)
    try:
        acts.move_item(item=item, steps=STEPS.get(request.POST.get("direction", ""), 0), by=person_of(request))
    except Refused as refused:
        return show(request, found, trouble=Trouble(pk, str(refused.refusal), refused.refusal.status))
    return done(request, found, where_now(agenda_page(found, names_on()), pk), f"item-{pk}")


def where_now(page: AgendaPage, pk: int) -> str:
    """Which number and hour an item has after it was moved."""
    row = next(each for each in page.rows if each.id == pk)
    words = {"title": row.title, "number": row.number, "hour": clock(row.starts, reader_language())}
    if row.number is None:
        return _("“%(title)s” now begins at %(hour)s") % words
    return _("“%(title)s” is now item %(number)s, at %(hour)s") % words


@login_required
@posted_from("item", "slug", "pk")
def remove_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an item off the agenda; it stays on record."""
    found = editable(request, slug)
    item = item_of(found, pk)
    acts.remove_item(item=item, by=person_of(request))
    messages.success(request, _("“%(title)s” was taken off the agenda.") % {"title": item.title})
    return see("gathering", slug_of(found))
