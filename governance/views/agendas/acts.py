"""How is an agenda built: items added, timed, put in order, moved elsewhere, taken off?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.queries.names import names_on
from governance.actions.agendas import building as acts
from governance.actions.agendas import order
from governance.actions.agendas.fields import revise_item
from governance.forms.agendas.items import BREAK, SECTION, ItemForm, MinutesForm
from governance.models import AgendaItem, Gathering, Meeting
from governance.queries.agendas.building import AgendaPage, agenda_page
from governance.queries.agendas.changed_by import changed_by
from governance.queries.agendas.changes import row_named
from governance.queries.agendas.rows import AgendaRow
from governance.views.agendas.page import (
    Said,
    Trouble,
    done,
    editable,
    item_of,
    meetings_still_open,
    seen_by,
    show,
    who_changed,
)
from governance.views.agendas.undoing import remember
from governance.views.reading import person_of, posted_from
from groundwork.attempts import attempted
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import clock
from groundwork.once import done_once
from groundwork.refusals import Refusal, Refused, require

UNUSABLE = 422
STEPS = {"up": -1, "down": 1}


@login_required
@posted_from("gathering", "slug")
def add_item(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an item, a break or a section at the end of the agenda of a meeting."""
    found = editable(request, slug)
    names = names_on()
    form = ItemForm(request.POST, meetings=[(each.pk, names[each.body_id]) for each in meetings_still_open(found)])
    if not form.is_valid():
        return show(request, found, form=form, status=UNUSABLE)
    given, kind = form.cleaned_data, form.kind_chosen

    def act() -> str:
        item = acts.add_item(
            meeting=Meeting.objects.get(pk=given["meeting"]), title=form.title, minutes=given["minutes"] or 0,
            purpose=given["purpose"], is_break=kind == BREAK, is_section=kind == SECTION, by=person_of(request),
        )  # fmt: skip
        return f"item-{item.pk}"

    anchor = attempted(form, lambda: done_once(request, act))
    if anchor is None:
        return show(request, found, form=form, status=UNUSABLE)
    return done(request, found, Said(_("“%(title)s” is on the agenda.") % {"title": form.title}, anchor))


