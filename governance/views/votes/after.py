"""How is a vote extended, a concern lifted, a question put again, and positions published?"""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from councils.queries.names import names_by_key
from councils.rules import standing_of
from governance import rules
from governance.actions import votes as acts
from governance.enums import DecisionState, VoteMethod
from governance.forms.motions.opening import EscalateForm, ExtendForm, PutAgainForm
from governance.forms.reasons import BecauseForm
from governance.models import Concern, VoteEvent
from governance.queries.votes.ballots import bodies_of, find_vote, labels_of
from governance.queries.votes.positions import may_see_positions, seats_of, table_of
from governance.queries.votes.ways import ways_of
from governance.views.reading import SEE_OTHER, address, person_of, posted_from, see
from governance.views.votes.ballot_page import Typed, readable, show_ballot
from groundwork.attempts import attempted
from groundwork.bilingual import Pair
from groundwork.once import done_once
from groundwork.refusals import Refused, require

UNUSABLE = 422
GET_OR_POST = ["GET", "HEAD", "POST"]


@login_required
@posted_from("ballot", "reference")
def extend(request: HttpRequest, reference: str) -> HttpResponse:
    """Give an open vote more time, with the reason."""
    event, standing = readable(request, reference)
    require(rules.refuse_chair_or_secretariat(person_of(request), event.motion.body))
    form = ExtendForm(request.POST, name="extend")

    def act() -> VoteEvent:
        return acts.extend_vote(event=event, closes_at=form.moment, because=form.because, by=person_of(request))

    if not form.is_valid() or attempted(form, act) is None:
        return show_ballot(request, event, standing, Typed(acts={"extend": form}))
    messages.success(request, _("The vote is extended."))
    return see("ballot", reference)


@login_required
@posted_from("ballot", "reference")
def lift(request: HttpRequest, reference: str) -> HttpResponse:
    """Mark a concern as lifted by the co-chairs, on record, with the reason; on all clauses that it names."""
    event, standing = readable(request, reference)
    require(rules.refuse_chair(person_of(request), event.motion.body))
    wanted = [int(row) for row in request.POST.get("concern", "").split(",") if row.isdecimal()]
    concerns = list(Concern.objects.filter(pk__in=wanted, elector__vote_event=event).select_related("elector"))
    if not concerns:
        raise Http404(reference)
    form = BecauseForm(request.POST, name="lift")

    def act() -> str:
        for concern in concerns:
            acts.lift_concern(concern=concern, because=form.because, by=person_of(request))
        return address("ballot", reference, anchor="concerns")

    going_to = attempted(form, lambda: done_once(request, act)) if form.is_valid() else None
    if going_to is None:
        return show_ballot(request, event, standing, Typed(acts={"lift": form}))
    messages.success(request, _("The concern is marked as lifted."))
    return HttpResponse(status=SEE_OTHER, headers={"Location": going_to})


@login_required
@require_http_methods(GET_OR_POST)
def put_to_vote(request: HttpRequest, reference: str) -> HttpResponse:
    """Put to a vote what found no consensus, under the body's rule for that."""
    event, _standing = readable(request, reference)
    procedure = getattr(event.motion.body, "procedure", None)
    require(rules.refuse_escalate(person_of(request), event, procedure))
    assert procedure is not None
    ways = ways_of(event.motion, procedure.vote_rule)
    form = EscalateForm(request.POST or None, ways=ways, name="way")

    def act() -> str:
        after = acts.escalate(event=event, by=person_of(request), **form.way())
        return address("ballot", after.reference)

    return put_again(request, event, form, act, "governance/votes/put_to_vote.html")


@login_required
@require_http_methods(GET_OR_POST)
def reconsider(request: HttpRequest, reference: str) -> HttpResponse:
    """Put the question again after an objection or a new fact; the closed vote stays as it is."""
    event, _standing = readable(request, reference)
    require(rules.refuse_reconsider(person_of(request), event, Pair("-", "-")))
    form = PutAgainForm(request.POST or None, ways=ways_of(event.motion), name="way")

    def act() -> str:
        again = acts.reconsider(event=event, because=form.because, by=person_of(request), **form.way())
        return address("ballot", again.reference)

    return put_again(request, event, form, act, "governance/votes/reconsider.html")


def put_again(
    request: HttpRequest, event: VoteEvent, form: PutAgainForm, act: Callable[[], str], template: str
) -> HttpResponse:
    """The page of a next vote on the same question; what was refused keeps what was typed."""
    if form.is_bound and form.is_valid():
        going_to = attempted(form, lambda: done_once(request, act))
        if going_to is not None:
            return HttpResponse(status=SEE_OTHER, headers={"Location": going_to})
    return render(request, template, {
        "event": event, "form": form, "once": request.POST.get("once") or uuid.uuid4(), "section": "votes",
        "title": Pair(**event.frozen["texts"]["title"]),
    }, status=UNUSABLE if form.errors else 200)  # fmt: skip


@login_required
@posted_from("ballot", "reference")
def publish_positions(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who said what to everybody who may read the decision; pressed twice it is done once."""
    event, standing = readable(request, reference)
    if event.positions_published_at is None:
        try:
            acts.publish_positions(event=event, by=person_of(request))
        except Refused as refused:
            return show_ballot(request, event, standing, Typed(refusal=refused.refusal))
        messages.success(request, _("The positions are published."))
    return see("ballot", reference)


@never_cache
@require_safe
def positions(request: HttpRequest, reference: str) -> HttpResponse:
    """Who said what, once that is published: for whoever may read the decision, with or without an account."""
    event = find_vote(reference)
    standing = standing_of(request.user)
    if event is None or event.positions_published_at is None:
        raise Http404(reference)
    decision = getattr(event.motion, "decision", None)
    public = decision is not None and decision.state == DecisionState.PUBLISHED
    if not public and not may_see_positions(standing, bodies_of(event)):
        raise Http404(reference)
    names = names_by_key()
    seats = seats_of(event, labels_of(list(event.motion.clauses.all())), names)
    return render(request, "governance/votes/positions.html", {
        "event": event, "positions": table_of(seats), "title": Pair(**event.frozen["texts"]["title"]),
        "decision": decision, "section": "votes", "is_called": event.method == VoteMethod.ROLL_CALL})  # fmt: skip
