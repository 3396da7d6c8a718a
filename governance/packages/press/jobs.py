"""What can be asked of a press, and what does it answer? Everything that passes between two processes."""

from dataclasses import dataclass, field
from typing import Any

FIXED_MOMENT = 0  # a part is dated alike whenever it is set: the same facts are the same bytes
HELLO = {"do": "hello"}


@dataclass(frozen=True)
class Setting:
    """One part to set: `part` is an OwnPart as plain JSON, `out` the path of the file to write."""

    part: dict[str, Any]
    out: str
    do: str = "set"


@dataclass(frozen=True)
class Binding:
    """Parts to bind: `sheets` are Sheets as plain JSON, `how` the words of `bind`, `out` the path of the file."""

    sheets: list[dict[str, Any]]
    how: dict[str, Any]
    out: str
    do: str = "bind"


@dataclass(frozen=True)
class Printed:
    """What came of a job. `problem` is the reason why nothing did; `fault` its errno, where the machine is at fault."""

    sha256: str = ""
    size: int = 0
    pages: int = 0
    conforms: bool = False
    milliseconds: int = 0
    problem: str = ""
    fault: int = 0
    untagged: list[str] = field(default_factory=list)


class Unprintable(Exception):  # noqa: N818 - it is an answer, not a fault
    """A part of ours could not be set, or the parts not be bound."""


Job = Setting | Binding
