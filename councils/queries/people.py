"""Who holds which seat of which body on a day, which seats are empty, and who stands in?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from councils.enums import BodyKind, Role
from councils.models import Body, Jurisdiction, Membership, SeatTerm
from councils.queries.names import BodyWords, names_on
from councils.queries.provenance import Answer, When, ending, starting, who_decided, who_ended

HOLDERS = {Role.CO_CHAIR, Role.MEMBER}
WITHOUT_A_VOICE = {Role.OBSERVER, Role.STAFF}


@dataclass(frozen=True)
class Sitter:
    """A person in a seat: name and position are empty for a reader who may not see them."""

    name: str
    position: object
    role: str
    since: When
    until: When
    stands_in_for: str
    answer: Answer
    ended_by: Answer
    illustrative: bool
    term: int = 0
    person: int | None = None
    email: str = ""
    language: str = ""
    stands_in_for_email: str = ""

    @property
    def is_alternate(self) -> bool:
        return self.role == Role.ALTERNATE

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)


@dataclass(frozen=True)
class SeatLine:
    """A seat as it is on the day: for whom, with how many voices, who holds it and who may stand in."""

    key: str
    number: int
    weight: int
    jurisdiction: Jurisdiction | None
    sitters: tuple[Sitter, ...]
    since: When
    answer: Answer
    illustrative: bool

    @property
    def holder(self) -> Sitter | None:
        """Who holds it; for a seat without a voice, whoever sits there."""
        holders = [each for each in self.sitters if each.role in HOLDERS or self.weight == 0]
        return holders[0] if holders else None

    @property
    def alternates(self) -> list[Sitter]:
        return [each for each in self.sitters if each is not self.holder]

    @property
    def stand_ins(self) -> list[Sitter]:
        """Those who may carry its voice in the holder's stead."""
        return [each for each in self.alternates if each.is_alternate]

    @property
    def observers(self) -> list[Sitter]:
        """Who else sits there, without a voice."""
        return [each for each in self.alternates if not each.is_alternate]

    @property
    def is_vacant(self) -> bool:
        return self.holder is None


@dataclass(frozen=True)
class Roster:
    """The seats of one body on the day, governments in protocol order, seats of no government last."""

    body: BodyWords
    seats: tuple[SeatLine, ...] = field(default_factory=tuple)

    @property
    def voices(self) -> int:
        """How many seats have a voice."""
        return sum(1 for seat in self.seats if seat.weight)

    @property
    def is_illustrative(self) -> bool:
        """Whether the demonstration made up all of it, so that it is said once and not on every row."""
        return all(seat.illustrative for seat in self.seats)

    @property
    def vacancies(self) -> int:
        return sum(1 for seat in self.seats if seat.weight and seat.is_vacant)

    @property
    def has_observers(self) -> bool:
        return any(seat.observers for seat in self.seats)

    @property
    def co_chairs(self) -> list[SeatLine]:
        return [seat for seat in self.seats if seat.holder and seat.holder.role == Role.CO_CHAIR]


def rosters(
    on: date,
    known_on: datetime | None = None,
    *,
    with_names: bool,
    bodies: Iterable[Body] | None = None,
    jurisdiction: Jurisdiction | None = None,
    words: Mapping[int, BodyWords] | None = None,
) -> list[Roster]:
    """The rosters of all bodies that have a seat on that day, or of these bodies, councils first.

    With a `jurisdiction`, its seats alone. Four queries; two for who already knows the bodies in `words`.
    Without `with_names` no name of a person leaves this function: the public sees seats, not people.
    """
    terms = SeatTerm.objects.standing(on, known_on).select_related("seat__jurisdiction", "seat__body")
    held = Membership.objects.standing(on, known_on).select_related("person", "alternate_for").order_by("pk")
    if bodies is not None:
        wanted = [body.pk for body in bodies]
        terms, held = terms.filter(seat__body__in=wanted), held.filter(seat__body__in=wanted)
    if jurisdiction is not None:
        terms, held = terms.filter(seat__jurisdiction=jurisdiction), held.filter(seat__jurisdiction=jurisdiction)
    sitters: dict[int, list[Sitter]] = defaultdict(list)
    for row in held:
        sitters[row.seat_id].append(sitter(row, with_names=with_names))
    words = words if words is not None else names_on(on, known_on)
    seats: dict[int, list[SeatLine]] = defaultdict(list)
    for term in sorted(terms, key=_protocol):
        seats[term.seat.body_id].append(_seat(term, sitters[term.seat_id]))
    order = list(BodyKind)
    found = [Roster(words[body], tuple(lines)) for body, lines in seats.items()]
    return sorted(found, key=lambda each: (order.index(BodyKind(each.body.kind)), each.body.id))


def _protocol(term: SeatTerm) -> tuple[int, int]:
    jurisdiction = term.seat.jurisdiction
    return (jurisdiction.protocol_order if jurisdiction else 10_000, term.seat.number)


def _seat(term: SeatTerm, sitters: list[Sitter]) -> SeatLine:
    order = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE, Role.STAFF, Role.OBSERVER]
    return SeatLine(
        key=term.seat.key,
        number=term.seat.number,
        weight=term.weight,
        jurisdiction=term.seat.jurisdiction,
        sitters=tuple(sorted(sitters, key=lambda each: order.index(Role(each.role)))),
        since=starting(term),
        answer=who_decided(term),
        illustrative=term.illustrative or term.seat.illustrative,
    )


def sitter(row: Membership, *, with_names: bool) -> Sitter:
    """A membership as the page tells it; without `with_names` nobody can be recognized in it."""
    stood_in_for = row.alternate_for.name if with_names and row.alternate_for else ""
    return Sitter(
        name=row.person.name if with_names else "",
        position=row.person.position if with_names else None,
        role=row.role,
        since=starting(row),
        until=ending(row),
        stands_in_for=stood_in_for,
        answer=who_decided(row),
        ended_by=who_ended(row),
        illustrative=row.illustrative or row.person.illustrative,
        term=row.pk,
        person=row.person_id if with_names else None,
        email=row.person.email if with_names else "",
        language=row.person.preferred_language if with_names else "",
        stands_in_for_email=row.alternate_for.email if with_names and row.alternate_for else "",
    )
