"""Who held this seat, when was it vacant, and who decided each?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from councils.enums import Role
from councils.models import Jurisdiction, Membership, Person, Seat, SeatTerm
from councils.queries.names import BodyWords, names_on
from councils.queries.people import HOLDERS, Sitter, sitter
from councils.queries.provenance import Answer, When, ending, starting, who_decided, who_ended

NOW, TO_COME, ENDED = "now", "to-come", "ended"


@dataclass(frozen=True)
class Existence:
    """While this held the seat existed, with this weight."""

    weight: int
    since: When
    until: When
    answer: Answer
    ended_by: Answer
    first: date
    after: date


@dataclass(frozen=True)
class SeatTenure:
    """Somebody's term in the seat; or, without `who`, a time in which nobody held it."""

    who: Sitter | None
    time: str
    since: When
    until: When
    first: date

    @property
    def is_vacancy(self) -> bool:
        return self.who is None


@dataclass(frozen=True)
class SeatPage:
    """A seat as of a day, and its whole history as known then."""

    seat: Seat
    on: date
    body: BodyWords
    existence: tuple[Existence, ...]
    holders: tuple[SeatTenure, ...]
    others: tuple[SeatTenure, ...]
    illustrative: bool

    @property
    def jurisdiction(self) -> Jurisdiction | None:
        return self.seat.jurisdiction

    @property
    def now(self) -> Existence | None:
        """The seat as it exists on the day; None when it does not."""
        return next((each for each in self.existence if each.first <= self.on < each.after), None)

    @property
    def holder(self) -> Sitter | None:
        """Who holds it on the day."""
        held = [each.who for each in self.holders if each.time == NOW and each.who]
        return held[0] if held else None

    @property
    def is_vacant(self) -> bool:
        """Whether it has a voice on the day and nobody to use it."""
        return self.now is not None and bool(self.now.weight) and self.holder is None

    @property
    def current(self) -> list[SeatTenure]:
        """Every term of the day: holder, alternates, observers."""
        return [each for each in (*self.holders, *self.others) if each.who and each.time == NOW]


def seat_by_key(key: str) -> Seat | None:
    """The seat that `PSSDC:CA-MB:1` names. One query."""
    parts = key.split(":")
    if len(parts) != 3 or not parts[2].isdecimal() or len(parts[2]) > 4:
        return None
    seats = Seat.objects.select_related("body", "jurisdiction").filter(body__key__iexact=parts[0], number=int(parts[2]))
    code = {"jurisdiction": None} if parts[1] == "-" else {"jurisdiction__code__iexact": parts[1]}
    return seats.filter(**code).first()


def seat_page(seat: Seat, on: date, known_on: datetime | None = None, *, with_names: bool) -> SeatPage:
    """The page of a seat. Four queries; without `with_names` nobody can be recognized in it."""
    terms = SeatTerm.objects.known(known_on).filter(seat=seat).order_by("in_force")
    rows = list(_terms_in(seat, known_on))
    existence = tuple(_existence(term) for term in terms)
    tenures = [(_tenure(row, on, with_names), row) for row in rows]
    holders = [tenure for tenure, row in tenures if row.role in HOLDERS]
    others = [tenure for tenure, row in tenures if row.role not in HOLDERS]
    voiced = [each for each in existence if each.weight]
    held = [row for row in rows if row.role in HOLDERS]
    vacant = [_vacancy(first, after, on) for first, after in vacancies(voiced, held)]
    return SeatPage(
        seat=seat,
        on=on,
        body=names_on(on, known_on)[seat.body_id],
        existence=existence,
        holders=tuple(_latest_first([*holders, *vacant])),
        others=tuple(_latest_first(others)),
        illustrative=seat.illustrative or any(term.illustrative for term in terms),
    )


def _terms_in(seat: Seat, known_on: datetime | None) -> QuerySet[Membership]:
    return Membership.objects.known(known_on).filter(seat=seat).select_related("person", "alternate_for").order_by("pk")


def vacancies(existence: Iterable[Existence], held: Iterable[Membership]) -> Iterator[tuple[date, date]]:
    """The stretches in which the seat existed and nobody held it, earliest first."""
    terms = sorted((row.starts_on or date.min, row.ends_on or date.max) for row in held)
    for each in existence:
        reached = each.first
        for first, after in terms:
            if first >= each.after:
                break
            if first > reached:
                yield reached, first
            reached = max(reached, after)
        if reached < each.after:
            yield reached, each.after


def _existence(term: SeatTerm) -> Existence:
    return Existence(
        weight=term.weight,
        since=starting(term),
        until=ending(term),
        answer=who_decided(term),
        ended_by=who_ended(term),
        first=term.starts_on or date.min,
        after=term.ends_on or date.max,
    )


def _tenure(row: Membership, on: date, with_names: bool) -> SeatTenure:
    first, after = row.starts_on or date.min, row.ends_on or date.max
    return SeatTenure(sitter(row, with_names=with_names), _time(first, after, on), starting(row), ending(row), first)


def _vacancy(first: date, after: date, on: date) -> SeatTenure:
    """A time without a holder, told as a term is."""
    since = When(first, "day") if first > date.min else When()
    until = When(after, "day") if after < date.max else When()
    return SeatTenure(None, _time(first, after, on), since, until, first)


def _time(first: date, after: date, on: date) -> str:
    if first > on:
        return TO_COME
    return NOW if on < after else ENDED


def _latest_first(tenures: Iterable[SeatTenure]) -> list[SeatTenure]:
    return sorted(tenures, key=lambda each: each.first, reverse=True)


def holders_now(seat: Seat) -> list[tuple[Person, Membership]]:
    """Who holds the seat today or later, as known now: those in whose stead an alternate may come. One query."""
    rows = Membership.objects.known().filter(seat=seat, role__in=[Role.CO_CHAIR, Role.MEMBER])
    today = timezone.localdate()
    return [
        (row.person, row)
        for row in rows.select_related("person").order_by("in_force")
        if row.ends_on is None or row.ends_on > today
    ]
