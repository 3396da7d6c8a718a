"""What is there to draw? One day, and beside it what was different on the day with which it is compared."""

from dataclasses import dataclass, field

from councils.drawing.ranks import Rank, ranked
from councils.enums import BodyKind, LineKind
from councils.queries.changes import Change, ChangeKind
from councils.queries.structure import COMPONENT, BodyThen, Line, Structure
from councils.queries.structure_sight import Sight

MARKED = (ChangeKind.MOVED, ChangeKind.CREATED, ChangeKind.ENDED, ChangeKind.LINE_NEW, ChangeKind.LINE_ENDED,
          ChangeKind.JOINED, ChangeKind.LEFT, ChangeKind.RENAMED, ChangeKind.CHARTER, ChangeKind.LEVEL,
          ChangeKind.TERMS)  # fmt: skip


@dataclass(frozen=True)
class Edge:
    """A line to draw, up to its parent: `state` is `same`, `new` or `old`."""

    body: str
    parent: str
    kind: str
    state: str = "same"


@dataclass(frozen=True)
class Scene:
    """Bodies of the day that are in sight, and those that ended since the other day; each one's place and rank.

    `former` is where a body had its place before, `counted` the groups under a body that are only counted.
    """

    bodies: dict[str, BodyThen]
    place: dict[str, str]
    former: dict[str, str]
    marks: dict[str, Change]
    edges: tuple[Edge, ...]
    ranks: dict[str, Rank] = field(default_factory=dict)
    counted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    linked: frozenset[str] = field(default_factory=frozenset)

    def of_rank(self, *ranks: Rank) -> list[str]:
        return [key for key in self.bodies if self.ranks[key] in ranks]

    def groups_of(self, key: str) -> list[str]:
        """The groups that have their place directly under this body."""
        return [each for each in self.of_rank(Rank.GROUP) if self.place.get(each) == key]

    def upper_of(self, key: str) -> list[str]:
        """The joint councils and councils that are drawn under this body, in rows of their own."""
        return [
            each
            for each in self.of_rank(Rank.JOINT, Rank.COUNCIL)
            if self.place.get(each) == key and self.ranks[key] < self.ranks[each]
        ]

    def components_of(self, key: str) -> list[str]:
        """The councils of which a joint council is composed."""
        return [each for each in self.upper_of(key) if self.bodies[each].kind == BodyKind.COUNCIL]

    def is_tree(self, edge: Edge) -> bool:
        """Whether the edge is drawn as a branch of the tree, and not as a line beside it."""
        if edge.kind not in {COMPONENT, LineKind.PRIMARY} or self.place.get(edge.body) != edge.parent:
            return False
        below = self.ranks.get(edge.body, Rank.OUTSIDE)
        return below == Rank.GROUP or (below in {Rank.JOINT, Rank.COUNCIL} and self.ranks[edge.parent] < below)


def scene_of(after: Structure, before: Structure | None, changes: list[Change], sight: Sight) -> Scene:
    """Gather what the two days have, and what became of it."""
    hidden = sight.hidden
    bodies = {body.key: body for body in after.bodies if body.key not in hidden}
    place, former = dict(after.place), {}
    if before is not None:
        gone = {body.key: body for body in before.bodies if body.key not in after.by_key}
        bodies |= gone
        place |= {key: before.place[key] for key in gone if key in before.place}
        former = {change.body.key: change.was for change in changes if change.was}
    place = {key: parent for key, parent in place.items() if key in bodies and parent in bodies}
    marks: dict[str, Change] = {}
    for change in sorted(changes, key=lambda each: MARKED.index(each.kind)):
        marks.setdefault(change.body.key, change)
    edges = tuple(edge for edge in _edges(after, changes) if {edge.body, edge.parent} <= bodies.keys())
    linked = frozenset(key for edge in edges if edge.state != "old" for key in (edge.body, edge.parent))
    kinds = {key: body.kind for key, body in bodies.items()}
    return Scene(bodies, place, former, marks, edges, ranked(kinds, place, sight.counted), sight.counted, linked)


def _edges(after: Structure, changes: list[Change]) -> list[Edge]:
    new = {(change.body.key, change.now, change.line) for change in changes if change.now}
    old = [Edge(change.body.key, change.was, change.line, "old") for change in changes if change.was]

    def edge(line: Line) -> Edge:
        ends = (line.body, line.parent, line.kind)
        return Edge(*ends, "new" if ends in new else "same")

    # What stays is drawn first, what is new lies over it.
    drawn = sorted(map(edge, [*after.components, *after.lines]), key=lambda each: each.state == "new")
    return [*old, *drawn]
