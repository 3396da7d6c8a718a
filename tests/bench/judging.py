"""How long does it take to close a vote in which 10,000 seats have voted, and to judge it?"""

import time
from collections.abc import Iterator

from django.db import connection

from governance.actions.votes import close_vote
from governance.enums import Option
from governance.models import Clause, Elector, Vote, VoteEvent
from tests.bench.rows import Row, at_most, bench
from tests.bench.voters import ballot, council, inserted

SEATS, TIMES = 10_000, 2


@bench
def judging() -> Iterator[Row]:
    """A vote of 10,000 seats: closed, judged with its proof, everything stored."""
    house, taken, cpu = council(SEATS), [], []
    for _ in range(TIMES):
        event = ballot(house)
        everybody_votes(event)
        began, worked = time.perf_counter(), time.process_time()
        closed = close_vote(event=event, by=house.secretariat)
        taken.append(time.perf_counter() - began)
        cpu.append(time.process_time() - worked)
        assert closed.outcome == "carried"
    # The one goal in seconds: the quicker time is the one that others on the machine have disturbed less.
    numbers = f"of which {min(cpu):.2f} s of processor in Python"
    yield Row(f"Closing and judging {SEATS:,} votes", min(taken), at_most(2, "s"), numbers)


def everybody_votes(event: VoteEvent) -> None:
    """One in a hundred stands aside, the others agree."""
    clause = Clause.objects.get(motion=event.motion_id)
    electors = Elector.objects.filter(vote_event=event).values_list("pk", "holder__id")
    inserted(
        Vote(
            vote_event=event, elector_id=elector, clause=clause, cast_by_id=holder,
            option=Option.AGREE if number % 100 else Option.STAND_ASIDE,
        )
        for number, (elector, holder) in enumerate(electors)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
