"""What does it cost to tell a thousand open pages of every vote, beside letting them ask every two seconds?"""

import resource
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from statistics import median

from governance.actions.votes import Position, cast_vote, close_vote
from governance.live.tickets import issue
from governance.models import Elector, VoteEvent
from tests.bench.cpu import memory_of, postmaster, used_by
from tests.bench.load import for_seconds, press
from tests.bench.rows import Row, at_most, bench, none
from tests.bench.voters import Council, ballot, council, session_key, sign_in_everybody
from tests.bench.web import EVENTS, HOST, Server, served

LISTENERS = 1_000
ASKED_EVERY = 2.0  # seconds between two questions of a page that asks
ROUNDS, CHANGES = 3, 4  # one change a second, as often as the feed looks
PATIENCE = 30.0
CONNECTIONS = 8


@dataclass
class Ear:
    """One open connection, and when it heard each change."""

    socket: socket.socket
    heard: list[float] = field(default_factory=list)
    words: bytes = b""
    last: bytes = b""

    def take(self) -> None:
        """Take what has come."""
        came = self.socket.recv(1 << 16)
        now = time.perf_counter()
        *whole, self.words = (self.words + came).split(b"\n\n")
        for event in whole:
            if b"event: state" in event or b"event: closed" in event:
                self.heard.append(now)
                self.last = event


class Audience:
    """So many open connections to the feed of one vote."""

    def __init__(self, feed: Server, reference: str, size: int) -> None:
        self._selector = selectors.DefaultSelector()
        self.ears: list[Ear] = []
        ticket = issue(reference, "en", shows_missing=False)
        request = f"GET /votes/{reference}?ticket={ticket} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
        for _ in range(size):
            ear = Ear(socket.create_connection((HOST, feed.port)))
            ear.socket.sendall(request)
            self._selector.register(ear.socket, selectors.EVENT_READ, ear)
            self.ears.append(ear)

    def listen(self, until: float, changes: int = 0) -> None:
        """Listen until that moment or, when a number of changes is given, until everybody has heard so many."""
        while time.perf_counter() < until:
            for key, _events in self._selector.select(0.01):
                key.data.take()
            if changes and all(len(ear.heard) >= changes for ear in self.ears):
                return

    def forget(self) -> None:
        """Begin to count anew."""
        for ear in self.ears:
            ear.heard.clear()

    def leave(self) -> None:
        for ear in self.ears:
            ear.socket.close()
        self._selector.close()


@dataclass(frozen=True)
class Round:
    """Processor seconds a second for the feed and for pages that ask; how long the slowest waited after the first."""

    told: float
    asking: float
    waits: list[float]


@bench
def live() -> Iterator[Row]:
    """A thousand listeners on one process, one change a second, beside a thousand pages that ask."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    house = council(ROUNDS * CHANGES + 1)
    sign_in_everybody(house)
    event = ballot(house)
    with served(EVENTS) as feed, served() as web:
        first = Audience(feed, event.reference, 1)  # it has the templates and plans made
        first.listen(time.perf_counter() + PATIENCE, changes=1)
        press(web.port, asking(event), CONNECTIONS, for_seconds(1))
        before = memory_of(feed.pid)
        audience = Audience(feed, event.reference, LISTENERS)
        audience.listen(time.perf_counter() + PATIENCE, changes=1)
        rounds = [one_round(house, event, number, audience, feed, web) for number in range(ROUNDS)]
        kept = (memory_of(feed.pid) - before) / LISTENERS / 1000
        close_vote(event=event, by=house.secretariat)
        audience.forget()
        audience.listen(time.perf_counter() + PATIENCE, changes=1)
        missed = sum(b"event: closed" not in ear.last for ear in audience.ears)
        audience.leave()
        first.leave()
    yield from rows(rounds, missed, kept)


def rows(rounds: list[Round], missed: int, kept: float) -> Iterator[Row]:
    told, asked = median(each.told for each in rounds), median(each.asking for each in rounds)
    waits = sorted(wait for each in rounds for wait in each.waits)
    yield Row(f"Of {LISTENERS:,} listeners, those whom the close did not reach", missed, none(), "one process")
    yield Row(
        "A change reaches 95 of 100 listeners, after the first",
        waits[int(len(waits) * 0.95)] * 1000,
        at_most(150, "ms"),
        f"half of them within {median(waits) * 1000:.0f} ms; {len(waits):,} deliveries",
    )
    yield Row("Memory of a listener", kept, at_most(80, "kB"))
    yield Row(
        "Processor time of telling, over that of pages that ask every 2 seconds",
        median(each.told / each.asking for each in rounds),
        at_most(0.25),
        f"{told:.2f} of a core against {asked:.2f} cores",
    )


def one_round(house: Council, event: VoteEvent, number: int, audience: Audience, feed: Server, web: Server) -> Round:
    """Some changes told to all; then what a question costs, for as long as eight at a time take."""
    database, waits = postmaster(), []
    before, began = used_by(feed.pid) + used_by(database), time.perf_counter()
    for change in range(CHANGES):
        audience.forget()
        agree(house, event, number * CHANGES + change + 1)
        audience.listen(began + change + 1)
        moments = [ear.heard[0] for ear in audience.ears if ear.heard]
        waits += [moment - min(moments) for moment in moments]
    audience.listen(time.perf_counter() + 0.5)
    told = (used_by(feed.pid) + used_by(database) - before) / (time.perf_counter() - began)
    before = used_by(web.pid) + used_by(database)
    pressed = press(web.port, asking(event), CONNECTIONS, for_seconds(2))
    assert set(pressed.statuses) == {200}, pressed.statuses
    a_question = (used_by(web.pid) + used_by(database) - before) / pressed.statuses[200]
    return Round(told, a_question * LISTENERS / ASKED_EVERY, waits)


def agree(house: Council, event: VoteEvent, number: int) -> None:
    """The n-th voter agrees."""
    elector = Elector.objects.get(vote_event=event, seat_key=house.seat(number))
    positions = {clause: Position("agree", "") for clause in event.motion.clauses.all()}
    by = type(house.secretariat).objects.get(pk=house.first_person + number - 1)
    cast_vote(event=event, elector=elector, positions=positions, by=by)


def asking(event: VoteEvent) -> Iterator[bytes]:
    """The question of a page that has heard of an earlier state: since one vote comes a second, every page has."""
    return repeat((
        f"GET /en/votes/{event.reference}/participation?seen=open-earlier HTTP/1.1\r\nHost: {HOST}\r\n"
        f"HX-Request: true\r\nCookie: concert_session={session_key(1)}\r\n\r\n"
    ).encode())  # fmt: skip
