"""What do the tests of approvals share: a meeting, and its agenda issued as a version?"""

from functools import partial

import pytest

from tests.governance.records.approving import issued


@pytest.fixture
def meeting(house):
    return house.meeting()


@pytest.fixture
def issue(house, meeting):
    """Issue the agenda of the meeting, where its body asks for the approvals that are given."""
    return partial(issued, house, meeting)
