"""A life cycle is a table: what it does not say is refused, and its drawing is the table."""

import pytest

from governance.lifecycles import LIFECYCLES
from priorities.lifecycles import LOGIC_MODEL, MEASUREMENT, PRIORITY

ALL = [*LIFECYCLES, LOGIC_MODEL, PRIORITY, MEASUREMENT]


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda each: each.name)
def test_every_pair_of_states_is_allowed_or_refused_as_the_table_says(lifecycle):
    for old, following in lifecycle.table.items():
        for new in lifecycle.table:
            refusal = lifecycle.refuse(old, new)
            assert (refusal is None) == (new in following)


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda each: each.name)
def test_every_state_can_be_reached_and_every_arrow_leads_to_a_known_state(lifecycle):
    states = set(lifecycle.table)
    assert {after for following in lifecycle.table.values() for after in following} <= states
    reached, frontier = set(), [next(iter(lifecycle.table))]
    while frontier:
        state = frontier.pop()
        if state not in reached:
            reached.add(state)
            frontier += lifecycle.table[state]
    assert reached == states


def test_an_unknown_state_is_refused():
    assert LOGIC_MODEL.refuse("nowhere", "adopted") is not None
