"""What does the roster show on a day: who sits where, which seats are vacant, and whose terms end soon?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from councils.models import Jurisdiction
from councils.queries.names import BodyWords
from councils.queries.people import Roster, SeatLine, Sitter, rosters

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Found:
    """A seat of a body, and somebody in it where it is about them."""

    body: BodyWords
    seat: SeatLine
    sitter: Sitter | None = None


@dataclass(frozen=True)
class RosterPage:
    """The rosters that were asked for, and all bodies and jurisdictions among which one may choose."""

    on: date
    rosters: tuple[Roster, ...]
    bodies: tuple[BodyWords, ...]
    jurisdictions: tuple[Jurisdiction, ...]

    @property
    def voices(self) -> int:
        """How many seats have a voice."""
        return sum(roster.voices for roster in self.rosters)

    @property
    def seats(self) -> int:
        return sum(len(roster.seats) for roster in self.rosters)

    @property
    def vacant(self) -> list[Found]:
        """The seats with a voice that nobody holds."""
        return [
            Found(roster.body, seat)
            for roster in self.rosters
            for seat in roster.seats
            if seat.weight and seat.is_vacant
        ]

    @property
    def ending(self) -> list[Found]:
        """The terms that end within 90 days, the first to end first."""
        found = [
            Found(roster.body, seat, sitter)
            for roster in self.rosters
            for seat in roster.seats
            for sitter in seat.sitters
            if sitter.until.on is not None and sitter.until.on <= self.on + SOON
        ]
        return sorted(found, key=lambda each: (each.sitter.until.on if each.sitter else None) or date.max)


def roster_page(
    on: date, known_on: datetime | None = None, *, with_names: bool, body: str = "", jurisdiction: str = ""
) -> RosterPage:
    """The roster of a day; of one body by its key, of one jurisdiction by its code. Four queries.

    Without `with_names` no name of a person leaves this function.
    """
    found = rosters(on, known_on, with_names=with_names)
    chosen = [narrowed(each, jurisdiction) for each in found if body in {"", each.body.key}]
    return RosterPage(
        on=on,
        rosters=tuple(each for each in chosen if each.seats),
        bodies=tuple(each.body for each in found),
        jurisdictions=tuple(_jurisdictions(found)),
    )


def narrowed(roster: Roster, code: str) -> Roster:
    """The roster with the seats of one jurisdiction alone; all of it when none is asked for."""
    if not code:
        return roster
    return Roster(
        roster.body, tuple(each for each in roster.seats if each.jurisdiction and each.jurisdiction.code == code)
    )


def _jurisdictions(found: Sequence[Roster]) -> list[Jurisdiction]:
    """Those that have a seat, in protocol order."""
    each = {seat.jurisdiction.pk: seat.jurisdiction for roster in found for seat in roster.seats if seat.jurisdiction}
    return sorted(each.values(), key=lambda jurisdiction: jurisdiction.protocol_order)
