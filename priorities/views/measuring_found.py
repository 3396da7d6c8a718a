"""Which indicator, period or measurement does an address name, and may this reader see or change it?"""

from typing import Any

from django.http import Http404, HttpRequest

from councils.models import Body, Person
from councils.rules import refuse_unless_secretariat, standing_of
from groundwork.refusals import require
from priorities.enums import ModelState
from priorities.models import Indicator, LogicModel, Measurement, MeasuringPeriod, Target
from priorities.queries.indicator_page import found_indicator
from priorities.queries.logic_models import current_model
from priorities.rules.logic_models import refuse_keep_model, refuse_read_model
from priorities.views.acting import actor


def indicator_or_404(request: HttpRequest, pk: int) -> Indicator:
    """An indicator that this reader may see: those of a draft are for whoever may see the draft."""
    found = found_indicator(pk)
    if found is None:
        raise Http404
    model = found.node.model
    if model.state == ModelState.DRAFT:
        in_force = LogicModel.objects.filter(body=model.body_id, state=ModelState.ADOPTED).first()
        require(refuse_read_model(standing_of(request.user), model, in_force))
    return found


def indicator_to_keep(request: HttpRequest, pk: int) -> Indicator:
    """An indicator that this person may describe and aim at. Raises Http404 and Refused."""
    found = indicator_or_404(request, pk)
    require(refuse_keep_model(actor(request), found.node.model.body))
    return found


def period_or_404(pk: int) -> MeasuringPeriod:
    found = MeasuringPeriod.objects.select_related("body", "locked_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def period_to_keep(request: HttpRequest, pk: int) -> MeasuringPeriod:
    """A period whose narrative this person may write. Raises Http404 and Refused."""
    found = period_or_404(pk)
    require(refuse_keep_model(actor(request), found.body))
    return found


def period_to_lock(request: HttpRequest, pk: int) -> MeasuringPeriod:
    """A period, for the secretariat. Raises Http404 and Refused."""
    require(refuse_unless_secretariat(actor(request)))
    return period_or_404(pk)


def measurement_or_404(pk: int) -> Measurement:
    rows = Measurement.objects.select_related(
        "step", "period", "indicator__node__owner", "indicator__node__model__body", "indicator__responsible"
    )
    found = rows.prefetch_related("indicator__steps").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def target_of(indicator: Indicator, period: MeasuringPeriod) -> Target | None:
    """What is aimed at now. One query."""
    return Target.objects.filter(indicator=indicator, period=period).select_related("step").first()


def body_that_measures() -> Body | None:
    """The body whose logic model is read, which therefore opens periods. One query."""
    model = current_model()
    return model.body if model else None


def may_keep(user: Any, body: Body | None) -> bool:
    """Whether this reader drafts the logic model of the body, and so describes, aims and opens periods."""
    return body is not None and isinstance(user, Person) and refuse_keep_model(user, body) is None
