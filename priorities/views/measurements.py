"""How are the measurements of a period entered on one page, submitted, returned and approved?"""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from councils.models import Person
from councils.queries.names import names_on
from councils.rules import standing_of
from groundwork.once import done_once
from groundwork.refusals import Refusal, Refused, require
from priorities.actions.measurements import (
    approve_measurement,
    enter_measurement,
    return_measurement,
    submit_measurement,
)
from priorities.forms.measuring import EntryForm, ReasonForm
from priorities.models import Measurement, MeasuringPeriod
from priorities.queries.measuring_work import ToEnter, to_approve, to_enter
from priorities.rights import ENTER_MEASUREMENT
from priorities.rules.measuring import refuse_approve, refuse_locked, submitter_of
from priorities.views.acting import SEE_OTHER, UNUSABLE, act_page, actor, pressed
from priorities.views.measuring_found import measurement_or_404, period_or_404
from priorities.views.tabs import tabs

METHODS = ["GET", "HEAD", "POST"]
Rows = list[tuple[ToEnter, EntryForm | None]]


@login_required
@require_http_methods(METHODS)
def enter_measurements_page(request: HttpRequest, period: int) -> HttpResponse:
    """Several on one page: whatever is wrong in one row, nothing is kept of any, and all stays as it was typed."""
    row = period_or_404(period)
    require(refuse_locked(row))
    rows = rows_to_enter(request, row)
    require(refuse_nothing_to_enter(request, rows))
    forms = [form for _entry, form in rows if form is not None]
    unusable = [form for form in forms if not form.is_valid()]
    if request.method == "POST" and not unusable:
        try:
            going_to = done_once(request, lambda: entered(request, row, forms))
            return HttpResponseRedirect(going_to, status=SEE_OTHER)
        except Refused:
            if not any(form.errors for form in forms):
                raise
    words = {
        "tabs": tabs("indicators"),
        "section": "priorities",
        "period": row,
        "rows": rows,
        "errors": errors_of(forms),
        "writable": any(forms),
        "names": names_on(),
        "once": request.POST.get("once") or uuid.uuid4(),
    }
    status = UNUSABLE if words["errors"] else 200
    return render(request, "priorities/measuring/enter.html", words, status=status)


def refuse_nothing_to_enter(request: HttpRequest, rows: Rows) -> Refusal | None:
    """Why is this page not for this person? They measure nothing; whoever holds a place may read that it is so."""
    if rows or (request.method != "POST" and standing_of(request.user).is_anybody):
        return None
    words = _("Members of the body responsible for the indicator enter what is measured.")
    return ENTER_MEASUREMENT.refused("not-responsible", words)


def rows_to_enter(request: HttpRequest, period: MeasuringPeriod) -> Rows:
    """What this person may measure, each with its form where it is still to be written."""
    entries = to_enter(actor(request), period, timezone.localdate())
    return [(entry, form_of(request, entry) if entry.is_writable else None) for entry in entries]


def form_of(request: HttpRequest, entry: ToEnter) -> EntryForm:
    """The form of one row, under a prefix of its own."""
    return EntryForm(
        request.POST or None,
        prefix=f"i{entry.indicator.pk}",
        indicator=entry.indicator,
        measurement=entry.measurement,
    )


def entered(request: HttpRequest, period: MeasuringPeriod, forms: Sequence[EntryForm]) -> str:
    """All rows, or none. Raises Refused, with the refusal written in its row."""
    submits = request.POST.get("then") == "submit"
    with transaction.atomic():
        count = sum(each_entered(form, period, actor(request), submits=submits) for form in forms)
    if not count:
        messages.info(request, _("Nothing was entered: no value was typed or changed."))
        return reverse("measuring_period", args=[period.pk])
    if submits:
        words = ngettext("%(count)s measurement submitted.", "%(count)s measurements submitted.", count)
    else:
        words = ngettext("%(count)s draft saved.", "%(count)s drafts saved.", count)
    messages.success(request, words % {"count": count})
    return reverse("measuring_period", args=[period.pk])


def each_entered(form: EntryForm, period: MeasuringPeriod, by: Person, *, submits: bool) -> bool:
    """Whether the row was written, or submitted as it stood."""
    try:
        row: Measurement | None = form.measurement
        seen = form.cleaned_data["seen"]
        if form.is_new:
            row = enter_measurement(
                indicator=form.indicator, period=period, by=by, seen=seen, **form.said, **form.texts
            )  # fmt: skip
            seen = row.version
        if submits and row is not None:
            submit_measurement(measurement=row, by=by, seen=seen)
        return form.is_new or (submits and row is not None)
    except Refused as refused:
        form.refuse(refused.refusal)
        raise


def errors_of(forms: Sequence[EntryForm]) -> list[dict[str, str]]:
    """What is wrong, row by row, for the summary: in which field, and why."""
    found = []
    for form in forms:
        for name, sentences in form.errors.items():
            place = form[name].auto_id if name in form.fields else f"i{form.indicator.pk}"
            found += [{"id": place, "text": f"{form.indicator.name} – {sentence}"} for sentence in sentences]
    return found


@login_required
@require_safe
def approvals_page(request: HttpRequest) -> HttpResponse:
    """What waits for this person's approval."""
    words = {
        "tabs": tabs("indicators"),
        "section": "priorities",
        "rows": to_approve(actor(request)),
    }
    return render(request, "priorities/measuring/approvals.html", words)


@login_required
@require_POST
def approve_measurement_act(request: HttpRequest, measurement: int) -> HttpResponse:
    """Let it stand, as it was read."""
    row = measurement_or_404(measurement)
    seen = request.POST.get("seen", "")

    def act() -> str:
        approve_measurement(measurement=row, by=actor(request), seen=int(seen) if seen.isdecimal() else None)
        return reverse("measurement_approvals")

    return pressed(request, act, _("The measurement is approved."))


@login_required
@require_http_methods(METHODS)
def return_measurement_page(request: HttpRequest, measurement: int) -> HttpResponse:
    """Send it back, and say why."""
    row = measurement_or_404(measurement)
    require(refuse_approve(actor(request), row.indicator, submitter_of(row)))
    form = ReasonForm(request.POST or None, initial={"seen": row.version})

    def act() -> str:
        seen = form.cleaned_data["seen"]
        return_measurement(measurement=row, because=form.because_said, by=actor(request), seen=seen)
        return reverse("measurement_approvals")

    words = {
        "title": _("Return “%(name)s”") % {"name": row.indicator.name},
        "lead": _("It goes back to who enters it, with your reason."),
        "of": row,
        "fields": [form["because"]],
        "press": _("Return it"),
        "cancel": reverse("measurement_approvals"),
    }
    return act_page(request, "priorities/measuring/act.html", form, act, words, _("The measurement is returned."))
