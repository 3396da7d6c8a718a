"""What does governance tell of a jurisdiction?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.queries.jurisdictions import jurisdiction_by_slug
from councils.rules import standing_of
from governance.queries.about.jurisdictions import about_jurisdiction as gathered


@require_safe
def about_jurisdiction(request: HttpRequest, code: str) -> HttpResponse:
    """Votes on record and action items: a page, or the piece that htmx puts into the page of the jurisdiction."""
    found = jurisdiction_by_slug(code)
    if found is None:
        raise Http404(_("There is no such jurisdiction."))
    page = gathered(found, standing_of(request.user), request.GET.get("page"))
    piece = getattr(request, "htmx", False)
    template = "governance/about/_jurisdiction.html" if piece else "governance/about/jurisdiction.html"
    return render(request, template, {"page": page})
