"""How does a page take one act: asked for with its form, done once, and asked again with what was typed?"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise

from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refusal, Refused

SEE_OTHER, UNUSABLE = 303, 422


def act_page(
    request: HttpRequest,
    template: str,
    form: forms.BaseForm,
    act: Callable[[], str],
    shown: Mapping[str, Any],
    done: str | Promise = "",
    *,
    whole: bool = True,
) -> HttpResponse:
    """The page with the form; when it is posted, the act is done and its address followed, or it is asked again.

    `whole` is false when something beside the form, which the page shows, is not valid.
    """
    if request.method == "POST" and form.is_valid() and whole:
        going_to = attempted(form, lambda: done_once(request, act))
        if going_to:
            if done:
                messages.success(request, str(done))
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    failed = bool(form.errors) or (request.method == "POST" and not whole)
    words = {"form": form, "once": request.POST.get("once") or uuid.uuid4(), **shown}
    return render(request, template, words, status=UNUSABLE if failed else 200)


def acted(
    request: HttpRequest, form: forms.BaseForm, act: Callable[[], object], back: str, said: str
) -> HttpResponse | None:
    """Do once what a form on a page asks for and go `back`; None when it is refused, the reason being in the form."""

    def once() -> str:
        act()
        return back

    going_to = attempted(form, lambda: done_once(request, once)) if form.is_valid() else None
    if going_to is None:
        return None
    messages.success(request, said)
    return HttpResponseRedirect(going_to, status=SEE_OTHER)


def pressed(request: HttpRequest, act: Callable[[], str], otherwise: Callable[[Refusal], HttpResponse]) -> HttpResponse:
    """Do once what a button without a form asks for and follow its address; or the page that says why not."""
    try:
        return HttpResponseRedirect(done_once(request, act), status=SEE_OTHER)
    except Refused as refused:
        return otherwise(refused.refusal)
