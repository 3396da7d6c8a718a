"""How does a reader find a decision, and how do its texts come to match and be published?"""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from councils.rules import Standing, standing_of
from governance import rules
from governance.actions.decisions import matching
from governance.actions.decisions import recording as acts
from governance.forms.decisions.register import MatchForm, RegisterFilter
from governance.models import Decision
from governance.queries.decisions.register import clause_to_match, decision_seen_by, goes_on, offered, register_of
from governance.queries.decisions.trail import decision_page
from governance.rules.recording import refuse_correct, refuse_replace
from governance.views.decisions.tabs import decision_tabs
from groundwork.attempts import attempted
from groundwork.bilingual import Pair
from groundwork.once import done_once
from groundwork.refusals import require


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The register: every decision that this reader may see, newest first."""
    standing = standing_of(request.user)
    offer = offered(standing)
    form = RegisterFilter(request.GET, offer)
    chosen = form.chosen()
    register = register_of(standing, offer, chosen, request.GET.get("page"))
    return render(
        request,
        "governance/decisions/register.html",
        {"register": register, "form": form, "chosen": chosen, "tabs": decision_tabs("decisions")},
    )


@require_safe
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """A decision: both texts, its trail, its facts, its history."""
    standing, found = seen(request, reference)
    return shown(request, standing, found)


@require_POST
def match_text(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Say that the texts of a clause match."""
    standing, found = seen(request, reference)
    by: Any = request.user
    require(rules.refuse_chair_or_secretariat(by, found.body))
    outcome = clause_to_match(found, pk)
    if outcome is None:
        raise Http404
    form = MatchForm(request.POST, decision=found, clause=outcome)
    if form.is_valid():
        attempted(form, lambda: matching.match_text(outcome=outcome, by=by, **form.matched()))
    return answered(request, standing, found, form)


@require_POST
def match_title(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that the two titles match."""
    standing, found = seen(request, reference)
    by: Any = request.user
    require(rules.refuse_chair_or_secretariat(by, found.body))
    form = MatchForm(request.POST, decision=found)
    if form.is_valid():
        attempted(form, lambda: matching.match_title(decision=found, by=by, **form.matched()))
    return answered(request, standing, found, form)


@require_POST
def publish_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish in both languages."""
    _standing, found = seen(request, reference)
    by: Any = request.user

    def act() -> str:
        acts.publish_decision(decision=found, by=by)
        return reverse("decision", args=[reference])

    return HttpResponseRedirect(done_once(request, act), status=303)


def seen(request: HttpRequest, reference: str) -> tuple[Standing, Decision]:
    """The decision, if this reader may see it; a page that is not there otherwise."""
    standing = standing_of(request.user)
    found = decision_seen_by(standing, reference)
    if found is None:
        raise Http404
    return standing, found


def answered(request: HttpRequest, standing: Standing, found: Decision, form: MatchForm) -> HttpResponse:
    """Back to the decision; or the page again, with what was typed and what is wrong with it."""
    if form.is_valid() and not form.errors:
        return HttpResponseRedirect(reverse("decision", args=[found.reference]) + "#publish", status=303)
    return shown(request, standing, found, form, status=422)


def shown(
    request: HttpRequest,
    standing: Standing,
    found: Decision,
    typed: MatchForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of the decision."""
    page = decision_page(found, people=standing.is_anybody)
    context: dict[str, Any] = {
        "page": page,
        "decision": found,
        "typed": typed,
        "comparing": "compare" in request.GET,
        "is_member": rules.refuse_read_unpublished(standing) is None,
        "once": uuid.uuid4(),
        "may_settle": page.is_held and may_settle(request, found),
    } | put_right(request, found, is_member=rules.refuse_read_unpublished(standing) is None)
    if found.state == "recorded":
        context |= waiting(request, found, typed)
    return render(request, "governance/decisions/decision.html", context, status=status)


def put_right(request: HttpRequest, found: Decision, *, is_member: bool) -> dict[str, Any]:
    """What was corrected and replaced, how a deferral goes on, and whether this reader may put something right."""
    by: Any = request.user
    refuse = refuse_correct if found.state == "published" else refuse_replace
    return {
        "corrections": list(found.corrections.select_related("corrected_by")) if found.state == "published" else [],
        "versions": list(found.versions.select_related("replaced_by")) if is_member and found.version > 1 else [],
        "goes_on": goes_on(found),
        "may_correct": is_member and refuse(by, found) is None,
    }


def may_settle(request: HttpRequest, found: Decision) -> bool:
    """Whether this reader may withdraw what is held back of the decision."""
    by: Any = request.user
    return rules.refuse_chair_or_secretariat(by, found.body) is None


def waiting(request: HttpRequest, found: Decision, typed: MatchForm | None) -> dict[str, Any]:
    """What stands between a recorded decision and its publication, and who may do it."""
    outcomes = list(found.outcomes.select_related("clause"))
    by: Any = request.user
    forms = [MatchForm(decision=found, clause=outcome) for outcome in outcomes if not outcome.text.matches]
    forms += [] if found.title.matches else [MatchForm(decision=found)]
    if typed is not None:
        forms = [typed, *(form for form in forms if form.prefix != typed.prefix)]
    return {
        "match_forms": forms,
        "may_change": rules.refuse_change_decision(by, found) is None,
        "may_publish": rules.refuse_publish(by, found, outcomes, override=Pair()) is None,
    }
