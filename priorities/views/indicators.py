"""How far is each indicator, what is told of one, and how is it described, aimed and retired?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councils.models import Body
from councils.queries.names import names_on
from councils.rules import refuse_see_people, standing_of
from groundwork.refusals import Refusal, require
from priorities.actions.indicators import define_indicator, retire_indicator, revise_indicator
from priorities.actions.targets import set_target
from priorities.forms.indicators import IndicatorForm, typed_indicator
from priorities.forms.measuring import RetireForm, TargetForm, typed_value
from priorities.models import Indicator, LogicModel, ResultNode
from priorities.queries.indicator_page import indicator_page as page_of
from priorities.queries.logic_models import current_model, in_order
from priorities.queries.measuring_page import LATE, LOOKS, Filters, measured
from priorities.rules.logic_models import refuse_keep_model
from priorities.rules.measuring import is_worse_than_baseline, reckoned, refuse_approve, refuse_enter
from priorities.views.acting import act_page, actor
from priorities.views.measuring_found import indicator_or_404, indicator_to_keep, may_keep, period_or_404, target_of
from priorities.views.tabs import tabs

METHODS = ["GET", "HEAD", "POST"]
ACT = "priorities/measuring/act.html"


@require_safe
def indicators_page(request: HttpRequest) -> HttpResponse:
    """Target against actual for all indicators of the model in force."""
    model = current_model()
    asked = request.GET
    filters = Filters(asked.get("status", ""), asked.get("body", ""), asked.get("node", ""))
    page = measured(model, timezone.localdate(), filters) if model else None
    words = {
        "tabs": tabs("indicators"),
        "section": "priorities",
        "model": model,
        "page": page,
        "filters": filters,
        "statuses": statuses(page.counts) if page else [],
        "names": names_on(),
        "may_keep": may_keep(request.user, model.body if model else None),
        "is_member": standing_of(request.user).is_anybody,
    }
    return render(request, "priorities/measuring/indicators.html", words)


def statuses(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """By which status one can narrow, and how many have it; those that nobody has are left out."""
    labels = {status.value: str(status.label) for status in LOOKS} | {LATE: _("measurement late")}
    return [(key, labels[key], count) for key, count in counts.items() if count]


@require_safe
def indicator_page(request: HttpRequest, indicator: int) -> HttpResponse:
    """One indicator: its definition, its targets with their reasons, its measurements with their stamps."""
    row = indicator_or_404(request, indicator)
    page = page_of(row)
    standing = standing_of(request.user)
    may = standing.is_anybody and request.user.is_authenticated
    words = {
        "tabs": tabs("indicators"),
        "section": "priorities",
        "page": page,
        "indicator": row,
        "look": LOOKS[page.series.judged.status],
        "names": names_on(),
        "is_member": standing.is_anybody,
        "sees_people": refuse_see_people(standing) is None,
        "may_keep": may_keep(request.user, row.node.model.body),
        "may_approve": may and refuse_approve(actor(request), row, None) is None,
        "may_enter": may and not row.measures_itself and refuse_enter(actor(request), row) is None,
    }
    return render(request, "priorities/measuring/indicator.html", words)


@login_required
@require_http_methods(METHODS)
def define_indicator_page(request: HttpRequest) -> HttpResponse:
    """A new indicator of a node of the model; `?node=1.2` chooses the node."""
    model = current_model()
    if model is None:
        require(Refusal("no-model", _("There is no logic model yet: an indicator measures one of its results.")))
    assert model is not None
    require(refuse_keep_model(actor(request), model.body))
    form = described_form(request, model, None)

    def act() -> str:
        node, kind = form.nodes[form.cleaned_data["node"]], form.kind_chosen
        return address(define_indicator(node=node, kind=kind, described=form.described, by=actor(request)))

    words = form_words(form, None) | {"cancel": reverse("indicators")}
    return act_page(request, "priorities/measuring/describe.html", form, act, words, _("The indicator is defined."))


@login_required
@require_http_methods(METHODS)
def revise_indicator_page(request: HttpRequest, indicator: int) -> HttpResponse:
    """Say anew what an indicator is."""
    row = indicator_to_keep(request, indicator)
    form = described_form(request, row.node.model, row)

    def act() -> str:
        seen = form.cleaned_data["seen"]
        return address(revise_indicator(indicator=row, described=form.described, by=actor(request), seen=seen))

    words = form_words(form, row) | {"cancel": address(row)}
    return act_page(request, "priorities/measuring/describe.html", form, act, words, _("The indicator is revised."))


def described_form(request: HttpRequest, model: LogicModel, indicator: Indicator | None) -> IndicatorForm:
    """The form with the nodes of the model and the bodies that can measure."""
    names = names_on()
    owners = {body.key: body for body in Body.objects.order_by("pk")}
    nodes = in_order(ResultNode.objects.filter(model=model).select_related("tier"))
    chosen = next((str(node.pk) for node in nodes if node.number == request.GET.get("node")), None)
    return IndicatorForm(
        request.POST or None,
        nodes={str(node.pk): node for node in nodes},
        bodies=[(key, str(names[body.pk])) for key, body in owners.items()],
        owners=owners,
        indicator=indicator,
        initial=typed_indicator(indicator) if indicator else {"node": chosen},
    )


def form_words(form: IndicatorForm, indicator: Indicator | None) -> dict[str, Any]:
    """The fields in the groups in which the page shows them."""
    kind = indicator.kind if indicator else None
    return {
        "indicator": indicator,
        "what": form.sides("name", "definition"),
        "unit": form.sides("unit") if kind != "scale" else [],
        "number": [form[name] for name in ("decimals", "direction", "cumulative")] if kind != "scale" else [],
        "steps": form.sides("steps") if kind != "number" else [],
        "how": form.sides("baseline_note", "origin", "method"),
    }


@login_required
@require_http_methods(METHODS)
def set_target_page(request: HttpRequest, indicator: int, period: int) -> HttpResponse:
    """What is aimed at for a period. One worse than the baseline is warned of, and kept when a reason is given."""
    row, when = indicator_to_keep(request, indicator), period_or_404(period)
    target = target_of(row, when)
    form = TargetForm(request.POST or None, indicator=row, initial=typed_value(target))

    def act() -> str:
        reason, seen = form.because_said, form.cleaned_data["seen"]
        set_target(indicator=row, period=when, because=reason, by=actor(request), seen=seen, **form.said)
        return address(row)

    aimed = reckoned(target.value, target.step) if target else None
    words = {
        "title": _("Target of “%(name)s”") % {"name": row.name},
        "lead": _("For the period %(name)s.") % {"name": when.name},
        "baseline_of": row,
        "is_worse": aimed is not None and is_worse_than_baseline(row, aimed),
        "fields": [form["value"], form["because"]],
        "press": _("Set the target"),
        "cancel": address(row),
    }
    return act_page(request, ACT, form, act, words, _("The target is set."))


@login_required
@require_http_methods(METHODS)
def retire_indicator_page(request: HttpRequest, indicator: int) -> HttpResponse:
    """Measure it no more."""
    row = indicator_to_keep(request, indicator)
    form = RetireForm(request.POST or None, initial={"on": timezone.localdate(), "seen": row.version})

    def act() -> str:
        given = form.cleaned_data
        return address(retire_indicator(indicator=row, on=given["on"], by=actor(request), seen=given["seen"]))

    words = {
        "title": _("Retire “%(name)s”") % {"name": row.name},
        "lead": _("It is measured no more. What was measured stays."),
        "fields": [form["on"]],
        "press": _("Retire it"),
        "cancel": address(row),
    }
    return act_page(request, ACT, form, act, words, _("The indicator is retired."))


def address(indicator: Indicator) -> str:
    return reverse("indicator", args=[indicator.pk])
