"""Does the workshop hurt only itself: its memory, its clock, its death and its secrets?"""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from governance.packages.attachments import bench, kinds, limits
from governance.packages.attachments.bench import Bench
from governance.packages.attachments.crew import prepare, prepare_all
from tests.governance.packages.attachments import corpus


def job(source, output, **more):
    facts = {"media_type": kinds.PDF, "name": "x.pdf", "title": "A", "description": "", "language": "en"}
    return {"source": str(source), "output": str(output), **facts, **more}


@pytest.fixture
def stand():
    made = Bench()
    yield made
    made.close()


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "good.pdf"
    path.write_bytes(corpus.tagged())
    return path


@pytest.fixture
def endless(tmp_path):
    """A file whose first byte never comes."""
    path = tmp_path / "endless"
    os.mkfifo(path)
    return path


def test_one_process_takes_one_file_after_the_other(stand, pdf, tmp_path):
    assert stand.ask(job(pdf, tmp_path / "one"), 20)["pages"] == 1
    first = stand._process.pid
    assert stand.ask(job(pdf, tmp_path / "two"), 20)["pages"] == 1
    assert stand._process.pid == first


def test_it_starts_without_django():
    code = "import sys, governance.packages.attachments.workshop; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=bench.ROOT, check=False).returncode == 0


def test_it_knows_no_secret(stand, pdf, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hush")
    stand.ask(job(pdf, tmp_path / "one"), 20)
    with open(f"/proc/{stand._process.pid}/environ", "rb") as file:
        assert b"hush" not in file.read()


def test_one_that_takes_too_long_is_ended_and_the_next_file_is_done(stand, endless, pdf, tmp_path):
    began = time.monotonic()
    assert stand.ask(job(endless, tmp_path / "one"), 0.5) == {"problem": "too_slow"}
    assert time.monotonic() - began < 15
    assert stand.ask(job(pdf, tmp_path / "two"), 20)["pages"] == 1


def test_killed_in_the_middle_only_that_file_is_lost(stand, endless, pdf, tmp_path):
    stand.ask(job(pdf, tmp_path / "one"), 20)
    threading.Timer(0.3, os.kill, (stand._process.pid, signal.SIGKILL)).start()
    assert stand.ask(job(endless, tmp_path / "two"), 20) == {"problem": "crashed"}
    assert stand.ask(job(pdf, tmp_path / "three"), 20)["pages"] == 1


def test_given_up_from_elsewhere_nobody_waits(stand, endless, tmp_path):
    threading.Timer(0.8, stand.retire).start()
    began = time.monotonic()
    assert stand.ask(job(endless, tmp_path / "one"), 20) == {"problem": "crashed"}
    assert time.monotonic() - began < 10


def test_one_that_cannot_be_started_is_no_fault_of_the_file(pdf, tmp_path):
    broken = Bench([sys.executable, "-c", "raise SystemExit(1)"], greets=True)
    assert broken.ask(job(pdf, tmp_path / "one"), 5) == {"fault": errno.ECHILD}


def run(code):
    return subprocess.run([sys.executable, "-c", code], cwd=bench.ROOT, capture_output=True, text=True, check=False)


CONFINED = "import os; from governance.packages.attachments import confine; confine.confine(os.getppid());"


def test_a_loop_is_ended_by_the_clock_of_the_processor():
    assert run(CONFINED + "confine.allow_seconds(1)\nwhile True: pass").returncode == -signal.SIGXCPU


def test_no_more_memory_than_allowed():
    assert "MemoryError" in run(CONFINED + f"bytearray({limits.MEMORY})").stderr


def test_no_file_larger_than_allowed(tmp_path):
    code = f"open({str(tmp_path / 'big')!r}, 'wb').truncate({limits.LARGEST_OUTPUT + 1})"
    assert "File too large" in run(CONFINED + code).stderr


def test_it_ends_with_whoever_started_it(tmp_path, endless):
    code = (
        "import json, os, subprocess, sys, time\n"
        "from governance.packages.attachments.bench import COMMAND, heard, send\n"
        "made = subprocess.Popen([*COMMAND, str(os.getpid())], stdin=-1, stdout=-1, start_new_session=True)\n"
        f"heard(made, 20); send(made, json.loads({json.dumps(json.dumps(job(endless, tmp_path / 'one')))}))\n"
        "print(made.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=bench.ROOT, stdout=subprocess.PIPE, text=True)
    workshop = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while alive(workshop) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(workshop)


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_worker_stays_small_whatever_it_is_given(document, workdir):
    """The whole corpus, and the process that asked for it has not grown."""
    before = resident()
    documents = [document(make(), kinds.PDF, name) for name, make in corpus.PDFS.items()]
    grown_by_making = resident()
    assert len(list(prepare_all(documents, workdir=workdir))) == len(documents)
    assert resident() - max(before, grown_by_making) < 30_000_000


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_full_disk_is_no_fault_of_the_file(document, tmp_path):
    with pytest.raises(OSError, match="No such file"):
        prepare(document(corpus.tagged()), workdir=tmp_path / "gone")


def test_one_that_stops_asking_leaves_no_process(document, workdir):
    ready = prepare_all([document(corpus.tagged(pages)) for pages in (1, 2, 3)], workdir=workdir)
    next(ready)
    ready.close()
    mine = [thread.name for thread in threading.enumerate() if "stand_at" in thread.name]
    assert mine == []


def test_a_document_that_is_gone_or_was_changed_is_not_opened(document, workdir):
    gone, changed = document(corpus.tagged()), document(corpus.untagged())
    gone.path.unlink()
    changed.path.write_bytes(corpus.tagged(2))
    problems = {prepared.problem for _sha256, prepared in prepare_all([gone, changed], workdir=workdir)}
    assert problems == {"missing", "changed"}


def test_other_kinds_are_carried_as_files(document, workdir):
    prepared = prepare(document(b"\0\1\2", "audio/mpeg", "talk.mp3"), workdir=workdir)
    assert (prepared.problem, prepared.carried, prepared.path) == ("unsupported", True, None)
