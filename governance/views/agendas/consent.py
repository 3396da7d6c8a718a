"""How is an item taken out of the consent group, and how is the group carried by one question?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from councils.models import Body
from councils.queries.names import names_on
from governance import rules
from governance.actions.agendas.advance_reading import pull_item
from governance.actions.agendas.consent import carry_consent_group
from governance.models import Gathering
from governance.queries.agendas.consent import ConsentGroup, consent_groups
from governance.queries.meetings.gatherings import head_of, slug_of
from governance.rules.advance_reading import refuse_ask
from governance.views.act_pages import pressed
from governance.views.agendas.advance_reading import item_at
from governance.views.agendas.courses import ticked
from governance.views.reading import address, person_of, posted_from, readable, see
from governance.views.tabs import tabs_of
from groundwork.refusals import Refused

PAGE = "governance/reading/consent.html"


@login_required
@require_safe
def consent_group(request: HttpRequest, slug: str) -> HttpResponse:
    """The items that one question carries, meeting by meeting."""
    return show(request, readable(request, slug))


def show(request: HttpRequest, found: Gathering, *, trouble: str = "", status: int = 200) -> HttpResponse:
    """The page, with what stood in the way."""
    names = names_on()
    head = head_of(found, names)
    groups = [(names[each.body], each, *powers(request, each)) for each in consent_groups(found, person_of(request))]
    return render(request, PAGE, {
        "head": head, "tabs": tabs_of(head.slug, "consent_group", request.user), "groups": groups, "trouble": trouble,
        "once": uuid.uuid4(), "section": "meetings",
    }, status=status)  # fmt: skip


def powers(request: HttpRequest, group: ConsentGroup) -> tuple[bool, bool]:
    """Whether this reader may ask for an item to be taken out, and may carry the group."""
    body, person = Body.objects.get(pk=group.body), person_of(request)
    return refuse_ask(person, body) is None, group.under_way and rules.refuse_chair(person, body) is None


@login_required
@posted_from("consent_group", "slug")
def take_out(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an item out of the group: it is dealt with by itself."""
    found = readable(request, slug)
    item = item_at(found, pk)
    try:
        pull_item(item=item, by=person_of(request))
    except Refused as refused:
        return show(request, found, trouble=str(refused.refusal), status=refused.refusal.status)
    messages.success(request, _("“%(title)s” is dealt with by itself.") % {"title": item.title})
    return see("consent_group", slug_of(found))


@login_required
@posted_from("consent_group", "slug")
def carry_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Carry the items that were read out: all of them, or none and why."""
    found = readable(request, slug)
    meeting, items = ticked(request, found)

    def act() -> str:
        decisions = carry_consent_group(meeting=meeting, items=items, by=person_of(request))
        messages.success(request, ngettext(
            "%(number)s item is decided.", "%(number)s items are decided.", len(decisions)
        ) % {"number": len(decisions)})  # fmt: skip
        return address("consent_group", slug_of(found))

    return pressed(request, act, lambda why: show(request, found, trouble=str(why), status=why.status))
