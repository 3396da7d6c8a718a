"""Do pages that stand open hear of a change at once, whatever dies meanwhile, and nobody who may not?"""

import time
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.urls import reverse

from governance.actions.decisions.recording import record_decision
from governance.actions.meetings.calling import end_meeting
from governance.actions.run.clock import take_up_item
from governance.actions.votes import cancel_vote, close_vote
from governance.live import tickets
from governance.models import VoteEvent
from groundwork.bilingual import Pair
from tests.factories.decisions import recorded
from tests.factories.house import TODAY
from tests.factories.run import under_way, with_motion
from tests.governance.votes.ballots import cast, everybody, opened, past_its_time
from tests.worker.conftest import database_under_test
from tests.worker.feed import Feed

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
PROMPT = 2.0  # seconds within which a change is heard


@pytest.fixture(scope="module")
def feeds(tmp_path_factory):
    """The process, kept for the tests of this file: it takes longer to start than they to run."""
    started: list[Feed] = []
    with (tmp_path_factory.mktemp("feed") / "events.log").open("ab") as log:

        def there() -> Feed:
            if not started:
                started.append(Feed(database_under_test(), log))
            return started[0]

        yield there
        for each in started:
            if each.process.poll() is None:
                each.stop()


@pytest.fixture
def feed(transactional_db, feeds):
    there: Feed = feeds()
    yield there
    there.hang_up()


@pytest.fixture
def event(house) -> VoteEvent:
    return opened(house)


def test_nobody_listens_without_a_ticket_of_this_vote(feed, event, house):
    other = opened(house)
    late = signing.dumps([event.reference, "en", False, int(time.time()) - 1], salt=tickets.SALT)
    of_another_kind = signing.dumps([event.reference, "en", False, time.time() + 60], salt="something-else")
    of_another_vote = tickets.issue(other.reference, "en", shows_missing=False)
    for word in ("", "made-up", late, of_another_kind, of_another_vote):
        assert feed.status(event.reference, word) == 403
    assert feed.status("V-1", "") == 404


def test_who_listens_hears_how_it_stands_then_a_vote_then_the_close(feed, event, house):
    listening = feed.listen(event.reference)
    name, said = listening.next()
    assert (name, said["key"]) == ("state", "open")
    assert "0 of 3 jurisdictions have voted." in said["html"]

    key = next(key for key, seat in house.seats.items() if seat.jurisdiction_id)
    cast(house, event, key)
    began = time.monotonic()
    name, said = listening.next()
    assert time.monotonic() - began < PROMPT
    assert "1 of 3 jurisdictions has voted." in said["html"]

    everybody(house, event)
    while said["key"] != "all":
        name, said = listening.next()
    assert said["said"] == "Everyone has voted."

    close_vote(event=event, by=house.people["secretariat"])
    began = time.monotonic()
    name, said = listening.next()
    assert time.monotonic() - began < PROMPT
    assert (name, said["key"], said["said"]) == ("closed", "closed", "The vote is closed.")
    assert "Carried" in said["html"]
    assert "hx-get" not in said["html"]
    assert said["within"] >= 0
    assert listening.next() == ("", {})  # the feed hangs up: nothing can change any more


def test_each_hears_it_in_their_language_and_the_names_only_where_they_may(feed, event, house):
    english, french = feed.listen(event.reference), feed.listen(event.reference, "fr", missing=True)
    said, dit = english.next()[1]["html"], french.next()[1]["html"]
    assert "jurisdictions have voted" in said
    assert "administration" in dit
    assert "/en/votes/" in said
    assert "/fr/votes/" in dit
    assert "<ul" not in said
    assert "<ul" in dit


def test_a_cancelled_vote_and_one_that_had_ended_are_told_once(feed, event, house):
    listening = feed.listen(event.reference)
    listening.next()
    cancel_vote(event=event, because=Pair("A mistake.", "Une erreur."), by=house.people["secretariat"])
    assert listening.next()[0] == "closed"
    late = feed.listen(event.reference)
    assert late.next()[0] == "closed"
    assert late.next() == ("", {})


