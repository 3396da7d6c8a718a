"""How do the days on which a jurisdiction does not work come on record, and how are they set right?"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Jurisdiction, Person
from governance import rules
from governance.models import Holiday
from governance.queries.meetings.statutory import DayOff
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.models import LedgerEntry
from groundwork.refusals import Refusal, require

FIRST_YEAR, LAST_YEAR = 2000, 2100


@transaction.atomic
def record_holidays(*, year: int, days: Iterable[DayOff], source: str, by: Person | None) -> int:
    """Record the holidays of a year that are not on record yet; `source` says where they come from.

    Days of jurisdictions that the register does not hold are left aside, and so are those that somebody removed:
    they come back by being added. Returns how many are new. Raises Refused for a day of another year, or without
    the right: the secretariat keeps the calendar.
    """
    require(rules.refuse_prepare(by))
    codes = {row.code: row for row in Jurisdiction.objects.all()}
    known = set(Holiday.objects.filter(day__year=year).values_list("jurisdiction__code", "day")) | removed_in(year)
    new = [each for each in days if each.code in codes and (each.code, each.day) not in known]
    require(refuse_other_year(year, new))
    Holiday.objects.bulk_create(
        [
            Holiday(jurisdiction=codes[each.code], day=each.day, **each.name.columns("name", states=False))
            for each in new
        ],
        ignore_conflicts=True,
    )
    if new:
        told = [[each.code, each.day, each.name] for each in new]
        first = Holiday.objects.filter(day__year=year).order_by("pk")[0]
        record("holidays.recorded", by=by, on=first, year=year, source=source, days=told)
    return len(new)


@transaction.atomic
def add_holiday(*, jurisdiction: Jurisdiction, day: date, name: Pair, by: Person) -> Holiday:
    """Record a holiday. Raises Refused without a name in both languages, twice on a day, or without the right."""
    require(rules.refuse_prepare(by))
    require(refuse_holiday(jurisdiction, day, name))
    holiday = Holiday.objects.create(jurisdiction=jurisdiction, day=day, **name.columns("name", states=False))
    record("holiday.added", by=by, on=holiday, jurisdiction=jurisdiction.code, day=day, name=name)
    return holiday


@transaction.atomic
def remove_holiday(*, holiday: Holiday, by: Person) -> None:
    """Take a holiday away; days that were counted before stay as they were. Raises Refused without the right."""
    require(rules.refuse_prepare(by))
    facts = {"jurisdiction": holiday.jurisdiction.code, "day": holiday.day, "name": holiday.name}
    record("holiday.removed", by=by, on=holiday, **facts)
    holiday.delete()


def removed_in(year: int) -> set[tuple[str, date]]:
    """The days of that year that were taken away, by jurisdiction. One query."""
    removed = LedgerEntry.objects.filter(act="holiday.removed", facts__day__startswith=f"{year}-")
    days = removed.values_list("facts__jurisdiction", "facts__day")
    return {(code, date.fromisoformat(day)) for code, day in days}


def refuse_other_year(year: int, days: Iterable[DayOff]) -> Refusal | None:
    """Why are these not the holidays of that year?"""
    if FIRST_YEAR <= year <= LAST_YEAR and all(each.day.year == year for each in days):
        return None
    return Refusal("another-year", _("Give a year from 2000 to 2100."), "year", status=422)


def refuse_holiday(jurisdiction: Jurisdiction, day: date, name: Pair) -> Refusal | None:
    """Why is this no holiday?"""
    if not (name.en.strip() and name.fr.strip()):
        return Refusal("one-language", _("Write the name in both languages."), "name_fr", status=422)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Refusal("another-year", _("Give a year from 2000 to 2100."), "day", status=422)
    if Holiday.objects.filter(jurisdiction=jurisdiction, day=day).exists():
        return Refusal("noted-already", _("This day is a holiday there already."), "day", status=422)
    return None
