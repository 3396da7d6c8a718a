"""How does the drawing stand by itself, with its title, its legend and the same in words?"""

from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from councils.drawing.ink import INK, INK_3, LETTERS, SURFACE, ink
from councils.drawing.legend import legend_of
from councils.drawing.lettering import width_of
from councils.drawing.shapes import Box, Diagram
from groundwork.bilingual import reader_language
from groundwork.typography import set_in_french

MARGIN, HEAD, LEGEND_ROW = 24, 56, 26
SAMPLE = 38  # how long a line of the legend is
FULL = 0.7  # from which part of its box on a text is held to its width
LIGHTER = 0.94  # how wide regular letters are beside those of weight 650


def as_svg(diagram: Diagram, subtitle: str, words: str) -> str:
    """The drawing as a file, in the reader's language; `words` say the same for those who cannot see it.

    The same drawing always gives the same file.
    """
    legend = list(_legend(diagram))
    rows = legend[-1][1] + 1 if legend else 0
    width, height = diagram.width + 2 * MARGIN, HEAD + diagram.height + 2 * MARGIN + rows * LEGEND_ROW
    language = f"{reader_language()}-CA"
    root = Tree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "width": f"{width}", "height": f"{height}",
            "viewBox": f"0 0 {width} {height}", "lang": language, "xml:lang": language, "role": "img",
            "aria-labelledby": "title words", "font-family": LETTERS,
        },
    )  # fmt: skip
    Tree.SubElement(root, "title", {"id": "title"}).text = _typeset(diagram.title)
    Tree.SubElement(root, "desc", {"id": "words"}).text = _typeset(words)
    Tree.SubElement(root, "rect", {"width": f"{width}", "height": f"{height}", "fill": SURFACE})
    _text(root, MARGIN, MARGIN + 14, subtitle, size="20", weight=650)
    _draw(Tree.SubElement(root, "g", {"transform": f"translate({MARGIN} {HEAD})"}), diagram)
    for x, row, style, said in legend:
        y = HEAD + diagram.height + MARGIN + row * LEGEND_ROW + LEGEND_ROW // 2
        Tree.SubElement(root, "path", {"d": f"M{x} {y}h{SAMPLE - 3}", **ink(f"wire {style}")})
        _hold(_text(root, x + SAMPLE + 6, y + 5, said, size="15", colour=INK_3), said, 15.0, 400)
    Tree.indent(root, " ")
    return Tree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _draw(group: Tree.Element, diagram: Diagram) -> None:
    for wire in diagram.wires:
        Tree.SubElement(group, "path", {"d": wire.path, **ink(wire.style)})
    for box in diagram.boxes:
        _box(group, box)


def _box(group: Tree.Element, box: Box) -> None:
    place = {"x": f"{box.left}", "y": f"{box.top}", "width": f"{box.width}", "height": f"{box.height}", "rx": "6"}
    Tree.SubElement(group, "rect", {**place, **ink(box.style)})
    for path, style in box.bars:
        Tree.SubElement(group, "path", {"d": path, **ink(style)})
    for text in box.texts:
        written = _text(group, text.x, text.y, text.words, size=text.size, weight=text.weight, anchor="middle")
        if width_of(text.words, float(text.size)) > FULL * box.width:
            _hold(written, text.words, float(text.size), text.weight)


def _text(
    parent: Tree.Element, x: int, y: int, words: str, *, size: str, weight: int = 400, anchor: str = "start",
    colour: str = INK,
) -> Tree.Element:  # fmt: skip
    place = {"x": f"{x}", "y": f"{y}", "font-size": size, "fill": colour}
    place |= {"text-anchor": anchor} if anchor != "start" else {}
    place |= {"font-weight": f"{weight // 100 * 100}"} if weight != 400 else {}  # programs know whole hundreds only
    written = Tree.SubElement(parent, "text", place)
    written.text = _typeset(words)
    return written


def _hold(written: Tree.Element, words: str, size: float, weight: int) -> None:
    """Keep a text as wide as our letters would have it, where a reader's machine has wider ones instead."""
    width = width_of(words, size) * (1 if weight > 400 else LIGHTER)
    written.attrib |= {"textLength": f"{round(width)}", "lengthAdjust": "spacingAndGlyphs"}


def _legend(diagram: Diagram) -> Iterator[tuple[int, int, str, str]]:
    """Each kind of line in the drawing: where its sample begins, in which row, its style, its words."""
    x, row = MARGIN, 0
    for style, promise in legend_of(diagram):
        said = _typeset(str(promise))
        size = SAMPLE + 6 + round(width_of(said, 15.0))
        if x > MARGIN and x + size > diagram.width + MARGIN:
            x, row = MARGIN, row + 1
        yield x, row, style, said
        x += size + 28


def _typeset(text: str) -> str:
    """The text as it is printed; what no file of this kind may hold is left out."""
    allowed = "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff")
    return set_in_french(allowed) if reader_language() == "fr" else allowed
