"""How does the secretariat see what should be on an agenda and is not?"""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from governance import rules
from governance.queries.intake.completeness import missing_from
from governance.queries.meetings.gatherings import head_of
from governance.views.reading import person_of, readable
from governance.views.tabs import tabs_of
from groundwork.refusals import require


@login_required
@never_cache
@require_safe
def completeness(request: HttpRequest, slug: str) -> HttpResponse:
    """What is missing, each with one press to add it; beside an agenda, as the piece that htmx puts there."""
    found = readable(request, slug)
    require(rules.refuse_prepare(person_of(request)))
    names = names_on()
    head = head_of(found, names)
    piece = "governance/backlog/_missing.html" if getattr(request, "htmx", False) else "governance/backlog/missing.html"
    shown = {"head": head, "missing": missing_from(found, names), "tabs": tabs_of(head.slug, "gathering", request.user)}
    return render(request, piece, {**shown, "once": uuid.uuid4(), "section": "meetings"})
