"""Which outcomes do the councils aim at, by which chain of reasoning, and in which version?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councils.queries.names import names_on
from councils.rules import refuse_unless_secretariat, standing_of
from priorities.enums import ModelState
from priorities.models import LogicModel
from priorities.queries.chains import chain_of
from priorities.queries.continuing import nodes_without_successor
from priorities.queries.logic_models import all_versions, current_model, drawn, in_front_elsewhere
from priorities.queries.priorities import levels
from priorities.rules.logic_models import is_behind, refuse_keep_model, refuse_read_model
from priorities.views.logic_models.found import readable
from priorities.views.tabs import tabs

KINDS = ("svg", "pdf", "csv")


@require_safe
def outcomes_page(request: HttpRequest) -> HttpResponse:
    """The logic model in force, or the newest draft."""
    model = current_model()
    if model is None:
        words = {"tabs": tabs("outcomes"), "section": "priorities", "may_draft": may_draft(request, None)}
        return render(request, "priorities/outcomes.html", words)
    return shown(request, model)


@require_safe
def logic_model_page(request: HttpRequest, model: int) -> HttpResponse:
    """One version."""
    return shown(request, readable(request, model))


def shown(request: HttpRequest, model: LogicModel) -> HttpResponse:
    """The page of a version; with `?node=1.2`, the chain of that node is marked and said in words."""
    drawing = drawn(model)
    every = all_versions()
    versions = [row for row in every if row.body_id == model.body_id]
    in_force = next((row for row in versions if row.state == ModelState.ADOPTED), None)
    standing = standing_of(request.user)
    is_keeper = may_draft(request, model)
    names = names_on()
    words: dict[str, Any] = {
        "tabs": tabs("outcomes"),
        "section": "priorities",
        "drawing": drawing,
        "chain": chain_of(drawing, request.GET.get("node", "")),
        "levels": levels(),
        "body": names[model.body_id],
        "names": names,
        "files": files(model),
        "versions": [row for row in versions if refuse_read_model(standing, row, in_force) is None],
        "elsewhere": in_front_elsewhere(every, model),
        "in_force": in_force,
        "behind": is_behind(model, in_force),
        "left": nodes_without_successor(model),
        "may_draft": is_keeper,
        "may_write": is_keeper and model.state == ModelState.DRAFT,
        "may_adopt": standing.is_secretariat and model.state == ModelState.DRAFT,
    }
    return render(request, "priorities/outcomes.html", words)


def may_draft(request: HttpRequest, model: LogicModel | None) -> bool:
    """Whether this reader may draft the body's model; while there is none, whether they are of the secretariat."""
    if not request.user.is_authenticated:
        return False
    if model is None:
        return refuse_unless_secretariat(request.user) is None
    return refuse_keep_model(request.user, model.body) is None


def files(model: LogicModel) -> list[dict[str, str]]:
    """The version as files, each by its address."""
    labels = {"svg": _("SVG"), "pdf": _("PDF"), "csv": _("CSV")}
    return [{"url": reverse(f"logic_model_{kind}", args=[model.pk]), "label": labels[kind]} for kind in KINDS]
