"""How is an effect settled that is held back?"""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from councils.queries.names import names_by_key
from councils.rules import standing_of
from governance.actions.decisions import effects as acts
from governance.forms.decisions.effects import WithdrawForm
from governance.models import Decision, Effect
from governance.queries.decisions.register import decision_seen_by
from governance.queries.effect_words import effect_words
from groundwork.attempts import attempted
from groundwork.once import done_once
from groundwork.refusals import require


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_effect(request: HttpRequest, reference: str, effect: int) -> HttpResponse:
    """Withdraw an effect that is held back, with a reason; whoever may not, or comes too late, is told why."""
    by: Any = request.user
    decision, found = held_back(request, reference, effect)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            acts.withdraw_effect(effect=found, because=form.because(), by=by)
            return reverse("decision", args=[reference]) + "#effects"

        if address := attempted(form, lambda: done_once(request, act)):
            return HttpResponseRedirect(address, status=303)
    else:
        require(acts.refuse_withdraw(by, found))
    return render(
        request,
        "governance/decisions/withdraw_effect.html",
        {
            "decision": decision,
            "effect": found,
            "words": effect_words(found.kind, found.terms, names_by_key()),
            "form": form,
            "once": request.POST.get("once") or uuid.uuid4(),
        },
        status=422 if form.errors else 200,
    )


def held_back(request: HttpRequest, reference: str, number: int) -> tuple[Decision, Effect]:
    """The decision and its effect, if this reader may see them; a page that is not there otherwise."""
    decision = decision_seen_by(standing_of(request.user), reference)
    effects = Effect.objects.filter(pk=number, outcome__decision=decision).select_related("outcome__decision__body")
    found = effects.first() if decision else None
    if decision is None or found is None:
        raise Http404
    return decision, found
