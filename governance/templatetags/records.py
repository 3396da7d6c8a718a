"""How does a page of the record of a meeting say who somebody was, without the record holding their name?"""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def named(people: Mapping[int, str], number: int) -> str:
    """The name of the person with this number; nothing for who may not be named to this reader."""
    return people.get(number, "")
