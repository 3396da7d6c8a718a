"""How do the tests and the checks get a database and a broker of their own, also while `make run` runs?"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from stack import chromium, environment, messages, places, servers

Words = list[str]
PYTEST = ["python", "-m", "pytest"]
SIDE_BY_SIDE = ["-m", "not worker", "-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder"]
ONE_BROKER = ["-m", "worker"]
FOR_TESTS = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
CHECKS: dict[str, Words] = {
    "ruff": ["ruff", "check", "."],
    "layout": ["ruff", "format", "--check", "."],
    "types": ["mypy", "."],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
}


@contextmanager
def _slot() -> Iterator[tuple[places.Claim, dict[str, str]]]:
    """Servers that nobody else uses, and the environment that leads to them."""
    environment.ensure()
    messages.compile_stale()
    claim = places.claim_a_slot("-".join(filter(None, ["test", os.environ.get("STATE_NAME")])))
    try:
        with servers.data_services(claim, hasty=True) as env:
            yield claim, env
    finally:
        claim.give_up()


def execute(words: Words) -> int:
    """exec COMMAND…: run a command with a database and a broker of its own."""
    if not words:
        raise SystemExit("exec needs a command, such as: dev.py exec python -m pytest tests/house")
    with _slot() as (claim, env):
        return servers.run_beside(claim, {"DJANGO_ALLOW_ASYNC_UNSAFE": "1", **env}, words)


def serve_data(_: Words) -> int:
    """serve-data: only database and broker, until Ctrl-C; prints their addresses."""
    with _slot() as (_claim, env):
        for name in servers.KEPT:
            print(f"export {name}='{env[name]}'", flush=True)
        while True:
            signal.pause()


def test(words: Words) -> int:
    """test [WORDS…]: all tests, on every processor but for those that share the broker; or what pytest is told."""
    browser = chromium.ensure()
    with _slot() as (claim, env):
        runs = [words] if words else [SIDE_BY_SIDE, ONE_BROKER]
        return max(
            servers.run_beside(claim, {**env, **FOR_TESTS, "CHROMIUM": browser}, [*PYTEST, *each]) for each in runs
        )


def bench(words: Words) -> int:
    """bench [NAME…]: the measurements of tests/bench, all of them or those with these names, as one table."""
    with _slot() as (claim, env):
        return servers.run_beside(claim, {**env, "DEMO": "1"}, ["python", "-m", "tests.bench", *words])


def check(_: Words) -> int:
    """check: style, layout, types and missing migrations."""
    failed = []
    with _slot() as (claim, env):
        for name, words in CHECKS.items():
            print(f"— {name}", flush=True)
            if servers.run_beside(claim, {**env, **FOR_TESTS}, words):
                failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All is well.")
    return 1 if failed else 0
