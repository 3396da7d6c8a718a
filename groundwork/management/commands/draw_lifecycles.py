"""Draws every life cycle into docs/reference/lifecycles.md, or checks that the drawing is fresh."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

PLACE = Path("docs/reference/lifecycles.md")
SOURCES = ["governance.lifecycles.LIFECYCLES", "priorities.lifecycles.LIFECYCLES"]


class Command(BaseCommand):
    help = "Draw the life cycles into the documentation; --check only says whether the drawing is fresh."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        place = settings.BASE_DIR / PLACE
        drawn = drawing()
        if not options["check"]:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(drawn)
        elif not place.exists() or place.read_text() != drawn:
            raise CommandError(f"{PLACE} is stale: run manage.py draw_lifecycles")


def drawing() -> str:
    """All life cycles as one page."""
    parts = ["# Life cycles", "Drawn by `manage.py draw_lifecycles` from the tables in `lifecycles.py`."]
    for source in SOURCES:
        for lifecycle in import_string(source):
            parts += [f"## {lifecycle.name}", f"```mermaid\n{lifecycle.mermaid()}\n```"]
    return "\n\n".join(parts) + "\n"
