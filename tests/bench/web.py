"""How is the real web server started over the house that is being measured?"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.management import call_command

from tests.bench.databases import ROOT, address

sys.path.insert(0, str(ROOT / "scripts"))
from stack.demonstration import EVENTS, HOST, WEB

__all__ = ["EVENTS", "HOST", "WEB", "Server", "served"]
READY_WITHIN = 30.0


@dataclass(frozen=True)
class Server:
    """Where it answers, and its first process."""

    port: int
    pid: int


@contextmanager
def served(words: Sequence[str] = WEB) -> Iterator[Server]:
    """The web server, or the feed when its words are given, as `make run` starts it: over the database that Django
    is led to, on a port that is free."""
    if words is WEB:
        call_command("collectstatic", interactive=False, verbosity=0)
    with socket.socket() as door:
        door.bind((HOST, 0))
        port = door.getsockname()[1]
    env = {**os.environ, "DATABASE_URL": address()}
    with tempfile.TemporaryFile("w+") as log:  # every refusal is logged, and refusals are no news here
        process = subprocess.Popen([sys.executable, *words, str(port)], env=env, cwd=ROOT, stdout=log, stderr=log)
        try:
            _wait_for(process, port)
            yield Server(port, process.pid)
        except Exception as error:
            log.seek(0)
            error.add_note(f"The web server said at last: {log.read()[-2000:]}")
            raise
        finally:
            process.terminate()
            process.wait(READY_WITHIN)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the web server did not answer")
