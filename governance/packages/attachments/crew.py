"""Who prepares the attachments of a package, two at a time, and hands them back one by one?"""

import hashlib
import os
import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from governance.packages.attachments import kinds, limits
from governance.packages.attachments.bench import Bench
from governance.packages.attachments.converters import converter_of, soffice
from governance.packages.attachments.facts import Cache, DocumentFacts, Prepared
from governance.packages.attachments.problems import PASSING, is_carried

CORES = 2


@dataclass(frozen=True)
class Errand:
    """A document on its way to a workshop: who converts it, and where its pages shall lie."""

    document: DocumentFacts
    converter: str
    output: Path


def prepare(document: DocumentFacts, *, workdir: Path, cache: Cache | None = None) -> Prepared:
    """The pages of one document, or the problem that it has. Raises OSError for a trouble of this machine."""
    return next(prepared for _sha256, prepared in prepare_all([document], workdir=workdir, cores=1, cache=cache))


def prepare_all(
    documents: Sequence[DocumentFacts], *, workdir: Path, cores: int = CORES, cache: Cache | None = None
) -> Iterator[tuple[str, Prepared]]:
    """Each document's SHA-256 and what became of it, as they are ready: what is remembered first.

    Files lie in `workdir`, or where the cache keeps them. No document ends in an exception, and none stops the
    others; a full disk does, as OSError. Closing the iterator ends the workshops.
    """
    waiting: list[Errand] = []
    for document in documents:
        converter = converter_of(document)
        found = at_once(document, converter, cache)
        if found is not None:
            yield document.sha256, found
        else:
            waiting.append(Errand(document, converter, workdir / f"{name_of(document, converter)}.pdf"))
    for errand, answer in worked(waiting, cores):
        yield errand.document.sha256, kept(errand, judged(errand, answer), cache)


def name_of(document: DocumentFacts, converter: str) -> str:
    """A name that two conversions never share."""
    return f"{document.sha256}-{hashlib.sha256(converter.encode()).hexdigest()[:12]}"


def at_once(document: DocumentFacts, converter: str, cache: Cache | None) -> Prepared | None:
    """What is known without opening the document: it was done before, or it is not there."""
    if cache is not None and converter and (known := cache.get(document.sha256, converter)) is not None:
        return known
    try:
        with document.path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == document.sha256
    except FileNotFoundError:
        return without_pages("missing")
    if not same:
        return without_pages("changed")
    return without_pages("unsupported") if document.media_type not in kinds.KNOWN else None


def without_pages(problem: str) -> Prepared:
    """A document that has none."""
    return Prepared(None, 0, False, False, problem, is_carried(problem))


def judged(errand: Errand, answer: dict[str, Any]) -> Prepared:
    """The answer of a workshop, believed only as far as the file is there. Raises OSError for a trouble of ours."""
    if fault := answer.get("fault"):
        raise OSError(fault, os.strerror(fault), str(errand.output))
    problem, pages = str(answer.get("problem", "")), int(answer.get("pages", 0))
    if pages > 0 and errand.output.is_file():
        return Prepared(errand.output, pages, bool(answer["tagged"]), bool(answer["conforms"]), problem)
    return without_pages(problem or "crashed")


def kept(errand: Errand, prepared: Prepared, cache: Cache | None) -> Prepared:
    """What is remembered of it; a passing problem is not."""
    if cache is None or not errand.converter or prepared.problem in PASSING:
        return prepared
    return cache.put(errand.document.sha256, errand.converter, prepared)


def job_of(errand: Errand) -> dict[str, Any]:
    """What the workshop is told; it knows no more of the document than this."""
    document = errand.document
    return {
        "source": str(document.path.resolve()),
        "output": str(errand.output.resolve()),
        "media_type": document.media_type,
        "name": document.name,
        "title": document.said(document.title) or document.name,
        "description": document.said(document.description),
        "language": document.language,
        "soffice": soffice() if document.media_type in kinds.OFFICE else "",
    }


def seconds_for(document: DocumentFacts) -> float:
    """How long a workshop may take over it."""
    return limits.WALL_SECONDS + (limits.OFFICE_WALL_SECONDS if document.media_type in kinds.OFFICE else 0)


def worked(errands: Sequence[Errand], cores: int) -> Iterator[tuple[Errand, dict[str, Any]]]:
    """Each errand with the answer to it, as they come, from as many workshops as there are cores.

    A thread here only waits for its workshop. Each errand is done once, however often it is on the list.
    """
    jobs: queue.SimpleQueue[Errand] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[Errand, dict[str, Any]]] = queue.SimpleQueue()
    asked: dict[Path, list[Errand]] = {}
    for errand in errands:
        asked.setdefault(errand.output, []).append(errand)
    for same in asked.values():
        jobs.put(same[0])
    benches = [Bench() for _core in range(min(cores, len(asked)))]
    threads = [threading.Thread(target=stand_at, args=(bench, jobs, done), daemon=True) for bench in benches]
    for thread in threads:
        thread.start()
    try:
        for _each in range(len(asked)):
            errand, answer = done.get()
            for same_errand in asked[errand.output]:
                yield same_errand, answer
    finally:
        while not jobs.empty():
            jobs.get()
        for bench in benches:
            bench.retire()
        for thread in threads:
            thread.join()


def made_and_checked(bench: Bench, errand: Errand) -> dict[str, Any]:
    """The answer to an errand. Where the check of its tags goes wrong the pages are there all the same, unclaimed."""
    job = job_of(errand)
    answer = bench.ask(job, seconds_for(errand.document))
    if answer.get("tagged") and not answer.get("conforms"):
        verdict = bench.ask({**job, "pages": answer["pages"]}, limits.WALL_SECONDS)
        answer["conforms"] = bool(verdict.get("conforms"))
    return answer


def stand_at(
    bench: Bench, jobs: queue.SimpleQueue[Errand], done: queue.SimpleQueue[tuple[Errand, dict[str, Any]]]
) -> None:
    """Give a workshop one job after the other until none is left."""
    try:
        while True:
            errand = jobs.get_nowait()
            done.put((errand, made_and_checked(bench, errand)))
    except queue.Empty:
        return
    finally:
        bench.close()
