"""Which compiler made this: what must be the same for the same facts to give the same bytes?"""

from functools import cache
from importlib.metadata import version
from typing import Any

from governance.packages.setting import templates_hash
from groundwork.ledger import digest

# Raised by hand when the same facts would give other bytes although no template and no program changed.
NUMBER = 1


@cache
def compiler() -> str:
    """`1 0a1b2c3d4e5f typst 0.15.2`: of all that sets a part of ours."""
    return f"{NUMBER} {templates_hash()[:12]} typst {version('typst')}"


@cache
def programs() -> dict[str, str]:
    """Whose versions shape the files."""
    return {"compiler": compiler(), "pikepdf": version("pikepdf"), "typst": version("typst")}


def address_of(kind: str, facts: Any) -> str:
    """The SHA-256 of all that goes into a part: what has the same address is the same."""
    return digest({"compiler": compiler(), "kind": kind, "facts": facts})
