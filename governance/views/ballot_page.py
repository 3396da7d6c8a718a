"""How does a vote become the page that this reader may see, with whatever they typed still in it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from councils.rules import Standing, standing_of
from governance import rules
from governance.actions.votes import options_of
from governance.forms.votes import CancelForm, PositionForm, RecusalForm, clause_forms, whole_form
from governance.models import VoteEvent
from governance.queries.ballots import VotePage, bodies_of, find_vote, vote_page
from governance.queries.desk_words import closing_words
from governance.queries.positions import SeatSaid
from governance.queries.results import result_of
from governance.views.reading import person_of
from groundwork.refusals import Refusal

UNUSABLE = 422
KEPT = "kept_ballots"


@dataclass
class Typed:
    """What a person typed and what was refused of it; nothing at all when a page is merely read."""

    whole: PositionForm | None = None
    clauses: Sequence[PositionForm] = ()
    recusal: RecusalForm | None = None
    cancel: CancelForm | None = None
    refusal: Refusal | None = None
    kept: bool = False

    @property
    def forms(self) -> list[PositionForm]:
        return [self.whole] if self.whole else list(self.clauses)


@dataclass(frozen=True)
class Problem:
    """One line of the summary of errors: the id of the control, and the sentence."""

    id: str
    text: str


def readable(request: HttpRequest, reference: str) -> tuple[VoteEvent, Standing]:
    """The vote, for who may see it. Raises Http404: that a vote exists is told to nobody else."""
    event = find_vote(reference)
    standing = standing_of(request.user)
    if event is None or rules.refuse_read_ballot(standing, bodies_of(event)) is not None:
        raise Http404(reference)
    return event, standing


def seat_in(page: VotePage, key: str) -> SeatSaid | None:
    """The reader's seat with this key; without a known key the first that has not voted, or the first."""
    named = next((said for said in page.mine if said.key == key), None)
    waiting = next((said for said in page.mine if not said.has_voted and not said.out), None)
    return named or waiting or (page.mine[0] if page.mine else None)


def show_ballot(request: HttpRequest, event: VoteEvent, standing: Standing, typed: Typed | None = None) -> HttpResponse:
    """The page of a vote: the ballot while it is open, the result once it is closed, why it was cancelled."""
    typed = typed or Typed()
    page = vote_page(event, standing)
    said = seat_in(page, request.POST.get("seat") or request.GET.get("seat", ""))
    context = frame(request, page, standing, typed) | ballot(request, page, said, typed)
    if event.state == "closed":
        context |= result(request, page, standing)
        return render(request, "governance/votes/results.html", context, status=status_of(typed))
    if event.state == "cancelled":
        return render(request, "governance/votes/cancelled.html", context, status=status_of(typed))
    return render(request, "governance/votes/ballot.html", context, status=status_of(typed))


def frame(request: HttpRequest, page: VotePage, standing: Standing, typed: Typed) -> dict[str, Any]:
    """What every page of a vote shows, whoever reads it."""
    in_charge = standing.is_secretariat or standing.is_co_chair_of(bodies_of(page.event))
    now = timezone.now()
    open_to_close = in_charge and rules.refuse_close_vote(person_of(request), page.event, now=now) is None
    closes_at = page.event.closes_at
    return {
        "page": page,
        "event": page.event,
        "here": reverse("ballot", args=[page.event.reference]),
        "refusal": typed.refusal,
        "both": "both" in request.GET,
        "closes": closing_words(closes_at, now) if closes_at else "",
        "may_close": open_to_close,
        "cancel_form": typed.cancel or CancelForm(),
        "cancelling": typed.cancel is not None,
        "shows_missing": standing.is_secretariat,
    }


def ballot(request: HttpRequest, page: VotePage, said: SeatSaid | None, typed: Typed) -> dict[str, Any]:
    """The form of the reader's seat, as it was typed or as it stands."""
    if said is None:
        return {"said": None, "voting": False}
    options = options_of(page.event)
    chosen = request.GET.get("choice", "")
    by_clause = bool(typed.clauses) or (typed.whole is None and request.GET.get("by") == "clause")
    copied = {"option": chosen} if chosen in options else None
    forms = list(typed.clauses) or (clause_forms(options, page.clauses, said=said, copied=copied) if by_clause else [])
    changing = bool(typed.forms) or bool({"change", "choice", "by"} & set(request.GET))
    return {
        "said": said, "form": typed.whole or whole_form(options, said=said, chosen=chosen), "forms": forms,
        "by_clause": by_clause, "chosen_in_mail": chosen if chosen in options and not typed.forms else "",
        "voting": page.is_open and not said.out and (changing or not said.has_voted),
        "problems": problems_of(typed), "kept": typed.kept,
        "somebody_else": said.cast_by_id not in {None, person_of(request).pk},
        "recusal_form": typed.recusal or RecusalForm(clauses=page.clauses), "recusing": typed.recusal is not None,
        "typed_reasons": typed_reasons(typed) if not page.is_open else [],
    }  # fmt: skip


def result(request: HttpRequest, page: VotePage, standing: Standing) -> dict[str, Any]:
    """The verdict, and whether this reader may record the decision."""
    labels = {clause.pk: clause.label for clause in page.clauses}
    decision = getattr(page.motion, "decision", None)
    chairs = standing.is_co_chair_of(bodies_of(page.event))
    return {
        "result": result_of(page.event, labels, page.seats, page.names, standing), "decision": decision,
        "may_record": chairs and decision is None
        and rules.refuse_record_decision(person_of(request), page.motion) is None,
    }  # fmt: skip


def status_of(typed: Typed) -> int:
    """200 for a page that is read; what was refused says its own; what cannot be used is 422."""
    if typed.refusal is not None:
        return typed.refusal.status
    wrong = [*typed.forms, *filter(None, [typed.recusal, typed.cancel])]
    return UNUSABLE if any(form.is_bound and form.errors for form in wrong) else 200


def problems_of(typed: Typed) -> list[Problem]:
    """The summary of errors of a ballot, each line leading to its control."""
    found = []
    for form in typed.forms:
        if not form.is_bound:
            continue
        before = f"{form.clause.label} – " if form.clause else ""
        for name, errors in form.errors.items():
            place = "" if name == "__all__" else form[name].auto_id + ("_0" if name == "option" else "")
            found += [Problem(place, f"{before}{error}") for error in errors]
    return found


def typed_reasons(typed: Typed) -> list[str]:
    """Every text that was typed into a form that cannot be sent any more, so that it can be copied."""
    names = ("reason_reservation", "reason_object", "comment")
    values = [form[name].value() for form in typed.forms for name in names if name in form.fields]
    return list(dict.fromkeys(str(value) for value in values if value))


def typed_before_signing_in(request: HttpRequest, event: VoteEvent, standing: Standing) -> Typed | None:
    """The ballot that was posted after the session had ended: nothing of it is recorded, all of it is kept."""
    kept: Mapping[str, Any] = request.session.get(KEPT, {})
    data = kept.get(event.reference)
    if data is None or request.method != "GET":
        return None
    request.session[KEPT] = {key: value for key, value in kept.items() if key != event.reference}
    page = vote_page(event, standing)
    said = seat_in(page, data.get("seat", ""))
    if said is None or not page.is_open:
        return None
    options = options_of(event)
    if data.get("by") == "clause":
        return Typed(clauses=clause_forms(options, page.clauses, said=said, kept=data), kept=True)
    return Typed(whole=PositionForm(options=options, initial=data), kept=True)
