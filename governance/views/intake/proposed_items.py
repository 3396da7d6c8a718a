"""How is an item for an agenda proposed, read and changed?"""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from councils.queries.names import names_on
from governance.actions.intake import proposed_items as acts
from governance.forms.intake.proposed_items import ProposalForm, RevisionForm, said_of
from governance.forms.ordering import seen_now
from governance.models import ProposedItem
from governance.queries.intake.backlog import meetings_to_fill
from governance.queries.intake.documents import shelf_of
from governance.queries.intake.formal_check import check_proposed
from governance.queries.intake.proposed_items import coming_gatherings, page_of_proposed
from governance.rules import proposed_items as rules
from governance.views.act_pages import act_page
from governance.views.reading import person_of
from groundwork.refusals import require

PAGE = "governance/intake/proposed_item.html"


def proposed_of(request: HttpRequest, pk: int) -> ProposedItem:
    """The proposed item, for who may read it. Raises Http404 and Refused."""
    around = ("body", "gathering", "sponsor", "sponsor_jurisdiction", "priority", "engagement_level", "recommendation")
    rows = ProposedItem.objects.select_related(*around, "created_by", "item__meeting__gathering")
    found = get_object_or_404(rows, pk=pk)
    require(rules.refuse_read_proposed(person_of(request), found))
    return found


@login_required
@never_cache
@require_safe
def proposed_item(request: HttpRequest, pk: int) -> HttpResponse:
    """An item that is proposed: what it says, what is missing of it, what became of it."""
    found = proposed_of(request, pk)
    by, names = person_of(request), names_on()
    may = may_do(request, found)
    shown = {
        "page": page_of_proposed(found, names),
        "proposed": found,
        "check": check_proposed(found) if found.state in rules.OPEN_TO_CHANGE else [],
        "shelf": shelf_of(found, by),
        "place": found,
        "may": may,
        "meetings": [(each, names[each.body_id]) for each in meetings_to_fill()] if may["place"] else [],
        "section": "meetings",
    }
    return render(request, PAGE, shown)


def may_do(request: HttpRequest, found: ProposedItem) -> dict[str, bool]:
    """Which acts this reader is offered, by the rules that the acts themselves ask."""
    by = person_of(request)
    refusals = {
        "revise": rules.refuse_revise_proposed(by, found),
        "submit": rules.refuse_submit_proposed(by, found),
        "withdraw": rules.refuse_withdraw_proposed(by, found),
        "decline": rules.refuse_decline_proposed(by, found),
        "place": rules.refuse_place_proposed(by, found),
    }
    return {name: refusal is None for name, refusal in refusals.items()}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_proposed_item(request: HttpRequest) -> HttpResponse:
    """Draft an item for an agenda."""
    require(rules.refuse_submit_items(request.user))
    posted = request.POST if request.method == "POST" else None
    asked = {"body": request.GET.get("body", ""), "gathering": request.GET.get("gathering", "")}
    form = ProposalForm(names_on(), coming_gatherings(), posted, initial=asked)

    def act() -> str:
        given = form.given()
        own = {name: given.pop(name) for name in ("body", "title", "minutes", "purpose", "gathering")}
        outcomes = form.cleaned_data["outcomes"]
        made = acts.draft_item(**own, details=given, outcomes=outcomes, by=person_of(request))
        return reverse("proposed_item", args=[made.pk])

    words: dict[str, Any] = {"title": _("Propose an item"), "back": reverse("backlog"), "section": "meetings"}
    return act_page(request, "governance/intake/edit.html", form, act, words, _("Saved as a draft."))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def revise_proposed_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an item that is proposed; a stale version is refused, and what was typed is kept."""
    found, by = proposed_of(request, pk), person_of(request)
    require(rules.refuse_revise_proposed(by, found))
    posted = request.POST if request.method == "POST" else None
    form = RevisionForm(names_on(), coming_gatherings(found.gathering), posted, initial=said_of(found))

    def act() -> str:
        version, outcomes = form.cleaned_data["version"], form.cleaned_data["outcomes"]
        acts.revise_proposed_item(proposed=found, version=version, given=form.given(), outcomes=outcomes, by=by)
        return reverse("proposed_item", args=[pk])

    words: dict[str, Any] = {
        "title": _("Change a proposed item"),
        "back": reverse("proposed_item", args=[pk]),
        "section": "meetings",
    }
    answer = act_page(request, "governance/intake/edit.html", form, act, words, _("Saved."))
    if form.errors and form.is_bound and "version" in form.cleaned_data:
        found.refresh_from_db()
        if found.version != form.cleaned_data["version"]:
            seen_now(form, found.version)
            words["now"] = page_of_proposed(found, names_on())
            return render(request, "governance/intake/edit.html", {"form": form, **words}, status=answer.status_code)
    return answer
