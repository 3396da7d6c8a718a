"""Who presses the button, on many connections at once, and costs little itself?

One thread with a selector and requests that are bytes already: the machine's two cores belong to what is measured.
"""

import selectors
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.bench.voters import Council, session_key
from tests.bench.web import HOST

SEE_OTHER = 303
SECRET = "bench" * 6 + "be"  # the token against forged forms, the same in cookie and form: 32 signs


@dataclass
class Pressed:
    """What came of it: how many answers of each status, the seconds they took in all, and each one's own."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        return self.statuses[SEE_OTHER]

    @property
    def rate(self) -> float:
        return self.accepted / self.seconds


@dataclass
class _Line:
    """One connection that is kept open, with the answer that is coming in on it."""

    socket: socket.socket
    answer: bytes = b""
    began: float = 0.0

    def ask(self, request: bytes) -> None:
        self.answer, self.began = b"", time.perf_counter()
        self.socket.sendall(request)

    def status_when_whole(self) -> int | None:
        """Take what has come; the status once the answer is complete. Raises ConnectionError when it never will be."""
        came = self.socket.recv(1 << 18)
        if not came:
            raise ConnectionError("the web server hung up")
        self.answer += came
        head, found, body = self.answer.partition(b"\r\n\r\n")
        if not found:
            return None
        length = next(
            int(line.partition(b":")[2]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")
        )
        return int(head[9:12]) if len(body) >= length else None


def vote(house: Council, reference: str, number: int, remark: int) -> bytes:
    """The request by which the n-th voter agrees, with a remark that makes it another vote than the one before."""
    form = urlencode({
        "csrfmiddlewaretoken": SECRET, "seat": house.seat(number), "seen": "", "option": "agree", "comment": remark,
    })  # fmt: skip
    return (
        f"POST /en/votes/{reference}/cast HTTP/1.1\r\nHost: {HOST}\r\n"
        f"Cookie: concert_session={session_key(number)}; csrftoken={SECRET}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n{form}"
    ).encode()


def press(port: int, requests: Iterator[bytes], connections: int, enough: Callable[[Pressed], bool]) -> Pressed:
    """Send requests, one at a time on each connection, until there are no more or it is enough."""
    pressed, began = Pressed(), time.perf_counter()
    with selectors.DefaultSelector() as waiting:
        for _ in range(connections):
            line = _Line(socket.create_connection((HOST, port)))
            line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _next(line, requests, waiting)
        while waiting.get_map():
            for key, _events in waiting.select():
                line = key.data
                status = line.status_when_whole()
                if status is None:
                    continue
                pressed.statuses[status] += 1
                pressed.waits.append(time.perf_counter() - line.began)
                pressed.seconds = time.perf_counter() - began
                waiting.unregister(line.socket)
                _next(line, iter(()) if enough(pressed) else requests, waiting)
    return pressed


def _next(line: _Line, requests: Iterator[bytes], waiting: selectors.BaseSelector) -> None:
    """Ask the next on this connection, or close it."""
    request = next(requests, None)
    if request is None:
        line.socket.close()
        return
    waiting.register(line.socket, selectors.EVENT_READ, line)
    line.ask(request)


def for_seconds(seconds: float) -> Callable[[Pressed], bool]:
    return lambda pressed: pressed.seconds >= seconds
