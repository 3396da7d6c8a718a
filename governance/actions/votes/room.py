"""How is a vote taken in the room: name by name in protocol order, or by a show of hands?"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from councils.models import Person
from governance import rules
from governance.actions.votes.casting import options_of, write_votes
from governance.ballot_box import Position
from governance.enums import VoiceKind
from governance.models import Clause, Elector, HandCount, Vote, VoteEvent
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import require


@transaction.atomic
def answer_roll_call(
    *, event: VoteEvent, elector: Elector, positions: Mapping[Clause, Position], by: Person
) -> list[Vote]:
    """Record what a seat answered when it was called; the secretariat or a co-chair does it, and it is marked so.

    Raises Refused for another method, after the close, for a recused seat, a seat that is not in the room, an
    unknown option, or without the right.
    """
    event = relying_on(VoteEvent, event.pk)
    elector = changing(Elector, elector.pk)
    require(rules.refuse_answer(by, event, elector, now=timezone.now()))
    for position in positions.values():
        require(rules.refuse_position(position.option, position.reason, allowed=options_of(event)))
    votes = write_votes(event, elector, positions, by=by, declared=True, cast_as=VoiceKind.SECRETARIAT)
    record(
        "vote.answered",
        by=by,
        on=event,
        seat=elector.seat_key,
        said=[[vote.clause.position, vote.option] for vote in votes],
    )
    return votes


@transaction.atomic
def count_hands(*, event: VoteEvent, counts: Mapping[Clause, Mapping[str, int]], by: Person) -> list[HandCount]:
    """Note how many hands were up, clause by clause; a second count replaces the first until the close.

    Raises Refused for another method, after the close, an unknown option, more hands than seats present, or
    without the right.
    """
    event = changing(VoteEvent, event.pk)
    require(rules.refuse_count(by, event, counts, options=options_of(event)))
    rows = [
        HandCount(vote_event=event, clause=clause, option=option, count=count, counted_by=by)
        for clause, of_clause in counts.items()
        for option, count in of_clause.items()
    ]
    kept = HandCount.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["vote_event", "clause", "option"],
        update_fields=["count", "counted_by"],
    )
    record(
        "vote.hands-counted",
        by=by,
        on=event,
        counts=[[clause.position, dict(of_clause)] for clause, of_clause in counts.items()],
    )
    return kept
