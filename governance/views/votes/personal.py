"""How does somebody vote through a personal link, without signing in?

The address is the secret: whoever has it is that person, for one seat in one vote. So nothing of it goes anywhere:
not to a cache, not as a referrer, not into a log. A request through it can be forged only by who has it already.
"""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from councils.rules import standing_of
from governance import rules
from governance.actions.votes.casting import cast_vote, options_of
from governance.ballot_box import Cast, put_in
from governance.forms.votes.casting import PositionForm, clause_forms, moment_seen, whole_form
from governance.forms.votes.posted import positions_posted
from governance.models import BallotLink, VoteEvent
from governance.queries.desk.words import closing_words
from governance.queries.votes.ballots import VotePage, find_vote, vote_page
from governance.queries.votes.personal_links import find_link, hash_of_token
from governance.queries.votes.positions import SeatSaid
from governance.queries.votes.receipts import receipt_of
from governance.views.votes.ballot_page import Typed, problems_of, status_of, typed_reasons
from governance.views.votes.casting import close_if_complete, positions_of, raw, typed_into
from groundwork.locks import relying_on
from groundwork.refusals import Refusal, Refused

NOT_FOUND = 404
LIKE_SIGNING_IN = "login_failed"
View = Callable[..., HttpResponse]


def tells_nobody(view: View) -> View:
    """The address that leads here goes to no other page, not even of this house."""

    @wraps(view)
    def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
        response = view(request, **arguments)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answer


@csrf_exempt
@tells_nobody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def personal_ballot(request: HttpRequest, token: str) -> HttpResponse:
    """The ballot of one seat. Opening it records nothing, whatever its address says was chosen; posting casts."""
    link = find_link(token)
    if link is None:
        require_patience(request, token)
        return over(request, None, None)
    event = find_vote(link.elector.vote_event.reference)
    assert event is not None
    if refusal := refuse_use(link, event):
        return over(request, event, refusal)
    return cast(request, link, event) if request.method == "POST" else show(request, link, event, Typed())


def require_patience(request: HttpRequest, token: str) -> None:
    """Whoever tries addresses that were never given is held back like one who tries to sign in. Raises Refused."""
    attempt = copy(request)
    attempt.method = "POST"  # the library counts only what is posted; here to open an address is to try it
    if not ratelimit.consume(attempt, action=LIKE_SIGNING_IN, key=hash_of_token(token)):
        raise Refused(Refusal("too-many", _("Too many attempts. Try again in a few minutes."), status=429))


def refuse_use(link: BallotLink, event: VoteEvent) -> Refusal | None:
    """Why does this link work no more? A seat that is recused still sees its ballot, which says so."""
    if link.revoked_at is not None:
        return Refusal("revoked", _("This personal link no longer works. Sign in to vote."), status=NOT_FOUND)
    refusal = rules.refuse_link(link.person, event, link.elector, now=timezone.now())
    return None if refusal is not None and refusal.code == "recused" else refusal


def over(request: HttpRequest, event: VoteEvent | None, refusal: Refusal | None) -> HttpResponse:
    """The page of a link that no longer works: the same for one that never did. What was typed can be copied."""
    names = ("reason_reservation", "reason_object", "comment")
    typed = [text for name in names if (text := request.POST.get(name, "").strip())]
    address = reverse("ballot", args=[event.reference]) if event is not None else reverse("home")
    return render(request, "governance/votes/voices/link_over.html", {
        "address": address, "typed": typed, "posted": request.method == "POST",
        "substitute": refusal if refusal is not None and refusal.code == "substitute-named" else None,
    }, status=NOT_FOUND)  # fmt: skip


def cast(request: HttpRequest, link: BallotLink, event: VoteEvent) -> HttpResponse:
    """Cast through the ballot box, as the person of the link, which is held: revoking it comes before or after."""
    by_itself = request.POST.get("show") != "clauses" and positions_posted(request.POST)
    if by_itself:
        seen = moment_seen(request.POST.get("seen", ""))
        with transaction.atomic():
            still = relying_on(BallotLink, link.pk).revoked_at is None
            done = put_in(reference=event.reference, seat=link.elector.seat_key, positions=by_itself, by=link.person,
                          seen=seen) if still else None  # fmt: skip
        if done is not None:
            return recorded(request, done)
    return cast_with_questions(request, link, event)


