"""Where does one see on which days a jurisdiction does not work, and how does the secretariat keep them?"""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from governance import rules
from governance.actions.meetings import holidays as acts
from governance.forms.meetings.holidays import HolidayForm, YearForm
from governance.models import Holiday
from governance.queries.meetings.holidays import year_of
from governance.queries.meetings.statutory import SOURCE, statutory_holidays
from governance.queries.recommendations.consultations import jurisdictions_to_choose
from governance.views.reading import SEE_OTHER, person_of
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422


@require_safe
def holidays(request: HttpRequest) -> HttpResponse:
    """The holidays of a year, jurisdiction by jurisdiction."""
    asked = YearForm(request.GET)
    year = asked.cleaned_data["year"] if asked.is_valid() else timezone.localdate().year
    return shown(request, year)


@login_required
@require_POST
def add_holiday(request: HttpRequest) -> HttpResponse:
    """Record a holiday."""
    require(rules.refuse_prepare(person_of(request)))
    form = HolidayForm(jurisdictions_to_choose(), request.POST)

    def act() -> str:
        holiday = acts.add_holiday(by=person_of(request), **form.given())
        return at(holiday.day.year, holiday.jurisdiction.code)

    going_to = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if going_to:
        return HttpResponseRedirect(going_to, status=SEE_OTHER)
    day = form.cleaned_data.get("day")
    return shown(request, day.year if day else timezone.localdate().year, adding=form)


@login_required
@require_POST
def remove_holiday(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a holiday away."""
    require(rules.refuse_prepare(person_of(request)))
    holiday = get_object_or_404(Holiday.objects.select_related("jurisdiction"), pk=pk)
    going_to = at(holiday.day.year, holiday.jurisdiction.code)
    acts.remove_holiday(holiday=holiday, by=person_of(request))
    return HttpResponseRedirect(going_to, status=SEE_OTHER)


@login_required
@require_POST
def load_holidays(request: HttpRequest) -> HttpResponse:
    """Record the statutory holidays of a year that are missing."""
    require(rules.refuse_prepare(person_of(request)))
    form = YearForm(request.POST)
    if not form.is_valid():
        return shown(request, timezone.localdate().year, loading=form)
    year = form.cleaned_data["year"]
    new = acts.record_holidays(year=year, days=statutory_holidays(year), source=SOURCE, by=person_of(request))
    messages.success(request, ngettext("%(n)s holiday added.", "%(n)s holidays added.", new) % {"n": new})
    return HttpResponseRedirect(at(year), status=SEE_OTHER)


def at(year: int, code: str = "") -> str:
    """The address of a year, and of a jurisdiction on its page."""
    return f"{reverse('holidays')}?year={year}" + (f"#{code.lower()}" if code else "")


def shown(
    request: HttpRequest, year: int, *, adding: forms.Form | None = None, loading: forms.Form | None = None
) -> HttpResponse:
    """The page of a year, with the forms of the secretariat."""
    refused = adding or loading
    words: dict[str, Any] = {
        "page": year_of(year, timezone.localdate()),
        "may_keep": request.user.is_authenticated and rules.refuse_prepare(person_of(request)) is None,
        "adding": adding or HolidayForm(jurisdictions_to_choose()),
        "loading": loading or YearForm(initial={"year": year}),
        "refused": refused,
        "section": "meetings",
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    return render(request, "governance/holidays/list.html", words, status=UNUSABLE if refused else 200)
