"""Who runs, who fell and is to be raised again, and who leaves first?"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from stack.processes import Child

FALLS, WITHIN = 5, 60.0


@dataclass
class Service:
    """One process that is meant to run for as long as we do."""

    start: Callable[[], Child]
    child: Child
    falls: list[float] = field(default_factory=list)


class Crew:
    """The processes of a stack, in the order in which they were started."""

    def __init__(self) -> None:
        self._services: list[Service] = []

    def add(self, start: Callable[[], Child]) -> None:
        """Start one more."""
        self._services.append(Service(start, start()))

    def fallen(self) -> Child | None:
        """The first that has ended without being asked."""
        return next((each.child for each in self._services if each.child.status is not None), None)

    def raise_the_fallen(self) -> list[str]:
        """Start again what has ended; returns the names.

        Raises SystemExit when one of them keeps falling.
        """
        return [self._raise(each) for each in self._services if each.child.status is not None]

    def stop(self) -> None:
        """Stop everything, the last started first, each waiting for the one before."""
        while self._services:
            self._services[-1].child.stop()
            self._services.pop()

    def _raise(self, service: Service) -> str:
        fell = service.child
        now = time.monotonic()
        service.falls = [moment for moment in service.falls if now - moment < WITHIN] + [now]
        if len(service.falls) > FALLS:
            raise SystemExit(f"{fell.name} keeps ending. The end of {fell.log}:\n{fell.last_words()}")
        service.child = service.start()
        return fell.name
