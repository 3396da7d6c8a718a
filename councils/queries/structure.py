"""Which bodies exist on a day, and who answers to whom then? As known now, or as known at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import cached_property

from councils.enums import BodyKind, LineKind, NameKind
from councils.models import BodyCharter, BodyComponent, BodyName, ReportingLine
from councils.queries.names import BodyWords, named
from councils.queries.provenance import Answer, When, ending, starting, who_decided, who_ended
from councils.queries.register import Register, in_force, read_register
from councils.queries.structure_held import Held, TermsThen, all_held, first_alike, terms_then, unbroken
from councils.queries.successions import Succession, successions
from groundwork.bilingual import Pair

COMPONENT = "component"
HIERARCHY = {BodyKind.JOINT_COUNCIL, BodyKind.COUNCIL, BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}


@dataclass(frozen=True)
class BodyThen:
    """A body as it is on the day: its words, what it may do, its level, its terms of reference, since when.

    `acronym` is the one in force on the day; its words have the nearest one, also of another day. `since` and
    `ended` are the first and last day of its life around that day; each other fact has its own ground.
    """

    words: BodyWords
    acronym: Pair
    authority: str
    level: Pair | None
    terms: TermsThen | None
    since: When
    answer: Answer
    ended: When
    ended_by: Answer
    name_held: Held
    acronym_held: Held
    authority_held: Held
    level_held: Held
    illustrative: bool

    @property
    def key(self) -> str:
        return self.words.key

    @property
    def kind(self) -> str:
        return self.words.kind


@dataclass(frozen=True)
class Line:
    """A line from a body up to its parent on the day; a component's line is of the kind `component`."""

    body: str
    parent: str
    kind: str
    since: When
    answer: Answer
    ended: When
    ended_by: Answer
    illustrative: bool


@dataclass(frozen=True)
class Structure:
    """All bodies and lines of one day. Before the register begins there are none."""

    on: date
    known_on: datetime | None
    begins_on: date | None
    bodies: tuple[BodyThen, ...]
    lines: tuple[Line, ...]
    components: tuple[Line, ...]
    successions: tuple[Succession, ...] = ()

    @property
    def before_the_register(self) -> bool:
        return self.begins_on is not None and self.on < self.begins_on

    @cached_property
    def by_key(self) -> dict[str, BodyThen]:
        return {body.key: body for body in self.bodies}

    @cached_property
    def primary(self) -> dict[str, Line]:
        """The primary line of each body that has one."""
        return {line.body: line for line in self.lines if line.kind == LineKind.PRIMARY}

    @cached_property
    def place(self) -> dict[str, str]:
        """Under which body each one is drawn: the whole of which it is a component, or whom it reports to.

        Who reports to a body of which that body is a component stays under the one it reports to: no tree is a circle.
        """
        found = {line.body: line.parent for line in self.lines if line.kind == LineKind.PRIMARY}
        for line in self.components:
            if line.body not in self._above(found, line.parent):
                found[line.body] = line.parent
        return found

    @staticmethod
    def _above(place: dict[str, str], key: str) -> set[str]:
        """The body itself and all that are above it."""
        above = {key}
        while key in place and place[key] not in above:
            key = place[key]
            above.add(key)
        return above

    @cached_property
    def _below(self) -> dict[str, list[BodyThen]]:
        below: dict[str, list[BodyThen]] = {}
        for body in self.bodies:
            if body.key in self.place:
                below.setdefault(self.place[body.key], []).append(body)
        return below

    def below(self, key: str) -> list[BodyThen]:
        """The bodies drawn directly under this one, in the order in which they were recorded."""
        return self._below.get(key, [])

    def working_groups_of(self, key: str) -> list[BodyThen]:
        """The working groups and sub-committees that report directly to this body."""
        return [
            self.by_key[line.body]
            for line in self.primary.values()
            if line.parent == key and self.by_key[line.body].kind in {BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}
        ]

    def beside(self) -> Iterator[Line]:
        """The lines that are not drawn as the tree: functional, liaison, support, and a primary line of a component."""
        for line in self.lines:
            if line.kind != LineKind.PRIMARY or self.place[line.body] != line.parent:
                yield line


def structure_on(on: date, known_on: datetime | None = None) -> Structure:
    """The structure of that day, as known now or at `known_on`. Seven queries, however many bodies there are."""
    return seen_on(read_register(known_on, on), on)


def seen_on(register: Register, on: date) -> Structure:
    """The structure of one day, from a register that was read already. No query."""
    begins_on = register.begins_on
    silent = begins_on is not None and on < begins_on
    words = named(register.bodies, register.names, on)
    charters = [] if silent else in_force(register.charters, on)
    bodies = sorted(_bodies(register, charters, words, on), key=lambda body: body.words.id)
    existing = {body.words.id: body.key for body in bodies}
    lines = [
        _line(row, existing[row.body_id], existing[row.parent_id], row.kind)
        for row in in_force(register.lines, on)
        if {row.body_id, row.parent_id} <= existing.keys()
    ]
    components = [
        _line(row, existing[row.part_id], existing[row.whole_id], COMPONENT)
        for row in in_force(register.components, on)
        if {row.part_id, row.whole_id} <= existing.keys()
    ]
    became = tuple(each for each in successions(register.events, words) if each.on <= on)
    return Structure(on, register.known_on, begins_on, tuple(bodies), tuple(lines), tuple(components), became)


def _bodies(
    register: Register, charters: list[BodyCharter], words: dict[int, BodyWords], on: date
) -> Iterator[BodyThen]:
    """The bodies that exist on the day, each with all that is known of its life around it."""
    lives: dict[int, list[BodyCharter]] = {}
    for row in register.charters:
        lives.setdefault(row.body_id, []).append(row)
    called = {(row.body_id, row.kind): row for row in in_force(register.names, on)}
    terms = {row.body_id: row for row in in_force(register.terms, on)}
    for row in charters:
        names = [called.get((row.body_id, kind)) for kind in (NameKind.OFFICIAL, NameKind.ACRONYM)]
        yield _body(row, lives[row.body_id], names, terms_then(terms.get(row.body_id)), words[row.body_id])


def _body(
    row: BodyCharter,
    charters: list[BodyCharter],
    names: list[BodyName | None],
    terms: TermsThen | None,
    words: BodyWords,
) -> BodyThen:
    life = unbroken(charters, row)
    level = row.engagement_level
    powers, levels = (first_alike(life, row, name) for name in ("authority", "engagement_level_id"))
    began, name, acronym, authority, at_level = all_held(
        life[0], names[0] or row, names[1] or names[0] or row, powers, levels
    )
    return BodyThen(
        words=words,
        acronym=names[1].name if names[1] else Pair(),
        authority=row.authority,
        level=level.name if level else None,
        terms=terms,
        since=began.since,
        answer=began.answer,
        ended=ending(life[-1]),
        ended_by=who_ended(life[-1]),
        name_held=name,
        acronym_held=acronym,
        authority_held=authority,
        level_held=at_level,
        illustrative=row.illustrative,
    )


def _line(row: ReportingLine | BodyComponent, body: str, parent: str, kind: str) -> Line:
    return Line(
        body=body,
        parent=parent,
        kind=kind,
        since=starting(row),
        answer=who_decided(row),
        ended=ending(row),
        ended_by=who_ended(row),
        illustrative=row.illustrative,
    )
