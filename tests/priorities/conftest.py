"""What the tests of aims share."""

import pytest

from tests.priorities.aims import aims


@pytest.fixture
def built(house):
    """A draft of the joint council's logic model with four nodes and three links."""
    return aims(house)
