"""How is a vote opened, cast, recused from, closed and cancelled?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.enums import CONSENSUS_OPTIONS, MAJORITY_OPTIONS, MotionState, VoteMethod, VoteState
from governance.frozen import freeze, freeze_seats, refuse_unjudgeable
from governance.judging import judge_clauses, overall
from governance.lifecycles import MOTION
from governance.models import Clause, Elector, Meeting, Motion, Procedure, Recusal, Vote, VoteEvent
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import digest, record
from groundwork.locks import changing, relying_on
from groundwork.references import next_reference
from groundwork.refusals import Refusal, require


@dataclass(frozen=True)
class Position:
    """What a seat says on a clause; an objection and a reservation need their reason."""

    option: str
    reason: str = ""
    language: str = "en"


@transaction.atomic
def open_vote(
    *, motion: Motion, method: VoteMethod, by: Person, closes_at: datetime | None = None,
    meeting: Meeting | None = None, override: Pair | None = None,
) -> VoteEvent:
    """Put a motion to a vote: rule, electorate and both texts are frozen, with their hash.

    `closes_at` is needed for a written procedure. `override` is the reason, in both languages, for putting a text
    that is missing or stale. Raises Refused for such a text without it, for a rule that cannot be judged, in a
    wrong state, or without the right.
    """
    motion = changing(Motion, motion.pk)
    clauses = list(motion.clauses.all())
    override = override or Pair()
    require(rules.refuse_open_vote(by, motion, clauses, method=method, closes_at=closes_at, override=override))
    event = put(motion, clauses, method=method, meeting=meeting, by=by, closes_at=closes_at, override=override)
    record("vote.opened", by=by, on=event, motion=motion.pk, method=method, closes_at=closes_at,
           frozen_hash=event.frozen_hash, override=override)
    return event


def put(
    motion: Motion, clauses: list[Clause], *, method: VoteMethod, meeting: Meeting | None, by: Person,
    closes_at: datetime | None, override: Pair,
) -> VoteEvent:
    """Freeze and open, inside the caller's transaction. Raises Refused for a rule that cannot be judged."""
    seats = freeze_seats(motion, timezone.localdate())
    frozen = freeze(motion, clauses, seats, mode="written" if method == VoteMethod.WRITTEN else "meeting")
    require(refuse_unjudgeable(frozen))
    procedure = Procedure.objects.filter(body=motion.body).first()
    event = VoteEvent.objects.create(
        reference=next_reference("V"), motion=motion, meeting=meeting, method=method, opened_by=by,
        closes_at=closes_at, frozen=frozen, frozen_hash=digest(frozen),
        positions_open=method != VoteMethod.WRITTEN and (procedure is None or procedure.room_positions_open),
        **override.columns("override", states=False))
    Elector.objects.bulk_create(
        Elector(vote_event=event, seat=each.voting.seat, jurisdiction=each.voting.seat.jurisdiction,
                body_key=each.voting.seat.body.key, weight=each.voting.weight, co_chair=each.voting.co_chair,
                holder=each.holder, holder_salt=each.salt, holder_hash=each.holder_hash) for each in seats)
    motion.state = MotionState.OPEN
    motion.save(update_fields=["state"])
    return event


@transaction.atomic
def cast_vote(
    *, event: VoteEvent, elector: Elector, positions: Mapping[Clause, Position], by: Person,
    seen: datetime | None = None,
) -> list[Vote]:
    """Cast, or change, the voice of a seat; put whole, the caller gives every clause the same position.

    `seen` is when the vote that the voter saw on the page was cast: somebody else's vote for the same seat is not
    replaced unseen. Casting the same again changes nothing. Raises Refused after the close, without the seat,
    for a recused seat, an unknown option or a missing reason.
    """
    event = relying_on(VoteEvent, event.pk)
    elector = changing(Elector, elector.pk)  # principal and alternate at once: one waits for the other
    require(rules.refuse_vote(by, event, elector, now=timezone.now()))
    for position in positions.values():
        require(rules.refuse_position(position.option, position.reason, allowed=options_of(event)))
    before = {vote.clause_id: vote for vote in Vote.objects.filter(elector=elector).select_related("cast_by")}
    require(refuse_unseen(before, by, seen))
    changed = {clause: position for clause, position in positions.items()
               if not same(before.get(clause.pk), position)}
    if not changed:
        return list(before.values())
    votes = write_votes(event, elector, changed, by=by, declared=False)
    record("vote.cast", by=by, on=event, seat=elector.seat.key, clauses=[clause.position for clause in changed],
           changed=bool(before), cast_hash=cast_hash(event, elector, votes))
    return votes


def write_votes(
    event: VoteEvent, elector: Elector, positions: Mapping[Clause, Position], *, by: Person, declared: bool,
) -> list[Vote]:
    """Write positions, leaving out recused clauses, inside the caller's transaction. The database keeps what was."""
    recused = set(elector.recusals.values_list("clause_id", flat=True))
    now = timezone.now()
    votes = [Vote(vote_event=event, elector=elector, clause=clause, option=position.option, cast_by=by, cast_at=now,
                  reason=position.reason.strip(), reason_language=position.language, declared=declared)
             for clause, position in positions.items() if clause.pk not in recused]
    return Vote.objects.bulk_create(
        votes, update_conflicts=True, unique_fields=["elector", "clause"],
        update_fields=["option", "reason", "reason_language", "cast_by", "cast_at", "declared"])


