"""How is a foreign file opened without harm? In this process, which reads one job a line and answers in one.

Started as `python -m governance.packages.attachments.workshop PID`, where PID is who starts it. It ends with that
process or at the end of its input, and says so (`leaving`) when it has grown too large for another file; the limits
that it lays upon itself are in `limits`.
"""

import errno
import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TextIO

from governance.packages.attachments import confine, images, kinds, limits, office, texts
from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.pdf import prepare_pdf
from governance.packages.attachments.pdf_tags import conforms
from groundwork.binding.binding import bind
from groundwork.binding.sheets import Sheet, Unbindable


@dataclass(frozen=True)
class Job:
    """One file to make pages of. `soffice` is where LibreOffice is, or nothing where it is not.

    With `pages` they were made and lie at `output`, and only whether they conform is asked.
    """

    source: str
    output: str
    media_type: str
    name: str
    title: str
    description: str
    language: str
    soffice: str = ""
    pages: int = 0


@dataclass(frozen=True)
class Answer:
    """What came of a job; `fault` is a trouble of this machine, such as a full disk, and not the file's."""

    pages: int = 0
    tagged: bool = False
    conforms: bool = False
    problem: str = ""
    fault: int = 0


def work(job: Job) -> Answer:
    """Make the pages; whatever a foreign file does to its reader becomes an answer."""
    try:
        return make(job)
    except Unusable as unusable:
        return Answer(problem=unusable.code)
    except MemoryError:
        return Answer(problem="too_large")
    except OSError as trouble:
        if trouble.errno == errno.EFBIG:
            return Answer(problem="too_large")
        return Answer(fault=trouble.errno or errno.EIO)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a broken file breaks its reader in ways that nobody can list; a panic is no Exception
        return Answer(problem="damaged")


def make(job: Job) -> Answer:
    """Send the file to who knows its kind. What Typst sets as PDF/UA-1 is that. Raises Unusable."""
    source, output = Path(job.source), Path(job.output)
    if source.stat().st_size > limits.LARGEST_SOURCE:
        raise Unusable("too_large")
    content = source.read_bytes()
    kinds.check_kind(job.media_type, content)
    if job.media_type in kinds.IMAGES:
        images.set_image(content, job.media_type, job.title, job.description, job.language, output)
        return Answer(1, tagged=True, conforms=True)
    if job.media_type in kinds.TEXTS:
        pages = texts.set_text(content, job.name, job.title, job.language, output)
        return Answer(pages, tagged=True, conforms=True)
    del content
    with tempfile.TemporaryDirectory(dir=output.parent) as room:
        if job.media_type in kinds.OFFICE:
            if not job.soffice:
                raise Unusable("no_converter")
            source = office.convert(job.soffice, source, job.media_type, job.language, Path(room))
        pages, tagged, remark = prepare_pdf(source, output, job.language)
        try_binding(output, job.language, Path(room))
    return Answer(pages, tagged, problem=remark)


def try_binding(output: Path, language: str, room: Path) -> None:
    """Bind the pages by themselves: what is the death of the binder dies here, alone. Raises Unusable."""
    try:
        bind([Sheet(output, "alone", "", language)], room / "bound.pdf", title="-", language=language, marking=(),
             author="", moment=0)  # fmt: skip
    except Unbindable as unbindable:
        raise Unusable("damaged") from unbindable


def check(job: Job) -> Answer:
    """Whether pages that were made keep the rules; asked for apart, since it may be the death of this process."""
    return Answer(job.pages, tagged=True, conforms=conforms(Path(job.output), job.pages))


def serve(jobs: TextIO, answers: TextIO) -> None:
    """Say that we are ready, then answer job after job until there is none."""
    tell(answers, {"ready": True})
    for line in jobs:
        job = Job(**json.loads(line))
        confine.allow_seconds(limits.CPU_SECONDS)
        answer = check(job) if job.pages else work(job)
        if answer.problem and answer.problem != "scanned":
            Path(job.output).unlink(missing_ok=True)
        leaving = answer.problem == "too_large" or confine.is_tired()
        tell(answers, {**asdict(answer), "leaving": leaving})


def tell(answers: TextIO, said: dict[str, Any]) -> None:
    """Write one line."""
    answers.write(json.dumps(said) + "\n")
    answers.flush()


def main() -> None:
    """Keep the pipe of answers for ourselves: a library that prints would speak into it."""
    answers = os.fdopen(os.dup(1), "w")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    confine.confine(int(sys.argv[1]))
    serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
