"""Who sits in which seat on a day?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councils.forms import DaysForm
from councils.queries.people import rosters
from councils.views.sections import tabs


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """The seats of every body. Seats are public; who sits in them is for those who are signed in."""
    form = DaysForm(request.GET)
    readable = form.is_valid()
    named = request.user.is_authenticated
    found = rosters(form.on, form.known, with_names=named) if readable else []
    words = {
        "form": form,
        "rosters": found,
        "named": named,
        "on": form.on if readable else None,
        "tabs": tabs("members"),
    }
    return render(request, "councils/members/page.html", words, status=200 if readable else 422)
