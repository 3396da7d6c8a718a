"""What does it cost to watch a vote, and is the narrow count the same as the one of the page?"""

import re

import pytest
from django.utils import timezone

from councils.queries.names import names_by_key
from governance.enums import VoteMethod
from governance.queries.votes.ballots import find_vote, turnout_of
from governance.queries.votes.participation import participation_of
from governance.queries.votes.positions import seats_of
from tests.governance.votes.ballots import cast, everybody, opened

UNCHANGED, CHANGED = 4, 6  # session, vote, standing, seats; and the names of two councils


def fragment(client, event, seen=""):
    return client.get(f"/en/votes/{event.reference}/participation?seen={seen}", headers={"HX-Request": "true"})


def word_in(response):
    return re.search(r"participation[?]seen=([^\"]+)", response.content.decode())[1]


def test_watching_costs_four_queries_until_something_moves(client, house, member, django_assert_max_num_queries):
    event = opened(house, points=12)
    client.force_login(member)
    word = word_in(fragment(client, event))
    with django_assert_max_num_queries(UNCHANGED):
        assert fragment(client, event, word).status_code == 204
    everybody(house, event)
    with django_assert_max_num_queries(CHANGED):
        response = fragment(client, event, word)
    assert response.status_code == 200
    assert word_in(response) != word


@pytest.mark.parametrize("who", ["member", "secretariat"])
def test_the_councils_are_called_by_their_names(client, house, who):
    event = opened(house)
    client.force_login(house.people[who])
    text = fragment(client, event).content.decode()
    assert "PSSDC" in text
    assert ("Who has not voted yet" in text) == (who == "secretariat")


@pytest.mark.parametrize("method", [VoteMethod.WRITTEN, VoteMethod.BALLOT])
def test_the_narrow_count_is_the_one_of_the_page(house, method):
    event = opened(house, method=method)
    cast(house, event, "PSSDC:CA-NB:1")
    cast(house, event, "PSCIOC:CA-YT:1", "object", "Too soon")
    event, names = find_vote(event.reference), names_by_key()
    wide = participation_of(event, seats_of(event, {}, names), names, timezone.now())
    narrow = turnout_of(event)
    assert narrow.turnouts == wide.turnouts
    assert narrow.word == wide.word
    assert [each.key for each in narrow.waiting_for] == [each.key for each in wide.waiting_for]
