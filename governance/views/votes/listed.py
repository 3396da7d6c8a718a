"""How are votes read: the list, a ballot or its result, a receipt, who takes part; and how are they ended?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from councils.queries.names import names_by_key
from councils.rules import standing_of
from governance.actions.votes import cancel_vote, close_vote
from governance.enums import VoteState
from governance.forms.votes.casting import CancelForm
from governance.queries.votes.ballots import turnout_of, vote_page, watched_vote
from governance.queries.votes.listed import closed_votes, open_votes, rows_of
from governance.queries.votes.participation import with_names
from governance.views.reading import person_of, posted_from, see
from governance.views.votes.ballot_page import (
    Typed,
    readable,
    seat_in,
    show_ballot,
    show_receipt,
    typed_before_signing_in,
)
from groundwork.refusals import Refused

PER_PAGE = 25
NO_CONTENT = 204


@login_required
@require_safe
def votes(request: HttpRequest) -> HttpResponse:
    """The votes of the reader's bodies: open ones by their end, then closed ones, the latest first."""
    standing = standing_of(request.user)
    by = person_of(request)
    page = Paginator(closed_votes(standing, by), PER_PAGE).get_page(request.GET.get("page"))
    waiting = list(open_votes(standing, by))
    rows = rows_of([*waiting, *page.object_list], standing, by)
    return render(request, "governance/votes/list.html", {
        "open": rows[: len(waiting)], "closed": rows[len(waiting) :], "page": page,
        "sees_notices": standing.is_secretariat})  # fmt: skip


@never_cache
@login_required
@require_safe
def ballot(request: HttpRequest, reference: str) -> HttpResponse:
    """A vote. Opening it records nothing, whatever its address says was chosen."""
    event, standing = readable(request, reference)
    return show_ballot(request, event, standing, typed_before_signing_in(request, event, standing))


@never_cache
@login_required
@require_safe
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """What was recorded for the reader's seat, when, under which hash, and what happens next."""
    event, standing = readable(request, reference)
    by = person_of(request)
    page = vote_page(event, standing, by)
    said = seat_in(page, request.GET.get("seat", ""))
    if said is None or not said.has_voted:
        return HttpResponseRedirect(reverse("ballot", args=[reference]))
    return show_receipt(request, page, said, standing)


@never_cache
@login_required
@require_safe
def participation(request: HttpRequest, reference: str) -> HttpResponse:
    """How many have voted, for a page that stands open; silent while nothing has changed."""
    event, standing = readable(request, reference, watched_vote)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(reverse("ballot", args=[reference]) + "#participation")
    found = turnout_of(event, named=False)
    if request.GET.get("seen") == found.word:
        return HttpResponse(status=NO_CONTENT)
    if len(found.turnouts) > 1 or standing.is_secretariat:  # who else reads no names
        found = with_names(found, names_by_key())
    return render(request, "governance/votes/_participation.html", {
        "participation": found, "event": event, "shows_missing": standing.is_secretariat, "swapped": True,
        "spoken": found.spoken(request.GET.get("seen", ""))})  # fmt: skip


@login_required
@posted_from("ballot", "reference")
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Close a vote by hand; a second press finds it closed."""
    event, standing = readable(request, reference)
    if event.state != VoteState.OPEN:
        return see("ballot", reference)
    try:
        close_vote(event=event, by=person_of(request))
    except Refused as refused:
        return show_ballot(request, event, standing, Typed(refusal=refused.refusal))
    return see("ballot", reference)


@login_required
@posted_from("ballot", "reference")
def cancel(request: HttpRequest, reference: str) -> HttpResponse:
    """Cancel an open vote, with the reason; a second press finds it cancelled."""
    event, standing = readable(request, reference)
    if event.state == VoteState.CANCELLED:
        return see("ballot", reference)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return show_ballot(request, event, standing, Typed(cancel=form))
    try:
        cancel_vote(event=event, because=form.pair(), by=person_of(request))
    except Refused as refused:
        if refused.refusal.field not in form.fields:
            return show_ballot(request, event, standing, Typed(refusal=refused.refusal))
        form.add_error(refused.refusal.field, str(refused.refusal))
        return show_ballot(request, event, standing, Typed(cancel=form))
    messages.success(request, _("The vote is cancelled. The motion can be put again."))
    return see("ballot", reference)