def cast_hash(event: VoteEvent, elector: Elector, votes: list[Vote]) -> str:
    """The hash of what was cast, shown on the receipt: event, seat, positions, reasons, moment."""
    return digest({
        "vote": event.reference, "seat": elector.seat.key,
        "positions": [[vote.clause.position, vote.option, vote.reason, vote.cast_at.isoformat()]
                      for vote in sorted(votes, key=lambda vote: vote.clause.position)]})


@transaction.atomic
def recuse(
    *, event: VoteEvent, elector: Elector, interest: str, language: str, by: Person, clause: Clause | None = None,
) -> Recusal:
    """Take a seat out of a vote, or out of one clause, with its declared interest. It leaves the denominator.

    Raises Refused after the close, without the seat, or without a declared interest.
    """
    event = relying_on(VoteEvent, event.pk)
    elector = changing(Elector, elector.pk)
    require(rules.refuse_vote(by, event, elector, now=timezone.now()))
    if not interest.strip():
        require(Refusal("no-interest", _("Declare the interest."), "interest", status=422))
    recusal = Recusal.objects.create(
        elector=elector, clause=clause, interest=interest.strip(), interest_language=language, declared_by=by)
    record("vote.recused", by=by, on=event, seat=elector.seat.key, clause=clause.position if clause else None)
    return recusal


@transaction.atomic
def close_vote(*, event: VoteEvent, by: Person | None) -> VoteEvent:
    """Close a vote and judge every clause. `by` is None when the clock closes it.

    Raises Refused when it is closed already, not yet due by the clock, or without the right.
    """
    event = changing(VoteEvent, event.pk)
    now = timezone.now()
    require(rules.refuse_close_vote(by, event, now=now))
    verdicts = judge_clauses(event, list(event.motion.clauses.all()))
    event.state, event.closed_at, event.closed_by, event.outcome = VoteState.CLOSED, now, by, overall(verdicts)
    event.save(update_fields=["state", "closed_at", "closed_by", "outcome"])
    Motion.objects.filter(pk=event.motion_id).update(state=MotionState.JUDGED)
    record("vote.closed", by=by, on=event, outcome=event.outcome, verdicts=[
        [row.clause.position, row.outcome, row.reason, row.case_hash] for row in verdicts])
    return event


@transaction.atomic
def call_consensus(*, motion: Motion, meeting: Meeting, by: Person, override: Pair | None = None) -> VoteEvent:
    """Carry a motion by consensus in one press: the seats present agree, and nobody objects.

    Who is present comes from the attendance; the verdict and its proof follow from it. Raises Refused for a text
    that is missing or stale without `override`, when nobody was noted present, in a wrong state, or without the
    right.
    """
    motion = changing(Motion, motion.pk)
    clauses = list(motion.clauses.all())
    override = override or Pair()
    require(rules.refuse_open_vote(
        by, motion, clauses, method=VoteMethod.CONSENSUS_CALL, closes_at=None, override=override))
    require(rules.refuse_empty_room(meeting))
    event = put(motion, clauses, method=VoteMethod.CONSENSUS_CALL, meeting=meeting, by=by, closes_at=None,
                override=override)
    there = event.electors.filter(seat__attendances__meeting=meeting,
                                  seat__attendances__presence__in=["present", "remote"])
    position = Position(str(options_of(event)[0]))
    for elector in there:
        write_votes(event, elector, dict.fromkeys(clauses, position), by=by, declared=True)
    record("vote.consensus-called", by=by, on=event, present=there.count(), frozen_hash=event.frozen_hash)
    return close_vote(event=event, by=by)


@transaction.atomic
def cancel_vote(*, event: VoteEvent, because: Pair, by: Person) -> VoteEvent:
    """Cancel an open vote, with a reason; the motion can be put again. Raises Refused once it is closed."""
    event = changing(VoteEvent, event.pk)
    require(rules.refuse_close_vote(by, event, now=timezone.now()))
    if not (because.en.strip() or because.fr.strip()):
        require(Refusal("no-reason", _("Give the reason."), "because_en", status=422))
    event.state, event.closed_at, event.closed_by = VoteState.CANCELLED, timezone.now(), by
    event.cancelled_because = because
    event.save(update_fields=["state", "closed_at", "closed_by", *columns_of("cancelled_because", states=False)])
    motion = changing(Motion, event.motion_id)
    require(MOTION.refuse(motion.state, MotionState.DRAFT))
    motion.state = MotionState.DRAFT
    motion.save(update_fields=["state"])
    record("vote.cancelled", by=by, on=event, because=because)
    return event


def options_of(event: VoteEvent) -> list[str]:
    """The options that the frozen rule knows."""
    known = CONSENSUS_OPTIONS if event.frozen["rule"]["method"] == "consensus" else MAJORITY_OPTIONS
    return [str(option) for option in known]


def same(vote: Vote | None, position: Position) -> bool:
    """Whether the seat has said exactly this before."""
    return vote is not None and (vote.option, vote.reason) == (position.option, position.reason.strip())


def refuse_unseen(before: Mapping[int, Vote], by: Person, seen: datetime | None) -> Refusal | None:
    """Why would this replace a vote that the voter has not seen? Somebody else cast it for the same seat."""
    others = [vote for vote in before.values() if vote.cast_by_id != by.pk]
    latest = max(others, key=lambda vote: vote.cast_at, default=None)
    if latest is None or seen is not None and latest.cast_at <= seen:
        return None
    return Refusal(
        "already-voted", _("%(name)s has already voted for this seat (%(option)s). Look at that vote; press again "
                           "to replace it.") % {"name": latest.cast_by.name, "option": latest.get_option_display()})
