"""What becomes of the documents of a package: pages, or a page in the place of each that has none?"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage

from governance.packages.attachments.cache import Conversions
from governance.packages.attachments.converters import converter_of
from governance.packages.attachments.crew import prepare_all
from governance.packages.attachments.facts import DocumentFacts, Prepared
from governance.packages.attachments.place_holder import place_holder
from governance.packages.contents import Paper
from governance.packages.hashing import sha256_of
from governance.packages.press.jobs import FIXED_MOMENT


@dataclass(frozen=True)
class Ready:
    """The pages of a part, and what is known of them. `problem` with `replaced`: why another page stands there."""

    path: Path
    sha256: str
    pages: int
    conforms: bool
    problem: str = ""
    replaced: bool = False
    carried: bool = False
    milliseconds: int = 0


def facts_of(paper: Paper, room: Path) -> DocumentFacts:
    """A document as its converter wants to know it."""
    return DocumentFacts(
        sha256=paper.sha256, media_type=paper.media_type, name=paper.name, title=paper.title,
        language=paper.language, path=room / paper.sha256, description=paper.description, size=paper.size,
    )  # fmt: skip


def converter_for(paper: Paper) -> str:
    """Who makes its pages, in which version."""
    return converter_of(facts_of(paper, Path()))


def prepared(papers: Sequence[Paper], room: Path, *, cores: int) -> Iterator[tuple[Paper, Prepared]]:
    """What became of each document, as it is known. Raises OSError for a trouble of this machine."""
    cache = Conversions(room)
    waiting = list(papers)
    while waiting:
        by_hash: dict[str, Paper] = {}
        again: list[Paper] = []
        for paper in waiting:
            if paper.sha256 in by_hash:  # the same bytes in the other language: a conversion of its own
                again.append(paper)
            else:
                by_hash[paper.sha256] = paper
        documents = [facts_of(brought(paper, room, cache), room) for paper in by_hash.values()]
        for sha256, answer in prepare_all(documents, workdir=room, cores=cores, cache=cache):
            yield by_hash[sha256], answer
        waiting = again


def brought(paper: Paper, room: Path, cache: Conversions | None = None) -> Paper:
    """The document with its bytes in the room; a lost one is told later, one that was converted needs none."""
    path = room / paper.sha256
    if path.is_symlink() or path.exists():
        return paper
    try:
        path.symlink_to(Path(default_storage.path(paper.path)).resolve())
    except NotImplementedError:  # from far away only what is needed
        if cache is None or cache.get(paper.sha256, converter_for(paper)) is None:
            copied(paper, path)
    return paper


def copied(paper: Paper, to: Path) -> None:
    """The bytes from a storage that is not on this machine."""
    try:
        with default_storage.open(paper.path, "rb") as content, to.open("wb") as copy:
            shutil.copyfileobj(content, copy)
    except FileNotFoundError:
        to.unlink(missing_ok=True)


def in_its_place(paper: Paper, answer: Prepared, language: str, room: Path) -> Ready:
    """The pages of a document, or the page that says in the reader's language why there are none."""
    if answer.path is not None:
        return Ready(answer.path, sha256_of(answer.path), answer.pages, answer.conforms, answer.problem)
    path = room / f"{paper.id}-{language}-in-its-place.pdf"
    path.write_bytes(place_holder(facts_of(paper, room), answer.problem, language, moment=FIXED_MOMENT))
    return Ready(path, sha256_of(path), 1, True, answer.problem, replaced=True, carried=answer.carried)
