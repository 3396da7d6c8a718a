"""How does a page of the structure take what the secretariat records, keep what was typed, and act once?"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise

from councils.forms.fields import FIELDS_OF_REFUSALS
from councils.models import Person
from councils.rules import refuse_change_of_structure
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import Refused, require

SEE_OTHER = 303
UNUSABLE = 422


def secretary(request: HttpRequest) -> Person:
    """Who is signed in, of the secretariat. Raises Refused for everybody else."""
    assert isinstance(request.user, Person)
    require(refuse_change_of_structure(request.user))
    return request.user


def beside(form: forms.Form, act: Callable[[], str]) -> str:
    """What the act returns; what it refuses is about the field in which that was typed."""
    try:
        return act()
    except Refused as refused:
        refusal = refused.refusal
        fields = [name for name in FIELDS_OF_REFUSALS.get(refusal.code, ()) if name in form.fields]
        raise Refused(replace(refusal, field=refusal.field or next(iter(fields), None))) from refused


def answered(
    request: HttpRequest, template: str, form: forms.Form, shown: Mapping[str, Any],
    act: Callable[[], str], done: str | Promise,
) -> HttpResponse:  # fmt: skip
    """The page of an act: the form as it is asked for; done, and then to the address the act gives; or asked again."""
    if request.method == "POST" and form.is_valid():
        going_to = attempted(form, lambda: done_once(request, lambda: beside(form, act)))
        if going_to:
            messages.success(request, str(done))
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
    words = {"form": form, "once": request.POST.get("once") or uuid.uuid4(), **shown}
    return render(request, template, words, status=UNUSABLE if form.errors else 200)
