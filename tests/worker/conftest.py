"""A real worker on a real broker, at work on the database under test."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis
from django.conf import settings
from django.db import connection


def database_under_test() -> str:
    """The address of the test database, which pytest-django named anew."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path="/" + connection.settings_dict["NAME"]))


def broker() -> redis.Redis:
    """A client of the broker, to look into it or to empty it."""
    address = settings.BROKER_URL
    if address.startswith("redis+socket://"):
        return redis.Redis(unix_socket_path=address.removeprefix("redis+socket://").split("?")[0])
    return redis.Redis.from_url(address)


class Worker:
    """A worker that can be started, killed and started again."""

    def __init__(self, log, name: str = "test@here") -> None:
        self.log, self.name = log, name
        self.process: subprocess.Popen | None = None

    def start(self) -> "Worker":
        argv = [sys.executable, "-m", "celery", "-A", "config", "worker", "-c", "1", "-l", "WARNING", "-n", self.name]
        env = {**os.environ, "DATABASE_URL": database_under_test()}
        self.process = subprocess.Popen(
            argv, env=env, stdout=self.log, stderr=self.log, start_new_session=True, cwd=settings.BASE_DIR
        )
        return self

    def kill(self) -> None:
        """Kill it and its children at once, as a power cut would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()


@pytest.fixture
def empty_broker() -> redis.Redis:
    client = broker()
    client.flushall()
    return client


@pytest.fixture
def worker(transactional_db, empty_broker, tmp_path) -> Iterator[Worker]:
    """A worker that has not been started yet; stopped at the end of the test."""
    with (tmp_path / "worker.log").open("ab") as log:
        made = Worker(log)
        yield made
        made.stop()


def eventually(true: Callable[[], bool], seconds: float = 40) -> None:
    """Wait until it is true; fail when it never is."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.1)
