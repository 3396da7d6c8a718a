"""How does the whole drawing come together?"""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.drawing.columns import Area, areas_of, halves
from councils.drawing.placing import (
    CLEAR,
    Placed,
    Row,
    moved,
    place_columns,
    place_councils,
    place_groups,
    place_outside,
    place_secretariats,
)
from councils.drawing.scene import Scene, scene_of
from councils.drawing.shapes import Box, Diagram
from councils.drawing.wiring import wires
from councils.enums import BodyKind
from councils.queries.changes import Change, ChangeKind
from councils.queries.structure import Structure
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import day


def draw(after: Structure, before: Structure | None = None, changes: list[Change] | None = None) -> Diagram:
    """The structure of a day; when it is compared, what is new is marked and what was is drawn thin.

    The words are in the reader's language. The same structure always gives the same drawing.
    """
    scene = scene_of(after, before, changes or [])
    areas = areas_of(scene)
    placed = place_columns(areas, scene)
    boxes = _boxes(scene, areas, placed)
    by_key = {box.key: box for box in boxes}
    lines = wires(scene, areas, by_key)
    count = ngettext("%(count)d body.", "%(count)d bodies.", len(after.bodies)) % {"count": len(after.bodies)}
    return Diagram(
        width=max([placed.width, *[box.right for box in boxes]]),
        height=max([box.bottom for box in boxes], default=0),
        title=_("Structure as of %(day)s") % {"day": day(after.on, reader_language())},
        description=f"{count} {_('The same information is given as text below the diagram.')}",
        boxes=tuple(_styled(scene, box) for box in boxes),
        wires=tuple(lines),
        styles=frozenset(style for wire in lines for style in wire.style.split()),
    )


def _boxes(scene: Scene, areas: list[Area], placed: Placed) -> list[Box]:
    outside = place_outside(scene, placed.width)
    top = _below(outside, 46)
    joint = place_councils(scene, BodyKind.JOINT_COUNCIL, _joint_centres(scene, areas, placed), top, placed.width)
    secretariats = place_secretariats(
        scene, Row(top, max([box.bottom for box in joint], default=top + 60)), joint, placed.width
    )
    top = _below([*joint, *secretariats], 60) or top
    councils = place_councils(scene, BodyKind.COUNCIL, _council_centres(scene, areas, placed), top, placed.width)
    joint = [_between(box, scene, councils, areas, placed.width) for box in joint]
    top = _below(councils, 84) or top
    return [*outside, *joint, *secretariats, *councils, *place_groups(scene, placed, top)]


def _below(boxes: list[Box], gap: int) -> int:
    return max(box.bottom for box in boxes) + gap if boxes else 0


def _area_centres(areas: list[Area], placed: Placed) -> dict[str, int]:
    return {
        area.owner: (placed.centre(number, 0) + placed.centre(number, len(area.columns) - 1)) // 2
        for number, area in enumerate(areas)
    }


def _council_centres(scene: Scene, areas: list[Area], placed: Placed) -> dict[str, int]:
    """A council stands over its own columns; without any, over those that it lost, or over its half of the others."""
    centres = _area_centres(areas, placed)
    columns = {
        unit[0].key: placed.centre(number, place)
        for number, area in enumerate(areas)
        for place, column in enumerate(area.columns)
        for unit in column
    }
    for joint in scene.of_kind({BodyKind.JOINT_COUNCIL}):
        own = sorted({x for key, x in columns.items() if scene.place.get(key) == joint})
        for councils, half in zip(halves(scene, joint), (own[: len(own) // 2], own[len(own) // 2 :]), strict=True):
            for council in (each for each in councils if each not in centres):
                over = [x for key, x in columns.items() if scene.former.get(key) == council] or half
                centres[council] = (min(over) + max(over)) // 2 if over else placed.width // 2
    return {key: centres.get(key, placed.width // 2) for key in scene.of_kind({BodyKind.COUNCIL})}


def _joint_centres(scene: Scene, areas: list[Area], placed: Placed) -> dict[str, int]:
    """A joint council stands in the middle of all that is under it."""
    councils, own = _council_centres(scene, areas, placed), _area_centres(areas, placed)
    found = {}
    for joint in scene.of_kind({BodyKind.JOINT_COUNCIL}):
        under = [councils[key] for key in scene.components_of(joint)] + ([own[joint]] if joint in own else [])
        found[joint] = (min(under) + max(under)) // 2 if under else placed.width // 2
    return found


def _between(box: Box, scene: Scene, councils: list[Box], areas: list[Area], width: int) -> Box:
    """Where its own groups hang under it, a joint council stands over a gap, so that no council is in the way."""
    if box.key not in {area.owner for area in areas}:
        return box
    edges = sorted((each.left - CLEAR, each.right + CLEAR) for each in councils)
    free = [
        (left, right)
        for (_a, left), (right, _b) in zip(
            [(0, box.width // 2), *edges], [*edges, (width - box.width // 2, 0)], strict=True
        )
        if left <= right
    ]
    targets = [min(max(box.centre, left), right) for left, right in free]
    best = min(targets, key=lambda x: abs(x - box.centre), default=box.centre)
    return moved(box, best - box.centre)


def _styled(scene: Scene, box: Box) -> Box:
    """The classes of a box, and the two colours of the joint council."""
    if box.key not in scene.bodies:
        return box
    body, mark = scene.bodies[box.key], scene.marks.get(box.key)
    if mark is not None:
        return replace(box, style="halo gone" if mark.kind == ChangeKind.ENDED else "halo")
    if body.kind == BodyKind.JOINT_COUNCIL:
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        first = f"M{left + 8} {top}a8 8 0 0 0-8 8V{bottom - 8}a8 8 0 0 0 8 8h3V{top}z"
        second = f"M{right - 8} {top}a8 8 0 0 1 8 8V{bottom - 8}a8 8 0 0 1-8 8h-3V{top}z"
        return replace(box, style="box joint", bars=((first, "first"), (second, "second")))
    return replace(box, style=f"box {_colour(scene, box.key)}".strip())


def _colour(scene: Scene, key: str) -> str:
    """The first two councils of a joint council have its two colours."""
    for joint in scene.of_kind({BodyKind.JOINT_COUNCIL}):
        councils = scene.components_of(joint)
        if key in councils[:2]:
            return ("sd", "cio")[councils.index(key)]
    return ""
