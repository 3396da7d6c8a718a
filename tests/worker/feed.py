"""A real feed over the database under test, and somebody who listens to it."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from django.conf import settings

from governance.live.tickets import issue

sys.path.insert(0, str(settings.BASE_DIR / "scripts"))
from stack.demonstration import EVENTS, HOST


def free_port() -> int:
    with socket.socket() as door:
        door.bind((HOST, 0))
        return door.getsockname()[1]


class Feed:
    """The process as `make run` starts it."""

    def __init__(self, address: str, log) -> None:
        self.port = free_port()
        self.listening: list[Listening] = []
        env = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        argv = [sys.executable, *EVENTS, str(self.port)]
        self.process = subprocess.Popen(argv, env=env, stdout=log, stderr=log, cwd=settings.BASE_DIR)
        until = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=5):
                    return
            except OSError:
                assert self.process.poll() is None, "the feed ended"
                assert time.monotonic() < until, "the feed did not answer"
                time.sleep(0.1)

    def stop(self) -> float:
        """Ask it to stop, as Ctrl-C does; returns the seconds it took."""
        began = time.monotonic()
        self.process.terminate()
        self.process.wait(20)
        return time.monotonic() - began

    def status(self, reference: str, ticket: str) -> int:
        """What is answered to somebody who is not let in."""
        try:
            with urllib.request.urlopen(
                f"http://{HOST}:{self.port}/votes/{reference}?ticket={ticket}", timeout=10
            ) as it:
                return it.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def listen(self, reference: str, language: str = "en", *, missing: bool = False, origin: str = "") -> "Listening":
        self.listening.append(
            Listening(self.port, reference, issue(reference, language, shows_missing=missing), origin)
        )
        return self.listening[-1]

    def watch(self, topic: str, language: str = "en") -> "Listening":
        """Listen to a meeting: `M12` its run screen, `P12` its projector."""
        self.listening.append(Listening(self.port, topic, issue(topic, language, shows_missing=False), ""))
        return self.listening[-1]

    def hang_up(self) -> None:
        """Close every connection."""
        while self.listening:
            self.listening.pop().close()


class Listening:
    """One open connection to the feed."""

    def __init__(self, port: int, reference: str, ticket: str, origin: str) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=30)
        headers = {"Origin": origin} if origin else {}
        noun = "votes" if reference.startswith("V-") else "meetings"
        self.connection.request("GET", f"/{noun}/{reference}?ticket={ticket}", headers=headers)
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200

    def next(self) -> tuple[str, dict]:
        """The next event that is no sign of life: its name, and what it says."""
        name = ""
        while line := self.answer.readline():
            word, _, rest = line.decode().rstrip("\n").partition(": ")
            if word == "event":
                name = rest
            elif word == "data" and name != "beat":
                return name, json.loads(rest)
        return "", {}

    def close(self) -> None:
        self.connection.close()
        self.answer.close()
