"""How long from the press of the button to the files, how much memory does that leave behind, and who else notices?

A gathering with twenty items, each with a motion of three clauses, and thirty tagged documents of 28 pages, every other
one in French: about 900 pages in each language.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import typst
from django.test import override_settings
from django.utils import timezone

from governance.actions.intake.documents import Upload, add_documents
from governance.actions.packages import request_package
from governance.models import AgendaItem, Gathering, Meeting, Package
from governance.packages.waiting import compile_package
from tests.bench.cpu import memory_of
from tests.bench.databases import ROOT, address
from tests.bench.rows import Row, at_most, bench
from tests.bench.web import HOST, served
from tests.factories.house import House, both, build_house

ITEMS, PAPERS, PAPER_PAGES = 20, 30, 28
BUILDS, LARGEST = 100, 400_000_000
QUEUED = 20
WORKER = (
    "import sys, json, os, django; django.setup(); os.nice(10);"  # as config.celery has every worker do
    "from governance.packages.waiting import compile_waiting;"
    "sys.stdin.readline(); print(json.dumps(compile_waiting()), flush=True)"
)


@bench
def package() -> Iterator[Row]:
    """From the press to the files, in both languages: cold, and after one item changed."""
    with kept_in_a_folder():
        house = build_house()
        gathering = whole_gathering(house)
        seconds, made = pressed(house, gathering)
        pages = " and ".join(str(file.pages) for file in made.files.filter(kind="pdf"))
        yield Row(
            f"Press to file, {ITEMS} items, {PAPERS} documents, cold", seconds, at_most(10, "s"), f"{pages} pages"
        )
        again = []
        for number in range(5):
            AgendaItem.objects.filter(pk=first_item(gathering).pk).update(title_en=f"Changed {number}")
            again.append(pressed(house, gathering)[0])
        words = ", ".join(f"{each:.2f}" for each in again)
        yield Row("The same after one item changed", statistics.median(again), at_most(2, "s"), words)


@bench
def package_memory() -> Iterator[Row]:
    """A hundred packages by one worker, every tenth with 900 pages."""
    with kept_in_a_folder():
        house = build_house()
        large, small = whole_gathering(house), gathering_of(house, 2)
        most = 0
        for number in range(BUILDS):
            gathering = small if number % 10 else large
            AgendaItem.objects.filter(pk=first_item(gathering).pk).update(title_en=f"Changed {number}")
            pressed(house, gathering)
            most = max(most, memory_of(os.getpid()))
        yield Row(f"Memory of a worker after {BUILDS} packages", most / 1e6, at_most(LARGEST / 1e6, "MB"))


@bench
def packages_queued() -> Iterator[Row]:
    """Twenty at once: in the order of urgency, and the web hardly notices."""
    with kept_in_a_folder() as folder, served() as server:
        house = build_house()
        queue = [gathering_of(house, 5) for _ in range(QUEUED)]
        url = f"http://{HOST}:{server.port}/en/account/login/"
        quiet = p95(waits(url, lambda: False, least=200))
        for days, gathering in enumerate(reversed(queue), start=1):
            Meeting.objects.filter(gathering=gathering).update(
                starts_at=timezone.now() + timedelta(days=days), ends_at=timezone.now() + timedelta(days=days, hours=4)
            )
        for gathering in queue:
            request_package(gathering=gathering, by=house.people["secretariat"])
        worker = started(folder)
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
        busy = p95(waits(url, lambda: worker.poll() is None, least=1))
        done = list(Package.objects.filter(state="ready").order_by("finished_at").values_list("gathering", flat=True))
        assert done == [each.pk for each in reversed(queue)], "not in the order of urgency"
        numbers = f"{1000 * busy:.1f} and {1000 * quiet:.1f} ms"
        yield Row(f"p95 of a page while {QUEUED} packages are made, over idle", busy / quiet, at_most(1.5), numbers)


@contextmanager
def kept_in_a_folder() -> Iterator[Path]:
    """Files lie in a folder that is thrown away; the broker is not rung."""
    with tempfile.TemporaryDirectory() as folder:
        where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
        from django.conf import settings  # noqa: PLC0415

        storages = {**settings.STORAGES, "default": where}
        with override_settings(STORAGES=storages, CELERY_BROKER_URL="memory://"), unrung():
            yield Path(folder)


@contextmanager
def unrung() -> Iterator[None]:
    """Nobody hears the bell: what is measured is called by hand."""
    from governance.tasks import compile_package_task  # noqa: PLC0415

    rung, compile_package_task.delay = compile_package_task.delay, lambda *_: None
    try:
        yield
    finally:
        compile_package_task.delay = rung


def started(folder: Path) -> "subprocess.Popen[str]":
    """A worker of its own process, which waits for a line before it begins."""
    env = {
        **os.environ, "DATABASE_URL": address(), "MEDIA_URL": folder.as_uri(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    words = [sys.executable, "-c", WORKER]
    return subprocess.Popen(words, cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def waits(url: str, go_on: "object", *, least: int) -> list[float]:
    """How long each answer took, one question after the other with a little rest."""
    found: list[float] = []
    while len(found) < least or go_on():  # type: ignore[operator]
        began = time.perf_counter()
        with urllib.request.urlopen(url, timeout=30) as answer:
            answer.read()
        found.append(time.perf_counter() - began)
        time.sleep(0.02)
    return found


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def pressed(house: House, gathering: Gathering) -> tuple[float, Package]:
    """Seconds from the press until the files are there."""
    began = time.perf_counter()
    asked = request_package(gathering=gathering, by=house.people["secretariat"])
    made = compile_package(asked.pk)
    seconds = time.perf_counter() - began
    asked.refresh_from_db()
    assert made, asked.problem
    return seconds, asked


def first_item(gathering: Gathering) -> AgendaItem:
    return AgendaItem.objects.filter(meeting__gathering=gathering, position__isnull=False).order_by("position")[0]


def gathering_of(house: House, items: int) -> Gathering:
    """Items with a motion each."""
    meeting = house.meeting()
    for _ in range(items):
        house.motion(points=3, item=house.item(meeting))
    words = "A summary of some words. " * 20
    AgendaItem.objects.filter(meeting=meeting).update(summary_en=words, summary_fr=words)
    return meeting.gathering


def whole_gathering(house: House) -> Gathering:
    """The same with documents."""
    gathering = gathering_of(house, ITEMS)
    items = list(AgendaItem.objects.filter(meeting__gathering=gathering).order_by("position"))
    for number in range(PAPERS):
        side = "fr" if number % 2 else "en"
        upload = Upload(f"paper-{number}.pdf", paper(number, side))
        by = house.people["secretariat"]
        add_documents(place=items[number % len(items)], title=both(f"Paper {number}"), sides={side: upload}, by=by)
    return gathering


def paper(number: int, language: str) -> bytes:
    """A tagged document as an office would write it."""
    words = " ".join(f"word{(number * 37 + each) % 997}" for each in range(380))
    pages = "\n#pagebreak()\n".join(f"= Section {page}\n{words}\n\n{words[:900]}" for page in range(PAPER_PAGES))
    head = f'#set document(title: "Paper {number}")\n#set text(lang: "{language}", size: 9pt)\n'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.typ"
        source.write_text(head + pages)
        return typst.compile(source, pdf_standards=["ua-1"], timestamp=number)
