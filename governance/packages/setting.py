"""How does one of our own parts of a package become a file? Set by itself, by a pure function of its words.

Nothing here asks Django: it runs in a process that knows no settings and no table.
"""

import hashlib
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from groundwork.typesetting import setting as house

TYPST = Path(__file__).parent / "typst"
TEMPLATE = TYPST / "package.typ"


@dataclass(frozen=True)
class OwnPart:
    """A part that we set ourselves: `data` holds every word of it, as JSON can hold it.

    `stamp` is what its pages say beside their number, `title` its bookmark, `level` how deep that stands.
    """

    key: str
    title: str
    language: str
    data: dict[str, Any] = field(repr=False)
    stamp: str = ""
    level: int = 0

    @property
    def facts(self) -> dict[str, Any]:
        """All that goes into its bytes beside the templates, for the address under which these are kept."""
        return {"language": self.language, "data": self.data}


def set_part(part: OwnPart, moment: int) -> bytes:
    """The part as PDF/UA-1 and PDF/A-2a, dated at `moment` (seconds since 1970), without page numbers or marking.

    The same part gives the same bytes. Raises typst.TypstError when it cannot be set.
    """
    return house.set_in_pdf(TEMPLATE, part.data, moment)


def templates_hash() -> str:
    """SHA-256 of everything but the words that decides how a part looks: templates, letters, the typesetter."""
    found = hashlib.sha256(version("typst").encode())
    style = Path(house.__file__).parent
    fonts = sorted(path for path in (style / "fonts").iterdir() if path.is_file())
    for path in (*sorted(TYPST.glob("*.typ")), style / "style.typ", *fonts):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()
