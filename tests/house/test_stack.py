"""Do the two commands start, share, refuse and leave as promised? Real servers, real signals, few of each."""

import ast
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

REPO = Path(__file__).resolve().parents[2]
DEV = REPO / "scripts" / "dev.py"
sys.path.insert(0, str(DEV.parent))

from stack import chromium, environment, places, prepared  # noqa: E402
from stack.crew import FALLS, Crew  # noqa: E402

NEEDED = ("SECRET_KEY", "DATABASE_URL", "BROKER_URL", "MEDIA_URL", "EMAIL_URL")
OUTSIDE = {
    "SECRET_KEY": "x" * 50,
    "DATABASE_URL": "postgresql://concert@db/concert",
    "BROKER_URL": "redis://valkey:6379/0",
    "MEDIA_URL": "file:///tmp",
    "EMAIL_URL": "smtp://mail:587",
}
OURS = {*NEEDED, "DEMO", "STATE_DIR", "ALLOWED_HOSTS", "PORT", "STATE_NAME", "DJANGO_SETTINGS_MODULE"}
BARE = {name: value for name, value in os.environ.items() if name not in OURS}


def dev(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, str(DEV), *words]
    return subprocess.run(argv, env=env, capture_output=True, text=True, timeout=60, check=False)


def alive(mark: str) -> list[str]:
    """The command lines of all processes that carry this mark in their words or their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words, env = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
        except OSError:
            continue
        if int(folder.name) != os.getpid() and words and mark.encode() in words + env:
            found.append(words.replace(b"\0", b" ").decode())
    return found


def wait_until(true: Callable[[], object], *, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, f"not within {seconds} seconds"
        time.sleep(0.05)


@pytest.fixture
def mark() -> Iterator[str]:
    """A name of state that no other start uses; nothing of it is left behind."""
    name = f"probe{os.getpid()}{time.monotonic_ns() % 1_000_000}"
    yield name
    for place in map(places.Place, (name, f"test-{name}", f"test-{name}-2")):
        shutil.rmtree(place.state, ignore_errors=True)
        shutil.rmtree(place.run, ignore_errors=True)


@pytest.fixture
def env(mark: str) -> dict[str, str]:
    return {**BARE, "STATE_NAME": mark}


PROBE = """
import os, sys, psycopg, redis, subprocess
with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
    db.execute("create table if not exists kept (n int)")
    db.execute("insert into kept values (1)")
    rows, folded = db.execute("select count(*), lower('ÉCOLE') from kept").fetchone()
pong = redis.Redis(unix_socket_path=os.environ["BROKER_URL"].removeprefix("redis+socket://").split("?")[0]).ping()
print(rows, folded, pong, flush=True)
"""
STUBBORN = (
    PROBE
    + """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen(["sleep", "300"], start_new_session=True)
