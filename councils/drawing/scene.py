"""What is there to draw? One day, and beside it what was different on the day with which it is compared."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from councils.enums import BodyKind, LineKind
from councils.queries.changes import Change, ChangeKind
from councils.queries.structure import COMPONENT, BodyThen, Line, Structure

GROUPS = {BodyKind.WORKING_GROUP, BodyKind.SUB_COMMITTEE}
OUTSIDE = {BodyKind.EXTERNAL_TABLE, BodyKind.NON_MEMBER}
MARKED = (ChangeKind.MOVED, ChangeKind.CREATED, ChangeKind.ENDED, ChangeKind.LINE_NEW, ChangeKind.LINE_ENDED,
          ChangeKind.JOINED, ChangeKind.LEFT, ChangeKind.RENAMED, ChangeKind.CHARTER)  # fmt: skip


@dataclass(frozen=True)
class Edge:
    """A line to draw, up to its parent: `state` is `same`, `new` or `old`."""

    body: str
    parent: str
    kind: str
    state: str = "same"


@dataclass(frozen=True)
class Scene:
    """Bodies of the day, and those that ended since the other day; where each has its place, and had it before."""

    bodies: dict[str, BodyThen]
    place: dict[str, str]
    former: dict[str, str]
    marks: dict[str, Change]
    edges: tuple[Edge, ...]
    linked: frozenset[str] = field(default_factory=frozenset)

    def of_kind(self, kinds: Iterable[str]) -> list[str]:
        return [key for key, body in self.bodies.items() if body.kind in kinds]

    def groups_of(self, key: str) -> list[str]:
        """The working groups and sub-committees that have their place directly under this body."""
        return [each for each in self.of_kind(GROUPS) if self.place.get(each) == key]

    def components_of(self, key: str) -> list[str]:
        """The councils under a joint council."""
        return [each for each in self.of_kind({BodyKind.COUNCIL}) if self.place.get(each) == key]


def scene_of(after: Structure, before: Structure | None, changes: list[Change]) -> Scene:
    """Gather what the two days have, and what became of it."""
    bodies = {body.key: body for body in after.bodies}
    place, former = dict(after.place), {}
    if before is not None:
        gone = {body.key: body for body in before.bodies if body.key not in bodies}
        bodies |= gone
        place |= {key: before.place[key] for key in gone if key in before.place}
        former = {change.body.key: change.was for change in changes if change.was}
    marks: dict[str, Change] = {}
    for change in sorted(changes, key=lambda each: MARKED.index(each.kind)):
        marks.setdefault(change.body.key, change)
    edges = tuple(_edges(after, changes))
    linked = frozenset(key for edge in edges if edge.state != "old" for key in (edge.body, edge.parent))
    return Scene(bodies, place, former, marks, edges, linked)


def _edges(after: Structure, changes: list[Change]) -> list[Edge]:
    new = {(change.body.key, change.now, change.line) for change in changes if change.now}
    old = [Edge(change.body.key, change.was, change.line, "old") for change in changes if change.was]

    def edge(line: Line) -> Edge:
        ends = (line.body, line.parent, line.kind)
        return Edge(*ends, "new" if ends in new else "same")

    # What stays is drawn first, what is new lies over it.
    drawn = sorted(map(edge, [*after.components, *after.lines]), key=lambda each: each.state == "new")
    return [*old, *drawn]


def is_tree(scene: Scene, edge: Edge) -> bool:
    """Whether the edge is drawn as a branch of the tree, and not as a line beside it."""
    return edge.kind in {COMPONENT, LineKind.PRIMARY} and scene.place.get(edge.body) == edge.parent
