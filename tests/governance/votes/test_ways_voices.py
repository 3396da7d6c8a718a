"""Who was named for a seat finds it on their pages; who named them sees whose turn it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.enums import VoteMethod
from governance.models import Voice, Vote
from tests.governance.votes.ballots import opened

NB = "PSSDC:CA-NB:1"


@pytest.fixture
def event(house):
    return opened(house)


def named(house, event, kind="substitute", who="stranger", **more):
    terms = {"vote_event": event, "accepted_at": timezone.now(), **more}
    return Voice.objects.create(seat=house.seats[NB], person=house.people[who], kind=kind,
                                offered_by=house.people["member"], **terms)  # fmt: skip


def read(client, person, path):
    client.force_login(person)
    return client.get(path).content.decode()


def test_a_substitute_reads_and_votes_without_any_place_in_the_body(client, house, event, stranger):
    client.force_login(stranger)
    assert client.get(f"/en/votes/{event.reference}").status_code == 404
    named(house, event)
    text = read(client, stranger, f"/en/votes/{event.reference}")
    assert "Record my vote" in text
    response = client.post(f"/en/votes/{event.reference}/cast", {"seat": NB, "option": "agree"})
    assert "receipt" in response["Location"]
    assert {vote.cast_as for vote in Vote.objects.all()} == {"substitute"}
    assert "Your vote is recorded" in client.get(response["Location"]).content.decode()


def test_it_waits_for_them_on_every_list(client, house, event, stranger, member):
    named(house, event)
    for path in ("/en/", "/en/votes"):
        assert event.reference in read(client, stranger, path)
    assert "Record my vote" in read(client, stranger, "/en/")
    assert event.reference not in read(client, member, "/en/")
    assert "Read and vote" not in read(client, member, "/en/votes")


def test_who_named_a_substitute_is_told_so_and_has_no_form(client, house, event, member, alternate):
    named(house, event)
    for person in (member, alternate):
        text = read(client, person, f"/en/votes/{event.reference}")
        assert "You named Sam Stranger. Only your substitute can vote now." in text
        assert "Record my vote" not in text
    response = client.post(f"/en/votes/{event.reference}/cast", {"seat": NB, "option": "agree"})
    assert response.status_code == 403
    assert "Only your substitute can vote now." in response.content.decode()
    assert not Vote.objects.exists()


def test_one_who_did_not_agree_yet_may_read_and_the_holder_votes(client, house, event, stranger, member):
    named(house, event, accepted_at=None)
    text = read(client, stranger, f"/en/votes/{event.reference}")
    assert "You hold no seat in it." in text
    assert "Record my vote" in read(client, member, f"/en/votes/{event.reference}")


def test_taken_back_the_page_is_gone_for_them(client, house, event, stranger):
    named(house, event, ended_at=timezone.now())
    client.force_login(stranger)
    assert client.get(f"/en/votes/{event.reference}").status_code == 404


@pytest.mark.parametrize(("until", "waits"), [(5, True), (0, False)])
def test_a_proxy_until_a_day(client, house, event, stranger, until, waits):
    named(house, event, "proxy", vote_event=None, until=timezone.localdate() + timedelta(days=until))
    assert (event.reference in read(client, stranger, "/en/")) is waits
    assert (event.reference in read(client, stranger, "/en/votes")) is waits


def test_a_proxy_in_the_room_waits_for_nothing_while_not_there(client, house, stranger, member):
    event = opened(house, method=VoteMethod.BALLOT)
    named(house, event, "proxy")
    assert "You hold no seat in it." in read(client, stranger, f"/en/votes/{event.reference}")
    assert "Record my vote" not in read(client, stranger, "/en/")
    assert event.reference in read(client, member, "/en/")


def test_the_frame_counts_them(client, house, event, stranger):
    named(house, event)
    client.force_login(stranger)
    response = client.get("/en/votes")
    assert response.context["nav_counts"]["votes"] == 1
