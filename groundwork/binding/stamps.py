"""What is stamped on each page, and where? "Item 7 · 123 / 902" and the marking, upright at its foot as it is seen.

As an artifact: whoever listens to a page hears its text, not its furniture. Where a sheet does not leave its foot
free, the page grows by a strip of white, so that nothing of it is covered; nothing that was there moves.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pikepdf import Array, Dictionary, Pdf

from groundwork.binding.letters import embedded, encoded, letters
from groundwork.binding.sheets import Marking

SIZE, MARGIN, GAP = 8.2, 36.0, 14.0
STRIP, BASELINE = 24.0, 9.0
LOW = 21.0  # baseline on a page that leaves its foot free
INK, QUIET, PETROL = "0.247 0.310 0.345 rg", "0.725 0.776 0.796 RG", "0.059 0.298 0.361 RG"
LETTER_WIDTH = 612.0
FONT = "/StampLetters"
Box = tuple[float, float, float, float]
# A quarter turn, two, three: user space seen from the visual bottom left corner of a page turned clockwise.
TURNED = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}


@dataclass
class Face:
    """A page as it is seen: its visible box in user space, its turn, how large its unit is."""

    page: Any
    box: Box
    turn: int
    unit: float

    @property
    def width(self) -> float:
        return self.box[3] - self.box[1] if self.turn % 180 else self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[2] - self.box[0] if self.turn % 180 else self.box[3] - self.box[1]

    @cached_property
    def scale(self) -> float:
        """A poster wants larger words than a letter page; in its own units."""
        seen = min(self.width, self.height) * self.unit / LETTER_WIDTH
        return min(max(seen, 0.9), 8.0) / self.unit

    def grow(self, strip: float) -> None:
        """Add a strip at the visual foot."""
        x0, y0, x1, y1 = self.box
        self.box = {
            0: (x0, y0 - strip, x1, y1),
            90: (x0, y0, x1 + strip, y1),
            180: (x0, y0, x1, y1 + strip),
            270: (x0 - strip, y0, x1, y1),
        }[self.turn]
        for key in self.page.keys() & {"/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}:
            del self.page[key]
        self.page.MediaBox = Array([round(each, 3) for each in self.box])

    def matrix(self) -> str:
        """From the page as it is seen, origin at its bottom left, to user space."""
        x0, y0, x1, y1 = self.box
        at = {0: (x0, y0), 90: (x1, y0), 180: (x1, y1), 270: (x0, y1)}[self.turn]
        return f"{TURNED[self.turn]} {at[0]:.3f} {at[1]:.3f} cm"

    def in_user_space(self, left: float, bottom: float, right: float, top: float) -> list[float]:
        """The rectangle of something seen there."""
        x0, y0, x1, y1 = self.box
        corners = {
            0: (x0 + left, y0 + bottom, x0 + right, y0 + top),
            90: (x1 - top, y0 + left, x1 - bottom, y0 + right),
            180: (x1 - right, y1 - top, x1 - left, y1 - bottom),
            270: (x0 + bottom, y1 - right, x0 + top, y1 - left),
        }[self.turn]
        return [round(each, 3) for each in corners]


def face_of(page: Any) -> Face:
    """A page as it is seen. A box that is nonsense counts as a letter page, which is what readers show."""
    box = _box(page.get("/MediaBox")) or (0.0, 0.0, 612.0, 792.0)
    keys = page.keys()
    crop = _box(page.get("/CropBox")) if "/CropBox" in keys else None
    if crop:
        inner = (max(box[0], crop[0]), max(box[1], crop[1]), min(box[2], crop[2]), min(box[3], crop[3]))
        box = inner if inner[2] - inner[0] >= 1 and inner[3] - inner[1] >= 1 else box
    turn = page.get("/Rotate") if "/Rotate" in keys else 0
    unit = page.get("/UserUnit") if "/UserUnit" in keys else 1
    turn = int(turn) % 360 if isinstance(turn, int) else 0
    try:
        size = float(unit)
    except (TypeError, ValueError):
        size = 1.0
    return Face(page, box, turn if turn in TURNED else 0, size if size > 0 else 1.0)


def _box(value: Any) -> Box | None:
    try:
        a, b, c, d = (float(each) for each in value)
    except (TypeError, ValueError):
        return None
    found = (min(a, c), min(b, d), max(a, c), max(b, d))
    return found if found[2] - found[0] >= 1 and found[3] - found[1] >= 1 else None


@dataclass
class Line:
    """What is written at the foot of one page; `back` is the words of a link and its number in the tags."""

    face: Face
    words: str
    strip: bool
    back: tuple[str, int] | None = None
    back_rectangle: list[float] | None = None


class Stamp:
    """Stamps the pages of one file."""

    def __init__(self, pdf: Pdf, marking: Marking) -> None:
        self.pdf = pdf
        self.marking = encoded(" / ".join(words for _language, words in marking))
        self.font = embedded(pdf)
        self.before = pdf.make_stream(b"q\n")
        self.fonts: dict[tuple[int, int], str] = {}
        self.begun: dict[tuple[Box, int, float, bool], str] = {}
        self.wide = letters().width(self.marking)

    def press(self, line: Line) -> None:
        """Write the line below the page's content. Fills in where the words that lead back are."""
        face = line.face
        scale = face.scale
        if line.strip:
            face.grow(STRIP * scale)
        drawn = self._drawn(line, self._font_name(face.page))
        page = face.page
        contents = page.get("/Contents")
        kept = list(contents) if isinstance(contents, Array) else [contents] if contents is not None else []
        page.Contents = Array([self.before, *kept, self.pdf.make_stream(drawn)])

    def _drawn(self, line: Line, font: str) -> bytes:
        face, known = line.face, letters()
        number, back = encoded(line.words), encoded(line.back[0]) if line.back else b""
        ahead, behind = known.width(number), known.width(back)
        needed = (self.wide + behind + ahead) * SIZE + GAP * (bool(self.marking) + bool(back)) + 2 * MARGIN
        scale = min(face.scale, face.width / needed)
        size, margin, foot = SIZE * scale, MARGIN * scale, (BASELINE if line.strip else LOW) * scale
        end = face.width - margin
        begin = end - ahead * size
        parts = [self._before(face, line.strip), _artifact(_text(font, size, begin, foot, number))]
        if self.marking:
            parts.append(_artifact(_text(font, size, margin, foot, self.marking)))
        if line.back:
            left = begin - GAP * scale - behind * size
            right = left + behind * size
            under = f"{PETROL} 0.5 w {left:.2f} {foot - 1.5:.2f} m {right:.2f} {foot - 1.5:.2f} l S"
            words = f"{_text(font, size, left, foot, back)} {under}"
            parts.append(f"/Link <</MCID {line.back[1]}>> BDC {PETROL.lower()} {words} EMC")
            line.back_rectangle = face.in_user_space(left - 2, foot - 0.3 * size, right + 2, foot + size)
        return "\n".join([*parts, "Q"]).encode("latin-1")

    def _before(self, face: Face, strip: bool) -> str:
        """The way to the foot of the page; there, where a strip was added, white, for what lay outside of the page
        was not to be seen, and a hairline above."""
        key = (face.box, face.turn, face.unit, strip)
        if key not in self.begun:
            width, height = f"{face.width:.2f}", f"{STRIP * face.scale:.2f}"
            white = f"1 g 0 0 {width} {height} re f {QUIET} 0.5 w 0 {height} m {width} {height} l S"
            self.begun[key] = f"\nQ\nq {face.matrix()}\n{_artifact(white) if strip else ''}\n{INK}"
        return self.begun[key]

    def _font_name(self, page: Any) -> str:
        """The name of our letters in the resources of this page, which may be those of other pages too."""
        resources = page.get("/Resources")
        if not isinstance(resources, Dictionary):
            page.Resources = resources = Dictionary()
        identity = resources.objgen
        if identity[0] and identity in self.fonts:
            return self.fonts[identity]
        fonts = resources.get("/Font") if "/Font" in resources else None
        if not isinstance(fonts, Dictionary):
            resources.Font = fonts = Dictionary()
        name, number = FONT, 1
        while name in fonts and fonts[name].objgen != self.font.objgen:
            number += 1
            name = f"{FONT}{number}"
        fonts[name] = self.font
        if identity[0]:
            self.fonts[identity] = name
        return name


def _artifact(drawn: str) -> str:
    return f"/Artifact <</Type /Pagination /Subtype /Footer>> BDC {drawn} EMC"


def _text(font: str, size: float, left: float, foot: float, text: bytes) -> str:
    return f"BT {font} {size:.2f} Tf {left:.2f} {foot:.2f} Td <{text.hex()}> Tj ET"
