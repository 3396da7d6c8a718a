"""Is every drawing readable: no line of the tree through another or through a box, no letter too small?"""

import re
from itertools import combinations, pairwise

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from councils.drawing import draw
from councils.drawing.legend import LEGEND
from councils.drawing.lettering import width_of
from councils.drawing.scene import Edge
from councils.drawing.shapes import Box, Wire
from councils.drawing.wiring import style_of
from councils.enums import BodyKind, LineKind
from councils.queries.changes import compare
from councils.queries.structure_sight import sight_of
from tests.factories import structures as make

KINDS = [BodyKind.JOINT_COUNCIL, BodyKind.COUNCIL, BodyKind.WORKING_GROUP, BodyKind.WORKING_GROUP,
         BodyKind.SUB_COMMITTEE, BodyKind.EXTERNAL_TABLE, BodyKind.SECRETARIAT]  # fmt: skip
Point = tuple[int, int]


@st.composite
def trees(draw_one, most=30, kinds=KINDS):
    """Any kinds of bodies, each without a parent or under any earlier one."""
    rows = []
    for number in range(draw_one(st.integers(1, most))):
        kind = draw_one(st.sampled_from(kinds))
        parent = draw_one(st.sampled_from(["", *[key for key, _kind, _parent in rows]]))
        rows.append((f"B{number}", kind, parent))
    return rows


def corners(path: str) -> list[Point]:
    """The points of a path of straight, upright and level pieces."""
    points: list[Point] = []
    for command, numbers in re.findall(r"([MHV])([-\d ]+)", path):
        values = [int(number) for number in numbers.split()]
        x, y = points[-1] if points else (0, 0)
        points.append({"M": tuple(values[:2]), "H": (values[0], y), "V": (x, values[0])}[command])
    return points


def pieces(wire: Wire) -> list[tuple[Point, Point]]:
    points = corners(wire.path)
    return list(pairwise(points))


def crossing(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two upright or level pieces have a point in common."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    return max(min(ax, bx), min(cx, dx)) <= min(max(ax, bx), max(cx, dx)) and max(min(ay, by), min(cy, dy)) <= min(
        max(ay, by), max(cy, dy)
    )


def meets(piece: tuple[Point, Point], box: Box) -> bool:
    """Whether a piece runs through the inside of a box."""
    (ax, ay), (bx, by) = piece
    across = (min(ax, bx) < box.right and box.left < max(ax, bx)) or (ax == bx and box.left < ax < box.right)
    down = (min(ay, by) < box.bottom and box.top < max(ay, by)) or (ay == by and box.top < ay < box.bottom)
    return across and down


def tree_wires(drawn) -> list[Wire]:
    return [wire for wire in drawn.wires if not re.search("[CQ]", wire.path) and "--old" not in wire.style]


def owner(wire: Wire) -> str:
    """From which body a line of the tree comes down."""
    return wire.ends[1]


def assert_readable(drawn):
    boxes = {box.key: box for box in drawn.boxes}
    wires = [wire for wire in tree_wires(drawn) if is_of_the_tree(wire, boxes)]
    for one, other in combinations(wires, 2):
        if owner(one) != owner(other):
            touching = any(crossing(a, b) for a in pieces(one) for b in pieces(other))
            assert not touching, (one, other)
    for wire in wires:
        for box in drawn.boxes:
            assert not any(meets(piece, box) for piece in pieces(wire)), (wire, box)
    for one, other in combinations(drawn.boxes, 2):
        apart = one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
        assert apart, (one, other)
    for box in drawn.boxes:
        assert 0 <= box.left < box.right <= drawn.width
        assert 0 <= box.top < box.bottom <= drawn.height
        assert all(float(text.size) >= 13 for text in box.texts)


def is_of_the_tree(wire: Wire, boxes) -> bool:
    """A line between two boxes of one row, as to a secretariat, stands beside the tree."""
    upper, lower = boxes[wire.ends[1]], boxes.get(wire.ends[0])
    return lower is None or wire.ends[0] == wire.ends[1] or lower.top >= upper.bottom


