"""On behalf of which governments do people sit, and where does each one sit?"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.forms import DaysForm
from councils.queries.jurisdictions import jurisdiction_by_slug, jurisdiction_page, jurisdictions_on, slug_of
from councils.rules import standing_of
from councils.views.days import days_asked
from councils.views.sections import tabs

UNREADABLE = 422


@require_safe
def jurisdictions(request: HttpRequest) -> HttpResponse:
    """Every jurisdiction in protocol order, with its seats as of a day."""
    form = DaysForm(request.GET)
    readable = form.is_valid()
    words = {
        "form": form,
        "rows": jurisdictions_on(form.on, form.known) if readable else [],
        "on": form.on if readable else None,
        "tabs": tabs("jurisdictions"),
        "days": days_asked(request),
    }
    return render(request, "councils/jurisdictions/list.html", words, status=200 if readable else UNREADABLE)


@require_safe
def jurisdiction(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a jurisdiction: its seats, and for members who sits and sat in them."""
    found = jurisdiction_by_slug(code)
    if found is None:
        raise Http404(_("There is no such jurisdiction."))
    if code != slug_of(found):
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponseRedirect(reverse("jurisdiction", args=[slug_of(found)]) + query)
    form = DaysForm(request.GET)
    readable = form.is_valid()
    named = standing_of(request.user).is_anybody
    page = jurisdiction_page(found, form.on, form.known if readable else None, with_names=named)
    words = {"form": form, "page": page, "named": named, "days": days_asked(request)}
    return render(request, "councils/jurisdictions/page.html", words, status=200 if readable else UNREADABLE)
