"""Decisions ready made: a motion whose vote is closed, its decision recorded, published."""

import pytest

from governance.actions.decisions.recording import Recorded, publish_decision, record_decision
from governance.actions.votes import Position, cast_vote, close_vote, open_vote
from governance.enums import VoteMethod
from governance.models import Elector
from groundwork.refusals import Refused
from tests.factories.house import TODAY, tomorrow

MOVE = {"kind": "move", "body": "WG", "to": "JC"}


def refused(code):
    return pytest.raises(Refused, check=lambda refused: refused.refusal.code == code)


def judged(house, objector=None, **kwargs):
    """A motion whose vote is closed; carried unless somebody objects."""
    motion = house.motion(**kwargs)
    event = open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=house.people["secretariat"])
    for key in house.seats:
        position = Position("object", "No") if key == objector else Position("agree")
        if key == "PSSDC:CA-NB:1" and objector is None:
            position = Position("reservation", "Sous réserve de fonds", "fr")
        cast_vote(
            event=event,
            elector=Elector.objects.get(vote_event=event, seat=house.seats[key]),
            positions=dict.fromkeys(motion.clauses.all(), position),
            by=house.holder(key),
        )
    close_vote(event=event, by=house.people["secretariat"])
    motion.refresh_from_db()
    return motion


def recorded(motion, outcome="vote", effects=(), actions=(), text=None):
    return {
        clause: Recorded(
            outcome,
            text or clause.text,
            list(effects) if clause.position == 1 else [],
            list(actions) if clause.position == 1 else [],
        )
        for clause in motion.clauses.all()
    }


def decided(house, *, effective_on=TODAY, publish=True, effects=(MOVE,), **kwargs):
    motion = judged(house)
    decision = record_decision(
        motion=motion,
        clauses=recorded(motion, effects=effects, **kwargs),
        by=house.people["co_chair"],
        effective_on=effective_on,
    )
    if publish:
        decision = publish_decision(decision=decision, by=house.people["secretariat"])
    return decision
