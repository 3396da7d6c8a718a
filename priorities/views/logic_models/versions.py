"""How does a version begin, how does it differ from another, and how is it adopted?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from councils.models import Body
from councils.queries.names import names_on
from councils.rules import refuse_unless_secretariat, standing_of
from groundwork.refusals import require
from priorities.actions.logic_models import adopt_model, draft_model
from priorities.actions.versions import draft_next, take_over_changes
from priorities.enums import ModelState
from priorities.forms.logic_models import FROM_THE_LAST, AdoptForm, BeginForm
from priorities.models import LogicModel, ResultTemplate
from priorities.queries.continuing import nodes_without_successor
from priorities.queries.differences import differences
from priorities.queries.logic_models import DEFAULT_TEMPLATE, versions_of
from priorities.rules.logic_models import is_behind, refuse_keep_model, refuse_read_model
from priorities.views.acting import act_page, actor, pressed
from priorities.views.logic_models.found import in_force, readable, to_draft


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_model_page(request: HttpRequest) -> HttpResponse:
    """Begin a version: a copy of the one in force, or empty along a template."""
    by = actor(request)
    bodies = {body.key: body for body in Body.objects.order_by("pk") if refuse_keep_model(by, body) is None}
    if not bodies:
        require(refuse_unless_secretariat(by))
    names = names_on()
    adopted = LogicModel.objects.filter(state=ModelState.ADOPTED).select_related("body").first()
    form = BeginForm(
        request.POST or None,
        bodies=[(key, str(names[body.pk])) for key, body in bodies.items()],
        templates=sorted(ResultTemplate.objects.all(), key=lambda row: (row.key != DEFAULT_TEMPLATE, row.key)),
        initial={"body": adopted.body.key if adopted else "JC", "how": FROM_THE_LAST if adopted else DEFAULT_TEMPLATE},
    )

    def act() -> str:
        body = bodies[form.cleaned_data["body"]]
        if form.copies:
            return address(draft_next(body=body, by=by))
        template = form.cleaned_data["how"]
        return address(draft_model(body=body, title=form.pair("title"), template=template, by=by))

    return act_page(request, "priorities/model/begin.html", form, act, {}, _("The draft is begun."))


def address(model: LogicModel) -> str:
    """The page of a version."""
    return reverse("logic_model", args=[model.pk])


@require_safe
def differences_page(request: HttpRequest, model: int) -> HttpResponse:
    """What differs from another version: the one named by `from`, or the one that this one is based on."""
    row = readable(request, model)
    standing, adopted = standing_of(request.user), in_force(row)
    others = [other for other in versions_of(row) if other.pk != row.pk]
    others = [other for other in others if refuse_read_model(standing, other, adopted) is None]
    asked = request.GET.get("from", "")
    older = next((other for other in others if str(other.version) == asked), None)
    if older is None and row.based_on_id:
        older = next((other for other in others if other.pk == row.based_on_id), None)
    older = older or next((other for other in others if other.version < row.version), None)
    words: dict[str, Any] = {
        "model": row,
        "older": older,
        "others": others,
        "section": "priorities",
        "names": names_on(),
    }
    words["found"] = differences(older, row) if older is not None else None
    return render(request, "priorities/model/differences.html", words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def adopt_page(request: HttpRequest, model: int) -> HttpResponse:
    """Record the decision that adopts a draft, with all that differs from the version in force before one's eyes."""
    require(refuse_unless_secretariat(actor(request)))
    row = to_draft(request, model)
    adopted = in_force(row)
    behind = is_behind(row, adopted)
    initial = {"on": timezone.localdate()}
    form = AdoptForm(request.POST or None, in_force=adopted, behind=behind, initial=initial)

    def act() -> str:
        given = form.cleaned_data
        return address(
            adopt_model(model=row, decision=given["decision"], on=given["on"], over=form.looked_at, by=actor(request))
        )

    words: dict[str, Any] = {
        "model": row,
        "in_force": adopted,
        "behind": behind,
        "names": names_on(),
        "found": differences(adopted, row) if adopted is not None else None,
        "theirs": differences(row.based_on, adopted) if behind and adopted is not None else None,
        "left": nodes_without_successor(row, adopted) if adopted is not None else [],
    }
    return act_page(request, "priorities/model/adopt.html", form, act, words, _("The version is in force."))


@login_required
@require_POST
def take_over(request: HttpRequest, model: int) -> HttpResponse:
    """Take into a draft what the version in force changed meanwhile; what could not be is named."""
    row = to_draft(request, model)

    def act() -> str:
        left = take_over_changes(model=row, by=actor(request)).left
        if left:
            words = _("These stay as the draft has them: %(numbers)s.") % {"numbers": ", ".join(left)}
            messages.warning(request, words)
        return reverse("model_differences", args=[row.pk])

    return pressed(request, act, _("The changes of the version in force were taken over."))