def test_the_last_minute_and_the_end_of_time_are_told_by_the_clock_of_the_database(feed, event):
    soon = event.opened_at + timedelta(seconds=50)
    VoteEvent.objects.filter(pk=event.pk).update(closes_at=event.opened_at + timedelta(hours=1))
    listening = feed.listen(event.reference)
    listening.next()
    VoteEvent.objects.filter(pk=event.pk).update(closes_at=soon)
    _, said = listening.next()
    assert (said["key"], said["said"]) == ("open-minute", "One minute left to vote.")
    past_its_time(event)
    name, said = listening.next()
    assert (name, said["key"]) == ("state", "closed")
    assert "The closing time has passed." in said["html"]


def test_a_database_that_drops_every_connection_is_found_again(feed, event, house):
    listening = feed.listen(event.reference)
    listening.next()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchone()[0] >= 2
    everybody(house, event)
    said: dict = {}
    while said.get("key") != "all":
        said = listening.next()[1]
    assert "3 of 3" in said["html"]


def test_two_hundred_listeners_all_hear_the_last_state(feed, event, house):
    everyone = [feed.listen(event.reference, "fr" if number % 2 else "en") for number in range(200)]
    everybody(house, event)
    close_vote(event=event, by=house.people["secretariat"])
    for each in everyone:
        name = ""
        while name != "closed":
            name, _ = each.next()
            assert name, "hung up before the last state"


def test_only_pages_of_this_house_may_listen_from_elsewhere(feed, event):
    ours = feed.listen(event.reference, origin="http://localhost:8000")
    assert ours.answer.getheader("access-control-allow-origin") == "http://localhost:8000"
    theirs = feed.listen(event.reference, origin="https://elsewhere.example")
    assert theirs.answer.getheader("access-control-allow-origin") is None


def test_the_page_carries_the_ticket_where_there_is_a_feed(client, settings, event, house, secretariat):
    client.force_login(secretariat)
    address = reverse("ballot", args=[event.reference])
    assert "data-live" not in client.get(address).text
    settings.EVENTS_URL = "/events"
    page = client.get(address).text
    word = page.partition(f'data-live="/events/votes/{event.reference}?ticket=')[2].partition('"')[0]
    ticket = tickets.read(word, event.reference)
    assert ticket is not None
    assert ticket.variant == ("en", True)
    assert "js/live.js" in page
    close_vote(event=event, by=secretariat)
    assert "data-live" not in client.get(address).text


def test_who_watches_a_meeting_hears_of_an_item_and_of_its_decision(feed, house, secretariat, co_chair):
    item = with_motion(house, under_way(house))
    screen, wall = feed.watch(f"M{item.meeting_id}"), feed.watch(f"P{item.meeting_id}", "fr")
    assert "run-rail" in screen.next()[1]["html"]
    heard = wall.next()
    assert "wall" in heard[1].get("html", ""), heard
    began = time.monotonic()
    take_up_item(item=item, by=secretariat)
    assert "data-seconds" in screen.next()[1]["html"]
    assert "Point 1 (fr)" in wall.next()[1]["html"]
    assert time.monotonic() - began < 2 * PROMPT
    motion = item.motions.get()
    decision = record_decision(
        motion=motion, clauses=recorded(motion, outcome="consensus"), by=co_chair, effective_on=TODAY,
        meeting=item.meeting,
    )  # fmt: skip
    assert decision.reference in screen.next()[1]["html"]
    assert decision.reference in wall.next()[1]["html"]
    end_meeting(meeting=item.meeting, by=secretariat)
    assert wall.next()[0] == "closed"
    assert feed.status("M1", "") == 404


def test_it_leaves_at_once_although_somebody_listens(feed, event):
    listening = feed.listen(event.reference)
    listening.next()
    assert feed.stop() < 5
