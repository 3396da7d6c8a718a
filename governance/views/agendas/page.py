"""How is the agenda of a gathering shown, as a page or as the pieces that changed?"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.models import Body, Person
from councils.queries.names import names_on
from councils.rules import standing_of
from governance import rights, rules
from governance.enums import MEETING_OVER
from governance.forms.agendas.items import ItemForm
from governance.models import AgendaItem, Gathering, Meeting
from governance.queries.agendas.building import AgendaPage, agenda_page
from governance.queries.agendas.changed_by import ChangedBy
from governance.queries.agendas.changes import Changed, changed, stamp, targets_of
from governance.queries.agendas.courses import Block, blocks_to_follow
from governance.queries.agendas.mending import to_mend
from governance.queries.agendas.withheld import page_seen
from governance.queries.meetings.gatherings import slug_of
from governance.views.reading import person_of, readable, see
from governance.views.tabs import tabs_of
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language
from groundwork.refusals import require

PIECES = "governance/meetings/_answer.html"


@dataclass(frozen=True)
class Trouble:
    """What stood in the way of an act on one item, and what was typed there."""

    item: int
    text: str
    status: int
    typed: str = ""


@dataclass(frozen=True)
class Said:
    """What is answered after an act: the words, and the row to go to."""

    words: str
    anchor: str


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
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The agenda as a page; after a refusal with what was typed; for htmx the pieces, all of them."""
    names = names_on()
    page = page_seen(agenda_page(found, names), person_of(request))
    context = built(request, page, form) | {"trouble": trouble}
    status = trouble.status if trouble else status
    if is_piecemeal(request):
        return render(request, PIECES, context | {"changed": Changed(whole=True)}, status=status)
    blocks = [each for each in blocks_to_follow(found) if may_follow(request, each)]
    return render(request, "governance/meetings/agenda.html", context | {"blocks": blocks}, status=status)


def built(request: HttpRequest, page: AgendaPage, form: ItemForm | None = None) -> dict[str, Any]:
    """What the pieces of the agenda show."""
    by = person_of(request)
    may_edit = rules.refuse_prepare(by) is None
    meetings = [(card.meeting, card.body) for card in page.cards if card.may_change] if may_edit else []
    return {
        "page": page, "head": page.head, "tabs": tabs_of(page.head.slug, "gathering", by), "may_edit": may_edit,
        "mends": to_mend(page), "stamp": stamp(page), "form": form or ItemForm(meetings=meetings),
        "may_add": bool(meetings), "targets": targets_of(page) if may_edit else [],
        "chosen": {int(each) for each in request.GET.getlist("move") if each.isdecimal()},
        "once": uuid.uuid4(), "section": "meetings",
        "undoable": len(request.session.get(f"moves-{page.head.id}", [])) if may_edit else 0,
        "may_run": may_edit or may_conduct(by, page),
    }  # fmt: skip


def may_conduct(by: Person, page: AgendaPage) -> bool:
    """Whether this reader chairs a body that meets here, so that the run screen is theirs. No query of its own."""
    return standing_of(by).holds(rights.CONDUCT, {card.body.key for card in page.cards})


def may_follow(request: HttpRequest, block: Block) -> bool:
    """Whether this reader chairs the body of a block, and may follow what is proposed for it."""
    return rules.refuse_chair(person_of(request), Body.objects.get(pk=block.body)) is None


def meetings_still_open(found: Gathering) -> list[Meeting]:
    """The meetings whose agenda may still be changed. One query."""
    return list(found.meetings.exclude(state__in=MEETING_OVER).select_related("body").order_by("starts_at", "pk"))


def is_piecemeal(request: HttpRequest) -> bool:
    """Whether htmx asks, and puts pieces in their places."""
    return bool(getattr(request, "htmx", False))


def who_changed(last: ChangedBy | None) -> str:
    """Who changed meanwhile what somebody else is changing, and when."""
    if last is None or not last.name:
        return _("Somebody changed this meanwhile.")
    moment = written.moment(last.at, reader_language())
    return _("%(name)s changed this meanwhile, %(moment)s.") % {"name": last.name, "moment": moment}


def seen_by(request: HttpRequest, found: Gathering) -> tuple[AgendaPage, bool]:
    """The agenda as it stands before an act, and whether the reader's page shows just that."""
    page = agenda_page(found, names_on())
    return page, request.POST.get("seen", "") == stamp(page)


def done(
    request: HttpRequest, found: Gathering, said: Said, before: tuple[AgendaPage, bool] | None = None,
    *, after: AgendaPage | None = None, with_backlog: bool = False,
) -> HttpResponse:  # fmt: skip
    """The answer to an act that was done: the rows that changed, or the way to the new agenda.

    `before` is what `seen_by` gave. A reader whose page was behind gets the whole agenda; `with_backlog` has the
    backlog beside it loaded again.
    """
    if not is_piecemeal(request):
        messages.success(request, said.words)
        return see("gathering", slug_of(found), anchor=said.anchor)
    names = names_on()
    page = after or agenda_page(found, names)
    known = before[0] if before and before[1] else None
    context = built(request, page) | {"with_backlog": with_backlog}
    behind = before is not None and not before[1]
    return render(request, PIECES, context | {"changed": changed(known, page), "said": said, "behind": behind})
