"""Documents to bind: set by our own typesetter, without tags, and built as other programs build them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from groundwork.binding.letters import embedded
from groundwork.typesetting.setting import fonts

HEAD = """#set document(title: "%s", date: auto)
#set text(lang: "%s", font: "Source Sans 3")
#set page(width: 400pt, height: 300pt)
"""
TABLE = "#table(columns: 2, table.header([Name], [Seats]), [Yukon], [1], [Nunavut], [2])\n"


@cache
def _set(source: str) -> bytes:
    return typst.compile(
        source.encode(), font_paths=fonts(), ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0
    )


def typeset(path: Path, body: str = "= Hello\nSome words.", *, title: str = "A paper", language: str = "en") -> Path:
    """A document of ours, tagged and PDF/UA-1."""
    path.write_bytes(_set(HEAD % (title, language) + body))
    return path


def untagged(path: Path, pages: int = 1, words: str = "no tags") -> Path:
    """Pages with text and nothing else."""
    pdf = Pdf.new()
    font = embedded(pdf)
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(612, 792)).obj
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = pdf.make_stream(f"BT /F 12 Tf 72 700 Td ({words} {number + 1}) Tj ET".encode())
    pdf.save(path)
    return path


class Paper:
    """A tagged document under construction, as Word or LibreOffice would write it: PDF/UA-1 unless a test spoils it."""

    def __init__(self, language: str = "en-CA") -> None:
        self.pdf = Pdf.new()
        self.font = embedded(self.pdf)
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self.element("Document", self.root)
        self.root.K = Array([self.document])
        self.parents: dict[int, Any] = {}
        self.pdf.Root.Lang = String(language)

    def element(self, role: str, parent: Any, **more: Any) -> Object:
        """A new element, last among the kids of its parent."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + role), P=parent, **more))
        if parent is not self.root:
            parent.K = Array([*parent.get("/K", []), made])
        return made

    def page(self, lines: Sequence[tuple[str, str]], number: int | None = None, **more: Any) -> Any:
        """A page of lines, each an element with this role and these words; its number in the tree of parents."""
        page = self.pdf.add_blank_page(page_size=(612, 792)).obj
        number = len(self.parents) if number is None else number
        page.StructParents, page.Tabs = number, Name.S
        page.Resources = Dictionary(Font=Dictionary(F=self.font), XObject=Dictionary())
        drawn, owners = [], []
        for mcid, (role, words) in enumerate(lines):
            element = self.element(role, self.document, Pg=page, **more)
            element.K = mcid
            owners.append(element)
            drawn.append(f"/{role} <</MCID {mcid}>> BDC BT /F 12 Tf 72 {700 - 20 * mcid} Td ({words}) Tj ET EMC")
        page.Contents = self.pdf.make_stream("\n".join(drawn).encode())
        self.parents[number] = Array(owners)
        return page

    def annotation(self, page: Any, role: str, **more: Any) -> Object:
        """An annotation with its element around it."""
        element = self.element(role, self.document, Pg=page)
        number = max(self.parents, default=-1) + 1
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.Annot, Rect=Array([72, 600, 172, 620]), StructParent=number, F=4, **more)
        )
        element.K = Dictionary(Type=Name.OBJR, Obj=made, Pg=page)
        self.parents[number] = element
        page.Annots = Array([*page.get("/Annots", []), made])
        return made

    def form(self, words: str = "drawn often") -> Stream:
        """A picture that several pages may draw; its words have their own number in the tree of parents."""
        element = self.element("P", self.document)
        number = max(self.parents, default=-1) + 1
        made = self.pdf.make_stream(f"/P <</MCID 0>> BDC BT /F 12 Tf 72 500 Td ({words}) Tj ET EMC".encode())
        made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 612, 792])
        made.Resources = Dictionary(Font=Dictionary(F=self.font))
        made.StructParents = number
        self.parents[number] = Array([element])
        element.K = Dictionary(Type=Name.MCR, Stm=made, MCID=0)
        return made

    def save(self, path: Path) -> Path:
        """Write it, with the tree of parents in two leaves as larger files have it."""
        numbers = [[number, value] for number, value in sorted(self.parents.items())]
        middle = len(numbers) // 2
        leaves = [leaf for leaf in (numbers[:middle], numbers[middle:]) if leaf]
        kids = [
            self.pdf.make_indirect(
                Dictionary(
                    Limits=Array([leaf[0][0], leaf[-1][0]]), Nums=Array([each for pair in leaf for each in pair])
                )
            )
            for leaf in leaves
        ]
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Kids=Array(kids)))
        self.root.ParentTreeNextKey = len(self.parents)
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.pdf.save(path)
        return path