time.sleep(300)
"""
)


def test_a_kill_leaves_no_process_and_loses_no_row(env, mark):
    words = [sys.executable, str(DEV), "exec", "python", "-c", STUBBORN]
    supervisor = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout.readline() == "1 école True\n"
    wait_until(lambda: len(alive(mark)) > 5)

    supervisor.kill()
    supervisor.wait()
    wait_until(lambda: not alive(mark))

    again = dev("exec", "python", "-c", PROBE + "sys.exit(7)", env=env)
    assert again.stdout == "2 école True\n"
    assert again.returncode == 7
    assert not alive(mark)


def test_a_request_to_stop_is_passed_on_and_everything_goes(env, mark):
    words = [sys.executable, str(DEV), "serve-data"]
    supervisor = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True)
    said = "".join(supervisor.stdout.readline() for _ in range(2))
    assert "export DATABASE_URL=" in said

    beside = dev("exec", "printenv", "DATABASE_URL", env=env)  # a second start takes the place beside it
    assert beside.returncode == 0
    assert beside.stdout.strip() not in said

    supervisor.send_signal(signal.SIGTERM)
    assert supervisor.wait(20) == 0
    assert not alive(mark)
    log = (places.Place(f"test-{mark}").state / "logs" / "postgres.log").read_text()
    assert "database system is shut down" in log


def test_a_second_run_says_that_one_is_running_and_where(env, mark):
    claim = places.claim(mark)
    claim.place.tell(address="http://127.0.0.1:8765/")
    second = dev("run", env=env)
    claim.give_up()
    assert second.returncode == 1
    assert "running already. It is at http://127.0.0.1:8765/" in second.stderr


def test_the_note_of_a_running_stack_is_for_its_owner_only(mark):
    claim = places.claim(mark)
    claim.place.tell(DATABASE_URL="postgresql://me:secret@db/concert")
    assert claim.place.note.stat().st_mode & 0o777 == 0o600
    assert json.loads(claim.place.note.read_text()) == claim.place.told()
    claim.give_up()
    assert claim.place.told() == {}


def test_a_taken_port_is_named_and_another_offered_before_anything_starts(env, mark):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        refused = dev("run", env={**env, "PORT": str(port)})
    assert refused.returncode == 1
    assert f"Port {port} of 127.0.0.1 is taken" in refused.stderr
    assert "make run PORT=" in refused.stderr
    assert not (places.Place(mark).state / "pgdata").exists()


def test_a_port_that_is_none_is_refused(env):
    assert "PORT is eighty, which is not a port number." in dev("run", env={**env, "PORT": "eighty"}).stderr


def test_data_of_another_major_version_is_refused_in_plain_words(env, mark):
    data = places.Place(mark).state / "pgdata"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("12\n")
    refused = dev("manage", "check", env=env)
    assert refused.returncode == 1
    assert "was made by PostgreSQL 12" in refused.stderr
    assert f"mv {data}" in refused.stderr


def start_settings(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "manage.py", "check"]
    return subprocess.run(argv, cwd=REPO, env={**BARE, **env}, capture_output=True, text=True, check=False)


def test_without_settings_each_missing_one_gets_its_sentence():
    refused = start_settings({})
    assert refused.returncode == 1
    lines = refused.stderr.strip().splitlines()
    assert lines[0] == "Concert does not start."
    assert [line.split(" is not set: ")[0] for line in lines[1:]] == list(NEEDED)


@pytest.mark.parametrize("name", NEEDED)
def test_one_missing_setting_is_named_alone(name):
    refused = start_settings({**OUTSIDE, name: ""})
    assert refused.returncode == 1
    assert f"{name} is not set: " in refused.stderr
    assert refused.stderr.count(" is not set: ") == 1


@pytest.mark.parametrize("hosts", ["concert.example.ca", "127.0.0.1,concert.example.ca", "*", "10.0.0.7"])
def test_the_demonstration_is_refused_where_others_can_reach_it(hosts):
    refused = start_settings({**OUTSIDE, "DEMO": "1", "ALLOWED_HOSTS": hosts})
    assert refused.returncode == 1
    assert "DEMO=1 is refused" in refused.stderr


def test_run_on_an_outside_database_starts_no_server_and_leaves_the_refusal_to_django(env, mark):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    refused = dev("run", env={**env, "DATABASE_URL": OUTSIDE["DATABASE_URL"], "PORT": str(port)})
    assert refused.returncode == 1
    for name in set(NEEDED) - {"DATABASE_URL"}:
        assert f"{name} is not set: " in refused.stderr
    assert not (places.Place(mark).state / "pgdata").exists()


class FakeChild:
    """A process that only remembers what was done with it."""

    log = None

    def __init__(self, name: str, heard: list[str]) -> None:
        self.name, self.status, self._heard = name, None, heard
        heard.append(f"start {name}")

    def stop(self) -> None:
        self._heard.append(f"stop {self.name}")

    def last_words(self) -> str:
        return "oh"


def test_the_last_to_come_is_the_first_to_go():
    heard: list[str] = []
    crew = Crew()
    for name in ("postgres", "valkey", "web", "worker", "beat"):
        crew.add(lambda name=name: FakeChild(name, heard))
    crew.stop()
    assert heard[5:] == ["stop beat", "stop worker", "stop web", "stop valkey", "stop postgres"]


def test_what_falls_is_raised_again_but_not_for_ever():
    made: list[FakeChild] = []
    crew = Crew()
    crew.add(lambda: made.append(FakeChild("worker", [])) or made[-1])
    assert crew.raise_the_fallen() == []
    for _ in range(FALLS):
        made[-1].status = 1
        assert crew.raise_the_fallen() == ["worker"]
    made[-1].status = 1
    with pytest.raises(SystemExit, match="worker keeps ending"):
        crew.raise_the_fallen()


def test_without_a_browser_the_suite_stops_with_the_exact_command(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "IS_ROOT", False)
    monkeypatch.setattr(chromium.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match="apt-get install -y --no-install-recommends chromium"):
        chromium.ensure()


def test_without_venv_the_package_is_named(monkeypatch, tmp_path):
    failed = subprocess.CompletedProcess([], 1, "ensurepip is not available", "")
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(SystemExit, match="apt-get install -y python3-venv"):
        environment._create()


def test_what_runs_before_anything_is_installed_needs_nothing_installed():
    for path in [DEV, *DEV.parent.glob("stack/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            outside = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"stack"}
            assert outside <= ({"polib"} if path.name == "compile_messages.py" else set()), path


def test_a_second_start_looks_again_only_when_something_changed(tmp_path):
    place = SimpleNamespace(state=tmp_path)
    (tmp_path / "pgdata").mkdir()
    (tmp_path / "pgdata" / "PG_VERSION").write_text("18")
    assert not prepared.is_in_place(place)
    prepared.remember(place)
    assert prepared.is_in_place(place)
    os.utime(tmp_path / "pgdata" / "PG_VERSION", (1, 1))  # another database
    assert not prepared.is_in_place(place)
