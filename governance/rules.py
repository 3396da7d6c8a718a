"""May this person do this to that, now? Silence means yes; a refusal says why."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import Role
from councils.models import Body, Person
from councils.rules import Standing, refuse_unless_secretariat, standing_of
from governance.electorates import deciding_keys, present_seats
from governance.enums import ActionState, DecisionState, MotionState, VoteMethod, VoteState
from governance.lifecycles import MOTION
from governance.models import (
    ActionItem,
    Clause,
    ClauseOutcome,
    Decision,
    Elector,
    Gathering,
    Meeting,
    Motion,
    VoteEvent,
)
from governance.models.votes import REASON_LENGTH
from groundwork.bilingual import Pair, refuse_unready
from groundwork.refusals import Refusal

FORBIDDEN = 403
UNUSABLE = 422


def refuse_prepare(person: Person | None) -> Refusal | None:
    """Why may this person not prepare agendas and motions?"""
    return refuse_unless_secretariat(person)


def refuse_recommend(person: Person | None) -> Refusal | None:
    """Why may this person not write a recommendation? Observers and strangers may not."""
    standing = standing_of(person)
    if standing.is_secretariat or any(held.role != Role.OBSERVER for held in standing.memberships):
        return None
    return Refusal(
        "not-a-member", _("Only members, working groups and the secretariat may recommend."), status=FORBIDDEN
    )


def refuse_read_agenda(standing: Standing) -> Refusal | None:
    """Why may this reader not see agendas and motions? They are for members until something is published."""
    if standing.is_anybody:
        return None
    return Refusal("not-a-member", _("Agendas are for members."), status=FORBIDDEN)


def refuse_chair(person: Person | None, body: Body, on: date | None = None) -> Refusal | None:
    """Why may this person not act for the co-chairs of this body?"""
    if standing_of(person, on).is_co_chair_of(deciding_keys(body, on or timezone.localdate())):
        return None
    return Refusal("not-co-chair", _("Only a co-chair may do this."), status=FORBIDDEN)


def refuse_chair_or_secretariat(person: Person | None, body: Body) -> Refusal | None:
    """Why may this person neither act for the co-chairs of this body nor for the secretariat?"""
    if refuse_unless_secretariat(person) is None or refuse_chair(person, body) is None:
        return None
    return Refusal(
        "not-co-chair-nor-secretariat", _("Only a co-chair or the secretariat may do this."), status=FORBIDDEN
    )


def refuse_edit_motion(person: Person | None, motion: Motion) -> Refusal | None:
    """Why may this person not change the words of this motion? Once it is put to a vote, its text is frozen."""
    if refusal := refuse_chair_or_secretariat(person, motion.body):
        return refusal
    if motion.state != MotionState.DRAFT:
        return Refusal("text-frozen", _("The text was frozen when the vote opened."))
    return None


def refuse_open_vote(
    person: Person,
    motion: Motion,
    clauses: Iterable[Clause],
    *,
    method: str,
    closes_at: datetime | None,
    override: Pair,
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
    if method == VoteMethod.WRITTEN and (closes_at is None or closes_at <= timezone.now()):
        return Refusal(
            "closing-time",
            _("A written procedure needs a closing time in the future."),
            "closes_at",
            UNUSABLE,
        )
    if override.en or override.fr:
        return (
            None
            if override.en and override.fr
            else Refusal("override-one-language", _("Give the reason in both languages."), "override_en", UNUSABLE)
        )
    return refuse_unready(texts_put(motion, clauses))


def refuse_empty_room(meeting: Meeting) -> Refusal | None:
    """Why can consensus not be called at this meeting? The seats present are its electorate: they are noted first."""
    if present_seats(meeting):
        return None
    return Refusal("nobody-noted", _("Note who is present first: those who are present carry it."))


def texts_put(motion: Motion, clauses: Iterable[Clause]) -> list[tuple[str, Pair]]:
    """The texts that are put to the vote, each with the name by which people know it."""
    texts: list[tuple[str, Pair]] = [(str(_("question")), motion.question)]
    for clause in clauses:
        texts.append((str(_("clause %(label)s") % {"label": clause.label or clause.position}), clause.text))
    return texts


def refuse_read_ballot(standing: Standing, keys: set[str]) -> Refusal | None:
    """Why may this reader not see a vote of these bodies?"""
    if standing.is_secretariat or standing.belongs_to(keys):
        return None
    return Refusal("not-of-this-body", _("Votes are open to the members of the body."), status=FORBIDDEN)


def refuse_vote(person: Person, event: VoteEvent, elector: Elector, *, now: datetime) -> Refusal | None:
    """Why may this person not vote for this seat, now? The closing time holds even while the worker is away."""
    if event.state != VoteState.OPEN or (event.closes_at is not None and event.closes_at <= now):
        return Refusal("vote-closed", _("This vote is closed. Your choice was not recorded."))
    if elector.vote_event_id != event.pk or elector.seat_id not in standing_of(person).voting_seats():
        return Refusal("no-voting-seat", _("Only those who hold the seat may vote for it."), status=FORBIDDEN)
    if elector.recusals.filter(clause=None).exists():
        return Refusal("recused", _("This seat is recused and takes no part in this vote."))
    return None


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
        due = event.closes_at is not None and event.closes_at <= now
        return None if due else Refusal("not-yet", _("This vote is still open."))
    return refuse_chair_or_secretariat(person, event.motion.body)


def refuse_record_decision(person: Person, motion: Motion) -> Refusal | None:
    """Why may this person not record the decision on this motion?"""
    if refusal := refuse_chair(person, motion.body):
        return refusal
    if motion.state == MotionState.DECIDED:
        by = motion.decision.recorded_by.name
        return Refusal(
            "already-recorded",
            _("%(name)s recorded this decision. See it before you change it.") % {"name": by},
        )
    if motion.state == MotionState.OPEN:
        return Refusal("vote-open", _("A vote on this motion is open. Close it first."))
    return MOTION.refuse(motion.state, MotionState.DECIDED) if motion.state == MotionState.WITHDRAWN else None


def refuse_read_unpublished(standing: Standing) -> Refusal | None:
    """Why may this reader not see what was recorded and is not published? It is for members until then."""
    if standing.is_secretariat or any(held.role != Role.OBSERVER for held in standing.memberships):
        return None
    return Refusal("not-published", _("This is not published yet."), status=FORBIDDEN)


def refuse_change_decision(person: Person, decision: Decision) -> Refusal | None:
    """Why may this person not touch this decision? What was published is never edited."""
    if decision.state == DecisionState.PUBLISHED:
        return Refusal("published", _("A published decision is never edited. A correction is a new decision."))
    return refuse_chair_or_secretariat(person, decision.body)


def refuse_publish(
    person: Person,
    decision: Decision,
    outcomes: Iterable[ClauseOutcome],
    *,
    override: Pair,
) -> Refusal | None:
    """Why can this decision not be published? Both texts must match, unless overridden with a reason."""
    if refusal := refuse_change_decision(person, decision):
        return refusal
    if override.en and override.fr:
        return None
    texts = [(str(_("title")), decision.title)]
    texts += [
        (str(_("clause %(label)s") % {"label": row.clause.label or row.clause.position}), row.text) for row in outcomes
    ]
    return refuse_unready(texts)


def refuse_note_progress(person: Person, action: ActionItem) -> Refusal | None:
    """Why may this person not say how far this action is?"""
    if action.state in {ActionState.DONE, ActionState.WITHDRAWN}:
        return Refusal("action-ended", _("This action item is closed."))
    standing = standing_of(person)
    owners = deciding_keys(action.owner, timezone.localdate()) if action.owner else set()
    mine = any(
        (held.seat.body.key in owners and held.role != Role.OBSERVER)
        or (action.owner_jurisdiction_id and held.seat.jurisdiction_id == action.owner_jurisdiction_id)
        for held in standing.memberships
    )
    if mine or standing.is_secretariat:
        return None
    return Refusal(
        "not-owner", _("Only its owner or the secretariat may report on this action item."), status=FORBIDDEN
    )


def refuse_compile(person: Person | None, gathering: Gathering) -> Refusal | None:
    """Why may this person not have a package compiled?"""
    return refuse_unless_secretariat(person)


def refuse_read_package(person: Person | None, gathering: Gathering) -> Refusal | None:
    """Why may this reader not have the package of a gathering?"""
    if standing_of(person).is_anybody:
        return None
    return Refusal("not-a-member", _("Packages are for members. Sign in to read this one."), status=FORBIDDEN)
