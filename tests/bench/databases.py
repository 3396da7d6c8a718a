"""How does each measurement get an empty house of its own, on the server that everything is measured on?"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connection, connections

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "bench_"


@contextmanager
def empty_house(name: str) -> Iterator[str]:
    """A database with all tables and no rows, to which Django is led for as long as the measurement lasts."""
    template, database = _template(), f"{PREFIX}now_{name}"
    _on_the_server(f'DROP DATABASE IF EXISTS "{database}" (FORCE)', f'CREATE DATABASE "{database}" TEMPLATE {template}')
    # Tests leave this out; what is measured here waits for its log to be written, as in earnest.
    _on_the_server(f'ALTER DATABASE "{database}" SET synchronous_commit = on')
    try:
        with _led_to(database):
            yield database
    finally:
        _on_the_server(f'DROP DATABASE IF EXISTS "{database}" (FORCE)')


def address() -> str:
    """How pgbench and the web server find the database that Django is led to, as a DATABASE_URL."""
    given = connection.settings_dict
    user = given["USER"] + (f":{given['PASSWORD']}" if given["PASSWORD"] else "")
    host, port = given["HOST"], given["PORT"]
    place = f"{user}@{host}{':' + port if port else ''}" if not host.startswith("/") else f"{user}@"
    return f"postgresql://{place}/{given['NAME']}" + (f"?host={host}" if host.startswith("/") else "")


def _template() -> str:
    """The database that the empty houses are copied from: made once for each state of the migrations."""
    name = f"{PREFIX}house_{_fingerprint()}"
    known = [row[0] for row in _on_the_server(f"SELECT datname FROM pg_database WHERE datname LIKE '{PREFIX}house_%'")]
    if name not in known:
        _on_the_server(*(f'DROP DATABASE "{each}"' for each in known), "CREATE DATABASE bench_house_draft")
        with _led_to("bench_house_draft"):
            call_command("migrate", verbosity=0)
        _on_the_server(f'ALTER DATABASE bench_house_draft RENAME TO "{name}"')
    return name


def _fingerprint() -> str:
    content = hashlib.sha256()
    for path in sorted(ROOT.glob("*/migrations/*.py")):
        content.update(path.read_bytes())
    return content.hexdigest()[:16]


@contextmanager
def _led_to(database: str) -> Iterator[None]:
    """Every connection of this process, in any thread, goes to this database."""
    connections.close_all()
    given, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], database
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = given


def _on_the_server(*statements: str) -> list[tuple[Any, ...]]:
    """Run statements beside all databases; returns the rows of the last."""
    given = connection.settings_dict
    words = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"]}
    with psycopg.connect(
        dbname="postgres", autocommit=True, **{key: word for key, word in words.items() if word}
    ) as to:
        for statement in statements:
            cursor = to.execute(statement)  # type: ignore[arg-type]
        return cursor.fetchall() if cursor.description else []
