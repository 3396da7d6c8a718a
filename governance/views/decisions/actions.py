"""Which action items wait, how far is each, and who says so?"""

import uuid
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from councils.rules import Standing, standing_of
from governance import rules
from governance.actions.decisions import follow_ups as acts
from governance.forms.decisions.actions import NoteForm
from governance.models import ActionItem
from governance.queries.decisions import follow_ups as queries
from governance.views.decisions.tabs import decision_tabs
from groundwork.attempts import attempted
from groundwork.once import done_once

SCOPES: dict[str, Promise] = {
    "mine": _("Mine"),
    "group": _("My group’s"),
    "late": _("Late"),
    "all": pgettext_lazy("action items", "All"),
}


@dataclass(frozen=True)
class Scope:
    """A choice of the list."""

    name: str
    label: Promise
    current: bool


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """The action items: mine, my group's, the late ones, or all."""
    standing = standing_of(request.user)
    is_member = rules.refuse_read_unpublished(standing) is None
    offered = SCOPES if is_member else {"late": SCOPES["late"], "all": SCOPES["all"]}
    scope = request.GET.get("show", "")
    scope = scope if scope in offered else next(iter(offered)) if is_member else "all"
    page, rows = queries.list_of(standing, scope, request.GET.get("page"))
    return render(
        request,
        "governance/actions/list.html",
        {
            "page": page,
            "rows": rows,
            "scope": scope,
            "tabs": decision_tabs("actions"),
            "scopes": [Scope(name, label, name == scope) for name, label in offered.items()],
        },
    )


@require_safe
def action(request: HttpRequest, reference: str) -> HttpResponse:
    """An action item: what is to be done, by whom, by when, and how far it is."""
    standing, found = seen(request, reference)
    return shown(request, standing, found)


@login_required
@require_POST
def note_progress(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how far it is."""
    standing, found = seen(request, reference)
    form = NoteForm(found, queries.gatherings_to_report_at(), request.POST)
    if form.is_valid():

        def act() -> str:
            acts.note_progress(action=found, by=request.user, **form.noted())  # type: ignore[arg-type]
            return reverse("action", args=[reference]) + "#notes"

        if address := attempted(form, lambda: done_once(request, act)):
            return HttpResponseRedirect(address, status=303)
    return shown(request, standing, found, form)


def seen(request: HttpRequest, reference: str) -> tuple[Standing, ActionItem]:
    """The action item, if this reader may see it; a page that is not there otherwise."""
    standing = standing_of(request.user)
    found = queries.action_seen_by(standing, reference)
    if found is None:
        raise Http404
    return standing, found


def shown(request: HttpRequest, standing: Standing, found: ActionItem, form: NoteForm | None = None) -> HttpResponse:
    """The page of an action item; with the form for those who may tell its progress."""
    refusal = rules.refuse_note_progress(request.user, found) if request.user.is_authenticated else None
    may_note = request.user.is_authenticated and refusal is None
    if form is None and may_note:
        form = NoteForm(found, queries.gatherings_to_report_at())
    status = (refusal.status if refusal else 422) if form is not None and form.errors else 200
    return render(
        request,
        "governance/actions/action.html",
        {
            "page": queries.action_page(found, standing),
            "action": found,
            "form": form if may_note else None,
            "failed": form if form is not None and form.errors else None,
            "may_note": may_note,
            "is_member": rules.refuse_read_unpublished(standing) is None,
            "once": request.POST.get("once") or uuid.uuid4(),
        },
        status=status,
    )
