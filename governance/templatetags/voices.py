"""Who speaks for the seat that a ballot shows, and what is its reader asked?"""

from typing import Any

from django import template

from councils.models import Person
from governance.queries.votes.speaking import VoicesHere, voices_here

register = template.Library()


@register.simple_tag(takes_context=True, name="voices_here")
def voices_on_this_ballot(context: dict[str, Any]) -> VoicesHere:
    """The voices in the vote on the page, for its reader and the seat that is shown."""
    person, said = context["request"].user, context.get("said")
    if not isinstance(person, Person):
        return VoicesHere()
    return voices_here(person, context["event"], said.elector if said else None)
