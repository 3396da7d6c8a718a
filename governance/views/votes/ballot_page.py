"""How does a vote become the page that this reader may see, with whatever they typed still in it?"""

import secrets
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from councils.rules import Standing, standing_of
from governance import rules
from governance.actions.votes import hash_of_code, options_of
from governance.enums import MotionState, VoteMethod, VoteState
from governance.forms.motions.opening import ExtendForm
from governance.forms.reasons import BecauseForm
from governance.forms.votes.casting import CancelForm, PositionForm, RecusalForm, clause_forms, whole_form
from governance.forms.votes.room import CodeForm, SlipForm, slip_forms
from governance.models import VoteEvent
from governance.queries.desk.words import closing_words
from governance.queries.votes.ballots import VotePage, bodies_of, find_vote, vote_page
from governance.queries.votes.breakdown import BY, breakdown_of, chosen_by
from governance.queries.votes.concerns import NamedConcern
from governance.queries.votes.positions import SeatSaid
from governance.queries.votes.receipts import receipt_of
from governance.queries.votes.results import result_of
from governance.queries.votes.slips import slips_of
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
    slips: Sequence[SlipForm] = ()
    acts: Mapping[str, forms.Form] = field(default_factory=dict)
    code: CodeForm | None = None
    refusal: Refusal | None = None
    kept: bool = False

    @property
    def ballots(self) -> list[PositionForm]:
        return [self.whole] if self.whole else [*self.clauses, *self.slips]

    @property
    def others(self) -> list[forms.Form]:
        """The forms that are no ballot."""
        return [form for form in (self.recusal, self.cancel, self.code, *self.acts.values()) if form is not None]


@dataclass(frozen=True)
class Problem:
    """One line of the summary of errors: the id of the control, and the sentence."""

    id: str
    text: str


def readable(
    request: HttpRequest, reference: str, find: Callable[[str], VoteEvent | None] = find_vote
) -> tuple[VoteEvent, Standing]:
    """The vote, for who may see it, found with all of its page or less. Raises Http404: that a vote exists is told to
    nobody else."""
    event = find(reference)
    standing = standing_of(request.user)
    if event is None:
        raise Http404(reference)
    if rules.refuse_read_ballot(standing, bodies_of(event)) is not None and not rules.is_asked(request.user, event):
        raise Http404(reference)
    if rules.refuse_in_camera(standing, event) is not None and not rules.is_asked(request.user, event):
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
    page = vote_page(event, standing, person_of(request))
    said = seat_in(page, request.POST.get("seat") or request.GET.get("seat", ""))
    context = frame(request, page, standing, typed) | ballot(request, page, said, typed)
    if event.state == "closed":
        context |= result(request, page, standing, typed)
        return render(request, "governance/votes/results.html", context, status=status_of(typed))
    if event.state == "cancelled":
        return render(request, "governance/votes/cancelled.html", context, status=status_of(typed))
    return render(request, "governance/votes/ballot.html", context, status=status_of(typed))


def show_receipt(
    request: HttpRequest, page: VotePage, said: SeatSaid, standing: Standing, *, code: str = ""
) -> HttpResponse:
    """The receipt of a seat; that of a secret ballot proves that it took part, and shows its `code` once."""
    template = "governance/votes/secret_receipt.html" if page.is_secret else "governance/votes/receipt.html"
    return render(request, template, {
        "page": page, "event": page.event, "said": said, "code": in_fours(code),
        "receipt": receipt_of(page, said, standing, person_of(request))})  # fmt: skip


