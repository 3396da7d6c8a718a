"""How is it said on what a motion, or a clause of it, depends?"""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance import rules
from governance.actions.motions.conditions import set_conditions
from governance.forms.motions.conditions import ConditionsForm
from governance.models import Clause, Motion
from governance.queries.motions.conditions import may_need
from governance.views.motions.page import motion_of
from governance.views.reading import SEE_OTHER, address, person_of
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def motion_conditions(request: HttpRequest, pk: int) -> HttpResponse:
    """Which clauses of other motions must be carried before this motion is put."""
    row = motion_of(request, pk)
    return choosing(request, row, row, "conditions")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def clause_conditions(request: HttpRequest, pk: int, clause: int) -> HttpResponse:
    """Which clauses must be carried for this clause to stand."""
    row = motion_of(request, pk)
    return choosing(request, row, get_object_or_404(Clause, pk=clause, motion=row), f"clause-{clause}")


def choosing(request: HttpRequest, row: Motion, of: Motion | Clause, anchor: str) -> HttpResponse:
    """The form; a press sets them, and what was refused is shown again."""
    require(rules.refuse_edit_motion(person_of(request), row))
    form = ConditionsForm(
        request.POST if request.method == "POST" else None, clauses=may_need(of), motion=row,
        initial={"needs": [str(pk) for pk in of.needs.values_list("pk", flat=True)]},
    )  # fmt: skip

    def act() -> str:
        set_conditions(of=of, needs=form.chosen, by=person_of(request))
        return address("motion", row.pk, anchor=anchor)

    going_to = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if going_to is not None:
        messages.success(request, _("Saved."))
        return HttpResponse(status=SEE_OTHER, headers={"Location": going_to})
    return render(request, "governance/motions/conditions.html", {
        "motion": row, "clause": of if isinstance(of, Clause) else None, "form": form,
        "once": request.POST.get("once") or uuid.uuid4(), "section": "meetings",
    }, status=422 if form.is_bound else 200)  # fmt: skip
