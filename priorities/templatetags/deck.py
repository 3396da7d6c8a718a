"""Which slides does a source name, and what stands at a place of a table, for the texts of a page?"""

from collections.abc import Mapping
from typing import Any

from django import template

from priorities.queries.findings import slides_of

register = template.Library()


@register.filter
def slides(source: str) -> list[str]:
    """The numbers of the slides: `deck:5,9` has two, `public` none."""
    return slides_of(source)


@register.filter
def at(table: Mapping[Any, Any] | None, place: Any) -> Any:
    """What the table has at this place; nothing when it has none, or when there is no table."""
    return table.get(place) if table else None
