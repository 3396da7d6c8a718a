"""Opening, casting and closing: the three rooms of a vote."""

from governance.actions.votes.casting import Position, cast_hash, cast_vote, options_of, recuse, write_votes
from governance.actions.votes.closing import call_consensus, cancel_vote, close_vote
from governance.actions.votes.opening import open_vote

__all__ = [
    "Position",
    "call_consensus",
    "cancel_vote",
    "cast_hash",
    "cast_vote",
    "close_vote",
    "open_vote",
    "options_of",
    "recuse",
    "write_votes",
]
