"""In which letters is a page stamped? In those of the house: the western letters of one file, embedded whole."""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf

FILE = Path(__file__).resolve().parents[1] / "typesetting" / "fonts" / "source-sans-3-latin-600-normal.ttf"
FAMILY = Name("/SourceSans3-Semibold")
CODES = [code for code in range(32, 256) if code not in {0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D}]


@dataclass(frozen=True)
class Letters:
    """A font file and its measures, in thousandths of its size; the width of each of the 256 codes of Windows-1252."""

    program: bytes
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int

    def width(self, text: bytes) -> float:
        """How wide the text is at size 1."""
        return sum(map(self.widths.__getitem__, text)) / 1000


def encoded(text: str) -> bytes:
    """The text in Windows-1252, which holds every letter of English and French; "?" for any other."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").encode("cp1252", "replace")


@cache
def letters() -> Letters:
    """The font read: head, hhea, hmtx and cmap of the TrueType file."""
    program = FILE.read_bytes()
    count = struct.unpack(">H", program[4:6])[0]
    tables = {
        program[at : at + 4]: struct.unpack(">II", program[at + 8 : at + 16]) for at in range(12, 12 + 16 * count, 16)
    }
    head, hhea, hmtx = (tables[name][0] for name in (b"head", b"hhea", b"hmtx"))
    units = struct.unpack(">H", program[head + 18 : head + 20])[0]
    metrics = struct.unpack(">H", program[hhea + 34 : hhea + 36])[0]
    glyphs = _glyphs(program, tables[b"cmap"][0])

    def scaled(value: int) -> int:
        return round(value * 1000 / units)

    def advance(code: int) -> int:
        glyph = min(glyphs.get(ord(bytes([code]).decode("cp1252")), 0), metrics - 1)
        return scaled(struct.unpack(">H", program[hmtx + 4 * glyph : hmtx + 4 * glyph + 2])[0])

    box = tuple(map(scaled, struct.unpack(">4h", program[head + 36 : head + 44])))
    ascent, descent = map(scaled, struct.unpack(">2h", program[hhea + 4 : hhea + 8]))
    return Letters(program, tuple(advance(code) if code in CODES else 0 for code in range(256)), box, ascent, descent)


def _glyphs(program: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each character, from the Windows table of the first plane (platform 3, encoding 1, format 4)."""
    for at in range(cmap + 4, cmap + 4 + 8 * struct.unpack(">H", program[cmap + 2 : cmap + 4])[0], 8):
        platform, encoding, offset = struct.unpack(">HHI", program[at : at + 8])
        if (platform, encoding) == (3, 1):
            break
    table = cmap + offset
    segments = struct.unpack(">H", program[table + 6 : table + 8])[0] // 2
    ends, starts, deltas, offsets = (table + 14 + 2 * (segments * n + (n > 0)) for n in range(4))
    found = {}
    for n in range(segments):
        end, start, delta, offset = (
            struct.unpack(">H", program[at + 2 * n : at + 2 * n + 2])[0] for at in (ends, starts, deltas, offsets)
        )
        for code in range(start, min(end, 0xFFFE) + 1):
            at = offsets + 2 * n + offset + 2 * (code - start)
            glyph = struct.unpack(">H", program[at : at + 2])[0] if offset else code
            found[code] = (glyph + delta) % 65536 if glyph or not offset else 0
    return found


def embedded(pdf: Pdf) -> Object:
    """The font in this file, with its table back to text."""
    known = letters()
    program = pdf.make_stream(known.program, Length1=len(known.program))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=FAMILY, Flags=32, FontBBox=Array(known.box), ItalicAngle=0,
        Ascent=known.ascent, Descent=known.descent, CapHeight=660, StemV=110, FontFile2=program,
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=FAMILY, FirstChar=32, LastChar=255,
        Widths=Array(known.widths[32:]), Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor), ToUnicode=pdf.make_stream(_to_unicode()),
    )  # fmt: skip
    return pdf.make_indirect(font)


def _to_unicode() -> bytes:
    pairs = [f"<{code:02X}> <{ord(bytes([code]).decode('cp1252')):04X}>" for code in CODES]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Stamp def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{said}\nendcmap end end"
    ).encode()
