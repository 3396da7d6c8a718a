"""How does the page of an item show its documents and what is missing of it, without its view knowing of them?"""

from typing import Any

from django import template
from django.urls import reverse

from councils.models import Person
from councils.rules import standing_of
from governance import rules
from governance.models import AgendaItem
from governance.queries.intake.documents import shelf_of
from governance.queries.intake.formal_check import check_item
from governance.rules.documents import refuse_closed

register = template.Library()


def item_of(pk: int) -> AgendaItem:
    """The item with what the rules ask of it."""
    return AgendaItem.objects.select_related("meeting__body").get(pk=pk)


@register.inclusion_tag("governance/documents/_list.html", takes_context=True)
def documents_of_item(context: template.Context, pk: int, slug: str) -> dict[str, Any]:
    """The documents of an item of an agenda, as the reader may see them."""
    person = context["request"].user
    if not isinstance(person, Person):
        return {}
    return {"shelf": shelf_of(item_of(pk), person), "documents_url": reverse("item_documents", args=[slug, pk])}


@register.inclusion_tag("governance/intake/_check.html", takes_context=True)
def check_of_item(context: template.Context, pk: int) -> dict[str, Any]:
    """What is missing of an item of an agenda, for who builds it, while it may be mended."""
    item = item_of(pk)
    if rules.refuse_prepare(context["request"].user) or refuse_closed(item):
        return {}
    return {"check": check_item(item)}


@register.simple_tag(takes_context=True)
def may_read_backlog(context: template.Context) -> bool:
    """Whether the backlog is for this reader: members, alternates, working groups and the secretariat."""
    return rules.refuse_read_unpublished(standing_of(context["request"].user)) is None
