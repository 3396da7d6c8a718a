"""Which seats has a jurisdiction on a day, who sits in them, and who sat there before?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from councils.enums import OrderOfGovernment, Role
from councils.models import Jurisdiction, Membership
from councils.queries.bodies import one_answer
from councils.queries.names import BodyWords, names_on
from councils.queries.people import Roster, SeatLine, Sitter, rosters, sitter
from councils.queries.provenance import Answer


@dataclass(frozen=True)
class Seated:
    """The seats of one jurisdiction in every body, councils first."""

    jurisdiction: Jurisdiction
    rosters: tuple[Roster, ...] = ()

    @property
    def slug(self) -> str:
        """Its place in an address."""
        return slug_of(self.jurisdiction)

    @property
    def order_label(self) -> str:
        return str(OrderOfGovernment(self.jurisdiction.order).label)

    @property
    def seats(self) -> list[SeatLine]:
        return [seat for roster in self.rosters for seat in roster.seats]

    @property
    def answer_of_seats(self) -> Answer | None:
        """Who decided every seat and every term, where that is one answer for all of them."""
        return one_answer(self.seats)

    @property
    def vacancies(self) -> int:
        return sum(roster.vacancies for roster in self.rosters)

    @property
    def chaired(self) -> list[BodyWords]:
        """The bodies of which it holds a co-chair."""
        return [roster.body for roster in self.rosters if roster.co_chairs]


@dataclass(frozen=True)
class Term:
    """Somebody's term in a seat of the jurisdiction, on other days than the page's."""

    body: BodyWords
    number: int
    sitter: Sitter


@dataclass(frozen=True)
class JurisdictionPage:
    """All that the page of a jurisdiction says of its seats, as of a day."""

    on: date
    known_on: datetime | None
    seated: Seated
    before: tuple[Term, ...]
    to_come: tuple[Term, ...]


def slug_of(jurisdiction: Jurisdiction) -> str:
    """The place of a jurisdiction in an address: `ca-mb`, the same in both languages."""
    return jurisdiction.code.lower()


def jurisdiction_by_slug(slug: str) -> Jurisdiction | None:
    """The jurisdiction with this address. One query."""
    return Jurisdiction.objects.filter(code=slug.upper()).first()


def jurisdictions_on(on: date, known_on: datetime | None = None) -> list[Seated]:
    """Every jurisdiction in protocol order, with its seats on that day; nobody is named. Five queries."""
    found: dict[int, dict[int, list[SeatLine]]] = defaultdict(lambda: defaultdict(list))
    everywhere = rosters(on, known_on, with_names=False)
    words = {roster.body.id: roster.body for roster in everywhere}
    for roster in everywhere:
        for seat in roster.seats:
            if seat.jurisdiction is not None:
                found[seat.jurisdiction.pk][roster.body.id].append(seat)
    return [
        Seated(each, tuple(Roster(words[body], tuple(seats)) for body, seats in found[each.pk].items()))
        for each in Jurisdiction.objects.order_by("protocol_order")
    ]


def jurisdiction_page(
    jurisdiction: Jurisdiction, on: date, known_on: datetime | None = None, *, with_names: bool
) -> JurisdictionPage:
    """The seats of a jurisdiction and who sits, sat and will sit in them. Five queries, however many there are.

    Without `with_names` nobody is named, and former and coming terms are not told: they would be names alone.
    """
    words = names_on(on, known_on)
    seats = rosters(on, known_on, with_names=with_names, jurisdiction=jurisdiction, words=words)
    before: list[Term] = []
    to_come: list[Term] = []
    for row in _terms(jurisdiction, known_on) if with_names else ():
        told = Term(words[row.seat.body_id], row.seat.number, sitter(row, with_names=True))
        if row.ends_on is not None and row.ends_on <= on:
            before.append(told)
        elif row.starts_on is not None and row.starts_on > on:
            to_come.append(told)
    return JurisdictionPage(on, known_on, Seated(jurisdiction, tuple(seats)), tuple(before), tuple(to_come))


def _terms(jurisdiction: Jurisdiction, known_on: datetime | None) -> list[Membership]:
    """Every term in its seats, the latest first."""
    rows = Membership.objects.known(known_on).filter(seat__jurisdiction=jurisdiction)
    return list(
        rows.exclude(role__in=[Role.OBSERVER, Role.STAFF])
        .select_related("seat", "person", "alternate_for")
        .order_by("-in_force", "pk")
    )
