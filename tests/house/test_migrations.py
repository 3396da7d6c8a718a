"""The schema in the models is the schema in the migrations, and they can be undone."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
MIGRATIONS = [
    path
    for app in ("groundwork", "councils", "priorities", "governance")
    for path in sorted((ROOT / app / "migrations").glob("0*.py"))
]


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_migrations_are_named(path):
    assert not re.search(r"_auto_|_alter_.*_and_more", path.name)
