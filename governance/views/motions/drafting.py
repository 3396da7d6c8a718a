"""How is it drafted what carrying a clause would change?"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance import rules
from governance.actions.motions import drafting as acts
from governance.effects.spec import KINDS, Spec
from governance.forms.motions.drafting import DayToPreviewForm, EffectForm
from governance.forms.motions.drafting_kinds import kinds_to_choose
from governance.models import Clause, Motion
from governance.queries.motions.drafting import day_to_check, keys_taken
from governance.queries.motions.drafting_choices import choices_on
from governance.views.motions.page import motion_of
from governance.views.reading import address, person_of, posted_from
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require

UNUSABLE = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose_effect(request: HttpRequest, pk: int, clause: int) -> HttpResponse:
    """Add something that a clause would change: its kind stands in the address, its terms are asked for here."""
    row, part = drafted(request, pk, clause)
    spec = KINDS.get(request.GET.get("kind", ""))
    if spec is None:
        asked = "kind" in request.GET or request.method == "POST"
        return page(request, row, part, status=UNUSABLE if asked else 200, unknown=asked)
    form = effect_form(request, row, part, spec, before=acts.changing_ones(part.effects))

    def act(given: Mapping[str, Any]) -> None:
        acts.propose_effect(
            clause=part, version=given["version"], effect=form.effect(), on=given["on"], by=person_of(request)
        )

    return answered(request, row, part, form, act)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise_effect(request: HttpRequest, pk: int, clause: int, number: int) -> HttpResponse:
    """Change the terms of something that a clause would change."""
    row, part = drafted(request, pk, clause)
    effect = part.effects[number - 1] if 1 <= number <= len(part.effects) else {}
    spec = KINDS.get(effect.get("kind", ""))
    if spec is None:
        raise Http404
    before = acts.changing_ones(part.effects[: number - 1])
    form = effect_form(request, row, part, spec, before=before, effect=effect)

    def act(given: Mapping[str, Any]) -> None:
        acts.revise_proposal(
            clause=part, version=given["version"], number=number, effect=form.effect(), on=given["on"],
            by=person_of(request),
        )  # fmt: skip

    return answered(request, row, part, form, act, number=number)


@login_required
@posted_from("motion", "pk")
def remove_effect(request: HttpRequest, pk: int, clause: int, number: int) -> HttpResponse:
    """Take something off that a clause would change."""
    _row, part = drafted(request, pk, clause)

    def act() -> str:
        acts.remove_proposal(clause=part, version=version_seen(request), number=number, by=person_of(request))
        messages.success(request, _("Removed."))
        return address("motion", pk, anchor=f"effects-{clause}")

    return see_it(done_once(request, act))


@login_required
@posted_from("motion", "pk")
def move_effect(request: HttpRequest, pk: int, clause: int, number: int) -> HttpResponse:
    """Let something change earlier or later than another: they are enacted in this order."""
    _row, part = drafted(request, pk, clause)
    steps = -1 if request.POST.get("to") == "earlier" else 1

    def act() -> str:
        by = person_of(request)
        acts.order_proposal(clause=part, version=version_seen(request), number=number, steps=steps, by=by)
        return address("motion", pk, anchor=f"effects-{clause}")

    return see_it(done_once(request, act))


def drafted(request: HttpRequest, pk: int, clause: int) -> tuple[Motion, Clause]:
    """The motion and its clause, for who may draft it. Raises Http404 and Refused."""
    row = motion_of(request, pk)
    require(rules.refuse_edit_motion(person_of(request), row))
    return row, get_object_or_404(Clause, pk=clause, motion=row)


def effect_form(
    request: HttpRequest, row: Motion, part: Clause, spec: Spec, *, before: list[acts.Proposal],
    effect: Mapping[str, Any] | None = None,
) -> EffectForm:  # fmt: skip
    """The form of this kind: what there is to choose from is that of the day which is asked for."""
    day = DayToPreviewForm(day_to_check(row), request.POST or request.GET)
    on = day.cleaned_data["on"] if day.is_valid() else day_to_check(row)
    before = [*acts.proposed_before(part), *before]
    return EffectForm(
        spec,
        choices_on(on, [str(term.type) for term in spec.terms], before),
        taken=keys_taken(row),
        data=request.POST if request.method == "POST" else None,
        initial={"version": part.version, "on": on, **(effect or {})},
    )


def answered(
    request: HttpRequest, row: Motion, part: Clause, form: EffectForm, act: Callable[[Mapping[str, Any]], None], *,
    number: int = 0,
) -> HttpResponse:  # fmt: skip
    """Do what the form asks, once; without a press, or when it is refused, show it with what was typed."""

    def once() -> str:
        act(form.cleaned_data)
        messages.success(request, _("Saved."))
        return address("motion", row.pk, anchor=f"effects-{part.pk}")

    going_to = attempted(form, lambda: done_once(request, once)) if form.is_valid() else None
    if going_to is not None:
        return see_it(going_to)
    if form.is_bound:
        part.refresh_from_db()
        form.seen_now(part.version)
    return page(request, row, part, form=form, number=number, status=UNUSABLE if form.is_bound else 200)


def page(
    request: HttpRequest, row: Motion, part: Clause, *, form: EffectForm | None = None, number: int = 0,
    unknown: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page on which one change is drafted; without a form the page on which its kind is chosen."""
    context = {
        "motion": row, "clause": part, "form": form, "number": number, "kinds": kinds_to_choose(),
        "unknown": unknown, "once": request.POST.get("once") or uuid.uuid4(), "section": "meetings",
    }  # fmt: skip
    return render(request, "governance/motions/effects/form.html", context, status=status)


def version_seen(request: HttpRequest) -> int:
    """The version of the clause that the page showed; 0, which no clause has, where none was sent."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def see_it(where: str) -> HttpResponse:
    """Go and see what came of it."""
    return HttpResponse(status=303, headers={"Location": where})
