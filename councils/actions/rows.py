"""How is a row of the structure written, so that what was believed before stays readable and the ledger tells all?

This is the one place where rows of structure are appended and closed. An act makes a `Written`, writes its rows
through it, and gives `written.facts` to its entry of the ledger: from these alone the tables can be rebuilt.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.actions.circles import refuse_circle
from councils.actions.guards import refusal_of, refuse_too_long
from councils.grounds import Ground
from councils.models import Body, BodyEvent, Membership, Person, StructureRow
from councils.replay import closing_of, facts_of
from groundwork.dates import since
from groundwork.locks import changing
from groundwork.refusals import Refusal, Refused, require

R = TypeVar("R", bound=StructureRow)
INSTANT = timedelta(microseconds=1)


class Written:
    """The rows that one act appends and closes, all at one moment; `facts` are theirs for the ledger.

    `people` are those whose terms were touched: where one has no place left, their rights end with the act.
    """

    def __init__(self) -> None:
        self.at: datetime = timezone.now()
        self.facts: list[dict[str, Any]] = []
        self.people: dict[int, Person] = {}

    def append(self, row: R, *, successors: Iterable[Body] = ()) -> R:
        """Append a row; what the database refuses becomes a sentence. `successors` are those of an event."""
        require(refuse_too_long(row))
        row.recorded = DateTimeTZRange(self.at, None, "[)")
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            raise Refused(refusal_of(error)) from error
        require(refuse_circle(row))
        if isinstance(row, BodyEvent):
            row.successors.set(successors)
        self.facts.append({"did": "appended", **facts_of(row)})
        return row

    def forget(self, row: R) -> R:
        """Close a row in its second time: from now on nobody believes it. Raises Refused when it was replaced."""
        old = changing(type(row), row.pk)
        require(refuse_replaced(old))
        self.at = max(self.at, old.recorded.lower + INSTANT)
        old.recorded = DateTimeTZRange(old.recorded.lower, self.at, "[)")
        old.save(update_fields=["recorded"])
        self.facts.append({"did": "closed", **closing_of(old)})
        if isinstance(old, Membership):
            self.people[old.person_id] = old.person
        return old

    def record_anew(self, row: R, **columns: Any) -> R:
        """Close what was believed and append the same with other columns."""
        old = self.forget(row)
        return self.append(copy_of(old, columns), successors=successors_of(old))

    def end(self, row: R, *, on: date, ground: Ground) -> R | None:
        """End a row on a day. What would begin on that day or later is taken back, and nothing returned."""
        if row.starts_on is not None and on <= row.starts_on:
            self.forget(row)
            return None
        return self.record_anew(row, in_force=since(row.starts_on, on), **ending_by(row, ground))

    def follow(self, row: R, *, on: date, ground: Ground, **columns: Any) -> R:
        """End a row on a day and let its next one begin, until the day on which the row would have ended."""
        following = copy_of(row, {"in_force": since(on, row.ends_on), **opening_by(row, ground), **columns})
        self.end(row, on=on, ground=ground)
        return self.append(following)


def copy_of(row: R, columns: dict[str, Any]) -> R:
    """A row not yet saved, with the columns of another and some of its own."""
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    copy = type(row)(**{name: getattr(row, name) for name in names})
    for name, value in columns.items():
        setattr(copy, name, value)
    return copy


def successors_of(row: StructureRow) -> list[Body]:
    """The bodies that came of an event; other rows have none."""
    return list(row.successors.all()) if isinstance(row, BodyEvent) else []


def ending_by(row: StructureRow, ground: Ground) -> dict[str, Any]:
    """The columns that say on which ground a row ends: a decision, or else what was noted about the ending."""
    columns: dict[str, Any] = {"closed_by": ground.opened_by, "end_precision": ground.end_precision}
    if not ground.opened_by:
        columns["source"] = row.source or ground.source
        columns |= (ground.because if ground.because.en else row.because).columns("because", states=False)
    return columns


def opening_by(row: StructureRow, ground: Ground) -> dict[str, Any]:
    """The columns that say on which ground the next row begins; its end stays as exactly known as it was."""
    return ground.columns() | {"end_precision": row.end_precision, "closed_by": row.closed_by}


def in_turn(*bodies: Body) -> None:
    """Let acts about the same bodies go one after another: lock them, always in the order of their numbers."""
    for pk in sorted({body.pk for body in bodies}):
        changing(Body, pk)


def refuse_replaced(row: StructureRow) -> Refusal | None:
    """Why can this row not be changed any more? Another says more by now."""
    if row.recorded.upper is not None:
        return Refusal("row-replaced", _("This was changed meanwhile. Look at it again before you change it."))
    return None


def refuse_close(row: StructureRow, on: date) -> Refusal | None:
    """Why can this row not end on that day?"""
    if refusal := refuse_replaced(row):
        return refusal
    if row.starts_on is not None and on <= row.starts_on:
        return Refusal("ends-before-it-starts", _("This cannot end before it starts."), status=422)
    if row.ends_on is not None and row.ends_on <= on:
        return Refusal("already-ended", _("This has already ended."))
    return None
