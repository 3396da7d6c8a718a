"""A mail server of our own, on a port of this machine: it receives for real, and can refuse, be slow, or hang."""

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class PostOffice:
    """What came in, and how the server behaves: `refuses` answers a recipient, `slow` is in seconds a message."""

    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refuses: Callable[[str], bytes | None] = lambda recipient: None
    slow: float = 0.0
    hangs: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.received]

    def to(self, address: str) -> list[EmailMessage]:
        return [each for each, recipient in zip(self.received, self.recipients, strict=True) if recipient == address]


class Conversation(socketserver.StreamRequestHandler):
    """SMTP as far as a sender needs it (RFC 5321)."""

    office: PostOffice
    recipient = ""

    def handle(self) -> None:
        self.say(b"220 here")
        while line := self.rfile.readline():
            verb = line.strip().upper()[:4]
            if verb == b"QUIT":
                self.say(b"221 bye")
                return
            answer = {b"RCPT": self.rcpt, b"DATA": self.data}.get(verb)
            if answer:
                answer(line)
            else:
                self.say(b"250 fine")

    def rcpt(self, line: bytes) -> None:
        self.recipient = line.decode().partition("<")[2].partition(">")[0]
        self.say(self.office.refuses(self.recipient) or b"250 fine")

    def data(self, line: bytes) -> None:
        self.say(b"354 go on")
        content = b""
        while (part := self.rfile.readline()) not in {b".\r\n", b""}:
            content += part.removeprefix(b".") if part.startswith(b"..") else part
        self.office.reached.set()
        if self.office.hangs.is_set():
            time.sleep(60)
            return
        time.sleep(self.office.slow)
        self.office.received.append(message_from_bytes(content, policy=policy.default))
        self.office.recipients.append(self.recipient)
        self.say(b"250 taken")

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A mail server that listens until the block ends."""
    office = PostOffice()
    handler = type("Here", (Conversation,), {"office": office})
    with Server(("127.0.0.1", 0), handler) as server:
        office.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield office
        server.shutdown()
