"""Is everything in place since the last start? Then the second start need not look again."""

import hashlib
from pathlib import Path

from stack.places import REPO, Place

# What a preparation reads: models and their migrations, the demonstration, texts, static files, settings.
SOURCES = ["config", "groundwork", "councils", "priorities", "governance", "locale", "static"]
SEEN = {".py", ".po", ".css", ".js", ".svg", ".woff2", ".sql"}


def fingerprint(place: Place) -> str:
    """A hash of names, sizes and times of all that is prepared from, and of the database that it went into."""
    found = hashlib.sha256()
    files = [path for source in SOURCES for path in (REPO / source).rglob("*") if path.suffix in SEEN]
    for path in [*sorted(files), place.state / "pgdata" / "PG_VERSION", REPO / "requirements.lock"]:
        about = path.stat()
        found.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def is_in_place(place: Place) -> bool:
    """Whether nothing has changed since `remember`."""
    return _stamp(place).exists() and _stamp(place).read_text() == fingerprint(place)


def remember(place: Place) -> None:
    """Everything is in place now."""
    _stamp(place).write_text(fingerprint(place))


def _stamp(place: Place) -> Path:
    return place.state / "prepared"
