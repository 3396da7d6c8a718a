"""May this be done in this way of voting: a name called, hands counted, a slip, a concern lifted, more time?"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.electorates import present_seats
from governance.enums import VoteMethod, VoteState
from governance.models import Clause, Concern, Elector, Participation, Procedure, Recusal, VoteEvent
from governance.rules.places import refuse_chair, refuse_chair_or_secretariat
from governance.rules.votes import refuse_take_part
from groundwork.bilingual import Pair
from groundwork.refusals import Refusal

UNUSABLE = 422
CLOSED = Refusal("vote-closed", _("This vote is already closed."))


def refuse_other_method(event: VoteEvent, method: VoteMethod) -> Refusal | None:
    """Why does this not go with how the vote is taken?"""
    if event.method == method:
        return None
    return Refusal("other-method", _("This vote is taken in another way."))


def refuse_answer(person: Person, event: VoteEvent, elector: Elector, *, now: datetime) -> Refusal | None:
    """Why can this person not record what this seat answered?"""
    if refusal := refuse_chair_or_secretariat(person, event.motion.body) or refuse_other_method(
        event, VoteMethod.ROLL_CALL
    ):
        return refusal
    if event.state != VoteState.OPEN or (event.closes_at is not None and event.closes_at <= now):
        return CLOSED
    if elector.vote_event_id != event.pk:
        return Refusal("no-such-seat", _("This seat is not in this vote."), status=404)
    if elector.recusals.filter(clause=None).exists():
        return Refusal("recused", _("This seat is recused and takes no part in this vote."))
    if elector.seat_id not in present_seats(event.meeting):
        return Refusal("not-present", _("This seat is not noted as present. Note it first."))
    return None


def refuse_count(
    person: Person, event: VoteEvent, counts: Mapping[Clause, Mapping[str, int]], *, options: Iterable[str]
) -> Refusal | None:
    """Why is this no count of hands?"""
    if refusal := refuse_chair_or_secretariat(person, event.motion.body) or refuse_other_method(
        event, VoteMethod.SHOW_OF_HANDS
    ):
        return refusal
    if event.state != VoteState.OPEN:
        return CLOSED
    known = set(options)
    there = Elector.objects.filter(vote_event=event, seat__in=present_seats(event.meeting))
    for clause, of_clause in counts.items():
        if clause.motion_id != event.motion_id or not set(of_clause) <= known:
            return Refusal("no-choice", _("Choose how you vote"), status=UNUSABLE)
        if any(count < 0 for count in of_clause.values()):
            return Refusal("no-number", _("Write how many hands were up, as a whole number."), status=UNUSABLE)
        out = Recusal.objects.filter(Q(clause=None) | Q(clause=clause), elector=OuterRef("pk"))
        able = there.filter(~Exists(out)).count()
        if sum(of_clause.values()) > able:
            return Refusal(
                "too-many-hands",
                _("%(hands)s hands are more than the %(seats)s seats that are present and not recused.")
                % {"hands": sum(of_clause.values()), "seats": able},
                status=UNUSABLE,
            )
    return None


def refuse_slip(person: Person, event: VoteEvent, elector: Elector, *, now: datetime) -> Refusal | None:
    """Why can this person not cast the slip of this seat? A slip is cast once and cannot be changed."""
    if refusal := refuse_other_method(event, VoteMethod.SECRET) or refuse_take_part(person, event, elector, now=now):
        return refusal
    if Participation.objects.filter(elector=elector).exists():
        return Refusal("slip-cast", _("This seat has cast its slip. A slip cannot be changed."))
    return None


def refuse_secret_option(option: str, *, allowed: Iterable[str]) -> Refusal | None:
    """Why is this no choice on a slip? A secret ballot takes no reasons."""
    if option in set(allowed):
        return None
    return Refusal("no-choice", _("Choose how you vote"), "option", UNUSABLE)


def refuse_gaps(chosen: Iterable[Clause], clauses: Iterable[Clause]) -> Refusal | None:
    """Why is this no whole slip? One that left out a clause would stand out in the published list."""
    if {clause.pk for clause in chosen} == {clause.pk for clause in clauses}:
        return None
    return Refusal("no-choice", _("Choose how you vote on every clause."), "option", UNUSABLE)


def refuse_recusal(
    person: Person, event: VoteEvent, elector: Elector, clause: Clause | None, *, now: datetime
) -> Refusal | None:
    """Why can this seat not declare an interest, in the vote or in one clause of it?"""
    if refusal := refuse_take_part(person, event, elector, now=now):
        return refusal
    if event.method == VoteMethod.SHOW_OF_HANDS and event.hands.exists():
        return Refusal("counted", _("The hands are counted already. An interest is declared before they are."))
    if event.method != VoteMethod.SECRET:
        return None
    if clause is not None:
        return Refusal(
            "whole-only", _("In a secret ballot an interest is declared in the whole vote: a slip with a gap would "
                            "tell whose it is."), "clause", UNUSABLE)  # fmt: skip
    if Participation.objects.filter(elector=elector).exists():
        return Refusal("slip-cast", _("This seat has cast its slip. A slip cannot be changed."))
    return None


def refuse_extend(
    person: Person, event: VoteEvent, closes_at: datetime, because: Pair, *, now: datetime
) -> Refusal | None:
    """Why does this vote not get more time? Never after its close, never less, never without a reason."""
    if refusal := refuse_chair_or_secretariat(person, event.motion.body):
        return refusal
    if event.state != VoteState.OPEN or (event.closes_at is not None and event.closes_at <= now):
        return Refusal("vote-closed", _("This vote is closed. It cannot be extended."))
    if event.closes_at is None:
        return Refusal("no-closing-time", _("This vote has no closing time."))
    if closes_at <= event.closes_at:
        return Refusal("earlier", _("Give a time later than the present closing time."), "closes_at", UNUSABLE)
    return refuse_unsaid(because)


def refuse_unsaid(because: Pair) -> Refusal | None:
    """Why is this no reason? It is given in both languages."""
    if because.en.strip() and because.fr.strip():
        return None
    return Refusal("no-reason", _("Give the reason in both languages."), "because_en", UNUSABLE)


def refuse_lift(person: Person, event: VoteEvent, concern: Concern, because: Pair) -> Refusal | None:
    """Why does this person not lift this concern for the co-chairs?"""
    if refusal := refuse_chair(person, event.motion.body):
        return refusal
    if event.state != VoteState.OPEN:
        return CLOSED
    if concern.lifted_at is not None:
        return Refusal("lifted", _("This concern was lifted already."))
    return refuse_unsaid(because)


def refuse_escalate(person: Person, event: VoteEvent, procedure: Procedure | None) -> Refusal | None:
    """Why is this not put to a vote after its consensus?"""
    if refusal := refuse_chair_or_secretariat(person, event.motion.body):
        return refusal
    if event.state != VoteState.CLOSED:
        return Refusal("vote-open", _("A vote on this motion is open. Close it first."))
    if event.frozen["rule"].get("method") != "consensus" or event.outcome == "carried":
        return Refusal("consensus-reached", _("Only a consensus that was not reached is followed by a vote."))
    if procedure is None or procedure.vote_rule is None:
        return Refusal("no-vote-rule", _("This body has no rule for a vote after consensus."))
    return None


def refuse_reconsider(person: Person, event: VoteEvent, because: Pair) -> Refusal | None:
    """Why is this question not put again?"""
    if refusal := refuse_chair_or_secretariat(person, event.motion.body):
        return refusal
    if event.state != VoteState.CLOSED:
        return Refusal("vote-open", _("A vote on this motion is open. Close it first."))
    return refuse_unsaid(because)


def refuse_publish_positions(person: Person, event: VoteEvent) -> Refusal | None:
    """Why are the positions of this vote not published?"""
    if refusal := refuse_chair(person, event.motion.body):
        return refusal
    if event.state != VoteState.CLOSED:
        return Refusal("vote-open", _("The vote is still open."))
    if event.method in {VoteMethod.SECRET, VoteMethod.SHOW_OF_HANDS}:
        return Refusal("no-positions", _("This vote has no positions: only counts."))
    if event.positions_published_at is not None:
        return Refusal("published", _("The positions are published already."))
    return None
