"""Who may come in, and how? Accounts are made by the secretariat; nobody signs up alone, and who has left stays out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from councils.models import Person
from councils.queries.leavers import coming_place, has_left
from councils.queries.why import chain_of
from councils.rules import SEE_PEOPLE

FORBIDDEN = 403


class Adapter(DefaultAccountAdapter):
    """Allauth's door, without a way to sign up, and closed to those whose places have all ended."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Person, **details: Any) -> HttpResponse | None:
        """Whichever way somebody proves who they are, code, passkey, password or directory: it ends here."""
        answer: HttpResponse | None = super().pre_login(request, user, **details)
        return answer or door_closed(request, user)

    def login(self, request: HttpRequest, user: Person) -> None:
        """The last step; a term may have ended since the first, while a second factor was looked for."""
        if closed := door_closed(request, user):
            raise ImmediateHttpResponse(closed)
        super().login(request, user)


def door_closed(request: HttpRequest, person: Person) -> HttpResponse | None:
    """A kind page for who has no place any more, and by which decision; None for everybody else."""
    today = timezone.localdate()
    if not has_left(person, today):
        return None
    chain = chain_of(person, SEE_PEOPLE.refused("no-place", "").asked)
    words = {"begins": coming_place(person, today), "sentences": chain.nearly}
    return render(request, "account/no_place.html", words, status=FORBIDDEN)
