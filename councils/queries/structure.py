"""Which bodies exist on a day, and who answers to whom then? As known now, or as known at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import cached_property

from councils.enums import BodyKind, LineKind, NameKind
from councils.models import Body, BodyCharter, BodyComponent, BodyName, ReportingLine
from councils.queries.names import BodyWords, named
from councils.queries.provenance import Answer, When, ending, starting, who_decided, who_ended
from councils.queries.register import Register, in_force
from groundwork.bilingual import Pair

COMPONENT = "component"
HIERARCHY = {BodyKind.JOINT_COUNCIL, BodyKind.COUNCIL, BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}


@dataclass(frozen=True)
class BodyThen:
    """A body as it is on the day: its words, what it may do, its level of the operating framework, since when."""

    words: BodyWords
    authority: str
    level: Pair | None
    since: When
    answer: Answer
    ended: When
    ended_by: Answer
    named_since: When
    named_by: Answer
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
        """Under which body each one is drawn: the whole of which it is a component, or whom it reports to."""
        found = {line.body: line.parent for line in self.lines if line.kind == LineKind.PRIMARY}
        return found | {line.body: line.parent for line in self.components}

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
    """The structure of that day, as known now or at `known_on`. Six queries, however many bodies there are."""
    first = (
        BodyCharter.objects.known(known_on)
        .filter(in_force__startswith__isnull=False)
        .order_by("in_force__startswith")
        .values_list("in_force__startswith", flat=True)[:1]
    )
    register = Register(
        known_on=known_on,
        bodies=tuple(Body.objects.order_by("pk")),
        names=tuple(BodyName.objects.known(known_on).order_by("in_force", "pk")),
        charters=tuple(BodyCharter.objects.standing(on, known_on).select_related("engagement_level").order_by("pk")),
        components=tuple(BodyComponent.objects.standing(on, known_on).order_by("pk")),
        lines=tuple(ReportingLine.objects.standing(on, known_on).order_by("pk")),
    )
    return seen_on(register, on, begins_on=next(iter(first), None))


def seen_on(register: Register, on: date, begins_on: date | None = None) -> Structure:
    """The structure of one day, from a register that was read already. No query."""
    begins_on = begins_on or register.begins_on
    silent = begins_on is not None and on < begins_on
    words = named(register.bodies, register.names, on)
    charters = [] if silent else in_force(register.charters, on)
    called = {row.body_id: row for row in in_force(register.names, on) if row.kind == NameKind.OFFICIAL}
    bodies = sorted(
        (_body(row, words[row.body_id], called.get(row.body_id)) for row in charters), key=lambda body: body.words.id
    )
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
    return Structure(on, register.known_on, begins_on, tuple(bodies), tuple(lines), tuple(components))


def _body(row: BodyCharter, words: BodyWords, name: BodyName | None) -> BodyThen:
    level = row.engagement_level
    return BodyThen(
        words=words,
        authority=row.authority,
        level=level.name if level else None,
        since=starting(row),
        answer=who_decided(row),
        ended=ending(row),
        ended_by=who_ended(row),
        named_since=starting(name or row),
        named_by=who_decided(name or row),
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
