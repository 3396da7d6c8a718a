"""Which slides does a source name, for the mark that stands beside a text?"""

from django import template

from priorities.queries import slides_of

register = template.Library()


@register.filter
def slides(source: str) -> list[str]:
    """The numbers of the slides: `deck:5,9` has two, `public` none."""
    return slides_of(source)
