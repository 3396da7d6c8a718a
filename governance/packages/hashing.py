"""What is the SHA-256 of a file, however large it is?"""

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """In hexadecimal, read a little at a time."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
