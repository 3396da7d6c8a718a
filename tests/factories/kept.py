"""A house is built once by the real acts, and put back row by row for every other test: the same rows, ten times sooner."""

import copy
from collections.abc import Callable
from typing import TypeVar

from django.apps import apps
from django.db import connection, transaction

T = TypeVar("T")
OURS = {"groundwork", "councils", "priorities", "governance", "account"}
kept: dict[Callable, tuple[object, dict[str, str]]] = {}


def built(build: Callable[[], T]) -> T:
    """What `build` makes in an empty database; from the second time on its rows are put back as they were."""
    if build not in kept:
        made = build()
        kept[build] = (copy.deepcopy(made), rows())
        return made
    made, content = kept[build]
    put_back(content)
    return copy.deepcopy(made)  # type: ignore[return-value]


def tables() -> list[str]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in OURS]
    return sorted({model._meta.db_table for model in models})


def rows() -> dict[str, str]:
    """Every row of our tables as JSON; tables without a row are left out."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'SELECT json_agg(each)::text FROM "{table}" each')
            if content := cursor.fetchone()[0]:
                found[table] = content
    return found


def put_back(content: dict[str, str]) -> None:
    """Insert the rows, in any order: foreign keys are checked when the transaction ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, found in content.items():
            cursor.execute(
                f'INSERT INTO "{table}" SELECT * FROM json_populate_recordset(NULL::"{table}", %s::json)', [found]
            )
