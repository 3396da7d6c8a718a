"""How does the whole drawing come together?"""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.drawing.columns import Plan, plan_of
from councils.drawing.placing import Row, place_councils, place_groups, place_outside, place_secretariats, sizes_of
from councils.drawing.ranks import Rank
from councils.drawing.scene import Scene, scene_of
from councils.drawing.shapes import Box, Diagram
from councils.drawing.stretches import Placed, centres, place_columns
from councils.drawing.wiring import Heights, wires
from councils.enums import BodyKind
from councils.queries.changes import Change, ChangeKind
from councils.queries.structure import Structure
from councils.queries.structure_sight import Sight, sight_of
from groundwork.bilingual import reader_language
from groundwork.dates_in_words import day

BEFORE_OUTSIDE_ENDS, BEFORE_JOINT_ENDS, BEFORE_COUNCILS_END = 46, 60, 84  # room for lines under each row


def draw(
    after: Structure,
    before: Structure | None = None,
    changes: list[Change] | None = None,
    sight: Sight | None = None,
) -> Diagram:
    """The structure of a day; when it is compared, what is new is marked and what was is drawn thin.

    The words are in the reader's language. The same structure always gives the same drawing. `sight` says which
    groups are only counted; without it, all beyond fourteen that did not change.
    """
    changes = changes or []
    scene = scene_of(after, before, changes, sight or sight_of(after, changes))
    plan, placed, points = _arranged(scene)
    boxes, heights = _boxes(scene, plan, placed, points)
    lines = wires(scene, plan, {box.key: box for box in boxes}, heights)
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


def _arranged(scene: Scene) -> tuple[Plan, Placed, Mapping[str, int]]:
    """The narrow arrangement where it leaves every line its way, else the wide one, which always does."""
    sizes = sizes_of(scene)
    for floating in (True, False):
        plan = plan_of(scene, floating=floating)
        placed = place_columns(plan, sizes, scene.ranks)
        points = centres(scene, plan, placed, sizes)
        if points is not None:
            return plan, placed, points
    raise AssertionError("a plan without floating councils leaves every line its way")


def _boxes(scene: Scene, plan: Plan, placed: Placed, points: Mapping[str, int]) -> tuple[list[Box], Heights]:
    owners = {key: points[key] for key in scene.of_rank(Rank.OUTSIDE) if key in points}
    outside = place_outside(scene, placed.width, owners)
    top = _below(outside, BEFORE_OUTSIDE_ENDS)
    joint = place_councils(scene, Rank.JOINT, points, top)
    row = Row(top, max([box.bottom for box in joint], default=top + 60))
    beside = place_secretariats(scene, row, joint, placed.width, clear_of_all=bool(owners))
    under_outside = top
    top = _below([*joint, *beside], BEFORE_JOINT_ENDS) or top
    councils = place_councils(scene, Rank.COUNCIL, points, top)
    under_joint = top
    top = _below(councils, BEFORE_COUNCILS_END) or (top + 24 if joint or outside else top)
    heights = Heights(under_outside if joint else under_joint, under_joint, top)
    return [*outside, *joint, *beside, *councils, *place_groups(scene, placed, top)], heights


def _below(boxes: list[Box], gap: int) -> int:
    return max(box.bottom for box in boxes) + gap if boxes else 0


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
    for joint in scene.of_rank(Rank.JOINT):
        councils = scene.components_of(joint)
        if key in councils[:2]:
            return ("sd", "cio")[councils.index(key)]
    return ""
