"""Who watches which vote or meeting, and when is something told to them?"""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from governance.live.asking import DUE, LAST_MINUTE, Asking, Row
from governance.live.saying import BEAT
from governance.live.tickets import Ticket
from governance.live.topics import Facts, facts_of

T = TypeVar("T")
EVERY = 1.0  # seconds between two questions
BEATS = 15.0  # seconds between two signs of life
log = logging.getLogger(__name__)


class Listener:
    """One open connection. Only the last thing to be told is kept: who is slow misses what was overtaken."""

    __slots__ = ("_over", "_pending", "_waiting", "ticket")

    def __init__(self, ticket: Ticket) -> None:
        self.ticket = ticket
        self._pending = b""
        self._over = False
        self._waiting: asyncio.Future[None] | None = None

    def tell(self, words: bytes) -> None:
        """Have these words sent, instead of any that have not been sent yet."""
        self._pending = words
        self._wake()

    def beat(self) -> None:
        """Have a sign of life sent, unless there is something better."""
        self.tell(self._pending or BEAT)

    def end(self) -> None:
        """Nothing comes after what is pending."""
        self._over = True
        self._wake()

    async def next(self) -> bytes:
        """What is to be sent next, as soon as there is something; empty when it is over."""
        while not self._pending and not self._over:
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting
        words, self._pending = self._pending, b""
        return words

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


@dataclass
class Watch:
    """One vote or meeting that is watched: by whom, how it stood when last looked at, and what was told."""

    reference: str
    listeners: set[Listener] = field(default_factory=set)
    row: Row | None = None
    facts: Facts | None = None
    before: str = ""
    told: dict[tuple[str, bool], bytes] = field(default_factory=dict)


class Watching:
    """All that is watched, and the one task that asks about them for as long as there are any.

    Args:
        address: of the database, as DATABASE_URL has it.
    """

    def __init__(self, address: str) -> None:
        self._asking = Asking(address)
        self._watches: dict[str, Watch] = {}
        self._thread = ThreadPoolExecutor(1, "words")  # one thread, so one connection of Django's
        self._now = asyncio.Event()
        self._beaten = 0.0
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Start asking. The task is held: one that nobody holds is collected, and then nothing is told any more."""
        self._task = asyncio.create_task(self._go_on())

    async def stop(self) -> None:
        """End every connection and the task."""
        for watch in self._watches.values():
            _end(watch)
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        await self._asking.close()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def join(self, ticket: Ticket) -> Listener:
        """A listener who hears at once how the vote stands, then every change."""
        listener = Listener(ticket)
        watch = self._watches.setdefault(ticket.reference, Watch(ticket.reference))
        watch.listeners.add(listener)
        if ticket.variant in watch.told:
            listener.tell(watch.told[ticket.variant])
        else:
            self._now.set()
        return listener

    def leave(self, listener: Listener) -> None:
        """The connection is gone; nobody asks about what nobody watches."""
        watch = self._watches.get(listener.ticket.reference)
        if watch is not None:
            watch.listeners.discard(listener)
            if not watch.listeners:
                del self._watches[watch.reference]

    async def _go_on(self) -> None:
        while True:
            if not self._watches:
                await self._now.wait()
            self._now.clear()
            try:
                await self._look()
                self._beat()
            except Exception as error:  # whatever it was, the next second may be better, and the page says that we wait
                log.warning("the feed could not look: %s", error)
                await asyncio.sleep(EVERY)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._now.wait(), EVERY)

    async def _look(self) -> None:
        asked = list(self._watches.values())
        rows = await self._asking.ask([watch.reference for watch in asked])
        for watch in asked:  # whoever came while we asked is looked at next: nothing was asked about them yet
            row = rows.get(watch.reference)
            if row is None:
                self._close(watch)
                continue
            if row != watch.row:
                await self._read(watch, row)
            await self._tell(watch)
            if watch.facts is None or watch.facts.ended:
                self._close(watch)

    async def _read(self, watch: Watch, row: Row) -> None:
        """Read how something stands whose row has changed. What was told is forgotten only when it reads otherwise."""
        facts = await self._aside(partial(facts_of, watch.reference, last_minute=row[LAST_MINUTE]))
        if facts is None or watch.facts is None or facts.mark != watch.facts.mark:
            watch.before = watch.facts.key if watch.facts else ""
            watch.told = {}
        watch.facts = facts
        # By our clock the last second may still be running: then it is read again.
        watch.row = None if facts is not None and row[DUE] and facts.may_end_by_itself else row

    async def _tell(self, watch: Watch) -> None:
        """Put into words what is missing, once for each variant, then tell it to all who wait for it, at once."""
        facts, new = watch.facts, {}
        for variant in {listener.ticket.variant for listener in watch.listeners} - watch.told.keys():
            if facts is not None:
                words = partial(facts.told, variant, before=watch.before, listeners=len(watch.listeners))
                new[variant] = await self._aside(words)
        watch.told |= new
        for listener in watch.listeners:
            if listener.ticket.variant in new:
                listener.tell(new[listener.ticket.variant])

    def _beat(self) -> None:
        """A sign of life to all, but only after a look that succeeded; tickets that have ended end their connection."""
        if time.monotonic() - self._beaten < BEATS:
            return
        self._beaten, now = time.monotonic(), time.time()
        for watch in self._watches.values():
            for listener in watch.listeners:
                if listener.ticket.until > now:
                    listener.beat()
                else:
                    listener.end()

    def _close(self, watch: Watch) -> None:
        """Nothing can change any more."""
        _end(watch)
        if self._watches.get(watch.reference) is watch:
            del self._watches[watch.reference]

    async def _aside(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _end(watch: Watch) -> None:
    for listener in watch.listeners:
        listener.end()
