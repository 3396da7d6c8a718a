"""Which days and which moments are in a period, and is it over yet?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.rules.periods import beginning_of


@dataclass(frozen=True)
class Stretch:
    """The days of a period, both ends in it, as of a moment.

    A period that ends today goes until that moment; the one after it begins there (`since`), so that what happens in
    between is told in one of the two.
    """

    first: date
    last: date
    as_of: datetime
    since: datetime | None = None

    @property
    def begins(self) -> datetime:
        """Its first moment."""
        begins = beginning_of(self.first)
        return min(begins, self.since) if self.since else begins

    @property
    def ends(self) -> datetime:
        """The first moment that is not in it any more."""
        return min(beginning_of(self.last + timedelta(days=1)), self.as_of)

    @property
    def over_on(self) -> date:
        """What was due before this day is late at its end."""
        is_over = self.as_of >= beginning_of(self.last + timedelta(days=1))
        return self.last + timedelta(days=1) if is_over else self.last

    def has(self, moment: datetime | None) -> bool:
        return moment is not None and self.begins <= moment < self.ends
