"""Does a close that comes in the middle of 10,000 votes let one in too late, or lose the entry of one?"""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from django.db import connections

from governance.actions.votes import close_vote
from governance.models import Vote, VoteEvent, VoteHistory
from groundwork.models import LedgerEntry
from tests.bench.load import SEE_OTHER, Pressed, press
from tests.bench.rows import Row, bench, none
from tests.bench.voters import Council, ballot, council, sign_in_everybody
from tests.bench.votes import CONNECTIONS, VOTERS, on
from tests.bench.web import Server, served

VOTES, AT_MOST = 10_000, 60.0  # however slow the machine is, it ends within so many seconds
REFUSED_ENOUGH = 8  # the close has come: each connection has been told once
BEFORE_THE_CLOSE = range(20, 700)  # somewhere here, in each ballot at another vote


@dataclass
class Found:
    """What was found over all ballots."""

    ballots: int = 0
    posted: int = 0
    accepted: int = 0
    late: int = 0
    lost: int = 0


@bench
def race() -> Iterator[Row]:
    """Ballot after ballot, each closed while votes rush in."""
    house, random, found = council(VOTERS), Random(2026), Found()
    sign_in_everybody(house)
    with served() as server:
        began = time.monotonic()
        while found.posted < VOTES and time.monotonic() - began < AT_MOST:
            closed_under_way(house, server, random.choice(BEFORE_THE_CLOSE), found)
    numbers = f"{found.posted:,} posted, {found.ballots} ballots closed under way"
    yield Row("Votes accepted after the close", found.late, none(), numbers)
    yield Row(
        "Votes without their ledger entry, or entries without a vote",
        found.lost,
        none(),
        f"{found.accepted:,} accepted",
    )


def closed_under_way(house: Council, server: Server, before_the_close: int, found: Found) -> None:
    """Let everybody vote on a new ballot, close it from elsewhere after so many votes, and count what is there."""
    event = ballot(house)
    closing = threading.Thread(target=close, args=(event, house))

    def requests() -> Iterator[bytes]:
        for number, request in enumerate(on(house, [event.reference])):
            if number == before_the_close:
                closing.start()
            yield request

    pressed = press(server.port, requests(), CONNECTIONS, lambda so_far: refused(so_far) >= REFUSED_ENOUGH)
    closing.join()
    count(event, pressed, found)


def close(event: VoteEvent, house: Council) -> None:
    """Close it, on a connection of its own."""
    try:
        close_vote(event=event, by=house.secretariat)
    finally:
        connections.close_all()


def refused(pressed: Pressed) -> int:
    return sum(number for status, number in pressed.statuses.items() if status != SEE_OTHER)


def count(event: VoteEvent, pressed: Pressed, found: Found) -> None:
    """A vote is late when its entry comes after that of the close, or when the verdict was made without it."""
    entries = LedgerEntry.objects.filter(subject=event.reference)
    at_close = entries.get(act="vote.closed").pk
    cast = entries.filter(act="vote.cast")
    votes, judged = Vote.objects.filter(vote_event=event), event.verdicts.get().case["votes"]
    written = votes.count() + VoteHistory.objects.filter(vote__vote_event=event).count()
    found.ballots += 1
    found.posted += sum(pressed.statuses.values())
    found.accepted += pressed.accepted
    found.late += cast.filter(pk__gt=at_close).count() + abs(len(judged) - votes.count())
    found.lost += abs(pressed.accepted - cast.count()) + abs(cast.count() - written)