@settings(max_examples=300, deadline=None)
@given(trees())
def test_lines_of_the_tree_never_cross_and_never_run_through_a_box(rows):
    structure = make.tree(*rows)
    assert_readable(draw(structure, sight=sight_of(structure, opened=["all"])))


@settings(max_examples=100, deadline=None)
@given(trees(), trees())
def test_neither_do_they_when_two_days_are_compared(rows, earlier):
    after, before = make.tree(*rows), make.tree(*earlier)
    changes = compare(before, after)
    assert_readable(draw(after, before, changes, sight_of(after, changes, opened=["all"])))


@settings(max_examples=60, deadline=None)
@given(trees(most=60, kinds=[BodyKind.COUNCIL, *[BodyKind.WORKING_GROUP] * 6]), st.sets(st.integers(0, 59)))
def test_nor_when_some_are_only_counted(rows, opened):
    structure = make.tree(*rows)
    assert_readable(draw(structure, sight=sight_of(structure, opened=[f"B{number}" for number in opened])))


def test_a_second_line_of_a_group_runs_beside_its_column_and_meets_no_box():
    rows = [("J", BodyKind.JOINT_COUNCIL, ""), ("C", BodyKind.COUNCIL, "J"), ("D", BodyKind.COUNCIL, "J")]
    rows += [(f"G{number}", BodyKind.WORKING_GROUP, "CD"[number % 2]) for number in range(12)]
    plain = make.tree(*rows)
    second = [make.line("G0", "D", LineKind.FUNCTIONAL), make.line("G11", "C", LineKind.LIAISON)]
    drawn = draw(make.structure(list(plain.bodies), [*plain.lines, *second], list(plain.components)))
    wires = [wire for wire in drawn.wires if wire.ends in {("G0", "D"), ("G11", "C")}]
    assert {wire.style for wire in wires} == {"wire wire--functional", "wire wire--liaison"}
    assert not any(meets(piece, box) for wire in wires for piece in pieces(wire) for box in drawn.boxes)


def test_what_is_new_is_thick_what_was_is_dotted_and_the_box_says_when():
    before = make.tree(("C", BodyKind.COUNCIL, ""), ("D", BodyKind.COUNCIL, ""), ("G", BodyKind.WORKING_GROUP, "C"))
    after = make.tree(("C", BodyKind.COUNCIL, ""), ("D", BodyKind.COUNCIL, ""), ("G", BodyKind.WORKING_GROUP, "D"))
    drawn = draw(after, before, compare(before, after))
    styles = {wire.ends: wire.style for wire in drawn.wires if wire.ends[0] == "G"}
    assert styles == {("G", "C"): "wire wire--old", ("G", "D"): "wire wire--new"}
    (box,) = (box for box in drawn.boxes if box.key == "G")
    assert box.style == "halo"
    assert "changed" in [text.words for text in box.texts]
    with translation.override("fr"):
        words = [text.words for box in draw(after, before, compare(before, after)).boxes for text in box.texts]
    assert "modifié" in " ".join(words) or "changé" in " ".join(words)


def test_every_line_kind_has_a_style_of_its_own():
    styles = [style_of(Edge("A", "B", kind)) for kind in LineKind.values]
    assert len(set(styles)) == len(styles)
    assert {style for style, _words in LEGEND} >= {name for style in styles for name in style.split()}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_stay_inside_their_boxes(language):
    long = "A working group on interjurisdictional digital identity and credentials"
    rows = [("C", BodyKind.COUNCIL, ""), *[(f"G{number}", BodyKind.WORKING_GROUP, "C") for number in range(9)]]
    plain = make.tree(*rows)
    bodies = [make.body(n, each.key, each.kind, long) for n, each in enumerate(plain.bodies, 1)]
    with translation.override(language):
        drawn = draw(make.structure(bodies, list(plain.lines)))
    for box in drawn.boxes:
        for text in box.texts:
            assert width_of(text.words, float(text.size)) <= box.width
            assert box.top < text.y < box.bottom
