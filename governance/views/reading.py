"""How does a page of a gathering come to its gathering, for a reader who may see it?"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from councils.models import Person
from councils.rules import standing_of
from governance import rules
from governance.models import Gathering
from governance.queries.meetings.gatherings import find_gathering
from groundwork.refusals import require

SEE_OTHER = 303
View = Callable[..., HttpResponse]


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; the views that call this let nobody else through."""
    assert isinstance(request.user, Person)
    return request.user


def readable(request: HttpRequest, slug: str) -> Gathering:
    """The gathering, for a member. Raises Http404 and Refused."""
    gathering = find_gathering(slug)
    require(rules.refuse_read_agenda(standing_of(request.user)))
    return gathering


def see(name: str, *args: Any, anchor: str = "") -> HttpResponseRedirect:
    """Go and see the page with this name, after an act."""
    return HttpResponseRedirect(address(name, *args, anchor=anchor), status=SEE_OTHER)


def address(name: str, *args: Any, anchor: str = "") -> str:
    """The address of a page, and of a place on it."""
    return reverse(name, args=args) + (f"#{anchor}" if anchor else "")


def posted_from(name: str, *wanted: str) -> Callable[[View], View]:
    """For an act that is only posted: whoever comes by a link is shown the page it is posted from.

    `wanted` are the arguments of the address that the page with this `name` takes too.
    """

    def only_posted(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if request.method != "POST":
                return HttpResponseRedirect(reverse(name, kwargs={key: arguments[key] for key in wanted}))
            return view(request, **arguments)

        return answer

    return only_posted
