"""What is known of one body: its names, powers, place, seats, terms and life, as of a day?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from councils.enums import Authority, BodyKind, LineKind
from councils.models import Body, ReportingLine, TermsOfReference
from councils.queries.body_life import (
    Above,
    LifeEvent,
    NameHeld,
    Power,
    Version,
    life_of,
    names_of,
    powers_of,
    reported_to,
    versions_of,
)
from councils.queries.body_rows import BodyRows, read_body
from councils.queries.names import BodyWords, names_on
from councils.queries.people import Roster, SeatLine, rosters
from councils.queries.provenance import Answer, When, found_in, starting, who_decided
from councils.queries.reporting import Step
from groundwork.bilingual import Pair, reader_language

GROUPS = {BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}


@dataclass(frozen=True)
class Reporting:
    """A step of the chain in words: who reports to whom, since when, by whose decision, how far away."""

    body: BodyWords
    parent: BodyWords
    depth: int
    since: When
    answer: Answer
    illustrative: bool


@dataclass(frozen=True)
class Tie:
    """Another line of the body: its kind, the body at the other end, and whether that one is above."""

    other: BodyWords
    kind: str
    upwards: bool
    since: When
    answer: Answer
    illustrative: bool

    @property
    def kind_label(self) -> str:
        return str(LineKind(self.kind).label)


@dataclass(frozen=True)
class Joined:
    """A component of the body, or a body of which it is one."""

    body: BodyWords
    since: When
    answer: Answer


@dataclass(frozen=True)
class BodyPage:
    """All that the page of a body says. `now` is nothing when the body does not exist on that day."""

    words: BodyWords
    on: date
    known_on: datetime | None
    now: Power | None
    note: Pair
    source: str
    names: tuple[NameHeld, ...]
    powers: tuple[Power, ...]
    chain: tuple[Reporting, ...]
    below: tuple[Reporting, ...]
    above: tuple[Above, ...]
    ties: tuple[Tie, ...]
    components: tuple[Joined, ...]
    part_of: tuple[Joined, ...]
    roster: Roster | None
    terms: tuple[Version, ...]
    life: tuple[LifeEvent, ...]

    @property
    def may_decide(self) -> bool:
        """Whether it decides on the day, or did until it ended."""
        power = self.now or (self.powers[-1] if self.powers else None)
        return power is not None and power.authority == Authority.DECIDES

    @property
    def kind_label(self) -> str:
        return str(BodyKind(self.words.kind).label)

    @property
    def begins(self) -> When:
        return self.powers[0].span.since if self.powers else When()

    @property
    def ends(self) -> When:
        return self.powers[-1].span.until if self.powers else When()

    @property
    def ended_by(self) -> Answer | None:
        return self.powers[-1].span.ended_by if self.powers else None

    @property
    def found_in(self) -> str:
        """Where the body itself was found, in words; empty when it is our own, or when its charter says so already."""
        words = found_in(self.source) if self.source else ""
        return "" if self.now and words == str(self.now.span.answer) else words

    @property
    def line_is_open(self) -> bool:
        """Whether nobody has recorded to whom this working group reports."""
        return self.now is not None and not self.chain and self.words.kind in GROUPS

    @property
    def has_reported_elsewhere(self) -> bool:
        """Whether the day shows only a part of the bodies to which it reports over time."""
        return len(self.above) > 1 or any(not each.span.now for each in self.above)

    @property
    def answer_of_seats(self) -> Answer | None:
        """Who decided every seat and every term, where that is one answer for all of them."""
        return one_answer(self.roster.seats if self.roster else ())


def one_answer(seats: Iterable[SeatLine]) -> Answer | None:
    """The answer to who decided these seats and the terms in them, where it is one for all."""
    answers = {answer for seat in seats for answer in (seat.answer, *(each.answer for each in seat.sitters))}
    return next(iter(answers)) if len(answers) == 1 else None


def body_by_slug(slug: str) -> Body | None:
    """The body with this address, the reader's language first. One query."""
    found = Body.objects.filter(Q(slug_en=slug) | Q(slug_fr=slug)).order_by("pk")
    mine = [body for body in found if slug == slug_of(body, reader_language())]
    return next(iter([*mine, *found]), None)


def slug_of(body: Body, language: str) -> str:
    """Its address in a language."""
    return body.slug_fr if language == "fr" else body.slug_en


def body_page(body: Body, on: date, known_on: datetime | None = None, *, with_names: bool) -> BodyPage:
    """Everything about one body, as of a day. Eleven queries, however much there is."""
    rows = read_body(body, on, known_on)
    powers = powers_of(rows)
    return BodyPage(
        words=rows.words[body.pk],
        on=on,
        known_on=known_on,
        now=next((power for power in powers if power.span.now), None) if rows.charter else None,
        note=body.note,
        source=body.source,
        names=names_of(rows),
        powers=powers,
        chain=tuple(_step(step, rows.words) for step in rows.chain),
        below=tuple(_step(step, rows.words) for step in rows.below),
        above=reported_to(rows),
        ties=tuple(_tie(row, rows) for row in rows.lines_on if row.kind != LineKind.PRIMARY),
        components=_joined(rows, upwards=False),
        part_of=_joined(rows, upwards=True),
        roster=next(iter(rosters(on, known_on, with_names=with_names, bodies=[body], words=rows.words)), None),
        terms=versions_of(rows.terms, on),
        life=life_of(rows),
    )


@dataclass(frozen=True)
class TermsPage:
    """A version of the terms of reference, beside the others of the same body."""

    body: BodyWords
    version: Version
    others: tuple[Version, ...]


def terms_page(body: Body, number: int, on: date, known_on: datetime | None = None) -> TermsPage | None:
    """The version with this number, as known now or at a moment. Three queries."""
    rows = TermsOfReference.objects.known(known_on).filter(body=body).order_by("in_force")
    versions = versions_of(tuple(rows), on)
    version = next((each for each in versions if each.number == number), None)
    if version is None:
        return None
    others = tuple(each for each in versions if each is not version)
    return TermsPage(names_on(on, known_on)[body.pk], version, others)


def _step(step: Step, words: dict[int, BodyWords]) -> Reporting:
    return Reporting(words[step.body_id], words[step.parent_id], step.depth, step.since, step.answer, step.illustrative)


def _tie(row: ReportingLine, rows: BodyRows) -> Tie:
    upwards = row.body_id == rows.body.pk
    other = rows.words[row.parent_id if upwards else row.body_id]
    return Tie(other, row.kind, upwards, starting(row), who_decided(row), row.illustrative)


def _joined(rows: BodyRows, *, upwards: bool) -> tuple[Joined, ...]:
    own = rows.body.pk
    found = [(row.whole_id if upwards else row.part_id, row) for row in rows.components_on]
    return tuple(Joined(rows.words[other], starting(row), who_decided(row)) for other, row in found if other != own)
