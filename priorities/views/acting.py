"""How does a page take one act: asked for with its form, done once, and asked again with what was typed?"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise

from councils.models import Person
from groundwork.attempts import attempted
from groundwork.once import done_once

SEE_OTHER = 303
UNUSABLE = 422


def actor(request: HttpRequest) -> Person:
    """Who is signed in; the page is behind the sign-in."""
    assert isinstance(request.user, Person)
    return request.user


def act_page(
    request: HttpRequest, template: str, form: forms.Form, act: Callable[[], str], shown: Mapping[str, Any],
    done: str | Promise = "",
) -> HttpResponse:  # fmt: skip
    """The page with the form; posted, the act is done once and its address followed, or it is asked again."""
    if request.method == "POST" and form.is_valid():
        going_to = attempted(form, lambda: done_once(request, act))
        if going_to:
            if done:
                messages.success(request, str(done))
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    words = {"section": "priorities", "form": form, "once": request.POST.get("once") or uuid.uuid4(), **shown}
    return render(request, template, words, status=UNUSABLE if form.errors else 200)


def pressed(request: HttpRequest, act: Callable[[], str], done: str | Promise) -> HttpResponse:
    """Do once what a button asks for, and follow the address it gives. Raises Refused."""
    going_to = done_once(request, act)
    messages.success(request, str(done))
    return HttpResponseRedirect(going_to, status=SEE_OTHER)
