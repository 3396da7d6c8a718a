"""Who sits where on a day?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.forms.rosters import RosterForm
from councils.queries.roster_page import RosterPage, roster_page
from councils.roster.writing import as_file
from councils.rules import refuse_see_people, standing_of
from councils.views.acting import UNUSABLE
from councils.views.days import days_asked
from councils.views.sections import tabs


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """The seats of every body. Seats are public; the names of people are for whoever has a place in a body."""
    form = RosterForm(request.GET)
    readable = form.is_valid()
    standing = standing_of(request.user)
    named = refuse_see_people(standing) is None
    words = {
        "form": form,
        "on": form.on if readable else None,
        "page": asked(form, with_names=named) if readable else None,
        "named": named,
        "may_record": standing.is_secretariat,
        "days": days_asked(request),
        "query": request.GET.urlencode(),
        "tabs": tabs("members"),
    }
    return render(request, "councils/members/page.html", words, status=200 if readable else UNUSABLE)


@require_safe
def members_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file, which can be imported again; without names for whoever may not see them."""
    form = RosterForm(request.GET)
    if not form.is_valid():
        return members(request)
    named = refuse_see_people(standing_of(request.user)) is None
    content = as_file(asked(form, with_names=named).rosters)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="roster-{form.on.isoformat()}.csv"'
    return response


def asked(form: RosterForm, *, with_names: bool) -> RosterPage:
    """The roster of the day, narrowed as the form says."""
    return roster_page(
        form.on, form.known, with_names=with_names, body=form.chosen("body"), jurisdiction=form.chosen("jurisdiction")
    )
