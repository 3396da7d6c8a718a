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


class InSql:
    """Adds up the seconds that statements take until their whole answer is here; Python's own share is left out.

    `mentioning` picks the statements that count, out of several that a function asks.
    """

    def __init__(self, mentioning: str) -> None:
        self.mentioning, self.seconds = mentioning, 0.0

    def __call__(self, execute: Callable[..., T], sql: str, params: Any, many: bool, context: dict[str, Any]) -> T:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            if self.mentioning in sql:
                self.seconds += time.perf_counter() - began

    def of(self, question: Callable[[], object]) -> float:
        """The seconds of SQL in one question."""
        self.seconds = 0.0
        with connection.execute_wrapper(self):
            question()
        return self.seconds


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
