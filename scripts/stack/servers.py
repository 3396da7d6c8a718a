"""Which servers does a command need, and under which addresses does Django find them?"""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from stack import environment, postgres, valkey
from stack.crew import Crew
from stack.places import HOME, REPO, Claim, Place
from stack.processes import Child

# What another command needs to know in order to work on the running stack.
KEPT = ("DATABASE_URL", "BROKER_URL", "SECRET_KEY", "STATE_DIR", "DEMO")


def secret_key() -> str:
    """The demonstration's key: made once, readable by its owner only."""
    HOME.mkdir(mode=0o711, parents=True, exist_ok=True)
    path = HOME / "secret-key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


def surroundings(place: Place) -> dict[str, str]:
    """The environment of a demonstration: what is given stays, what is lacking is ours."""
    ours = {
        "DEMO": "1",
        "DATABASE_URL": postgres.address(place),
        "BROKER_URL": valkey.address(place),
        "SECRET_KEY": secret_key(),
        "STATE_DIR": str(place.state),
    }
    given = {name: value for name, value in os.environ.items() if value or name not in ours}
    return with_programs(ours | given)


def with_programs(env: Mapping[str, str]) -> dict[str, str]:
    """The same environment, in which `python` is the one that holds our packages."""
    path = f"{environment.VENV / 'bin'}{os.pathsep}{env.get('PATH', '')}"
    return {**env, "PATH": path, "PYTHONUNBUFFERED": "1"}


def start_data_services(crew: Crew, claim: Claim, *, hasty: bool) -> None:
    """PostgreSQL and Valkey, each unless the environment names another."""
    if not os.environ.get("DATABASE_URL"):
        crew.add(partial(postgres.start, claim, hasty=hasty))
    if not os.environ.get("BROKER_URL"):
        crew.add(partial(valkey.start, claim, hasty=hasty))


@contextmanager
def data_services(claim: Claim, *, hasty: bool) -> Iterator[dict[str, str]]:
    """Only the servers of data, for one command; yields the environment that leads to them."""
    crew = Crew()
    try:
        start_data_services(crew, claim, hasty=hasty)
        yield surroundings(claim.place)
    finally:
        crew.stop()


def run_beside(claim: Claim, env: dict[str, str], argv: list[str]) -> int:
    """Run one command in the foreground and end its whole family with it. Returns its status."""
    child = Child(argv[0], argv, holds=claim.servers, kept=True, grace=10, env=env, cwd=REPO)
    try:
        return child.wait()
    finally:
        child.stop()
