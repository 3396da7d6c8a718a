"""An indicator of a result of the Joint Councils, which the working group measures, and two years."""

import pytest

from tests.factories.measuring import STEPS, a_model, a_node, a_period, an_indicator


@pytest.fixture
def model(house):
    return a_model(house)


@pytest.fixture
def node(model):
    return a_node(model)


@pytest.fixture
def indicator(house, node):
    return an_indicator(house, node)


@pytest.fixture
def scale(house, node):
    return an_indicator(house, node, steps=STEPS)


@pytest.fixture
def year(house):
    return a_period(house, 2024)


@pytest.fixture
def next_year(house):
    return a_period(house, 2025)
