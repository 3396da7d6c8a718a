"""Which migrated database is every test database a copy of? Made once for each state of the migrations."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from psycopg import sql

ROOT = Path(settings.BASE_DIR)
APPS = ["groundwork", "councils", "priorities", "governance"]
LOCK = 20_261_122


def template() -> str:
    """The name of a migrated database that nobody is connected to; it is made when there is none.

    Migrating takes many times as long as copying. Several processes may ask at once: one makes it, the others wait.
    """
    name = f"migrated_{fingerprint()}"
    with psycopg.connect(address_of("postgres"), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        known = [row[0] for row in server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'migrated_%'")]
        if name not in known:
            for old in known:
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))
            making = sql.Identifier("being_migrated")
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(making))
            server.execute(sql.SQL("CREATE DATABASE {}").format(making))
            migrate("being_migrated")
            server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(making, sql.Identifier(name)))
    return name


def fingerprint() -> str:
    """A hash of all migrations: ours by their bytes, those of the libraries by the lock."""
    found = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(path for app in APPS for path in (ROOT / app / "migrations").glob("*.py")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


def address_of(database: str) -> str:
    """The address of another database of the server under test."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))


def migrate(database: str) -> None:
    """Bring a database up to date, as an installation does."""
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input", "-v", "0"],
        check=True, cwd=ROOT, env={**os.environ, "DATABASE_URL": address_of(database)},
    )  # fmt: skip
