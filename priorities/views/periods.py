"""For which periods is measured, what is due in one, how did it go, and is it locked?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from councils.queries.names import names_on
from councils.rules import standing_of
from groundwork.refusals import Refusal, require
from priorities.actions.periods import lock_period, open_period, unlock_period, write_narrative
from priorities.forms.measuring import NarrativeForm, PeriodForm, ReasonForm
from priorities.models import MeasuringPeriod
from priorities.queries.indicators import periods_of
from priorities.queries.logic_models import current_model
from priorities.queries.measuring_period import period_page as page_of
from priorities.rules.logic_models import refuse_keep_model
from priorities.views.acting import act_page, actor, pressed
from priorities.views.measuring_found import body_that_measures, may_keep, period_or_404, period_to_keep, period_to_lock
from priorities.views.tabs import tabs

METHODS = ["GET", "HEAD", "POST"]
ACT = "priorities/measuring/act.html"


@require_safe
def periods_page(request: HttpRequest) -> HttpResponse:
    """All periods of the body whose logic model is read, the last one first."""
    body = body_that_measures()
    words = {
        "tabs": tabs("indicators"),
        "section": "priorities",
        "periods": list(periods_of(body).reverse()) if body else [],
        "may_keep": may_keep(request.user, body),
    }
    return render(request, "priorities/measuring/periods.html", words)


@require_safe
def period_page(request: HttpRequest, period: int) -> HttpResponse:
    """One period: how it went, and each indicator with its target, its value and its state."""
    row = period_or_404(period)
    standing = standing_of(request.user)
    words = {
        "tabs": tabs("indicators"),
        "section": "priorities",
        "period": row,
        "rows": page_of(row, timezone.localdate()),
        "names": names_on(),
        "is_member": standing.is_anybody,
        "may_keep": may_keep(request.user, row.body),
        "may_lock": standing.is_secretariat,
    }
    return render(request, "priorities/measuring/period.html", words)


@login_required
@require_http_methods(METHODS)
def open_period_page(request: HttpRequest) -> HttpResponse:
    """A new period."""
    model = current_model()
    if model is None:
        require(Refusal("no-model", _("There is no logic model yet: an indicator measures one of its results.")))
    assert model is not None
    require(refuse_keep_model(actor(request), model.body))
    form = PeriodForm(request.POST or None)

    def act() -> str:
        days = {name: form.cleaned_data[name] for name in ("first", "last")}
        return address(open_period(body=model.body, name=form.pair("name"), by=actor(request), **days))

    words = {
        "title": _("Open a measuring period"),
        "lead": _("Periods do not overlap."),
        "both": form.sides("name"),
        "fields": [form["first"], form["last"]],
        "press": _("Open it"),
        "cancel": reverse("measuring_periods"),
    }
    return act_page(request, ACT, form, act, words, _("The period is open."))


@login_required
@require_http_methods(METHODS)
def write_narrative_page(request: HttpRequest, period: int) -> HttpResponse:
    """How the period went."""
    row = period_to_keep(request, period)
    initial = {"text_en": row.narrative.en, "text_fr": row.narrative.fr, "seen": row.version}
    form = NarrativeForm(request.POST or None, initial=initial)

    def act() -> str:
        seen = form.cleaned_data["seen"]
        return address(write_narrative(period=row, text=form.pair("text"), by=actor(request), seen=seen))

    words = {
        "title": _("How the period %(name)s went") % {"name": row.name},
        "both": form.sides("text"),
        "press": _("Save"),
        "cancel": address(row),
    }
    return act_page(request, ACT, form, act, words, _("The narrative is saved."))


@login_required
@require_POST
def lock_period_act(request: HttpRequest, period: int) -> HttpResponse:
    """Let nothing in it change any more."""
    row = period_to_lock(request, period)
    return pressed(request, lambda: address(lock_period(period=row, by=actor(request))), _("The period is locked."))


@login_required
@require_http_methods(METHODS)
def unlock_period_page(request: HttpRequest, period: int) -> HttpResponse:
    """Let it change again, for a reason."""
    row = period_to_lock(request, period)
    form = ReasonForm(request.POST or None)

    def act() -> str:
        return address(unlock_period(period=row, because=form.because_said, by=actor(request)))

    words = {
        "title": _("Unlock the period %(name)s") % {"name": row.name},
        "lead": _("Its targets and measurements can be changed again. The reason is kept in the ledger."),
        "fields": [form["because"]],
        "press": _("Unlock it"),
        "cancel": address(row),
    }
    return act_page(request, ACT, form, act, words, _("The period is unlocked."))


def address(period: MeasuringPeriod) -> str:
    return reverse("measuring_period", args=[period.pk])
