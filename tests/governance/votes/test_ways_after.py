"""More time, a question put again, positions published, and who said what read in four ways."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.actions.votes import close_vote, extend_vote, open_vote, publish_positions, reconsider
from governance.enums import MotionState, VoteMethod
from governance.models import Extension, Motion, VoteEvent
from tests.factories.decisions import decided, refused
from tests.factories.house import both, tomorrow
from tests.factories.votes import cast
from tests.factories.ways import put
from tests.governance.votes.ballots import closed, opened, past_its_time

OBJECTS = {"PSCIOC:CA-YT:1": ("object", "Not before the budget")}


def read(client, person, event, query=""):
    client.force_login(person)
    return client.get(f"/en/votes/{event.reference}{query}").content.decode()


def in_days(number, **more):
    day = timezone.localdate() + timedelta(days=number)
    return {"closes_on": day.isoformat(), "closes_at": "17:00", **more}


BECAUSE = {"because_en": "A holiday", "because_fr": "Un jour férié"}


def test_an_extension_says_why_and_its_history_shows(client, house, secretariat, member):
    event = opened(house)
    client.force_login(secretariat)
    address = f"/en/votes/{event.reference}/extend"
    assert client.post(address, in_days(9)).status_code == 422
    assert client.post(address, BECAUSE).status_code == 422
    assert client.post(address, in_days(9) | BECAUSE).status_code == 303
    was, event.closes_at = event.closes_at, None
    event.refresh_from_db()
    assert event.closes_at > was
    text = read(client, member, event)
    assert "More time was given" in text
    assert "A holiday" in text


def test_it_is_never_earlier_and_never_after_the_close(house, secretariat, client):
    event = opened(house)
    with refused("earlier"):
        extend_vote(event=event, closes_at=event.closes_at - timedelta(hours=1), because=both("x"), by=secretariat)
    past_its_time(event)
    with refused("vote-closed"):
        extend_vote(event=event, closes_at=tomorrow(), because=both("x"), by=secretariat)
    client.force_login(secretariat)
    response = client.post(f"/en/votes/{event.reference}/extend", in_days(9) | BECAUSE)
    assert response.status_code == 422
    assert not Extension.objects.exists()


@pytest.mark.parametrize("who", ["member", "observer", "alternate"])
def test_only_who_conducts_it_extends_it(client, house, who):
    event = opened(house)
    client.force_login(house.people[who])
    assert client.post(f"/en/votes/{event.reference}/extend", in_days(9) | BECAUSE).status_code in {403, 404}


def test_a_closed_vote_is_reconsidered_by_a_new_one_and_both_show_each_other(client, house, secretariat, member):
    event = closed(house, but=OBJECTS)
    address = f"/en/votes/{event.reference}/reconsider"
    assert address in read(client, secretariat, event)
    data = in_days(9, method="written", **BECAUSE)
    assert client.post(address, data | {"because_fr": ""}).status_code == 422
    assert client.post(address, data).status_code == 303
    again = VoteEvent.objects.get(reconsiders=event)
    assert again.motion_id == event.motion_id
    assert "Reconsiders an earlier vote:" in read(client, member, again)
    assert "A holiday" in read(client, member, again)
    assert "Reconsidered afterwards:" in read(client, member, event)
    event.refresh_from_db()
    assert (event.state, event.outcome) == ("closed", "not_carried")


def test_what_was_decided_is_put_again_as_a_new_motion_in_the_same_words(house, secretariat):
    decision = decided(house)
    event = decision.vote_event
    again = reconsider(
        event=event, method=VoteMethod.WRITTEN, closes_at=tomorrow(), because=both("New"), by=secretariat
    )
    assert again.motion_id != event.motion_id
    assert again.frozen["texts"] == event.frozen["texts"]
    assert Motion.objects.get(pk=event.motion_id).state == MotionState.DECIDED


def test_an_open_vote_is_not_reconsidered(client, house, secretariat):
    event = opened(house)
    client.force_login(secretariat)
    assert client.get(f"/en/votes/{event.reference}/reconsider").status_code == 409


def test_published_positions_are_for_everybody_who_may_read_the_decision(
    client, house, co_chair, secretariat, observer
):
    event = closed(house, but=OBJECTS)
    with refused("not-co-chair"):
        publish_positions(event=event, by=secretariat)
    assert "Not before the budget" not in read(client, observer, event)
    client.force_login(co_chair)
    address = f"/en/votes/{event.reference}/publish-positions"
    assert "Publish the positions" in read(client, co_chair, event)
    assert {client.post(address).status_code for _press in range(2)} == {303}
    event.refresh_from_db()
    assert event.positions_published_by == co_chair
    assert "Not before the budget" in read(client, observer, event)
    with refused("published"):
        publish_positions(event=event, by=co_chair)
    client.logout()
    assert client.get(f"/en/votes/{event.reference}/positions").status_code == 404  # the decision is not published


def test_with_the_decision_published_they_are_public(client, house, co_chair):
    decision = decided(house)
    event = decision.vote_event
    client.logout()
    address = f"/en/votes/{event.reference}/positions"
    assert client.get(address).status_code == 404
    publish_positions(event=event, by=co_chair)
    assert client.get(address).status_code == (200 if decision.state == "published" else 404)


def test_counts_have_no_positions_to_publish(house, co_chair, secretariat):
    event = put(house, VoteMethod.SECRET)
    close_vote(event=event, by=secretariat)
    with refused("no-positions"):
        publish_positions(event=event, by=co_chair)


@pytest.mark.parametrize(("by", "words"), [
    ("jurisdiction", ["Positions by jurisdiction"]), ("seat", ["Positions by seat", "Yukon, PSCIOC"]),
    ("order", ["Order of government", "Federal", "Territorial"]), ("component", ["Component", "PSCIOC"]),
    ("nonsense", ["Positions by jurisdiction"])])  # fmt: skip
def test_results_are_read_in_four_ways(client, house, member, by, words):
    text = read(client, member, closed(house, but=OBJECTS), f"?by={by}")
    assert all(word in text for word in words)


def test_an_observer_reads_them_in_no_way(client, house, observer):
    text = read(client, observer, closed(house, but=OBJECTS), "?by=order")
    assert "<caption" not in text
    assert "Positions by jurisdiction are for the members." in text


def test_it_closes_with_the_last_voice(client, house, secretariat):
    event = put(house, VoteMethod.WRITTEN, closes_when_all_voted=True)
    for key in ("PSSDC:CA:1", "PSSDC:CA-NB:1"):
        cast(house, event, key, "for")
    client.force_login(house.holder("PSSDC:CA-YT:1"))
    client.post(f"/en/votes/{event.reference}/cast", {"seat": "PSSDC:CA-YT:1", "option": "against"})
    event.refresh_from_db()
    assert (event.state, event.outcome) == ("closed", "carried")


def test_what_was_judged_is_reconsidered_and_not_simply_put_once_more(house, secretariat):
    motion = Motion.objects.get(pk=closed(house).motion_id)
    assert motion.state == MotionState.JUDGED
    with refused("judged"):
        open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    assert motion.vote_events.count() == 1


def test_after_a_vote_without_a_quorum_another_may_follow(house, secretariat):
    event = opened(house)
    close_vote(event=event, by=secretariat)
    again = open_vote(motion=event.motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    event.refresh_from_db()
    assert (event.outcome, again.state) == ("no_quorum", "open")
