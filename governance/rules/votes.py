"""May this person see this vote, cast this position, close it?"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import Standing, standing_of
from governance import rights
from governance.enums import VoteState
from governance.models import Elector, Recusal, VoteEvent
from governance.models.votes import REASON_LENGTH
from governance.rules.places import refuse_chair_or_secretariat
from governance.rules.speaking import CAST_BY_SEATS, spoken
from groundwork.refusals import Refusal

UNUSABLE = 422


def refuse_read_ballot(standing: Standing, keys: set[str]) -> Refusal | None:
    """Why may this reader not see a vote of these bodies?"""
    if standing.holds(rights.READ_VOTES, keys):
        return None
    return rights.READ_VOTES.refused("not-of-this-body", _("Votes are open to the members of the body."), about=keys)


def refuse_vote(person: Person, event: VoteEvent, elector: Elector, *, now: datetime) -> Refusal | None:
    """Why may this person not vote for this seat, now? The closing time holds even while the worker is away."""
    if refusal := refuse_take_part(person, event, elector, now=now):
        return refusal
    if event.method not in CAST_BY_SEATS:
        return Refusal("other-method", _("This vote is taken in another way."))
    return None


def refuse_take_part(person: Person, event: VoteEvent, elector: Elector, *, now: datetime) -> Refusal | None:
    """Why may this person not act for this seat in this vote, however it is taken?"""
    if event.state != VoteState.OPEN or (event.closes_at is not None and event.closes_at <= now):
        return Refusal("vote-closed", _("This vote is closed. Your choice was not recorded."))
    if refusal := refuse_seat(person, event, elector):
        return refusal
    if elector.recusals.filter(clause=None).exists():
        return Refusal("recused", _("This seat is recused and takes no part in this vote."))
    return None


def refuse_seat(person: Person, event: VoteEvent, elector: Elector) -> Refusal | None:
    """Why may this person not speak for this seat? Its substitute alone speaks where one was named."""
    held, voices = standing_of(person).voting_seats(), spoken(person, event)
    if elector.vote_event_id == event.pk and elector.seat_id in voices.seats(held):
        return None
    if elector.vote_event_id == event.pk and elector.seat_id in held:
        name = voices.substitutes[elector.seat_id][1]
        return Refusal(
            "substitute-named", _("You named %(name)s. Only your substitute can vote now.") % {"name": name}, status=403
        )
    if elector.seat_id in standing_of(person).assisted_seats():
        return rights.VOTE.refused(
            "assistants-never-vote", _("An assistant reads, prepares and answers, and never votes."),
            about=[elector.seat.key],
        )  # fmt: skip
    return rights.VOTE.refused(
        "no-voting-seat", _("Only those who hold the seat may vote for it."), about=[elector.seat.key]
    )


def refuse_position(option: str, reason: str, *, allowed: Iterable[str]) -> Refusal | None:
    """Why is this no position under the rule? An objection and a reservation say their reason."""
    if option not in {str(each) for each in allowed}:
        return Refusal("no-choice", _("Choose how you vote"), "option", UNUSABLE)
    if option in {"object", "reservation"} and not reason.strip():
        message = (
            _("Write the reason for your objection")
            if option == "object"
            else _("Write the reason for your reservation")
        )
        return Refusal("no-reason", message, "reason", UNUSABLE)
    if len(reason) > REASON_LENGTH:
        return Refusal("reason-too-long", _("Write the reason in 2,000 characters or fewer."), "reason", UNUSABLE)
    if any(ord(sign) < 32 and sign not in "\r\n\t" for sign in reason):
        return Refusal("reason-unreadable", _("The reason holds characters that cannot be read."), "reason", UNUSABLE)
    return None


def refuse_close_vote(person: Person | None, event: VoteEvent, *, now: datetime) -> Refusal | None:
    """Why can this vote not be closed now? By hand at any time while open; by the clock when its time has come."""
    if event.state != VoteState.OPEN:
        return Refusal("vote-closed", _("This vote is already closed."))
    if person is None:
        due = (event.closes_at is not None and event.closes_at <= now) or is_complete(event)
        return None if due else Refusal("not-yet", _("This vote is still open."))
    return refuse_chair_or_secretariat(person, event.motion.body)


def is_complete(event: VoteEvent) -> bool:
    """Whether this vote closes with its last voice, and waits for nobody any more."""
    if not event.closes_when_all_voted:
        return False
    out = Recusal.objects.filter(elector=OuterRef("pk"), clause=None)
    return not event.electors.filter(~Exists(out), votes=None, participation=None).exists()
