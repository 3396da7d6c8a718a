"""What does a vote over HTTP cost, over what PostgreSQL alone needs for the same transaction?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from statistics import median

from tests.bench import pgbench
from tests.bench.cpu import postmaster, used_by
from tests.bench.load import Pressed, for_seconds, press, vote
from tests.bench.rows import Row, at_least, at_most, bench
from tests.bench.voters import Council, ballot, council, sign_in_everybody
from tests.bench.web import Server, served

VOTERS, BALLOTS = 32, 50
CONNECTIONS = 8
SECONDS, ROUNDS, TURNS = 2, 5, 4
remarks = count(1)


@dataclass(frozen=True)
class Round:
    """What one round found: votes a second everywhere, and seconds of processor for one vote."""

    limit: float
    votes: float
    spread: float
    on_one: float
    cpu_of_limit: float
    cpu_of_vote: float


@bench
def votes() -> Iterator[Row]:
    """Votes cast over HTTP by members who are signed in, each in the ledger, beside pgbench on the same server."""
    house = council(VOTERS)
    sign_in_everybody(house)
    references = [ballot(house).reference for _ in range(BALLOTS)]
    with served() as server:
        press(server.port, on(house, references), VOTERS, for_seconds(2))  # warms every connection and plan
        rounds = [one_round(house, references, server) for _ in range(ROUNDS)]
    middle = {name: median(getattr(each, name) for each in rounds) for name in Round.__dataclass_fields__}
    yield Row(
        "Votes over HTTP, of what pgbench reaches with the same statements",
        median(each.votes / each.limit for each in rounds),
        at_least(0.15),
        f"{middle['votes']:.0f} a second of {middle['limit']:.0f}",
    )
    yield Row(
        "Processor time of a vote, application and PostgreSQL, over pgbench's",
        median(each.cpu_of_vote / each.cpu_of_limit for each in rounds),
        at_most(10),
        f"{middle['cpu_of_vote'] * 1000:.2f} ms against {middle['cpu_of_limit'] * 1000:.2f} ms",
    )
    yield Row(
        f"{VOTERS} voters on one ballot, of the rate on {BALLOTS}",
        median(each.on_one / each.spread for each in rounds),
        at_least(0.9),
        f"{middle['on_one']:.0f} a second of {middle['spread']:.0f}",
    )


def one_round(house: Council, references: list[str], server: Server) -> Round:
    """Everything once, one after the other."""
    database, before = postmaster(), used_by(postmaster())
    limit = pgbench.run(pgbench.script(house, references, VOTERS), seconds=SECONDS, connections=CONNECTIONS)
    cpu_of_limit = (used_by(database) - before) / limit.transactions
    before = used_by(database) + used_by(server.pid)
    cast = accepted(press(server.port, on(house, references), CONNECTIONS, for_seconds(SECONDS)))
    cpu_of_vote = (used_by(database) + used_by(server.pid) - before) / cast.accepted
    spread, on_one = hot_and_spread(house, references, server)
    return Round(limit.rate, cast.rate, spread, on_one, cpu_of_limit, cpu_of_vote)


def hot_and_spread(house: Council, references: list[str], server: Server) -> tuple[float, float]:
    """Votes a second of everybody on all ballots and on one, in short turns: noise is slower than they."""
    done: dict[int, list[Pressed]] = {len(references): [], 1: []}
    for number in range(2 * TURNS):
        side = references if number % 2 else references[:1]
        done[len(side)].append(accepted(press(server.port, on(house, side), VOTERS, for_seconds(SECONDS / TURNS))))
    spread, on_one = (
        sum(each.accepted for each in turns) / sum(each.seconds for each in turns) for turns in done.values()
    )
    return spread, on_one


def on(house: Council, references: list[str]) -> Iterator[bytes]:
    """Voter after voter, ballot after ballot, without an end: no seat votes twice at the same time."""
    for remark in remarks:
        yield vote(house, references[(remark // VOTERS) % len(references)], remark % VOTERS + 1, remark)


def accepted(pressed: Pressed) -> Pressed:
    """The same, when every vote was taken. Raises AssertionError otherwise: refusals would look quick."""
    assert set(pressed.statuses) == {303}, pressed.statuses
    return pressed
