"""Along which path does each line run?"""

from collections.abc import Iterable, Iterator

from councils.drawing.columns import Area
from councils.drawing.scene import Edge, Scene, is_tree
from councils.drawing.shapes import Box, Wire
from councils.enums import BodyKind, LineKind

STYLES: dict[str, str] = {
    LineKind.FUNCTIONAL: " wire--functional",
    LineKind.LIAISON: " wire--liaison",
    LineKind.SECRETARIAT: " wire--support",
}  # fmt: skip
ASIDE = 34  # how far from the middle of a box an old or second line arrives


def wires(scene: Scene, areas: list[Area], boxes: dict[str, Box]) -> list[Wire]:
    """All lines: old ones first, then the tree, then what stands beside it; new ones last, over the others."""
    found = [
        *_old(scene, boxes),
        *_trunks(scene, areas, boxes),
        *_branches(scene, areas, boxes),
        *_beside(scene, boxes),
    ]
    return sorted(found, key=lambda wire: ("wire--new" in wire.style) - ("wire--old" in wire.style))


def style_of(edge: Edge) -> str:
    """The classes of a line: its kind has its own dash, its state its own colour and width."""
    if edge.state == "old":
        return "wire wire--old"
    return f"wire{STYLES.get(edge.kind, '')}" + (" wire--new" if edge.state == "new" else "")


def _stacked(areas: list[Area]) -> set[str]:
    """The bodies that hang on a vertical line at the left of their column."""
    return {unit[0].key for area in areas if area.is_stacked for column in area.columns for unit in column}


def _nested(areas: list[Area]) -> set[str]:
    return {entry.key for area in areas for column in area.columns for unit in column for entry in unit[1:]}


def _tree_edges(scene: Scene, boxes: dict[str, Box]) -> list[Edge]:
    return [
        edge
        for edge in scene.edges
        if edge.state != "old" and is_tree(scene, edge) and {edge.body, edge.parent} <= boxes.keys()
    ]


def bus(scene: Scene, child: Box, parent: Box) -> int:
    """The height of the horizontal line from which a child hangs."""
    return child.top - (20 if scene.bodies[child.key].kind == BodyKind.COUNCIL else 36)


def _trunks(scene: Scene, areas: list[Area], boxes: dict[str, Box]) -> Iterator[Wire]:
    """From each parent down to the height where its branches begin."""
    drops: set[tuple[str, int]] = set()
    for edge in _tree_edges(scene, boxes):
        if edge.body not in _nested(areas):
            drops.add((edge.parent, _level(scene, areas, boxes, edge)))
    for entry, owner in _counted(areas):
        drops.add((owner, boxes[entry].top - 36))
    for parent, height in sorted(drops):
        yield Wire(f"M{boxes[parent].centre} {boxes[parent].bottom}V{height}")


def _level(scene: Scene, areas: list[Area], boxes: dict[str, Box], edge: Edge) -> int:
    """The bus of a stacked column is the one of its first box."""
    for area in areas:
        for column in area.columns:
            if any(unit[0].key == edge.body for unit in column):
                return (
                    bus(scene, boxes[column[0][0].key], boxes[edge.parent])
                    if not column[0][0].hidden
                    else (boxes[column[0][0].key].top - 36)
                )
    return bus(scene, boxes[edge.body], boxes[edge.parent])


def _counted(areas: list[Area]) -> list[tuple[str, str]]:
    """The boxes that stand for several groups, with their owners."""
    return [
        (unit[0].key, area.owner)
        for area in areas
        if area.owner
        for column in area.columns
        for unit in column
        if unit[0].hidden
    ]


def _branches(scene: Scene, areas: list[Area], boxes: dict[str, Box]) -> Iterator[Wire]:
    stacked, nested = _stacked(areas), _nested(areas)
    for edge in _tree_edges(scene, boxes):
        child, parent = boxes[edge.body], boxes[edge.parent]
        height = _level(scene, areas, boxes, edge)
        if edge.body in nested:
            yield Wire(f"M{parent.left + 9} {parent.bottom}V{child.middle}H{child.left}", style_of(edge))
        elif edge.body in stacked:
            yield Wire(f"M{parent.centre} {height}H{child.left - 12}V{child.middle}H{child.left}", style_of(edge))
        else:
            yield Wire(f"M{parent.centre} {height}H{child.centre}V{child.top}", style_of(edge))
    for entry, owner in _counted(areas):
        child, parent = boxes[entry], boxes[owner]
        height = _first_top(areas, boxes, entry) - 36
        to = f"H{child.left - 12}V{child.middle}H{child.left}" if entry in stacked else f"H{child.centre}V{child.top}"
        yield Wire(f"M{parent.centre} {height}{to}")


def _first_top(areas: list[Area], boxes: dict[str, Box], key: str) -> int:
    tops = [
        boxes[column[0][0].key].top
        for area in areas
        for column in area.columns
        if any(unit[0].key == key for unit in column)
    ]
    return min(tops, default=boxes[key].top)


def _old(scene: Scene, boxes: dict[str, Box]) -> Iterator[Wire]:
    """A line that ended, from where it hung, beside the new one."""
    for edge in scene.edges:
        if edge.state != "old" or not {edge.body, edge.parent} <= boxes.keys():
            continue
        child, parent = boxes[edge.body], boxes[edge.parent]
        if edge.kind in {LineKind.PRIMARY, "component"} and child.top > parent.bottom:
            yield Wire(
                f"M{parent.centre} {parent.bottom}V{parent.bottom + 22}H{child.centre + ASIDE}V{child.top}",
                style_of(edge),
            )
        else:
            yield Wire(_curve(child, parent, boxes.values()), style_of(edge))


def _beside(scene: Scene, boxes: dict[str, Box]) -> Iterator[Wire]:
    for edge in scene.edges:
        if edge.state != "old" and not is_tree(scene, edge) and {edge.body, edge.parent} <= boxes.keys():
            yield Wire(
                _curve(boxes[edge.body], boxes[edge.parent], boxes.values(), _aside(scene, edge)), style_of(edge)
            )


def _aside(scene: Scene, edge: Edge) -> int:
    """A body that hangs in the tree receives its second line beside the first."""
    return ASIDE if edge.body in scene.place else 0


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
