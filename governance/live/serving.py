"""What does the feed answer to whom? A plain ASGI application: no request of Django's, no session, no view."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http.request import validate_host

from governance.live.saying import HELLO
from governance.live.tickets import read
from governance.live.topics import PLACE
from governance.live.watching import Listener, Watching

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
STREAM = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would gather the events instead of passing them on
]


class Feed:
    """The application: `/votes/V-2026-031?ticket=…` and `/meetings/M12?ticket=…` are feeds.

    `/healthz` says that the process answers.

    Args:
        address: of the database, as DATABASE_URL has it.
    """

    def __init__(self, address: str) -> None:
        self._watching = Watching(address)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            asked = (await receive())["type"]
            if asked == "lifespan.startup":
                self._watching.begin()
            else:
                await self._watching.stop()
            await send({"type": f"{asked}.complete"})
            if asked == "lifespan.shutdown":
                return

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].endswith("/healthz"):
            return await _say(send, 200, b"ok")
        found = PLACE.search(scope["path"])
        if found is None or scope["method"] != "GET":
            return await _say(send, 404, b"not found")
        word = parse_qs(scope["query_string"].decode("latin-1")).get("ticket", [""])[0]
        ticket = read(word, found[1] or found[2])
        if ticket is None:
            return await _say(send, 403, b"no ticket for this")
        await send({"type": "http.response.start", "status": 200, "headers": STREAM + _cors(scope)})
        listener = self._watching.join(ticket)
        try:
            await _until_either(_told(listener, send), _gone(receive))
        finally:
            self._watching.leave(listener)


async def _told(listener: Listener, send: Send) -> None:
    """Pass on what the listener is told, until it is over."""
    await send({"type": "http.response.body", "body": HELLO, "more_body": True})
    while words := await listener.next():
        await send({"type": "http.response.body", "body": words, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    """Return when the browser has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _until_either(*works: Awaitable[None]) -> None:
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()


async def _say(send: Send, status: int, words: bytes) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(words)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})


def _cors(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The pages of this house may listen from where they are served; a page of any other may not."""
    origin = next((value for name, value in scope["headers"] if name == b"origin"), b"").decode("latin-1")
    host = urlsplit(origin).hostname
    if not host or not validate_host(f"[{host}]" if ":" in host else host, settings.ALLOWED_HOSTS):
        return []
    return [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")]
