"""Along which path does each line run?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from councils.drawing.columns import Plan
from councils.drawing.ranks import Rank
from councils.drawing.scene import Edge, Scene
from councils.drawing.shapes import Box, Wire
from councils.enums import LineKind

STYLES: dict[str, str] = {
    LineKind.FUNCTIONAL: " wire--functional",
    LineKind.LIAISON: " wire--liaison",
    LineKind.SECRETARIAT: " wire--support",
}  # fmt: skip
ASIDE = 34  # how far from the middle of a box an old or second line arrives
OVER_COUNCILS, OVER_GROUPS, OVER_BESIDE = 20, 36, 18  # how far above a row its horizontal lines run
GUTTER = 8  # how far beside its column a second line runs
NEAR_STEM = 14  # how far beside the stem of a council a second line arrives


@dataclass(frozen=True)
class Heights:
    """Where the row under the outside bodies begins, the one under the joint councils, and the groups."""

    under_outside: int
    under_joint: int
    groups: int


@dataclass(frozen=True)
class Wiring:
    """What every line needs to know: who stands where, and who hangs how."""

    scene: Scene
    plan: Plan
    boxes: dict[str, Box]
    heights: Heights

    @property
    def stacked(self) -> set[str]:
        """Those that hang on a vertical line at the left of their column."""
        return {entry.key for area in self.plan.areas if area.is_stacked for entry in area.heads}

    @property
    def hanging(self) -> list[tuple[str, str, str]]:
        """Every branch of the tree: what hangs there, from what, in which style."""
        edges = [edge for edge in self.scene.edges if edge.state != "old" and self.scene.is_tree(edge)]
        counts = [(f"{owner} …", owner, "wire") for owner in self.scene.counted if owner in self.boxes]
        return [*[(edge.body, edge.parent, style_of(edge)) for edge in edges], *counts]

    def is_nested(self, parent: str) -> bool:
        """Whether what hangs from this body stands under it in its column."""
        return self.scene.ranks[parent] == Rank.GROUP

    def bus(self, child: str, parent: str) -> int:
        """The height of the horizontal line from which a child hangs."""
        if self.scene.ranks.get(child, Rank.GROUP) == Rank.GROUP:
            return self.heights.groups - OVER_GROUPS
        is_outside = self.scene.ranks[parent] == Rank.OUTSIDE
        return (self.heights.under_outside if is_outside else self.heights.under_joint) - OVER_COUNCILS


def wires(scene: Scene, plan: Plan, boxes: dict[str, Box], heights: Heights) -> list[Wire]:
    """All lines: old ones first, then the tree, then what stands beside it; new ones last, over the others."""
    wiring = Wiring(scene, plan, boxes, heights)
    found = [*_old(wiring), *tree_wires(wiring), *_beside(wiring)]
    return sorted(found, key=lambda wire: ("wire--new" in wire.style) - ("wire--old" in wire.style))


def style_of(edge: Edge) -> str:
    """The classes of a line: its kind has its own dash, its state its own colour and width."""
    if edge.state == "old":
        return "wire wire--old"
    return f"wire{STYLES.get(edge.kind, '')}" + (" wire--new" if edge.state == "new" else "")


def tree_wires(wiring: Wiring) -> Iterator[Wire]:
    """From each parent down to the height where its branches begin, and every branch."""
    hanging = [each for each in wiring.hanging if {each[0], each[1]} <= wiring.boxes.keys()]
    drops = {(parent, wiring.bus(child, parent)) for child, parent, _style in hanging if not wiring.is_nested(parent)}
    for parent, height in sorted(drops):
        box = wiring.boxes[parent]
        yield Wire(f"M{box.centre} {box.bottom}V{height}", ends=(parent, parent))
    stacked = wiring.stacked
    for child, parent, style in hanging:
        lower, upper, height = wiring.boxes[child], wiring.boxes[parent], wiring.bus(child, parent)
        if wiring.is_nested(parent):
            path = f"M{upper.left + 9} {upper.bottom}V{lower.middle}H{lower.left}"
        elif child in stacked:
            path = f"M{upper.centre} {height}H{lower.left - 12}V{lower.middle}H{lower.left}"
        else:
            path = f"M{upper.centre} {height}H{lower.centre}V{lower.top}"
        yield Wire(path, style, ends=(child, parent))


def _old(wiring: Wiring) -> Iterator[Wire]:
    """A line that ended, from where it hung, beside the new one."""
    stacked, scene = wiring.stacked, wiring.scene
    for edge in scene.edges:
        if edge.state != "old" or not {edge.body, edge.parent} <= wiring.boxes.keys():
            continue
        child, parent = wiring.boxes[edge.body], wiring.boxes[edge.parent]
        if edge.kind not in {LineKind.PRIMARY, "component"} or child.top <= parent.bottom:
            yield Wire(_path_beside(wiring, edge), style_of(edge), (edge.body, edge.parent))
            continue
        start = f"M{parent.centre} {parent.bottom}V{parent.bottom + 22}"
        nested = scene.ranks[edge.body] == Rank.GROUP and wiring.is_nested(scene.place.get(edge.body, edge.body))
        if edge.body in stacked or nested:
            path = f"{start}H{child.left - 6}V{child.middle + 8}H{child.left}"
        else:
            path = f"{start}H{child.centre + ASIDE}V{child.top}"
        yield Wire(path, style_of(edge), (edge.body, edge.parent))


def _beside(wiring: Wiring) -> Iterator[Wire]:
    for edge in wiring.scene.edges:
        if edge.state != "old" and not wiring.scene.is_tree(edge) and {edge.body, edge.parent} <= wiring.boxes.keys():
            yield Wire(_path_beside(wiring, edge), style_of(edge), (edge.body, edge.parent))


def _path_beside(wiring: Wiring, edge: Edge) -> str:
    """From a group beside its column and up to a council, so that it meets no box; else from box to box.

    A body that hangs in the tree receives its second line beside the first.
    """
    child, parent, ranks = wiring.boxes[edge.body], wiring.boxes[edge.parent], wiring.scene.ranks
    if ranks[edge.body] == Rank.GROUP and ranks[edge.parent] in {Rank.JOINT, Rank.COUNCIL}:
        return (
            f"M{child.right} {child.middle}H{child.right + GUTTER}V{wiring.heights.groups - OVER_BESIDE}"
            f"H{parent.centre + NEAR_STEM}V{parent.bottom}"
        )
    aside = ASIDE if edge.body in wiring.scene.place else 0
    return _curve(child, parent, wiring.boxes.values(), aside)


def _curve(one: Box, other: Box, boxes: Iterable[Box], aside: int = 0) -> str:
    """From side to side where two boxes stand beside each other, else from the upper one down to the lower."""
    upper, lower = sorted((one, other), key=lambda box: box.top)
    if upper.bottom > lower.top:
        left, right = sorted((one, other), key=lambda box: box.left)
        bend = "" if left.middle == right.middle else f"H{(left.right + right.left) // 2}V{right.middle}"
        return f"M{left.right} {left.middle}{bend}H{right.left}"
    side = upper.right if upper.centre < lower.centre else upper.left
    half = (lower.top - upper.bottom) // 2
    if half < 40 and abs(side - lower.centre) > 120 and _is_clear(upper, side, lower.centre, boxes):
        turn = side + (60 if side < lower.centre else -60)
        return f"M{side} {upper.middle}H{turn}Q{lower.centre} {upper.middle} {lower.centre} {lower.top}"
    return (
        f"M{upper.centre} {upper.bottom}C{upper.centre} {upper.bottom + half} "
        f"{lower.centre - aside} {lower.top - half} {lower.centre - aside} {lower.top}"
    )


def _is_clear(start: Box, side: int, target: int, boxes: Iterable[Box]) -> bool:
    """Whether no box stands beside `start` on the way."""
    left, right = sorted((side, target))
    return not any(
        box is not start and box.top < start.bottom and start.top < box.bottom and box.left < right and left < box.right
        for box in boxes
    )
