"""How are the parts of a package put into one ZIP that is the same, byte for byte, whenever it is made?"""

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from governance.packages.papers import Ready
from governance.packages.plan import PartPlan

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that a ZIP can hold
READABLE = 0o100644 << 16
ON_UNIX = 3
CHUNK = 1 << 20
UNSAFE = re.compile(r"[^\w.() -]+")


@dataclass(frozen=True)
class Entry:
    """A file and its name within the ZIP."""

    name: str
    source: Path


def zip_up(entries: Iterable[Entry], target: Path) -> None:
    """Write the ZIP: sorted by name, dated alike, not packed, for packing differs between machines. Raises OSError."""
    by_name = {entry.name: entry.source for entry in entries}
    with zipfile.ZipFile(target, "w") as packed:
        for name in sorted(by_name):
            about = zipfile.ZipInfo(name, LONG_AGO)
            about.external_attr, about.create_system = READABLE, ON_UNIX
            about.file_size = by_name[name].stat().st_size
            with by_name[name].open("rb") as content, packed.open(about, "w") as place:
                shutil.copyfileobj(content, place, CHUNK)


def entries_of(made: Sequence[tuple[PartPlan, Ready]], room: Path) -> Iterator[Entry]:
    """Each part in its place, and each document that has no pages but may go along, as it was uploaded.

    A document that stands in both languages because it has one side only is there once.
    """
    for number, (plan, ready) in enumerate(made, start=1):
        key = plan.key.replace(":", "-")
        if plan.paper is None or ready.replaced:
            yield Entry(f"{plan.language}/{number:03}-{key}.pdf", ready.path)
        else:
            yield Entry(f"{plan.paper.language}/{plan.label_prefix}{key}-{plan.paper.language}.pdf", ready.path)
        if plan.paper is not None and ready.carried and (room / plan.paper.sha256).is_file():
            yield Entry(f"documents/{plan.label_prefix}{safe(plan.paper.name)}", room / plan.paper.sha256)


def safe(name: str) -> str:
    """A name that no program takes for a path."""
    return UNSAFE.sub("_", PurePosixPath(name.replace("\\", "/")).name).strip(". ") or "document"
