"""How does the whole of Concert come up, stay up, and go down in order?"""

import os
import shlex
import socket
import time
import urllib.error
import urllib.request
from functools import partial
from typing import Any

from stack import environment, messages, places, prepared, servers
from stack.crew import Crew
from stack.places import REPO, Claim, Place
from stack.processes import Child

HOST = "127.0.0.1"
READY_WITHIN = 120.0
LOOK_EVERY = 0.5
WEB = shlex.split(
    "-m granian config.wsgi:application --interface wsgi --http 1 --no-ws --workers 2 --blocking-threads 4"
    f" --respawn-failed-workers --workers-kill-timeout 5 --log-level warning --host {HOST} --port"
)
EVENTS = shlex.split(
    "-m granian config.events:application --interface asgi --http 1 --no-ws --workers 1 --backlog 2048"
    " --backpressure 10000 --respawn-failed-workers --workers-kill-timeout 2 --log-level warning"
    f" --host {HOST} --port"
)
CELERY = ["-m", "celery", "--app", "config.celery", "--quiet"]
WORKER = [*CELERY, "worker", *shlex.split("-c 2 --max-tasks-per-child 50 --without-gossip --without-mingle")]
BEAT = [*CELERY, "beat", "--pidfile", "", "--schedule"]


def run(_: list[str]) -> int:
    """run: everything, until Ctrl-C."""
    name = os.environ.get("STATE_NAME", "")
    try:
        claim = places.claim(name)
    except places.TakenError:
        address = Place(name).told().get("address")
        where = f"It is at {address}" if address else "It is still starting"
        raise SystemExit(f"Concert is running already. {where} (state in {Place(name).state}).") from None
    try:
        port = port_asked()  # before anything is installed or started
        environment.ensure()
        Run(claim, port).live()
    finally:
        claim.give_up()
    return 0


def port_asked() -> int:
    """PORT, or 8000.

    Raises SystemExit when it is no port or somebody else listens there.
    """
    asked = os.environ.get("PORT") or "8000"
    if not asked.isdecimal() or not 0 < int(asked) < 65536:
        raise SystemExit(f"PORT is {asked}, which is not a port number.")
    port = int(asked)
    if not _is_free(port):
        free = next(filter(_is_free, range(port + 1, 65536)))
        raise SystemExit(
            f"Port {port} of {HOST} is taken by another program. Choose another:\n    make run PORT={free}"
        )
    return port


def is_demonstration() -> bool:
    """Without an outside database it is one; with one only when DEMO says so."""
    asked = os.environ.get("DEMO", "").strip().lower()
    return asked in {"1", "true", "yes"} or not (asked or os.environ.get("DATABASE_URL"))


class Run:
    """One life of the stack, from the first server to the last.

    Args:
        claim: the place, which is ours.
        port: where pages are served.
    """

    def __init__(self, claim: Claim, port: int) -> None:
        self._claim, self._place, self._port, self._crew = claim, claim.place, port, Crew()
        self._demo, self._began = is_demonstration(), time.monotonic()
        self._address = f"http://{HOST}:{port}/"
        self._env = servers.surroundings(claim.place) if self._demo else servers.with_programs(os.environ)
        self._events = int(os.environ.get("EVENTS_PORT") or _any_port())
        if self._demo and not self._env.get("EVENTS_URL"):
            self._env["EVENTS_URL"] = f"http://{HOST}:{self._events}"

    def live(self) -> None:
        """Come up, say where, and stay until asked to stop; whatever happens, everything is stopped."""
        try:
            self._come_up()
            while True:
                time.sleep(LOOK_EVERY)
                for name in self._crew.raise_the_fallen():
                    self._say(f"{name} had ended and was started again")
        finally:
            self._say("stopping")
            self._crew.stop()
            self._say("stopped")

    def _come_up(self) -> None:
        if self._demo:
            servers.start_data_services(self._crew, self._claim, hasty=False)
            self._say("database and broker answer")
        messages.compile_stale()
        self._prepare()
        self._say("database, demonstration and static files are in place")
        for name, words, grace in (
            ("web", [*WEB, str(self._port)], 10),
            *([("events", [*EVENTS, str(self._events)], 5)] if self._env.get("EVENTS_URL") else []),
            ("worker", [*WORKER, "--loglevel", "WARNING"], 20),
            ("beat", [*BEAT, str(self._place.state / "beat-schedule"), "--loglevel", "WARNING"], 5),
        ):
            self._crew.add(partial(self._child, name, words, grace))
        for page in ("healthz", "readyz"):
            self._wait_for(page)
        self._tell()

    def _child(self, name: str, words: list[str], grace: float) -> Child:
        log = self._place.state / "logs" / f"{name}.log"
        argv = [environment.PYTHON, *words]
        how: dict[str, Any] = {"env": self._env, "cwd": REPO, "umask": 0o077}
        return Child(name, argv, holds=self._claim.servers, log=log, grace=grace, kept=True, **how)

    def _prepare(self) -> None:
        embedded = self._demo and "DATABASE_URL" not in os.environ
        if embedded and prepared.is_in_place(self._place):
            return
        log = self._place.state / "logs" / "prepare.log"
        log.unlink(missing_ok=True)
        words = ["manage.py", "prepare", *([] if self._demo else ["--without-demo"])]
        child = self._child("prepare", words, 10)
        try:
            if child.wait():
                raise SystemExit(child.last_words(40))
        finally:
            child.stop()
        if embedded:
            prepared.remember(self._place)

    def _wait_for(self, page: str) -> None:
        until, said = time.monotonic() + READY_WITHIN, ""
        while time.monotonic() < until:
            fallen = self._crew.fallen()
            if fallen:
                raise SystemExit(f"{fallen.name} ended. The end of {fallen.log}:\n{fallen.last_words()}")
            try:
                with urllib.request.urlopen(self._address + page, timeout=5):
                    return
            except urllib.error.HTTPError as answer:
                said = answer.read().decode(errors="replace")[:500]
            except OSError as error:
                said = str(error)
            time.sleep(0.1)
        raise SystemExit(f"{self._address}{page} did not answer well within {READY_WITHIN:.0f} seconds: {said}")

    def _tell(self) -> None:
        self._place.tell(address=self._address, **{name: self._env[name] for name in servers.KEPT})
        self._say("ready")
        print(f"\nConcert is at {self._address}    (logs in {self._place.state / 'logs'}; Ctrl-C stops it)")
        cast = self._place.state / "cast.txt"
        if self._demo and cast.exists():
            print(f"\n{cast.read_text().rstrip()}")
        print(flush=True)

    def _say(self, what: str) -> None:
        print(f"[{time.monotonic() - self._began:5.1f} s] {what}", flush=True)


def _any_port() -> int:
    """One that the system gives: nobody but our own pages asks for it, and they are told."""
    with socket.socket() as door:
        door.bind((HOST, 0))
        return int(door.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError:
            return False
    return True
