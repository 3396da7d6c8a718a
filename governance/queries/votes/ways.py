"""In which ways can this motion be put, here and now, under its rule?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from governance.electorates import VotingSeat, present_seats, voting_seats
from governance.enums import MEETING_OVER, VoteMethod
from governance.frozen import DEFAULT_RULE
from governance.models import Meeting, Motion, Procedure
from governance.rules import end_of_silence
from governance.verdicts import BadCase, parse

# In the order in which they are offered: consensus first.
ORDER = (
    VoteMethod.WRITTEN,
    VoteMethod.CONCERNS,
    VoteMethod.BALLOT,
    VoteMethod.ROLL_CALL,
    VoteMethod.SHOW_OF_HANDS,
    VoteMethod.SECRET,
)


@dataclass(frozen=True)
class Ways:
    """What the form of an opening offers. `silence_ends` is when a wait for concerns that begins now would end."""

    methods: tuple[VoteMethod, ...]
    rule: Mapping[str, Any]
    seats: tuple[VotingSeat, ...]
    silence_ends: datetime | None
    meeting: Meeting | None
    last_voice_closes: bool
    consensus_call: bool


def ways_of(motion: Motion, rule: Mapping[str, Any] | None = None) -> Ways:
    """The ways that the body offers, and the rule (the motion's, unless another is given) and the place allow.

    Four to seven queries.
    """
    procedure = getattr(motion.body, "procedure", None) or Procedure(body=motion.body)
    rule = rule or motion.rule or procedure.rule or DEFAULT_RULE
    seats = tuple(voting_seats(motion.body, timezone.localdate()))
    item = motion.item
    meeting = item.meeting if item and item.meeting.state not in MEETING_OVER else None
    waits = rule.get("method") == "consensus" and bool(procedure.silence_days)
    allowed = {VoteMethod.WRITTEN}
    if waits:
        allowed.add(VoteMethod.CONCERNS)
    counted = can_be_counted(rule, seats)
    if meeting is not None:
        allowed.add(VoteMethod.BALLOT)
        if present_seats(meeting):
            allowed |= {VoteMethod.ROLL_CALL, VoteMethod.SHOW_OF_HANDS} if counted else {VoteMethod.ROLL_CALL}
    if counted and len(seats) >= procedure.secret_minimum:
        allowed.add(VoteMethod.SECRET)
    return Ways(
        tuple(method for method in ORDER if method in allowed and method in procedure.ways),
        rule,
        seats,
        end_of_silence(motion, timezone.now()) if waits else None,
        meeting,
        procedure.closes_when_all_voted,
        VoteMethod.CONSENSUS_CALL in procedure.ways,
    )


def way_in_the_room(ways: Ways) -> VoteMethod | None:
    """The usual way of a vote in the meeting, of those that are offered: each on its own page, name by name, hands."""
    usual = (VoteMethod.BALLOT, VoteMethod.ROLL_CALL, VoteMethod.SHOW_OF_HANDS)
    return next((method for method in usual if method in ways.methods), None)


def can_be_counted(rule: Mapping[str, Any], seats: Sequence[VotingSeat]) -> bool:
    """Whether numbers alone are enough for the engine: no classes, components or weights, no tie of the co-chairs."""
    try:
        parse({"rule": rule, "mode": "meeting", "seats": seats_in_case(seats), "tally": {}})
    except BadCase:
        return False
    return True


def seats_in_case(seats: Sequence[VotingSeat]) -> list[dict[str, Any]]:
    """These seats as the engine takes them."""
    return [
        {
            "id": each.seat.key,
            "body": each.seat.body.key,
            "jurisdiction": each.seat.jurisdiction.code,
            "order": each.seat.jurisdiction.order,
            "weight": each.weight,
            "co_chair": each.co_chair,
        }
        for each in seats
        if each.seat.jurisdiction is not None
    ]
