"""Which action items are to be answered at a gathering?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from governance.queries.decisions.follow_ups_carried import open_actions_for
from governance.queries.meetings.gatherings import head_of
from governance.views.reading import readable
from governance.views.tabs import tabs_of


@login_required
@require_safe
def actions_to_answer(request: HttpRequest, slug: str) -> HttpResponse:
    """What is open of the bodies that meet and has no answer yet: a page, or the piece of it beside the agenda."""
    found, names = readable(request, slug), names_on()
    head = head_of(found, names)
    is_piece = bool(getattr(request, "htmx", False))
    template = "governance/duties/_to_answer.html" if is_piece else "governance/duties/to_answer.html"
    return render(request, template, {
        "rows": open_actions_for(found, names), "head": head, "brief": is_piece, "section": "meetings",
        "tabs": tabs_of(head.slug, "gathering", request.user),
    })  # fmt: skip
