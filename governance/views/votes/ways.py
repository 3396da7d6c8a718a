"""How is a vote taken in the other ways: names called, hands counted, slips cast in secret?"""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from governance import rules
from governance.actions.votes import Position, answer_roll_call, cast_slip, count_hands, options_of
from governance.ballot_box import Cast
from governance.electorates import present_seats
from governance.enums import VoteMethod, VoteState
from governance.forms.votes.room import Called, CodeForm, HandsForm, chosen_on, roll, slip_forms
from governance.models import Clause, VoteEvent
from governance.queries.votes.ballots import VotePage, vote_page
from governance.queries.votes.cases import counts_of
from governance.views.reading import person_of, posted_from, see
from governance.views.votes.ballot_page import Typed, readable, show_ballot, show_receipt
from governance.views.votes.casting import close_if_complete, own_seat
from groundwork.attempts import attempted
from groundwork.refusals import Refused, require

UNUSABLE = 422
GET_OR_POST = ["GET", "HEAD", "POST"]


def conducted(request: HttpRequest, reference: str, method: VoteMethod) -> tuple[VoteEvent, VotePage]:
    """A vote that is taken in this way, for who conducts it. Raises Http404 and Refused."""
    event, standing = readable(request, reference)
    by = person_of(request)
    require(rules.refuse_chair_or_secretariat(by, event.motion.body) or rules.refuse_other_method(event, method))
    return event, vote_page(event, standing, by)


@never_cache
@login_required
@require_http_methods(GET_OR_POST)
def roll_call(request: HttpRequest, reference: str) -> HttpResponse:
    """Call the names in protocol order: all answers at once, or one by one, on the whole or clause by clause."""
    event, page = conducted(request, reference, VoteMethod.ROLL_CALL)
    if event.state != VoteState.OPEN:
        return see("ballot", reference)
    all_clauses = list(event.motion.clauses.all())
    chosen = request.POST.get("clause") or request.GET.get("clause", "")
    clause = next((each for each in all_clauses if str(each.pk) == chosen), None)
    posted = request.POST if request.method == "POST" else None
    names = roll(options_of(event), page.seats, present_seats(event.meeting), clause=clause.pk if clause else None,
                 data=posted, only=request.POST.get("only", ""))  # fmt: skip
    if posted is not None:
        done = recorded(request, event, names, [clause] if clause else all_clauses)
        if done is not None:
            told = ngettext("%(n)s answer is recorded.", "%(n)s answers are recorded.", done)
            messages.success(request, told % {"n": done})
            response = see("roll_call", reference)
            response["Location"] += f"?clause={clause.pk}" if clause else ""
            return response
    wrong = next((name.form for name in names if name.form and name.form.errors), None)
    return render(request, "governance/votes/roll_call.html", {
        "page": page, "event": event, "names": names, "clause": clause, "wrong": wrong,
    }, status=UNUSABLE if wrong else 200)  # fmt: skip


def recorded(request: HttpRequest, event: VoteEvent, names: Sequence[Called], clauses: Sequence[Clause]) -> int | None:
    """Record every answer that is new, all or none. Returns how many; None when one of them cannot be used."""
    answers = [(name, name.form) for name in names if name.form and name.chose]
    if [form for _name, form in answers if not form.is_valid()]:
        return None
    done = 0
    with transaction.atomic():
        for name, form in answers:
            said = dict.fromkeys(clauses, Position(*form.position()))
            if is_said(name, said[clauses[0]], clauses):
                continue
            act = partial(answer_roll_call, event=event, elector=name.said.elector, positions=said)
            if attempted(form, partial(act, by=person_of(request))) is None:
                transaction.set_rollback(True)
                return None
            done += 1
    return done


def is_said(name: Called, position: Position, clauses: Sequence[Clause]) -> bool:
    """Whether the seat has given this answer before, so that a second press records nothing."""
    before = [(name.said.by_clause or {}).get(clause.pk) for clause in clauses]
    return all(vote and (vote.option, vote.reason) == (position.option, position.reason) for vote in before)


@never_cache
@login_required
@require_http_methods(GET_OR_POST)
def hands(request: HttpRequest, reference: str) -> HttpResponse:
    """Note how many hands were up, option by option; a second count replaces the first until the close."""
    event, page = conducted(request, reference, VoteMethod.SHOW_OF_HANDS)
    if event.state != VoteState.OPEN:
        return see("ballot", reference)
    form = HandsForm(request.POST if request.method == "POST" else None, options=options_of(event),
                     clauses=page.clauses, counted=counts_of(event))  # fmt: skip

    def act() -> list[object]:
        counts = form.counts(event.motion.clauses.all())
        return list(count_hands(event=event, counts=counts, by=person_of(request)))

    if form.is_bound and form.is_valid() and attempted(form, act) is not None:
        messages.success(request, _("The hands are counted."))
        return see("ballot", reference)
    return render(request, "governance/votes/hands.html", {
        "page": page, "event": event, "form": form}, status=UNUSABLE if form.errors else 200)  # fmt: skip


@sensitive_post_parameters()
@never_cache
@posted_from("ballot", "reference")
@login_required
def slip(request: HttpRequest, reference: str) -> HttpResponse:
    """Cast a slip. The answer is the receipt itself: its code is in no address, and is never shown again.

    The press that comes twice is answered with the same receipt, by the nonce of its form.
    """
    event, standing = readable(request, reference)
    by = person_of(request)
    page = vote_page(event, standing, by)
    said = own_seat(request, page)
    made = slip_forms(options_of(event), page.clauses, request.POST)
    typed = Typed(slips=made)
    if [form for form in made if not form.is_valid()]:
        return show_ballot(request, event, standing, typed)
    try:
        code = cast_slip(event=event, elector=said.elector, by=by, nonce=request.POST.get("nonce", ""),
                         options=chosen_on(made, event.motion.clauses.all()))  # fmt: skip
    except Refused as refused:
        typed.refusal = refused.refusal
        return show_ballot(request, event, standing, typed)
    close_if_complete(Cast(True, event.pk if rules.is_complete(event) else None))
    return show_receipt(request, vote_page(event, standing, by), said, standing, code=code)


@sensitive_post_parameters()
@never_cache
@posted_from("ballot", "reference")
@login_required
def find_slip(request: HttpRequest, reference: str) -> HttpResponse:
    """Mark the slip of this code in the published list. The code is posted, so that no address or log holds it."""
    event, standing = readable(request, reference)
    if event.state != VoteState.CLOSED or event.method != VoteMethod.SECRET:
        return see("ballot", reference)
    return show_ballot(request, event, standing, Typed(code=CodeForm(request.POST)))
