"""Where does a stack keep its files, and is one already running there?"""

import fcntl
import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

REPO = Path(__file__).resolve().parents[2]
IS_ROOT = os.geteuid() == 0
TAG = hashlib.sha256(str(REPO).encode()).hexdigest()[:8]
# PostgreSQL refuses root, and whoever runs it instead must reach its files: never under a closed home.
HOME = Path(f"/var/lib/concert-dev-{TAG}") if IS_ROOT else REPO / ".state"
SLOTS = 9
LEFTOVERS_GO_WITHIN = 30.0


class TakenError(Exception):
    """Somebody else's stack runs in this place."""


@dataclass(frozen=True)
class Place:
    """One stack's folders: `state` outlives it, `run` holds its sockets."""

    name: str

    @property
    def state(self) -> Path:
        """Data and logs."""
        return HOME / self.name if self.name else HOME

    @property
    def run(self) -> Path:
        """Sockets: short, because the system takes no more than 107 bytes of path."""
        return Path("/tmp") / f"concert-{TAG}-{os.geteuid()}{'-' + self.name if self.name else ''}"

    @property
    def note(self) -> Path:
        """What a second start is told: the address, and how to reach the servers."""
        return self.state / "running.json"

    def told(self) -> dict[str, str]:
        """What the running stack says of itself; empty while it is still starting."""
        try:
            return dict(json.loads(self.note.read_text()))
        except (OSError, ValueError):
            return {}

    def tell(self, **facts: str) -> None:
        """Leave a note for a second start, for our eyes only: an address may hold a password."""
        self.note.unlink(missing_ok=True)
        with os.fdopen(os.open(self.note, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as note:
            json.dump(facts, note)


class Claim:
    """The right to run a stack in a place.

    Two locks: ours goes with us; the servers hold the other one too, so that after a `kill -9`
    the next start waits until the last of them has gone.

    Raises TakenError when another stack runs there.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        _open_folders(place)
        self._ours = _lock(place.state / "supervisor.lock")
        self._servers = self._when_leftovers_are_gone()
        place.note.unlink(missing_ok=True)

    @property
    def servers(self) -> int:
        """The descriptor that every child process holds."""
        return self._servers.fileno()

    def give_up(self) -> None:
        """Let the next one in."""
        self.place.note.unlink(missing_ok=True)
        self._servers.close()
        self._ours.close()

    def _when_leftovers_are_gone(self) -> TextIO:
        until = time.monotonic() + LEFTOVERS_GO_WITHIN
        while True:
            try:
                return _lock(self.place.state / "servers.lock")
            except TakenError:
                if time.monotonic() > until:
                    self._ours.close()
                    still = f"Servers of an earlier start are still running in {self.place.state}."
                    raise SystemExit(still) from None
                time.sleep(0.1)


def claim(name: str) -> Claim:
    """The place of this name, for us alone."""
    return Claim(Place(name))


def claim_a_slot(name: str) -> Claim:
    """The place of this name or, when it is in use, the next free one beside it: suites run side by side."""
    for number in range(1, SLOTS + 1):
        try:
            return claim(name if number == 1 else f"{name}-{number}")
        except TakenError:
            continue
    raise SystemExit(f"{SLOTS} suites are running in {HOME} already: set STATE_NAME to run beside them.")


def _open_folders(place: Place) -> None:
    # PostgreSQL may run as somebody else: it passes through our folders, but reads nothing in them.
    for folder, mode in (
        (HOME, 0o711),
        (place.state, 0o711),
        (place.run, 0o711),
        (place.state / "logs", 0o700),
    ):
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
            raise SystemExit(f"{folder} belongs to somebody else: remove it, or start as its owner.")
        folder.chmod(mode)


def _lock(path: Path) -> TextIO:
    held = path.open("a")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise TakenError(str(path)) from None
    return held
