"""May this motion be put to a vote in this way, now?"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.business_days import after_business_days
from governance.electorates import present_seats, voting_seats
from governance.enums import MotionState, Outcome, VoteMethod, VoteState
from governance.frozen import FrozenSeat, rule_of
from governance.lifecycles import MOTION
from governance.models import Clause, ClauseOutcome, Meeting, Motion, Procedure
from governance.rules.amendments import refuse_unsettled
from governance.rules.motions import texts_put
from governance.rules.places import refuse_chair_or_secretariat
from groundwork.bilingual import Pair, refuse_unready
from groundwork.refusals import Refusal

UNUSABLE = 422
CARRIED = {Outcome.CONSENSUS, Outcome.AMENDED, Outcome.VOTE}
COUNTED = {VoteMethod.SHOW_OF_HANDS, VoteMethod.SECRET}
IN_A_ROOM = {VoteMethod.ROLL_CALL, VoteMethod.SHOW_OF_HANDS}
TIMED = {VoteMethod.WRITTEN, VoteMethod.CONCERNS}
CLOSING_HOUR = time(17)  # on the clock of the house


def refuse_open_vote(
    person: Person,
    motion: Motion,
    clauses: Iterable[Clause],
    *,
    method: str,
    closes_at: datetime | None,
    override: Pair,
    meeting: Meeting | None = None,
) -> Refusal | None:
    """Why can this motion not be put to a vote? A text that is missing or stale stops it, by name, unless
    overridden with a reason in both languages that the page shows."""
    if refusal := refuse_chair_or_secretariat(person, motion.body):
        return refusal
    if refusal := MOTION.refuse(motion.state, MotionState.OPEN):
        return refusal
    clauses = list(clauses)
    if not clauses:
        return Refusal("no-clause", _("This motion has no clause yet."))
    if (
        refusal := refuse_way(motion, method, closes_at, meeting)
        or refuse_condition(motion)
        or refuse_unsettled(motion)
    ):
        return refusal
    if override.en or override.fr:
        return (
            None
            if override.en and override.fr
            else Refusal("override-one-language", _("Give the reason in both languages."), "override_en", UNUSABLE)
        )
    return refuse_unready(texts_put(motion, clauses))


def refuse_judged(motion: Motion) -> Refusal | None:
    """Why is this motion not simply put once more? A verdict stands; it is reconsidered with a reason, or escalated.

    A vote without a quorum has no effect, so another one may follow. One query, for a motion that was voted on.
    """
    if motion.state != MotionState.JUDGED:
        return None
    last = motion.vote_events.filter(state=VoteState.CLOSED).order_by("-closed_at").first()
    if last is None or last.outcome == "no_quorum":
        return None
    return Refusal("judged", _("A vote on this motion has its result. Have it reconsidered, with the reason."))


def refuse_way(motion: Motion, method: str, closes_at: datetime | None, meeting: Meeting | None) -> Refusal | None:
    """Why can a motion not be put in this way: no closing time, no room, a rule that does not go with it?"""
    if method == VoteMethod.CONCERNS and rule_of(motion).get("method") != "consensus":
        return Refusal("not-a-consensus", _("Only a rule of consensus waits for concerns."), "method", UNUSABLE)
    if method in TIMED and (closes_at is None or closes_at <= timezone.now()):
        return Refusal(
            "closing-time", _("A written procedure needs a closing time in the future."), "closes_at", UNUSABLE
        )
    if closes_at is not None and closes_at <= timezone.now():
        return Refusal("closing-time", _("Give a closing time in the future."), "closes_at", UNUSABLE)
    if method in IN_A_ROOM:
        if meeting is None:
            return Refusal("no-meeting", _("This is for a vote in a meeting."), "method", UNUSABLE)
        return refuse_empty_room(meeting)
    if method == VoteMethod.SECRET and meeting is None and closes_at is None:
        return Refusal("closing-time", _("Give a closing time in the future."), "closes_at", UNUSABLE)
    return None


def refuse_condition(motion: Motion) -> Refusal | None:
    """Why is a conditional motion not ready? What it depends on must have been carried."""
    needed = list(motion.needs.values_list("pk", flat=True)) if motion.pk else []
    carried = set(
        ClauseOutcome.objects.filter(clause__in=needed, outcome__in=CARRIED).values_list("clause_id", flat=True)
    )
    if set(needed) <= carried:
        return None
    return Refusal("condition-open", _("What this motion depends on is not carried yet."))


def refuse_empty_room(meeting: Meeting) -> Refusal | None:
    """Why can consensus not be called at this meeting? The seats present are its electorate: they are noted first."""
    if present_seats(meeting):
        return None
    return Refusal("nobody-noted", _("Note who is present first: those who are present carry it."))


def refuse_too_few_for_secrecy(method: str, procedure: Procedure, seats: Sequence[FrozenSeat]) -> Refusal | None:
    """Why would a ballot among so few seats be no secret?"""
    if method != VoteMethod.SECRET or len(seats) >= procedure.secret_minimum:
        return None
    return Refusal(
        "too-few-for-secrecy",
        _("A secret ballot needs at least %(least)s seats here; there are %(seats)s.")
        % {"least": procedure.secret_minimum, "seats": len(seats)},
        "method",
        UNUSABLE,
    )


def refuse_not_offered(method: str, procedure: Procedure) -> Refusal | None:
    """Why is a motion not put in this way in this body?"""
    if method in procedure.ways:
        return None
    return Refusal("not-offered", _("This body does not put motions in this way."), "method", UNUSABLE)


def end_of_silence(motion: Motion, now: datetime) -> datetime | None:
    """When the wait for concerns ends: so many business days of the members' own jurisdictions; None without such
    a period. Six queries."""
    procedure = Procedure.objects.filter(body=motion.body).first()
    if procedure is None or not procedure.silence_days:
        return None
    today = timezone.localdate(now)
    jurisdictions = {
        each.seat.jurisdiction_id for each in voting_seats(motion.body, today) if each.seat.jurisdiction_id is not None
    }
    last = after_business_days(today, procedure.silence_days, jurisdictions)
    return datetime.combine(last, CLOSING_HOUR, tzinfo=timezone.get_default_timezone())