def in_fours(code: str) -> str:
    """A code as it is read aloud: ABCD-EFGH-JKLM-NPQR."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


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
        "wrong": next((form for form in typed.acts.values() if form.errors), None),
    } | in_charge_of(page, standing, typed, in_charge=in_charge)


def in_charge_of(page: VotePage, standing: Standing, typed: Typed, *, in_charge: bool) -> dict[str, Any]:
    """What may still be done to this vote, by who conducts it."""
    event, chairs = page.event, standing.is_co_chair_of(bodies_of(page.event))
    closed = in_charge and event.state == VoteState.CLOSED
    procedure = getattr(event.motion.body, "procedure", None)
    unpublished = event.positions_published_at is None and not page.is_counted
    return {
        "may_extend": in_charge and page.is_open and event.closes_at is not None,
        "extend_form": typed.acts.get("extend") or ExtendForm(name="extend"),
        "may_lift": chairs and page.is_open,
        "named": lifting(page, typed.acts.get("lift")),
        "once": uuid.uuid4(),
        "may_record_answers": in_charge and page.is_open and event.method == VoteMethod.ROLL_CALL,
        "may_count": in_charge and page.is_open and event.method == VoteMethod.SHOW_OF_HANDS,
        "may_escalate": closed and event.motion.state == MotionState.JUDGED and page.is_consensus
        and event.outcome != "carried" and procedure is not None and procedure.vote_rule is not None,
        "may_reconsider": closed and event.motion.state in {MotionState.JUDGED, MotionState.DECIDED},
        "may_publish_positions": chairs and event.state == VoteState.CLOSED and unpublished,
    }  # fmt: skip


def lifting(page: VotePage, typed: forms.Form | None) -> list[tuple[NamedConcern, forms.Form]]:
    """The concerns, each with the form that lifts it, as it was typed or blank."""
    wanted = typed.data.get("concern", "") if typed else ""
    return [
        (each, typed if typed and wanted == each.id else BecauseForm(name=f"lift_{each.rows[0]}"))
        for each in page.named
    ]


def ballot(request: HttpRequest, page: VotePage, said: SeatSaid | None, typed: Typed) -> dict[str, Any]:
    """The form of the reader's seat, as it was typed or as it stands."""
    if said is None:
        return {"said": None, "voting": False}
    options = options_of(page.event)
    chosen = request.GET.get("choice", "")
    by_clause = bool(typed.clauses) or (typed.whole is None and request.GET.get("by") == "clause")
    copied = {"option": chosen} if chosen in options else None
    parts = list(typed.clauses) or (clause_forms(options, page.clauses, said=said, copied=copied) if by_clause else [])
    changing = bool(typed.ballots) or bool({"change", "choice", "by"} & set(request.GET))
    return {
        "said": said, "form": typed.whole or whole_form(options, said=said, chosen=chosen), "forms": parts,
        "by_clause": by_clause, "chosen_in_mail": chosen if chosen in options and not typed.ballots else "",
        "voting": page.is_open and page.by_seats and not said.out and not said.substitute
        and (not said.took_part if page.is_secret else changing or not said.has_voted),
        "slips": (typed.slips or slip_forms(options, page.clauses)) if page.is_secret else (),
        "nonce": request.POST.get("nonce") or secrets.token_urlsafe(16) if page.is_secret else "",
        "problems": problems_of(typed), "kept": typed.kept,
        "somebody_else": said.cast_by_id not in {None, person_of(request).pk},
        "recusal_form": typed.recusal or RecusalForm(clauses=page.clauses), "recusing": typed.recusal is not None,
        "typed_reasons": typed_reasons(typed) if not page.is_open else [],
    }  # fmt: skip


def result(request: HttpRequest, page: VotePage, standing: Standing, typed: Typed) -> dict[str, Any]:
    """The verdict, and whether this reader may record the decision."""
    labels = {clause.pk: clause.label for clause in page.clauses}
    decision = getattr(page.motion, "decision", None)
    chairs = standing.is_co_chair_of(bodies_of(page.event))
    code = typed.code
    wanted = hash_of_code(code.cleaned_data["code"]) if code and code.is_valid() else ""
    by = chosen_by(request.GET.get("by", ""))
    slips = slips_of(page.event, page.clauses, wanted)
    return {
        "slips_listed": slips, "code_form": code or CodeForm(), "looked": bool(wanted),
        "by": by, "ways_to_read": BY.items(), "breakdown": breakdown_of(page.event, page.seats, page.clauses, by),
        "result": result_of(page.event, labels, page.seats, page.names, standing), "decision": decision,
        "may_record": chairs and decision is None
        and rules.refuse_record_decision(person_of(request), page.motion) is None,
    }  # fmt: skip


def status_of(typed: Typed) -> int:
    """200 for a page that is read; what was refused says its own; what cannot be used is 422."""
    if typed.refusal is not None:
        return typed.refusal.status
    wrong: list[forms.Form] = [*typed.ballots, *typed.others]
    return UNUSABLE if any(form.is_bound and form.errors for form in wrong) else 200


def problems_of(typed: Typed) -> list[Problem]:
    """The summary of errors of a ballot, each line leading to its control."""
    found = []
    for form in typed.ballots:
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
    values = [form[name].value() for form in typed.ballots for name in names if name in form.fields]
    return list(dict.fromkeys(str(value) for value in values if value))


def typed_before_signing_in(request: HttpRequest, event: VoteEvent, standing: Standing) -> Typed | None:
    """The ballot that was posted after the session had ended: nothing of it is recorded, all of it is kept."""
    kept: Mapping[str, Any] = request.session.get(KEPT, {})
    data = kept.get(event.reference)
    if data is None or request.method != "GET":
        return None
    request.session[KEPT] = {key: value for key, value in kept.items() if key != event.reference}
    page = vote_page(event, standing, person_of(request))
    said = seat_in(page, data.get("seat", ""))
    if said is None or not page.is_open:
        return None
    options = options_of(event)
    if data.get("by") == "clause":
        return Typed(clauses=clause_forms(options, page.clauses, said=said, kept=data), kept=True)
    return Typed(whole=PositionForm(options=options, initial=data), kept=True)
