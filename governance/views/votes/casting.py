"""How does a seat cast its voice, change it, or declare an interest, and what does it see when that is refused?"""

from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.models import Person
from governance import rules
from governance.actions.votes import Position, cast_vote, close_vote, options_of, recuse
from governance.ballot_box import Cast, put_in
from governance.forms.votes.casting import PositionForm, RecusalForm, clause_forms, moment_seen
from governance.forms.votes.posted import positions_posted
from governance.models import Clause, VoteEvent
from governance.queries.votes.ballots import VotePage, vote_page
from governance.queries.votes.positions import SeatSaid
from governance.views.reading import person_of, posted_from, see
from governance.views.votes.ballot_page import KEPT, Typed, readable, show_ballot
from groundwork.bilingual import reader_language
from groundwork.refusals import Refused, require

KEEP_AT_MOST = 20_000


@posted_from("ballot", "reference")
def cast(request: HttpRequest, reference: str) -> HttpResponse:
    """Record the vote of a seat; the press that comes twice, or again, changes nothing and shows the receipt."""
    if not isinstance(request.user, Person):
        return keep_and_sign_in(request, reference)
    seat = request.POST.get("seat", "")
    if request.POST.get("show") != "clauses" and (positions := positions_posted(request.POST)):
        seen = moment_seen(request.POST.get("seen", ""))
        done = put_in(reference=reference, seat=seat, positions=positions, by=person_of(request), seen=seen)
        if done is not None:
            close_if_complete(done)
            return see_receipt(reference, seat)
    return cast_with_questions(request, reference)


def cast_with_questions(request: HttpRequest, reference: str) -> HttpResponse:
    """The same with every check in turn, for a ballot that was not cast at once: what is wrong shows in its place."""
    event, standing = readable(request, reference)
    page = vote_page(event, standing, person_of(request))
    said = own_seat(request, page)
    typed = typed_into(request, page, said)
    if request.POST.get("show") == "clauses":
        copied = PositionForm(request.POST, options=options_of(event))
        return show_ballot(request, event, standing, Typed(clauses=clause_forms(
            options_of(event), page.clauses, said=said, copied=raw(copied))))  # fmt: skip
    valid = [form.is_valid() for form in typed.ballots]  # every form, so that every error shows
    if not all(valid):
        return show_ballot(request, event, standing, typed)
    try:
        done = cast_vote(event=event, elector=said.elector, positions=positions_of(event, typed, said),
                         by=person_of(request), seen=moment_seen(request.POST.get("seen", "")))  # fmt: skip
    except Refused as refused:
        typed.refusal = refused.refusal
        return show_ballot(request, event, standing, typed)
    close_if_complete(done)
    return see_receipt(reference, said.key)


def close_if_complete(done: Cast) -> None:
    """Close a vote that waits for nobody any more; when another was first, it is closed already."""
    if done.closes_now is not None:
        with suppress(Refused):
            close_vote(event=VoteEvent.objects.get(pk=done.closes_now), by=None)


def own_seat(request: HttpRequest, page: VotePage) -> SeatSaid:
    """The seat that the form is for. Raises Refused for one that the reader may not vote for, Http404 for none."""
    key = request.POST.get("seat", "")
    own = next((said for said in page.mine if said.key == key), None)
    named = own or next((said for said in page.seats if said.key == key), None)
    if own is None and named is not None:
        require(rules.refuse_vote(person_of(request), page.event, named.elector, now=page.now))
    if own is None:
        raise Http404(key)
    return own


def typed_into(request: HttpRequest, page: VotePage, said: SeatSaid) -> Typed:
    """The forms as they were posted: one for the whole, or one for each clause."""
    options = options_of(page.event)
    if request.POST.get("by") == "clause":
        return Typed(clauses=clause_forms(options, page.clauses, said=said, data=request.POST))
    return Typed(whole=PositionForm(request.POST, options=options))


def raw(form: PositionForm) -> dict[str, str]:
    """What stands in a form, right or wrong."""
    return {name: str(form[name].value() or "") for name in form.fields}


def positions_of(event: VoteEvent, typed: Typed, said: SeatSaid) -> Mapping[Clause, Position]:
    """The position on each clause that the seat is not recused from."""
    clauses = {clause.pk: clause for clause in event.motion.clauses.all()}
    if typed.whole is not None:
        position = Position(*typed.whole.position())
        return {clause: position for clause in clauses.values()
                if (clause.label or str(clause.position)) not in said.recused}  # fmt: skip
    return {clauses[form.clause.pk]: Position(*form.position()) for form in typed.clauses if form.clause}


def keep_and_sign_in(request: HttpRequest, reference: str) -> HttpResponse:
    """The session has ended: nothing is recorded, and what was typed waits in the new session for its owner."""
    typed = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if sum(len(str(value)) for value in typed.values()) <= KEEP_AT_MOST:
        request.session[KEPT] = {reference[:20]: typed}
    address = reverse("ballot", args=[reference]) + "?" + urlencode({"seat": typed.get("seat", "")})
    return redirect_to_login(address)


def see_receipt(reference: str, seat: str) -> HttpResponse:
    """Go and see the receipt of a seat."""
    response = see("receipt", reference)
    response["Location"] += "?" + urlencode({"seat": seat})
    return response


@login_required
@posted_from("ballot", "reference")
def recuse_seat(request: HttpRequest, reference: str) -> HttpResponse:
    """Declare an interest: the seat takes no part in the vote, or in one clause of it."""
    event, standing = readable(request, reference)
    page = vote_page(event, standing, person_of(request))
    said = own_seat(request, page)
    form = RecusalForm(request.POST, clauses=page.clauses)
    typed = Typed(recusal=form)
    if not form.is_valid():
        return show_ballot(request, event, standing, typed)
    try:
        recuse(event=event, elector=said.elector, interest=form.cleaned_data["interest"], by=person_of(request),
               language=reader_language(), clause=form.chosen_clause(event.motion.clauses.all()))  # fmt: skip
    except Refused as refused:
        typed.refusal = refused.refusal
        return show_ballot(request, event, standing, typed)
    messages.success(request, _("Your interest is declared. The seat takes no part in it."))
    return see("ballot", reference)