@login_required
@posted_from("gathering", "slug")
def item_minutes(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change how long an item takes; it saves on its own, with the version of the minutes that was seen."""
    found = editable(request, slug)
    item, before = item_of(found, pk), seen_by(request, found)
    form = MinutesForm(request.POST)
    typed = request.POST.get("minutes", "")[:8]
    if not form.is_valid():
        text = str(next(iter(form.errors.values()))[0])
        return show(request, found, trouble=Trouble(pk, text, UNUSABLE, typed))
    given = form.cleaned_data
    changes, seen = {"minutes": given["minutes"]}, {"minutes": given["version"]}
    try:
        revised = revise_item(item=item, changes=changes, seen=seen, by=person_of(request))
    except Refused as refused:
        return show(request, found, trouble=Trouble(pk, str(refused.refusal), refused.refusal.status, typed))
    if revised.conflicts:
        both = {"now": revised.item.minutes, "typed": typed}
        text = _("It is now %(now)s min; you typed %(typed)s.") % both
        who = who_changed(changed_by(item, ["minutes"]).get("minutes"))
        return show(request, found, trouble=Trouble(pk, f"{who} {text}", 409, typed))
    words = {"title": item.title, "minutes": given["minutes"]}
    said = _("%(title)s: %(minutes)s minutes.") % words if revised.saved else _("Nothing was changed.")
    return done(request, found, Said(said, f"item-{pk}"), before)


@login_required
@posted_from("gathering", "slug")
def move_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Do with an item what its row offers, as `direction` says: one place up or down, nest, or off."""
    direction = request.POST.get("direction", "")
    if direction in {"nest", "off"}:
        return nest_item(request, slug=slug, pk=pk) if direction == "nest" else remove_item(request, slug=slug, pk=pk)
    found = editable(request, slug)
    item, before = item_of(found, pk), seen_by(request, found)
    try:
        order.move_item(item=item, steps=STEPS.get(direction, 0), by=person_of(request))
    except Refused as refused:
        return show(request, found, trouble=Trouble(0, str(refused.refusal), refused.refusal.status))
    after = agenda_page(found, names_on())
    remember(request, found, before[0], after)
    said = Said(where_now(before[0], after, pk), f"item-{pk}")
    return done(request, found, said, before, after=after)


def where_now(before: AgendaPage, after: AgendaPage, pk: int) -> str:
    """Which number and hour an item has after it was moved: `Item 7 is now item 5, 10:25`."""
    was, now = row_in(before, pk), row_in(after, pk)
    if was is None or now is None:
        return _("Moved.")
    if (was.slot, was.number) == (now.slot, now.number):
        return _("Nothing was moved.")
    words = {"title": now.title, "was": was.number, "number": now.number, "hour": clock(now.starts, reader_language())}
    if not now.number or not was.number:
        return _("“%(title)s” now begins at %(hour)s") % words
    if was.number == now.number:
        return _("Item %(number)s now begins at %(hour)s") % words
    return _("Item %(was)s is now item %(number)s, %(hour)s") % words


def row_in(page: AgendaPage, pk: int) -> AgendaRow | None:
    """The row of an item on the agenda."""
    return next((row for row in page.rows if row.id == pk), None)


@login_required
@posted_from("gathering", "slug")
def move_items(request: HttpRequest, slug: str) -> HttpResponse:
    """Move the selected items before the item whose number was typed, or to the end of a meeting or section."""
    found = editable(request, slug)
    before = seen_by(request, found)
    wanted = [int(each) for each in request.POST.getlist("items")[:600] if each.isdecimal()]
    items = list(AgendaItem.objects.filter(pk__in=wanted, meeting__gathering=found).order_by("position"))
    try:
        meeting, place = place_chosen(request, found, before[0])
        order.move_items(items=items, meeting=meeting, before=place, by=person_of(request))
    except Refused as refused:
        text = str(refused.refusal)
        return show(request, found, trouble=Trouble(0, text, refused.refusal.status, request.POST.get("before", "")))
    after = agenda_page(found, names_on())
    remember(request, found, before[0], after)
    if len(items) == 1:
        said = where_now(before[0], after, items[0].pk)
    else:
        said = ngettext("%(items)s item was moved.", "%(items)s items were moved.", len(items)) % {"items": len(items)}
    return done(request, found, Said(said, f"item-{items[0].pk}"), before, after=after)


def place_chosen(request: HttpRequest, found: Gathering, page: AgendaPage) -> tuple[Meeting, AgendaItem | None]:
    """The meeting and the item before which things go. Raises Refused for a place that is not there."""
    typed = request.POST.get("before", "").strip()
    if typed:
        row = row_named(page, typed)
        words = {"number": typed[:8]}
        require(None if row else Refusal("no-such-item", _("There is no item %(number)s.") % words, status=UNUSABLE))
        assert row is not None
        item = item_of(found, row.id)
        return item.meeting, item
    kind, _dash, number = request.POST.get("to", "").partition("-")
    pk = int(number) if number.isdecimal() else 0
    if kind == "section":
        return end_of_section(item_of(found, pk))
    return get_object_or_404(found.meetings, pk=pk), None


def end_of_section(section: AgendaItem) -> tuple[Meeting, AgendaItem | None]:
    """The meeting of a section, and the section that follows it there."""
    rows = AgendaItem.objects.filter(meeting=section.meeting, removed=False, is_section=True)
    require(acts.refuse_removed(section))
    return section.meeting, rows.filter(position__gt=section.position).order_by("position").first()


@login_required
@posted_from("gathering", "slug")
def nest_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make an item a part of the one above it, or an item of its own again: it is turned about."""
    found = editable(request, slug)
    item, before = item_of(found, pk), seen_by(request, found)
    act = order.release_item if item.parent_id else order.nest_item
    try:
        act(item=item, by=person_of(request))
    except Refused as refused:
        return show(request, found, trouble=Trouble(0, str(refused.refusal), refused.refusal.status))
    after = agenda_page(found, names_on())
    remember(request, found, before[0], after)
    return done(request, found, Said(where_now(before[0], after, pk), f"item-{pk}"), before, after=after)


@login_required
@posted_from("gathering", "slug")
def remove_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an item off the agenda; it stays on record."""
    found = editable(request, slug)
    item, before = item_of(found, pk), seen_by(request, found)
    try:
        acts.remove_item(item=item, by=person_of(request))
    except Refused as refused:
        return show(request, found, trouble=Trouble(0, str(refused.refusal), refused.refusal.status))
    words = _("“%(title)s” was taken off the agenda.") % {"title": item.title}
    return done(request, found, Said(words, "agenda"), before, with_backlog=True)
