"""Where do the pages of a converted document lie, so that they are made once and found by their own hash?"""

import hashlib
from contextlib import suppress
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage


def name_of(sha256: str) -> str:
    """`kept/ab/abcdef….pdf`: by the hash of what is in it, so that a name never means two things."""
    return f"kept/{sha256[:2]}/{sha256}.pdf"


def keep(path: Path) -> str:
    """Keep a file; returns its SHA-256. One that is kept already is not written again. Raises OSError."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        name = name_of(sha256)
        if not is_whole(name, path.stat().st_size):
            default_storage.delete(name)
            file.seek(0)
            default_storage.save(name, File(file))
    return sha256


def is_whole(name: str, size: int) -> bool:
    """Whether it is there with all its bytes: one that a crash cut short is written anew."""
    return default_storage.exists(name) and default_storage.size(name) == size


def fetch(sha256: str, workdir: Path) -> Path | None:
    """A kept file on this machine: where it lies, or a copy in `workdir`. None when it is lost or was changed."""
    name = name_of(sha256)
    if not default_storage.exists(name):
        return None
    path = brought(name, workdir / f"{sha256}.pdf")
    with path.open("rb") as file:
        return path if hashlib.file_digest(file, "sha256").hexdigest() == sha256 else None


def brought(name: str, path: Path) -> Path:
    """A kept file where it lies, if that is on this machine, or its copy at `path`, whole or not at all."""
    with suppress(NotImplementedError):
        here = Path(default_storage.path(name))
        if here.is_file():
            return here
    if not path.exists():
        half = path.with_suffix(".half")
        with default_storage.open(name) as kept, half.open("wb") as copy:
            for chunk in kept.chunks():
                copy.write(chunk)
        half.rename(path)
    return path
