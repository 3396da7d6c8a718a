"""Where is kept what a hash names, so that it is there whole or not at all?

A name on this shelf is the SHA-256 of the bytes (`kept/`), or of all that goes into them (`parts/`, whose bytes are
known by the row of the part). What is read is held against its hash, and a file that is not what it should be counts
as missing. Nothing here is ever changed: the same name is always the same bytes.
"""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage

from governance.packages.hashing import sha256_of

KEPT, PARTS = "kept", "parts"
CHUNK = 1 << 20


def place_of(room: str, name: str, suffix: str) -> str:
    """`parts/ab/abcdef….pdf`: few enough in a folder for any file system."""
    return f"{room}/{name[:2]}/{name}{suffix}"


def publish(place: str, source: Path) -> None:
    """Put a file on the shelf in one step, in the place of what may stand there. Raises OSError when it is full."""
    try:
        target = Path(default_storage.path(place))
    except NotImplementedError:  # a storage of objects shows a file only when it is whole
        publish_far_away(place, source)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file, source.open("rb") as content:
            shutil.copyfileobj(content, file, CHUNK)
        os.chmod(name, 0o640)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def publish_far_away(place: str, source: Path) -> None:
    """The same where files are not ours to rename."""
    if default_storage.exists(place):
        default_storage.delete(place)
    with source.open("rb") as content:
        default_storage.save(place, File(content))


def keep(content: bytes, suffix: str, room: Path) -> str:
    """Keep bytes under their own hash, once. Returns the hash; `room` is a folder for the moment."""
    name = hashlib.sha256(content).hexdigest()
    place = place_of(KEPT, name, suffix)
    if not default_storage.exists(place):
        passing = room / name
        passing.write_bytes(content)
        publish(place, passing)
    return name


def read_kept(name: str, suffix: str) -> bytes | None:
    """The bytes with this hash; None where they are missing or are no longer those."""
    try:
        with default_storage.open(place_of(KEPT, name, suffix), "rb") as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == name else None


def fetch(place: str, sha256: str, to: Path) -> bool:
    """Copy a file from the shelf; False where it is missing or is no longer what it was."""
    try:
        with default_storage.open(place, "rb") as content, to.open("wb") as file:
            shutil.copyfileobj(content, file, CHUNK)
    except FileNotFoundError:
        return False
    return sha256_of(to) == sha256
