"""What does a PDF say to somebody who cannot see it?"""

import subprocess
from pathlib import Path


def text_of(content: bytes, folder: Path) -> str:
    """The words of a PDF in their order, blanks made one."""
    path = folder / "text.pdf"
    path.write_bytes(content)
    return " ".join(subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode().split())
