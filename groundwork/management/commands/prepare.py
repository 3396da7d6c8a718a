"""What must be in place before pages can be served? One process does it all, and nothing twice."""

import hashlib
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command, get_commands
from django.core.management.base import CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Migrates the database, gathers the static files, loads the demonstration; nothing is done twice."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--without-demo", action="store_true", help="leave the demonstration out")

    def handle(self, *args: Any, **options: Any) -> None:
        migrate()
        gather_static_files()
        if not options["without_demo"] and "demo" in get_commands():
            call_command("demo", stdout=self.stdout)
            write_cast(settings.STATE_DIR / "cast.txt")


def migrate() -> None:
    """Apply the migrations that are lacking; to ask is far quicker than to run `migrate` for nothing."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def gather_static_files() -> None:
    """Gather, compress and name the static files, when one of them has changed since the last time."""
    stamp = Path(settings.STATIC_ROOT) / "gathered-from"
    fingerprint = static_fingerprint()
    if not stamp.exists() or stamp.read_text() != fingerprint:
        call_command("collectstatic", interactive=False, verbosity=0, clear=stamp.parent.exists())
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(fingerprint)


def static_fingerprint() -> str:
    """A hash of the names, sizes and times of all static files."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=[]):
            about = Path(storage.path(path)).stat()
            found.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def write_cast(target: Path) -> None:
    """Leave the lines that say who can sign in, for whoever started the demonstration."""
    said = StringIO()
    call_command("demo", who=True, stdout=said)
    target.write_text(said.getvalue())
