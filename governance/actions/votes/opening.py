"""How is a motion put to a vote, its rule, electorate and texts frozen?"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from councils.models import Person
from governance import rules
from governance.actions.meetings.attendance_recusals import carry_recusals
from governance.actions.votes.seated import seat_substitutes
from governance.actions.votes.telling import tell_opened
from governance.enums import MotionState, VoteMethod
from governance.frozen import FrozenSeat, freeze, freeze_seats, refuse_unjudgeable
from governance.models import Clause, Elector, Meeting, Motion, Procedure, VoteEvent
from groundwork.bilingual import Pair
from groundwork.ledger import digest, record
from groundwork.locks import changing
from groundwork.references import next_reference
from groundwork.refusals import require

WITHOUT_A_ROOM = {VoteMethod.WRITTEN, VoteMethod.CONCERNS}
OPEN_BY_NATURE = {VoteMethod.ROLL_CALL, VoteMethod.CONCERNS, VoteMethod.CONSENSUS_CALL}
HIDDEN_BY_NATURE = {VoteMethod.WRITTEN, VoteMethod.SECRET}


@dataclass(frozen=True)
class Way:
    """How a motion is put: the method, until when, at which meeting; after which vote, and why again.

    `rule` is another rule than the motion's: that of the vote after a consensus that was not reached.
    """

    method: VoteMethod
    closes_at: datetime | None = None
    meeting: Meeting | None = None
    when_all_voted: bool | None = None
    override: Pair = field(default_factory=Pair)
    follows: VoteEvent | None = None
    reconsiders: VoteEvent | None = None
    because: Pair = field(default_factory=Pair)
    rule: dict[str, Any] | None = None

    @property
    def mode(self) -> str:
        """How the engine takes presence: noted in a room, or shown by voting."""
        apart = self.method in WITHOUT_A_ROOM or (self.method == VoteMethod.SECRET and self.meeting is None)
        return "written" if apart else "meeting"


@transaction.atomic
def open_vote(
    *,
    motion: Motion,
    method: VoteMethod,
    by: Person,
    closes_at: datetime | None = None,
    meeting: Meeting | None = None,
    when_all_voted: bool | None = None,
    override: Pair | None = None,
) -> VoteEvent:
    """Put a motion to a vote: rule, electorate and both texts are frozen, with their hash.

    `closes_at` is needed for a written procedure; for a wait for concerns it follows from the body's silence
    period when it is not given. `when_all_voted` closes it with the last voice (None: as the body has it).
    `override` is the reason, in both languages, for putting a text that is missing or stale. Raises Refused for
    such a text without it, for a rule that cannot be judged that way, in a wrong state, or without the right.
    """
    motion = changing(Motion, motion.pk)
    require(rules.refuse_judged(motion))
    way = Way(method, closes_at, meeting, when_all_voted, override or Pair())
    event = open_in(motion, way, by)
    record("vote.opened", by=by, on=event, **opened_facts(event, way))
    return event


def open_in(motion: Motion, way: Way, by: Person) -> VoteEvent:
    """Open a vote in a way, inside the caller's transaction, who holds the motion and witnesses the act."""
    clauses = list(motion.clauses.all())
    if way.method == VoteMethod.CONCERNS and way.closes_at is None:
        way = replace(way, closes_at=rules.end_of_silence(motion, timezone.now()))
    require(
        rules.refuse_open_vote(
            by, motion, clauses, method=way.method, closes_at=way.closes_at, override=way.override, meeting=way.meeting
        )
    )
    event = put(motion, clauses, way, by=by)
    tell_opened(event)
    return event


def opened_facts(event: VoteEvent, way: Way) -> dict[str, Any]:
    """What the ledger says of an opening."""
    return {
        "motion": event.motion_id,
        "method": way.method,
        "closes_at": event.closes_at,
        "frozen_hash": event.frozen_hash,
        "override": way.override,
    }


def put(motion: Motion, clauses: list[Clause], way: Way, *, by: Person) -> VoteEvent:
    """Freeze and open, inside the caller's transaction. Raises Refused for a rule that cannot be judged."""
    seats = freeze_seats(motion, timezone.localdate())
    frozen = freeze(motion, clauses, seats, mode=way.mode, rule=way.rule)
    require(refuse_unjudgeable(frozen, counted=way.method in rules.COUNTED))
    procedure = Procedure.objects.filter(body=motion.body).first() or Procedure(body=motion.body)
    require(rules.refuse_not_offered(way.method, procedure))
    require(rules.refuse_too_few_for_secrecy(way.method, procedure, seats))
    open_positions = way.method in OPEN_BY_NATURE or procedure.room_positions_open
    event = VoteEvent.objects.create(
        reference=next_reference("V"),
        motion=motion,
        meeting=way.meeting,
        method=way.method,
        opened_by=by,
        closes_at=way.closes_at,
        frozen=frozen,
        frozen_hash=digest(frozen),
        positions_open=open_positions and way.method not in HIDDEN_BY_NATURE,
        closes_when_all_voted=last_voice_closes(way, procedure),
        follows=way.follows,
        reconsiders=way.reconsiders,
        **way.because.columns("because", states=False),
        **way.override.columns("override", states=False),
    )
    write_electorate(event, seats)
    carry_recusals(event)
    seat_substitutes(event, by)
    motion.state = MotionState.OPEN
    motion.save(update_fields=["state"])
    return event


def last_voice_closes(way: Way, procedure: Procedure) -> bool:
    """Whether the last voice closes it: as the opener says, or as the body has it, where seats vote by themselves."""
    wanted = procedure.closes_when_all_voted if way.when_all_voted is None else way.when_all_voted
    return wanted and way.method in {*rules.CAST_BY_SEATS, VoteMethod.SECRET}


def write_electorate(event: VoteEvent, seats: list[FrozenSeat]) -> None:
    """Write the frozen seats as rows, each beside whoever held it."""
    Elector.objects.bulk_create(
        Elector(
            vote_event=event,
            seat=each.voting.seat,
            jurisdiction=each.voting.seat.jurisdiction,
            seat_key=each.voting.seat.key,
            body_key=each.voting.seat.body.key,
            weight=each.voting.weight,
            co_chair=each.voting.co_chair,
            holder=each.holder,
            holder_salt=each.salt,
            holder_hash=each.holder_hash,
        )
        for each in seats
    )
