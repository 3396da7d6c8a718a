"""How is the backlog looked through, and how do several things of it go on an agenda in one press?"""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rules
from governance.actions.intake.placing import place_waiting
from governance.models import Gathering, Meeting
from governance.queries.intake.backlog import backlog_page, meetings_to_fill
from governance.queries.meetings.gatherings import find_gathering, slug_of
from governance.rules.proposed_items import refuse_submit_items
from governance.views.agendas import page as agendas
from governance.views.reading import address, person_of, posted_from
from groundwork.once import done_once
from groundwork.refusals import Refused, require

WHOLE, PIECE = "governance/backlog/page.html", "governance/backlog/_pick.html"


@login_required
@never_cache
@require_safe
def backlog(request: HttpRequest) -> HttpResponse:
    """All that may go on an agenda; beside an agenda, as the piece that htmx puts there."""
    require(rules.refuse_read_unpublished(standing_of(request.user)))
    return show(request)


def show(
    request: HttpRequest, *, trouble: str = "", status: int = 200, chosen: list[str] | None = None
) -> HttpResponse:
    """The page, or the piece; `trouble` is why nothing was added, and `chosen` what was."""
    asked = request.POST if request.method == "POST" else request.GET
    at = asked.get("at", "")
    gathering = find_gathering(at) if at else None
    names, by = names_on(), person_of(request)
    kind, body, query = asked.get("kind", ""), asked.get("body", ""), asked.get("q", "")[:80]
    may_add = rules.refuse_prepare(by) is None
    targets = meetings_to_fill(gathering) if may_add else []
    return render(request, PIECE if getattr(request, "htmx", False) and gathering else WHOLE, {
        "page": backlog_page(names, kind=kind, body=body, query=query, gathering=gathering, reader=by),
        "gathering": gathering, "at": slug_of(gathering) if gathering else "",
        "targets": targets_of(targets, names, bool(gathering)),
        "to": asked.get("to", ""), "may_add": bool(targets), "chosen": chosen or [], "trouble": trouble,
        "may_propose": refuse_submit_items(by) is None, "once": uuid.uuid4(), "section": "meetings",
        "errors": [{"id": "entries", "text": trouble}] if trouble else [],
    }, status=status)  # fmt: skip


def targets_of(meetings: list[Meeting], names: Any, one: bool) -> list[tuple[str, str]]:
    """Where things may be added: each to the meeting of its own body at a gathering, or all to one meeting."""
    found: dict[int, list[tuple[str, str]]] = {}
    for each in meetings:
        place = each.gathering.place
        words = _("%(place)s: each to the meeting of its body") % {"place": place}
        own = (f"g{each.gathering_id}", _("Each to the meeting of its body") if one else words)
        body = str(names[each.body_id].usual)
        found.setdefault(each.gathering_id, [own]).append((f"m{each.pk}", body if one else f"{place}, {body}"))
    return [choice for choices in found.values() for choice in choices]


@login_required
@posted_from("backlog")
def add_from_backlog(request: HttpRequest) -> HttpResponse:
    """Put what was chosen on an agenda: one thing by its own button, or all that were ticked."""
    by = person_of(request)
    require(rules.refuse_prepare(by))
    one = request.POST.get("one", "")
    keys = [one] if one else request.POST.getlist("entries")
    gathering, meeting = target(request)
    if gathering is None:
        return show(request, trouble=_("Choose where it goes."), status=422, chosen=keys)
    added: list[str] = []
    before = agendas.seen_by(request, gathering) if is_piecemeal(request) else None

    def act() -> str:
        items = place_waiting(keys=keys, gathering=gathering, meeting=meeting, by=by)
        added.extend(str(item.title) for item in items)
        return address("gathering", slug_of(gathering), anchor=f"item-{items[0].pk}")

    try:
        anchor = done_once(request, act).partition("#")[2]
    except Refused as refused:
        return refused_here(request, gathering, refused, keys)
    said = agendas.Said(said_of(added), anchor)
    return agendas.done(request, gathering, said, before, with_backlog=True)


def target(request: HttpRequest) -> tuple[Gathering | None, Meeting | None]:
    """The gathering, and the one meeting of it where one was chosen."""
    wanted = request.POST.get("to", "")
    kind, number = wanted[:1], wanted[1:]
    if not (number.isdecimal() and len(number) < 10):
        return None, None
    if kind == "m":
        meeting = Meeting.objects.select_related("gathering").filter(pk=int(number)).first()
        return (meeting.gathering, meeting) if meeting else (None, None)
    return Gathering.objects.filter(pk=int(number)).first() if kind == "g" else None, None


def refused_here(request: HttpRequest, gathering: Gathering, refused: Refused, keys: list[str]) -> HttpResponse:
    """The refusal where the press was: on the agenda, or on the page of the backlog with what was chosen."""
    text, status = str(refused.refusal), refused.refusal.status
    if is_piecemeal(request):
        return agendas.show(request, gathering, trouble=agendas.Trouble(0, text, status))
    return show(request, trouble=text, status=status, chosen=keys)


def is_piecemeal(request: HttpRequest) -> bool:
    """Whether the press was beside an agenda, and htmx puts the answer there."""
    return bool(getattr(request, "htmx", False) and request.POST.get("at"))


def said_of(added: list[str]) -> str:
    """What is on the agenda now."""
    if len(added) == 1:
        return _("“%(title)s” is on the agenda.") % {"title": added[0]}
    words = ngettext("%(count)s item is on the agenda.", "%(count)s items are on the agenda.", len(added))
    return words % {"count": len(added)}
