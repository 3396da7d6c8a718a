"""What is known of one body: its names, powers, place, seats and life, as of a day?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from councils.enums import Authority, BodyKind, EventKind, LineKind, NameKind
from councils.models import Body, BodyEvent, BodyName, StructureRow
from councils.queries.names import BodyWords, named
from councils.queries.people import Roster, rosters
from councils.queries.provenance import Answer, When, ending, found_in, starting, who_decided, who_ended
from councils.queries.register import Register, read_register
from councils.queries.reporting import Step, bodies_below, reporting_chain
from councils.queries.structure import BodyThen, Line, seen_on
from groundwork.bilingual import Pair, reader_language


@dataclass(frozen=True)
class NameHeld:
    """A name or acronym, from when to when it is held, and by whose decision."""

    name: Pair
    kind: str
    since: When
    until: When
    answer: Answer

    @property
    def kind_label(self) -> str:
        return str(NameKind(self.kind).label)


@dataclass(frozen=True)
class LifeEvent:
    """Something that happened to the body, and the bodies that came of it."""

    kind: str
    on: When
    description: Pair
    successors: tuple[BodyWords, ...]
    answer: Answer
    illustrative: bool

    @property
    def kind_label(self) -> str:
        return str(EventKind(self.kind).label)


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

    @property
    def kind_label(self) -> str:
        return str(LineKind(self.kind).label)


@dataclass(frozen=True)
class BodyPage:
    """All that the page of a body says. `then` is nothing when the body does not exist on that day."""

    words: BodyWords
    on: date
    then: BodyThen | None
    note: Pair
    source: str
    names: tuple[NameHeld, ...]
    chain: tuple[Reporting, ...]
    below: tuple[Reporting, ...]
    parts: tuple[Line, ...]
    wholes: tuple[Line, ...]
    called: dict[str, BodyWords]
    ties: tuple[Tie, ...]
    roster: Roster | None
    events: tuple[LifeEvent, ...]
    begins: When
    ends: When
    ended_by: Answer | None
    decisions: tuple[str, ...]

    @property
    def may_decide(self) -> bool:
        """Whether it decides on the day, or did until it ended."""
        return self.then is None or self.then.authority == Authority.DECIDES

    @property
    def kind_label(self) -> str:
        return str(BodyKind(self.words.kind).label)

    @property
    def authority_label(self) -> str:
        return str(Authority(self.then.authority).label) if self.then else ""

    @property
    def components(self) -> list[BodyWords]:
        return [self.called[line.body] for line in self.parts]

    @property
    def part_of(self) -> list[BodyWords]:
        return [self.called[line.parent] for line in self.wholes]

    @property
    def found_in(self) -> str:
        """Where the body itself was found, in words; empty when it is our own, or when its charter says so already."""
        words = found_in(self.source) if self.source else ""
        return "" if self.then and words == str(self.then.answer) else words

    @property
    def line_is_open(self) -> bool:
        """Whether nobody has recorded to whom this working group reports."""
        groups = {BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}
        return self.then is not None and not self.chain and self.words.kind in groups


def body_by_slug(slug: str) -> Body | None:
    """The body with this address, the reader's language first. One query."""
    found = Body.objects.filter(Q(slug_en=slug) | Q(slug_fr=slug)).order_by("pk")
    mine = [body for body in found if slug == (body.slug_fr if reader_language() == "fr" else body.slug_en)]
    return next(iter([*mine, *found]), None)


def body_page(body: Body, on: date, known_on: datetime | None = None, *, with_names: bool) -> BodyPage:
    """Everything about one body, as of a day. A constant number of queries, however much there is."""
    register = read_register(known_on)
    then = seen_on(register, on)
    words = named(register.bodies, register.names, on)
    called = {each.key: each for each in words.values()}
    life = _life(register, body)
    return BodyPage(
        words=words[body.pk],
        on=on,
        then=then.by_key.get(body.key),
        note=body.note,
        source=body.source,
        names=tuple(_name(row) for row in register.names if row.body_id == body.pk),
        chain=tuple(_step(step, words) for step in reporting_chain(body, on, known_on)),
        below=tuple(_step(step, words) for step in bodies_below(body, on, known_on)),
        parts=tuple(line for line in then.components if line.parent == body.key),
        wholes=tuple(line for line in then.components if line.body == body.key),
        called=called,
        ties=tuple(_ties(then.lines, body.key, called)),
        roster=next(iter(rosters(on, known_on, with_names=with_names, bodies=[body])), None),
        events=_events(register, body, words),
        begins=starting(life[0]) if life else When(),
        ends=ending(life[-1]) if life and life[-1].ends_on else When(),
        ended_by=who_ended(life[-1]) if life and life[-1].ends_on else None,
        decisions=_decisions(register, body.pk),
    )


def _life(register: Register, body: Body) -> list[StructureRow]:
    rows: list[StructureRow] = [row for row in register.charters if row.body_id == body.pk]
    return sorted(rows, key=lambda row: row.starts_on or date.min)


def _decisions(register: Register, body: int) -> tuple[str, ...]:
    """The references of the decisions that opened or closed any row about the body."""
    rows: list[StructureRow] = [
        *(row for row in register.charters if row.body_id == body),
        *(row for row in register.names if row.body_id == body),
        *(row for row in register.events if row.body_id == body),
        *(row for row in register.lines if body in {row.body_id, row.parent_id}),
        *(row for row in register.components if body in {row.whole_id, row.part_id}),
    ]
    return tuple(sorted({reference for row in rows for reference in (row.opened_by, row.closed_by) if reference}))


def _name(row: BodyName) -> NameHeld:
    return NameHeld(row.name, row.kind, starting(row), ending(row), who_decided(row))


def _step(step: Step, words: dict[int, BodyWords]) -> Reporting:
    return Reporting(words[step.body_id], words[step.parent_id], step.depth, step.since, step.answer, step.illustrative)


def _ties(lines: tuple[Line, ...], key: str, called: dict[str, BodyWords]) -> list[Tie]:
    ties = []
    for line in lines:
        if line.kind != LineKind.PRIMARY and key in {line.body, line.parent}:
            upwards = line.body == key
            other = called[line.parent if upwards else line.body]
            ties.append(Tie(other, line.kind, upwards, line.since, line.answer))
    return ties


def _events(register: Register, body: Body, words: dict[int, BodyWords]) -> tuple[LifeEvent, ...]:
    rows = BodyEvent.objects.filter(pk__in=[row.pk for row in register.events if row.body_id == body.pk])
    return tuple(
        LifeEvent(
            row.kind,
            starting(row),
            row.description,
            tuple(words[each.pk] for each in row.successors.all()),
            who_decided(row),
            row.illustrative,
        )
        for row in rows.prefetch_related("successors").order_by("in_force", "pk")
    )
