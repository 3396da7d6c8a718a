"""Votes ready made: a motion that is put, and seats that say what they say."""

from governance.actions.votes import (
    Position,
    cast_vote,
    open_vote,
)
from governance.enums import VoteMethod
from governance.models import Elector
from tests.factories.house import tomorrow

AGREE = Position("agree")


def opened(house, **kwargs):
    motion = house.motion(**kwargs)
    return open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=house.people["secretariat"])


def cast(house, event, key, option="agree", reason="", by=None, seen=None):
    elector = Elector.objects.get(vote_event=event, seat=house.seats[key])
    positions = {clause: Position(option, reason) for clause in event.motion.clauses.all()}
    return cast_vote(event=event, elector=elector, positions=positions, by=by or house.holder(key), seen=seen)
