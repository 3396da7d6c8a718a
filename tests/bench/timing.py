"""How much longer does the one take than the other, when both share a machine with everybody else?

Both sides take turns inside each round, so that a busy moment strikes both; the answer is the median of the rounds.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")


@dataclass(frozen=True)
class Compared:
    """How many times the other side, and the medians of both, in seconds."""

    times: float
    one: float
    other: float

    def __str__(self) -> str:
        return f"{milliseconds(self.one)} against {milliseconds(self.other)}"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def in_sql(question: Callable[[], object], mentioning: str) -> Callable[[], float]:
    """A measurement of the one statement of a question that mentions this table.

    The question is asked once, to learn the statement; from then on the statement is sent alone, and timed until its
    whole answer is here. So Python's own share is left out.
    """
    seen: list[tuple[str, Any]] = []

    def learn(execute: Callable[..., T], sql: str, params: Any, many: bool, context: dict[str, Any]) -> T:
        if mentioning in sql:
            seen.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(learn):
        question()
    ((sql, params),) = seen

    def measure() -> float:
        with connection.cursor() as cursor:
            began = time.perf_counter()
            cursor.execute(sql, params)
            return time.perf_counter() - began

    return measure


def compared(one: Sequence[Callable[[], float]], other: Sequence[Callable[[], float]], rounds: int) -> Compared:
    """How many times the other side the one takes; each side gives pairs of measurements of the same questions.

    Args:
        one, other: measurements in seconds, in pairs; the first round only warms up.
        rounds: how many count.
    """
    found: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        taken = [(first(), second()) for first, second in zip(one, other, strict=True)]
        if number:
            found.append((median(pair[0] for pair in taken), median(pair[1] for pair in taken)))
    times = median(first / second for first, second in found)
    return Compared(times, median(pair[0] for pair in found), median(pair[1] for pair in found))