def cast_with_questions(request: HttpRequest, link: BallotLink, event: VoteEvent) -> HttpResponse:
    """The same with every check in turn: what is wrong shows in its place."""
    page, said = seat_of(link, event)
    typed = typed_into(request, page, said)
    if request.POST.get("show") == "clauses":
        copied = raw(PositionForm(request.POST, options=options_of(event)))
        forms = clause_forms(options_of(event), page.clauses, said=said, copied=copied)
        return show(request, link, event, Typed(clauses=forms))
    valid = [form.is_valid() for form in typed.ballots]  # every form, so that every error shows
    if not all(valid):
        return show(request, link, event, typed)
    try:
        with transaction.atomic():
            held = relying_on(BallotLink, link.pk)
            if held.revoked_at is not None:
                return over(request, event, None)
            done = cast_vote(event=event, elector=link.elector, positions=positions_of(event, typed, said),
                             by=link.person, seen=moment_seen(request.POST.get("seen", "")))  # fmt: skip
    except Refused as refused:
        if refuse_use(link, event):
            return over(request, event, refused.refusal)
        typed.refusal = refused.refusal
        return show(request, link, event, typed)
    return recorded(request, done)


def recorded(request: HttpRequest, done: Cast) -> HttpResponse:
    """Back to the same address, which shows what stands; or the last page of the link, when that vote was the last."""
    close_if_complete(done)
    if done.closes_now is not None:
        return render(request, "governance/votes/voices/link_cast.html")
    return HttpResponseRedirect(f"{request.path}?recorded=1", status=303)


def seat_of(link: BallotLink, event: VoteEvent) -> tuple[VotePage, SeatSaid]:
    """The vote as this person sees it, and the one seat of the link."""
    page = vote_page(event, standing_of(link.person), link.person)
    return page, next(said for said in page.mine if said.key == link.elector.seat_key)


def show(request: HttpRequest, link: BallotLink, event: VoteEvent, typed: Typed) -> HttpResponse:
    """The text and the ballot of one seat; of the others it tells nothing."""
    page, said = seat_of(link, event)
    context = frame(request, link, page, said) | form_of(request, page, said, typed)
    if said.has_voted:
        context["receipt"] = receipt_of(page, said, standing_of(link.person), link.person)
    return render(request, "governance/votes/voices/personal.html", context, status=status_of(typed))


def frame(request: HttpRequest, link: BallotLink, page: VotePage, said: SeatSaid) -> dict[str, Any]:
    """What the page shows whatever was typed."""
    closes_at = page.event.closes_at
    return {
        "page": page, "event": page.event, "said": said, "person": link.person, "here": request.path,
        "action": request.path, "both": "both" in request.GET,
        "closes": closing_words(closes_at, page.now) if closes_at else "",
        "just_recorded": "recorded" in request.GET and said.has_voted,
        "somebody_else": said.cast_by_id not in {None, link.person_id},
    }  # fmt: skip


def form_of(request: HttpRequest, page: VotePage, said: SeatSaid, typed: Typed) -> dict[str, Any]:
    """The form as it was typed or as it stands; nothing is chosen but what was chosen in the mail."""
    options = options_of(page.event)
    chosen = request.GET.get("choice", "") if not typed.ballots else ""
    by_clause = bool(typed.clauses) or (typed.whole is None and request.GET.get("by") == "clause")
    copied = {"option": chosen} if chosen in options else None
    forms = list(typed.clauses) or (clause_forms(options, page.clauses, said=said, copied=copied) if by_clause else [])
    changing = bool(typed.ballots) or bool({"change", "choice", "by"} & set(request.GET))
    return {
        "form": typed.whole or whole_form(options, said=said, chosen=chosen), "forms": forms, "by_clause": by_clause,
        "chosen_in_mail": chosen if chosen in options else "", "problems": problems_of(typed),
        "voting": page.is_open and not said.out and (changing or not said.has_voted), "refusal": typed.refusal,
        "typed_reasons": typed_reasons(typed) if typed.refusal else [],
    }  # fmt: skip
