"""Opening, casting and closing; in the room, in secret, and what may come after: the rooms of a vote."""

from governance.actions.votes.after import escalate, extend_vote, lift_concern, publish_positions, reconsider
from governance.actions.votes.casting import cast_vote, options_of, recuse, write_votes
from governance.actions.votes.closing import call_consensus, cancel_vote, close_vote
from governance.actions.votes.opening import open_vote
from governance.actions.votes.reminding import remind_before_the_close, remind_voters
from governance.actions.votes.room import answer_roll_call, count_hands
from governance.actions.votes.secret import cast_slip, hash_of_code
from governance.ballot_box import Position

__all__ = [
    "Position",
    "answer_roll_call",
    "call_consensus",
    "cancel_vote",
    "cast_slip",
    "cast_vote",
    "close_vote",
    "count_hands",
    "escalate",
    "extend_vote",
    "hash_of_code",
    "lift_concern",
    "open_vote",
    "options_of",
    "publish_positions",
    "reconsider",
    "recuse",
    "remind_before_the_close",
    "remind_voters",
    "write_votes",
]
