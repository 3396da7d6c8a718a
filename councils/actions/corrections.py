"""How is a wrong date set right, so that what was believed before stays readable?"""

from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.actions.days import refuse_range
from councils.actions.leaving import end_rights_without_a_place
from councils.actions.resting import bodies_of, refuse_adrift, without_ground
from councils.actions.rows import Written, in_turn, refuse_replaced
from councils.models import Person, StructureRow
from councils.replay import WORDS
from councils.rules import refuse_change_of_structure
from groundwork.bilingual import Pair
from groundwork.dates import Precision, since
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

R = TypeVar("R", bound=StructureRow)


@transaction.atomic
def correct_dates(
    *,
    row: R,
    starts_on: date | None,
    ends_on: date | None,
    because: Pair,
    by: Person | None,
    start_precision: str | None = None,
    end_precision: str | None = None,
) -> R:
    """Record other days for a row, [starts_on, ends_on), and why. What was believed before stays readable.

    Who decided it stays as it was; a precision that is not given too. Returns the new row. Raises Refused when the
    row was replaced meanwhile, nothing would change, the reason is missing in a language, the days are taken by
    another row, something else would be left hanging, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(*bodies_of(row))
    row = changing(type(row), row.pk)
    precisions = (start_precision or row.start_precision, end_precision or row.end_precision)
    require(refuse_correction(row, starts_on, ends_on, because, *precisions))
    written, before = Written(), without_ground(row)
    new = written.record_anew(
        row,
        in_force=since(starts_on, ends_on),
        start_precision=precisions[0],
        end_precision=precisions[1],
        closed_by=row.closed_by if ends_on else "",
        **because.columns("because", states=False),
    )
    require(refuse_adrift(row, before))
    end_rights_without_a_place(*written.people.values())
    record(
        "structure.corrected",
        by=by,
        on=new,
        row=WORDS[type(row)],
        was=[row.starts_on, row.ends_on],
        now=[starts_on, ends_on],
        because=because,
        rows=written.facts,
    )
    return new


@transaction.atomic
def retract(*, row: StructureRow, because: Pair, by: Person | None) -> None:
    """Take back a row that should never have been recorded, and say why. It stays readable as believed then.

    Raises Refused when the row was replaced meanwhile, the reason is missing in a language, something else would
    be left hanging, or `by` may not.
    """
    require(refuse_change_of_structure(by))
    in_turn(*bodies_of(row))
    row = changing(type(row), row.pk)
    require(refuse_retraction(row, because))
    written, before = Written(), without_ground(row)
    written.forget(row)
    require(refuse_adrift(row, before))
    end_rights_without_a_place(*written.people.values())
    record("structure.retracted", by=by, on=row, row=WORDS[type(row)], because=because, rows=written.facts)


def refuse_correction(
    row: StructureRow,
    starts_on: date | None,
    ends_on: date | None,
    because: Pair,
    start_precision: str,
    end_precision: str,
) -> Refusal | None:
    """Why can these not be the days of the row?"""
    if refusal := refuse_retraction(row, because) or refuse_range(starts_on, ends_on):
        return refusal
    if not {start_precision, end_precision} <= set(Precision.values):
        return Refusal("bad-precision", _("Say how exactly the day is known."), status=422)
    old = (row.starts_on, row.ends_on, row.start_precision, row.end_precision)
    if old == (starts_on, ends_on, start_precision, end_precision):
        return Refusal("nothing-changes", _("That is how it already is."))
    return None


def refuse_retraction(row: StructureRow, because: Pair) -> Refusal | None:
    """Why can this row not be taken back?"""
    if refusal := refuse_replaced(row):
        return refusal
    if not because.en.strip() or not because.fr.strip():
        return Refusal("no-reason", _("Give the reason in both languages."), "because", status=422)
    return None
