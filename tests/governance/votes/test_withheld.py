"""A declared interest keeps the withheld papers of its item from whoever carries the seat."""

import pytest

from governance import rules
from governance.actions.votes import open_vote, recuse
from governance.enums import VoteMethod
from tests.factories.house import tomorrow
from tests.factories.voices import elector_of, substituted


@pytest.fixture
def item(house):
    return house.item()


@pytest.fixture
def event(house, item, secretariat):
    motion = house.motion(item=item)
    return open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)


@pytest.mark.parametrize("of_a_clause", [False, True])
def test_holder_alternate_and_substitute_of_a_recused_seat_are_refused_and_nobody_else(
    house, item, event, member, alternate, observer, co_chair, stranger, of_a_clause
):
    for person in (member, alternate, observer):
        assert rules.refuse_withheld(person, item) is None
    substituted(house, event, observer)
    clause = event.motion.clauses.first() if of_a_clause else None
    recuse(event=event, elector=elector_of(house, event), interest="We", language="en", by=observer, clause=clause)
    for person in (member, alternate, observer):
        refusal = rules.refuse_withheld(person, item)
        assert refusal is not None
        assert (refusal.code, refusal.status) == ("interest-declared", 403)
    for person in (co_chair, stranger):
        assert rules.refuse_withheld(person, item) is None


def test_another_item_is_open_to_them(house, event, member):
    recuse(event=event, elector=elector_of(house, event), interest="We", language="en", by=member)
    assert rules.refuse_withheld(member, house.item()) is None
