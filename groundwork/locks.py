"""Which lock does an act take on the row whose state it depends on?

An act that only relies on a state takes a shared lock, so that any number of them go side by side; the act that
changes the state takes the stronger one and waits for them. (Measured: the strong lock on an open vote costs a
factor of three; FOR KEY SHARE is too weak and lets late votes through.)
"""

from typing import TypeVar

from django.db import connection, models
from django.utils import timezone

from groundwork.asked import ask_again

M = TypeVar("M", bound=models.Model)


def relying_on(model: type[M], pk: int) -> M:
    """The row, locked FOR SHARE until the end of the transaction. Raises DoesNotExist."""
    ask_again()
    table = connection.ops.quote_name(model._meta.db_table)
    key = connection.ops.quote_name(str(model._meta.pk.column))
    for row in model._default_manager.raw(f"SELECT * FROM {table} WHERE {key} = %s FOR SHARE", [pk]):
        return row
    raise model.DoesNotExist(f"{model.__name__} {pk}")  # type: ignore[attr-defined]


def changing(model: type[M], pk: int) -> M:
    """The row, locked FOR NO KEY UPDATE until the end of the transaction. Raises DoesNotExist."""
    ask_again()
    return model._default_manager.select_for_update(of=("self",), no_key=True).get(pk=pk)


def ending(rows: models.QuerySet[M], moment: str) -> list[M]:
    """Those of the rows in which this moment is not set yet, locked FOR NO KEY UPDATE, and it set to now."""
    found = list(rows.select_for_update(no_key=True).filter(**{moment: None}).order_by("pk"))
    for row in found:
        setattr(row, moment, timezone.now())
        row.save(update_fields=[moment])
    return found
