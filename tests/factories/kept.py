"""A house is built once by the real acts, and put back row by row for every other test, ten times sooner."""

import copy
from collections.abc import Callable
from typing import TypeVar

from django.apps import apps
from django.db import connection, models, transaction

T = TypeVar("T")
OURS = {"groundwork", "councils", "priorities", "governance", "account"}
kept: dict[Callable, tuple[object, dict[type[models.Model], str]]] = {}


def built(build: Callable[[], T]) -> T:
    """What `build` makes in an empty database; from the second time on its rows are put back as they were."""
    if build not in kept:
        made = build()
        kept[build] = (copy.deepcopy(made), rows())
        return made
    made, content = kept[build]
    put_back(content)
    return copy.deepcopy(made)  # type: ignore[return-value]


def rows() -> dict[type[models.Model], str]:
    """Every row of our tables as JSON; tables without a row are left out."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.app_label in OURS:
                cursor.execute(f'SELECT json_agg(each)::text FROM "{model._meta.db_table}" each')
                if content := cursor.fetchone()[0]:
                    found[model] = content
    return found


def put_back(content: dict[type[models.Model], str]) -> None:
    """Insert the rows, in any order: foreign keys are checked when the transaction ends.

    Numbers go on after those put back, also where a test has begun them anew.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for model, found in content.items():
            table = f'"{model._meta.db_table}"'
            cursor.execute(
                f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s::json)", [found]
            )
            if isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
                cursor.execute(
                    f"SELECT setval(sequence, greatest((SELECT max(id) FROM {table}), nextval(sequence))) "
                    f"FROM pg_get_serial_sequence('{table}', 'id') AS sequence"
                )
