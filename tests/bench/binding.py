"""What does it cost to bind documents with their tags, over concatenating them with qpdf, which loses all that?

Each side works in a process of its own. Where the program qpdf is not installed, its library does the same here.
"""

import random
import resource
import shutil
import struct
import subprocess
import tempfile
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import pikepdf
import typst

from groundwork.binding.binding import bind
from groundwork.binding.sheets import Sheet
from groundwork.typesetting.setting import fonts
from tests.bench.rows import Row, at_most, bench, none

PAPERS, PAGES, ROUNDS = 30, 20, 5
LARGER = (5, 10)  # times as many papers
OWN = 1 + 2 * PAPERS  # elements that binding adds: the whole, and on each paper a paragraph with the way back
TEMPLATE = """#set document(title: "Paper {number}", date: auto)
#set text(lang: "{language}", font: "Source Sans 3")
#set page(paper: "us-letter")
#figure(image("/{number}.png", width: 60%, alt: "Noise"), caption: [A picture])
#for page in range({pages}) [
  = Section #page of {number}
  #lorem(60)
  - #lorem(12)
  - #lorem(9)
  #link("https://example.org/{number}")[A link]
  #table(columns: 4, table.header[A][B][C][D], ..range(8).map(str))
  #lorem(80)
  #pagebreak(weak: true)
]"""


@dataclass(frozen=True)
class Used:
    """Seconds of processor, and bytes of memory at the highest beyond what there was before."""

    seconds: float
    memory: int


@bench
def binding() -> Iterator[Row]:
    """30 tagged documents of 600 pages, bound with all that belongs to them; then five and ten times them."""
    with tempfile.TemporaryDirectory() as folder:
        papers = [paper(Path(folder) / f"{number}.pdf", number) for number in range(PAPERS)]
        out = Path(folder) / "out.pdf"
        theirs, ours = [], []
        for _ in range(ROUNDS):
            theirs.append(concatenated(papers, out))
            ours.append(bound_apart(papers, out))
        size = sum(path.stat().st_size for path in papers) / 2**20
        yield faster(f"Binding 600 pages ({size:.0f} MB) with tags, over qpdf without", ours, theirs)
        kept = elements(out) - OWN
        yield Row("Structure elements lost by binding", sum(map(elements, papers)) - kept, none(), f"of {kept:,} kept")
        yield from growing(ours, [bound_apart(papers * times, out) for times in LARGER])


def faster(what: str, ours: list[Used], theirs: list[float]) -> Row:
    """The processor that binding takes, in times of what qpdf takes, round by round."""
    times = median(one.seconds / other for one, other in zip(ours, theirs, strict=True))
    seconds = f"{median(each.seconds for each in ours):.2f} s against {median(theirs):.2f} s of processor"
    return Row(what, times, at_most(3.5), seconds)


def growing(small: list[Used], larger: list[Used]) -> Iterator[Row]:
    """Memory and processor of a page, as there are more of them."""
    pages = [PAPERS * PAGES * times for times in (1, *LARGER)]
    memory = [median(each.memory for each in small), *(each.memory for each in larger)]
    kilobytes = memory[-1] / pages[-1] / 1000
    peaks = ", ".join(f"{each / 10**6:.0f} MB for {count:,}" for each, count in zip(memory, pages, strict=True))
    yield Row("Memory of binding, a page of 6,000", kilobytes, at_most(130, "kB"), peaks)
    before, after = ((memory[n + 1] - memory[n]) / (pages[n + 1] - pages[n]) for n in (0, 1))
    yield Row("Memory of a further page after 3,000, over one before", after / before, at_most(1.05))
    seconds = [median(each.seconds for each in small), *(each.seconds for each in larger)]
    times = (seconds[2] / pages[2]) / (seconds[1] / pages[1])
    taken = ", ".join(f"{each:.1f} s for {count:,}" for each, count in zip(seconds, pages, strict=True))
    yield Row("Processor of a page of 6,000, over one of 3,000", times, at_most(1.2), taken)


def concatenated(papers: list[Path], out: Path) -> float:
    """Seconds of processor in which qpdf strings the pages together: no tags, bookmarks, labels, links or stamps."""
    words = ["--empty", "--pages", *map(str, papers), "--", str(out)]
    if program := shutil.which("qpdf"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, *words], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    began = time.process_time()
    pikepdf.Job(words, progname="qpdf").run()
    return time.process_time() - began


def bound_apart(papers: list[Path], out: Path) -> Used:
    """What binding takes, in a process that does nothing else and holds nothing yet."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(measured, papers, out).result()


def measured(papers: list[Path], out: Path) -> Used:
    """Bind, and say what it took."""
    held = peak()
    began = time.process_time()
    bound(papers, out)
    taken = time.process_time() - began
    return Used(taken, peak() - held)


def peak() -> int:
    """The most bytes of memory that this process has held; getrusage would count its parent's before it began."""
    said = Path("/proc/self/status").read_text()
    return int(said.partition("VmHWM:")[2].split()[0]) * 1024


def bound(papers: list[Path], out: Path) -> None:
    """The same with all of that."""
    sheets = [
        Sheet(
            path, f"att:{number}", f"Paper {number}", "fr" if number % 2 else "en", level=min(number, 1),
            label_prefix=f"A{number}-", stamp=f"Item {number}", back_to="att:0", back_words=f"Back to item {number}",
        )
        for number, path in enumerate(papers)
    ]  # fmt: skip
    marking = (("en", "PROTECTED A"), ("fr", "PROTÉGÉ A"))
    bind(sheets, out, title="Package", language="en", marking=marking, author="Joint Councils", moment=0)


def paper(path: Path, number: int) -> Path:
    """A tagged document of 20 pages with tables, lists, a link on each, and a picture that cannot be compressed."""
    path.with_suffix(".png").write_bytes(noise(number))
    source = TEMPLATE.replace("{number}", str(number)).replace("{pages}", str(PAGES))
    template = path.with_suffix(".typ")
    template.write_text(source.replace("{language}", "fr" if number % 2 else "en"))
    standards = ["ua-1"]
    path.write_bytes(
        typst.compile(template, root=path.parent, font_paths=fonts(), pdf_standards=standards, timestamp=0)
    )
    return path


def noise(seed: int, side: int = 300) -> bytes:
    """A square of noise as a PNG."""
    line = random.Random(seed).randbytes
    rows = b"".join(b"\0" + line(3 * side) for _ in range(side))
    chunks = {b"IHDR": struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0), b"IDAT": zlib.compress(rows), b"IEND": b""}
    said = (struct.pack(">I", len(data)) + kind + data for kind, data in chunks.items())
    checks = (struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks.items())
    return b"\x89PNG\r\n\x1a\n" + b"".join(part + check for part, check in zip(said, checks, strict=True))


def elements(path: Path) -> int:
    """How many structure elements a file holds."""
    with pikepdf.open(path) as pdf:
        return sum(isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem" for each in pdf.objects)
