"""On which days does each jurisdiction not work in a year?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from councils.models import Jurisdiction
from governance.models import Holiday


@dataclass(frozen=True)
class Calendar:
    """The holidays of one jurisdiction in a year."""

    jurisdiction: Jurisdiction
    days: tuple[Holiday, ...]


@dataclass(frozen=True)
class Year:
    """A year of holidays; `years` are those that can be looked at."""

    year: int
    years: tuple[int, ...]
    calendars: tuple[Calendar, ...]
    empty: tuple[Jurisdiction, ...]


def year_of(year: int, today: date) -> Year:
    """The holidays of a year, in the order of protocol. Three queries."""
    by_jurisdiction: dict[int, list[Holiday]] = {}
    for holiday in Holiday.objects.filter(day__year=year).order_by("day"):
        by_jurisdiction.setdefault(holiday.jurisdiction_id, []).append(holiday)
    rows: Sequence[Jurisdiction] = list(Jurisdiction.objects.order_by("protocol_order"))
    known = {day.year for day in Holiday.objects.dates("day", "year")}
    return Year(
        year=year,
        years=tuple(sorted(known | {year, today.year, today.year + 1, today.year + 2})),
        calendars=tuple(Calendar(row, tuple(by_jurisdiction[row.pk])) for row in rows if row.pk in by_jurisdiction),
        empty=tuple(row for row in rows if row.pk not in by_jurisdiction),
    )
