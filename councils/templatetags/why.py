"""How does a page that says no lay open why? `{% why refusal %}` folds the chain under it."""

from typing import Any

from django import template

from councils.queries.why import chain_of
from groundwork.refusals import Refusal

register = template.Library()


@register.inclusion_tag("councils/why/_chain.html", takes_context=True)
def why(context: template.Context, refusal: Refusal | None) -> dict[str, Any]:
    """The places of the reader, the day, the rule and what would have to be true.

    Nothing for a refusal that no right stands behind: a vote that is closed is closed to everybody.
    """
    request = context.get("request")
    asked = getattr(refusal, "asked", None)
    chain = chain_of(getattr(request, "user", None), asked) if asked else None
    return {"chain": chain, "request": request}
