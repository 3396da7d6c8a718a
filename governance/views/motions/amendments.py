"""How is an amendment proposed, rewritten, put in order, put to a vote and withdrawn?"""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councils.queries.names import names_on
from governance import rules
from governance.actions.motions import amendments as acts
from governance.forms.motions.amendments import AmendmentForm
from governance.forms.ordering import seen_now
from governance.models import Amendment, Clause, Motion
from governance.queries.motions.amendments import names_to_act_in
from governance.queries.motions.motion import sides_of
from governance.views.motions.page import motion_of
from governance.views.reading import SEE_OTHER, address, person_of, posted_from, see
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose_amendment(request: HttpRequest, pk: int, clause: int) -> HttpResponse:
    """Propose other words for a clause."""
    row = motion_of(request, pk)
    part = get_object_or_404(Clause.objects.select_related("motion"), pk=clause, motion=row)
    require(rules.refuse_propose_amendment(person_of(request), part))
    names = names_to_act_in(person_of(request), names_on())
    words = {"text_en": part.text.en, "text_fr": part.text.fr}
    form = AmendmentForm(request.POST if request.method == "POST" else None, names=names, initial=words)

    def act() -> str:
        acts.propose_amendment(
            clause=part, text=form.words, rationale=form.rationale, by=person_of(request), **form.named
        )
        return address("motion", pk, anchor=f"amendments-{clause}")

    return answered(request, row, part, form, act, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise_amendment(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    """Rewrite an amendment against the clause as it is now."""
    row, found = amendment_of(request, pk, amendment)
    require(rules.refuse_rewrite(person_of(request), found))
    text, because = found.text, found.rationale
    words = {
        "text_en": text.en, "text_fr": text.fr, "rationale_en": because.en, "rationale_fr": because.fr,
        "version": found.version,
    }  # fmt: skip
    form = AmendmentForm(request.POST if request.method == "POST" else None, names=[], initial=words)

    def act() -> str:
        acts.revise_amendment(
            amendment=found, version=form.cleaned_data["version"] or 0, text=form.words, rationale=form.rationale,
            by=person_of(request),
        )  # fmt: skip
        return address("motion", pk, anchor=f"amendments-{found.clause_id}")

    return answered(request, row, found.clause, form, act, found)


def answered(
    request: HttpRequest, row: Motion, clause: Clause, form: AmendmentForm, act: Callable[[], str],
    amendment: Amendment | None,
) -> HttpResponse:  # fmt: skip
    """Do what the form asks, once; without a press, or when it is refused, show it with what was typed."""
    going_to = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if going_to is not None:
        messages.success(request, _("Saved."))
        return HttpResponse(status=SEE_OTHER, headers={"Location": going_to})
    if form.is_bound and amendment is not None:
        amendment.refresh_from_db()
        seen_now(form, amendment.version)
    return render(request, "governance/motions/amendments/form.html", {
        "motion": row, "clause": clause, "sides": sides_of(clause.text), "form": form, "amendment": amendment,
        "once": request.POST.get("once") or uuid.uuid4(), "section": "meetings",
    }, status=UNUSABLE if form.is_bound else 200)  # fmt: skip


@login_required
@posted_from("motion", "pk")
def put_amendment(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    """Make the motion that puts an amendment, and go there."""
    _row, found = amendment_of(request, pk, amendment)

    def act() -> str:
        return address("motion", acts.put_amendment(amendment=found, by=person_of(request)).pk)

    return HttpResponse(status=SEE_OTHER, headers={"Location": done_once(request, act)})


@login_required
@posted_from("motion", "pk")
def withdraw_amendment(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    """Withdraw an amendment."""
    _row, found = amendment_of(request, pk, amendment)
    acts.withdraw_amendment(amendment=found, by=person_of(request))
    messages.success(request, _("The amendment is withdrawn."))
    return see("motion", pk, anchor=f"amendments-{found.clause_id}")


@login_required
@posted_from("motion", "pk")
def move_amendment(request: HttpRequest, pk: int, amendment: int) -> HttpResponse:
    """Let an amendment be voted earlier or later than another to the same clause."""
    _row, found = amendment_of(request, pk, amendment)
    steps = -1 if request.POST.get("to") == "earlier" else 1

    def act() -> str:
        acts.order_amendment(amendment=found, steps=steps, by=person_of(request))
        return address("motion", pk, anchor=f"amendments-{found.clause_id}")

    return HttpResponse(status=SEE_OTHER, headers={"Location": done_once(request, act)})


def amendment_of(request: HttpRequest, pk: int, amendment: int) -> tuple[Motion, Amendment]:
    """The motion and an amendment to one of its clauses, for a member. Raises Http404 and Refused."""
    row = motion_of(request, pk)
    amendments = Amendment.objects.select_related("clause__motion__body", "motion")
    return row, get_object_or_404(amendments, pk=amendment, clause__motion=row)
