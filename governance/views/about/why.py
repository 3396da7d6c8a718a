"""Why can I (not) see or do this? Where does a person read all of their rights, and whence each comes?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance.queries.about.why import why_of


@never_cache
@require_safe
def why(request: HttpRequest) -> HttpResponse:
    """What the reader may see and do today, body by body; `?body=` is the key of the one they ask about."""
    found = why_of(request.user, request.GET.get("body", ""))
    return render(request, "governance/why/page.html", {"why": found, "chain": found.chain})
