"""How does a logic model stand by itself as an SVG, with its title and the same in words?"""

from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from django.utils.translation import gettext as _

from councils.drawing.ink import EDGE, INK, INK_2, LETTERS, SURFACE
from councils.drawing.lettering import width_of
from groundwork.bilingual import reader_language
from priorities.drawing.layout import HEAD, LEADING, PADDING, SIZE, WIDTH, Box, Layout, laid_out, typeset
from priorities.queries.logic_models import Drawing

MARGIN, TOP = 24, 62
BOX = {"fill": SURFACE, "stroke": EDGE, "stroke-width": "1.5", "rx": "6"}
LINK = {"fill": "none", "stroke": EDGE, "stroke-width": "1.8"}
FULL = 0.9  # from which part of its box on a line is held to its width
LIGHTER = 0.94  # how wide regular letters are beside those of weight 650


def as_svg(drawing: Drawing, subtitle: str) -> str:
    """The drawing as a file, in the reader's language. The same model gives the same file."""
    layout = laid_out(drawing)
    width, height = layout.width + 2 * MARGIN, TOP + layout.height + MARGIN
    language = f"{reader_language()}-CA"
    root = Tree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "width": f"{width}", "height": f"{height}",
            "viewBox": f"0 0 {width} {height}", "lang": language, "xml:lang": language, "role": "img",
            "aria-labelledby": "title words", "font-family": LETTERS,
        },
    )  # fmt: skip
    Tree.SubElement(root, "title", {"id": "title"}).text = typeset(str(drawing.model.title))
    Tree.SubElement(root, "desc", {"id": "words"}).text = in_words(drawing)
    Tree.SubElement(root, "rect", {"width": f"{width}", "height": f"{height}", "fill": SURFACE})
    write(root, MARGIN, MARGIN + 14, subtitle, size=20, weight=600)
    draw(Tree.SubElement(root, "g", {"transform": f"translate({MARGIN} {TOP})"}), layout)
    Tree.indent(root, " ")
    return Tree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def draw(group: Tree.Element, layout: Layout) -> None:
    """Headings, links, and the boxes over the ends of the links."""
    for left, words in layout.headings:
        write(group, left, HEAD - 14, words, size=SIZE, weight=600, colour=INK_2)
    for path in layout.paths:
        Tree.SubElement(group, "path", {"d": path, **LINK})
    for box in layout.boxes:
        draw_box(group, box)


def draw_box(group: Tree.Element, box: Box) -> None:
    """One node, its number and words in lines."""
    place = {"x": f"{box.left}", "y": f"{box.top}", "width": f"{WIDTH}", "height": f"{box.height}"}
    Tree.SubElement(group, "rect", {**place, **BOX})
    for number, line in enumerate(box.lines):
        y = box.top + PADDING + SIZE - 2 + number * LEADING
        written = write(group, box.left + PADDING, y, line, size=SIZE)
        if width_of(line, SIZE) > FULL * (WIDTH - 2 * PADDING):
            length = min(WIDTH - 2 * PADDING, round(width_of(line, SIZE) * LIGHTER))
            written.attrib |= {"textLength": f"{length}", "lengthAdjust": "spacingAndGlyphs"}


def write(
    parent: Tree.Element, x: int, y: int, words: str, *, size: int, weight: int = 400, colour: str = INK
) -> Tree.Element:  # fmt: skip
    """One line of lettering, from x on, standing on y."""
    place = {"x": f"{x}", "y": f"{y}", "font-size": f"{size}", "fill": colour}
    place |= {"font-weight": f"{weight}"} if weight != 400 else {}
    written = Tree.SubElement(parent, "text", place)
    written.text = typeset(words)
    return written


def in_words(drawing: Drawing) -> str:
    """The same for those who cannot see it: each node, and what it serves."""
    return typeset(" ".join(_sentences(drawing)))


def _sentences(drawing: Drawing) -> Iterator[str]:
    for node in drawing.nodes:
        words = f"{node.row.number} {node.row.text}"
        if node.up:
            served = ", ".join(link.target.number for link in node.up)
            yield _("%(node)s: serves %(served)s.") % {"node": words, "served": served}
        else:
            yield f"{words}."
