"""On which days can something hold? On those on which the bodies and seats it rests on exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyCharter, Seat, SeatTerm, StructureRow
from groundwork.dates import Precision
from groundwork.refusals import Refusal

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(9999, 12, 30)  # the day after it is still a day
BAD_DAY = Refusal("bad-day", _("Give a day from January 1, 1900 on."), status=422)


@dataclass(frozen=True)
class Stretch:
    """An unbroken time: [starts_on, ends_on), without a start where it is not known."""

    starts_on: date | None
    ends_on: date | None
    end_precision: str = Precision.DAY

    def holds(self, on: date) -> bool:
        """Whether the day lies in it."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on < self.ends_on)


def stretches(rows: Iterable[StructureRow]) -> list[Stretch]:
    """The unbroken times over rows that follow each other day after day, earliest first."""
    found: list[Stretch] = []
    for row in sorted(rows, key=lambda each: each.starts_on or date.min):
        if found and found[-1].ends_on is not None and found[-1].ends_on == row.starts_on:
            found[-1] = Stretch(found[-1].starts_on, row.ends_on, row.end_precision)
        else:
            found.append(Stretch(row.starts_on, row.ends_on, row.end_precision))
    return found


def lying_in(rows: Iterable[StructureRow], on: date | None) -> Stretch | None:
    """The unbroken time in which a day lies; without a day, the last one."""
    found = stretches(rows)
    if on is None:
        return found[-1] if found else None
    return next((each for each in found if each.holds(on)), None)


def life_of(body: Body, on: date | None = None) -> Stretch | None:
    """How long the body lives that exists on that day, as known now; None when it does not exist then. One query."""
    return lying_in(BodyCharter.objects.known().filter(body=body), on)


def time_of(seat: Seat, on: date | None = None) -> Stretch | None:
    """The same of a seat. One query."""
    return lying_in(SeatTerm.objects.known().filter(seat=seat), on)


def until(ends_on: date | None, *rests_on: Stretch | None) -> date | None:
    """The end of something that rests on others: its own, or else the earliest of theirs."""
    ends = [each.ends_on for each in rests_on if each is not None and each.ends_on is not None]
    return ends_on or min(ends, default=None)


def refuse_days(*days: date | None) -> Refusal | None:
    """Why can these not be days of the structure? Nothing here is older than 1900."""
    return BAD_DAY if any(day is not None and not FIRST_DAY <= day <= LAST_DAY for day in days) else None


def refuse_range(starts_on: date | None, ends_on: date | None) -> Refusal | None:
    """Why can nothing hold from the one day until the other?"""
    if refusal := refuse_days(starts_on, ends_on):
        return refusal
    if starts_on is not None and ends_on is not None and ends_on <= starts_on:
        return Refusal("ends-before-it-starts", _("This cannot end before it starts."), status=422)
    return None


def refuse_absent(starts_on: date | None, ends_on: date | None, *bodies: Body) -> Refusal | None:
    """Why can nothing be recorded of these bodies for those days? One of them does not exist then.

    Without `ends_on` it is enough that they exist when it starts; without `starts_on` that they ever do.
    """
    missing = [body.key for body in bodies if (life := life_of(body, starts_on)) is None or outlasts(ends_on, life)]
    if not missing:
        return None
    return Refusal("no-such-body-then", _("%(body)s does not exist on that day.") % {"body": ", ".join(missing)})


def outlasts(ends_on: date | None, life: Stretch) -> bool:
    """Whether something goes on after what it rests on has ended."""
    return ends_on is not None and life.ends_on is not None and ends_on > life.ends_on
