"""How is a row of the structure closed, so that what we believed before stays readable?"""

from datetime import date
from typing import TypeVar

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import StructureRow
from groundwork.dates import Precision, since
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

R = TypeVar("R", bound=StructureRow)


def close(row: R, *, on: date, closed_by: str = "", precision: str = Precision.DAY) -> R:
    """End a row on a day, inside the caller's transaction: the row we believed is closed, a new one says more.

    Returns the new row. Raises Refused when the row has already been replaced, or would end before it starts.
    """
    old = changing(type(row), row.pk)
    require(refuse_close(old, on))
    now = timezone.now()
    old.recorded = DateTimeTZRange(old.recorded.lower, now, "[)")
    old.save(update_fields=["recorded"])
    new = type(old).objects.get(pk=old.pk)
    new.pk = None
    new._state.adding = True
    new.in_force = since(old.starts_on, on)
    new.recorded = DateTimeTZRange(now, None, "[)")
    new.closed_by, new.end_precision = closed_by, precision
    new.save(force_insert=True)
    return new


def refuse_close(row: StructureRow, on: date) -> Refusal | None:
    """Why can this row not end on that day?"""
    if row.recorded.upper is not None:
        return Refusal("row-replaced", _("This was changed meanwhile. Look at it again before you change it."))
    if row.starts_on is not None and on <= row.starts_on:
        return Refusal("ends-before-it-starts", _("This cannot end before it starts."), status=422)
    if row.ends_on is not None and row.ends_on <= on:
        return Refusal("already-ended", _("This has already ended."))
    return None
