"""How does the worker have many jobs done side by side, and lose none when a press dies?"""

import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from governance.packages.attachments.bench import Bench
from governance.packages.press.jobs import HELLO, Job, Printed

LONGEST = 300.0  # seconds of a job; a thousand pages are bound in five
SERVER = [sys.executable, "-m", "governance.packages.press.server"]


class Crew:
    """Presses that stand ready, one for each processor that may be used. For a `with`, at whose end they are gone.

    They are started at once, so that they have loaded what they need before the first job comes.
    """

    def __init__(self, presses: int) -> None:
        self._hands = ThreadPoolExecutor(presses, thread_name_prefix="press")
        self._presses = presses
        self._mine = threading.local()
        self._benches: list[Bench] = []

    def __enter__(self) -> Self:
        for _ in range(self._presses):
            self._hands.submit(self._ask, HELLO)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hands.shutdown(wait=False, cancel_futures=True)
        for bench in list(self._benches):
            bench.close()
        self._hands.shutdown(wait=True)

    def done(self, jobs: Iterable[Job]) -> Iterator[tuple[int, Printed]]:
        """The answers as they come, each with the place of its job among the jobs. Work begins at once."""
        return answers({self._hands.submit(self._ask, asdict(job)): place for place, job in enumerate(jobs)})

    def _ask(self, job: dict[str, Any]) -> dict[str, Any]:
        if not hasattr(self._mine, "bench"):
            self._mine.bench = Bench(SERVER)
            self._benches.append(self._mine.bench)
        bench: Bench = self._mine.bench
        return bench.ask(job, LONGEST)


def answers(asked: dict[Future[dict[str, Any]], int]) -> Iterator[tuple[int, Printed]]:
    """What comes of what was asked; nothing more is begun when nobody wants the rest."""
    try:
        for each in as_completed(asked):
            yield asked[each], Printed(**each.result())
    finally:
        for each in asked:
            each.cancel()
