"""What does a sheet hold, and what of it comes along?

Pages with what they show, tags, bookmarks, destinations and layers. Nothing that acts comes along: no scripts, no
actions at opening, no embedded files, no forms that could be filled (what is in the fields is shown).
"""

from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, NameTree, Object, Pdf

from groundwork.binding.outlines import Entry, outline_of
from groundwork.binding.sheets import Sheet, Unbindable
from groundwork.binding.structures import DEEPEST, UNREADABLE, Identity, Structure, structure_of

PAGE_KEYS = frozenset({
    "/Type", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
    "/Rotate", "/Group", "/Annots", "/StructParents", "/Tabs", "/UserUnit",
})  # fmt: skip
INHERITED = frozenset({"/Resources", "/MediaBox", "/CropBox", "/Rotate"})


@dataclass
class Source:
    """A sheet; `pages` are its own, then those of the whole, and `places` where they stand there, from 0."""

    sheet: Sheet
    count: int
    places: list[int] = field(default_factory=list)
    pages: list[Any] = field(default_factory=list)
    version: str = ""
    tagged: bool = False
    language: str = ""
    entries: list[Entry] = field(default_factory=list)
    named: dict[str, Any] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    part: Any = None


def opened(sheet: Sheet) -> Pdf:
    """The file of the sheet. Raises Unbindable when there is no page to be had."""
    try:
        pdf = pikepdf.open(sheet.path or "")
        count = len(pdf.pages)
    except (OSError, *UNREADABLE) as error:
        raise Unbindable(sheet.key, str(error)) from error
    if not count:
        raise Unbindable(sheet.key, "no pages")
    return pdf


def read(source: Source, pdf: Pdf) -> Structure | None:
    """Take in what the file says of itself, and rid its pages of what does not come along; returns its tags."""
    try:
        _draw_fields(pdf)
        source.pages = _stripped(pdf)
    except UNREADABLE as error:
        raise Unbindable(source.sheet.key, str(error)) from error
    source.version = pdf.pdf_version
    source.language = str(pdf.Root.get("/Lang") or "") or source.sheet.language
    pages = frozenset(page.objgen for page in source.pages)
    places = Places(pdf, pages)
    source.named = places.named
    if source.sheet.outline and source.sheet.title:
        source.entries = outline_of(pdf, places.explicit)
    return structure_of(pdf, pages)


def _stripped(pdf: Pdf) -> list[Object]:
    """All pages, which have for themselves what they inherited, and from which what acts was taken."""
    found: list[Any] = [page.obj for page in pdf.pages]
    for page in found:
        keys = page.keys()
        for key in INHERITED - keys:
            if (value := _inherited(pdf, page, key)) is not None:
                page[key] = value
        for key in keys - PAGE_KEYS:
            del page[key]
    return found


def _inherited(pdf: Pdf, page: Any, key: str) -> Any:
    """What a page has from the nodes above it; made an object that its pages share."""
    node = page
    for _ in range(DEEPEST):
        node = node.get("/Parent")
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            value = node[key]
            if isinstance(value, Object) and not value.is_indirect:
                node[key] = value = pdf.make_indirect(value)
            return value
    return None


def _draw_fields(pdf: Pdf) -> None:
    """Where a form leaves it to its reader to draw what is in its fields, draw it now."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and form.get("/NeedAppearances"):
        pdf.generate_appearance_streams()


class Places:
    """The destinations of a file: by name, and which of them lead to one of its pages."""

    def __init__(self, pdf: Pdf, pages: frozenset[Identity]) -> None:
        self.pages = pages
        self.named: dict[str, Object] = {}
        for name, value in self._all(pdf):
            if (place := self._page_of(value)) is not None:
                self.named[name] = place

    def explicit(self, place: Any) -> Object | None:
        """The array [page, how…] that a destination means, if it leads anywhere in this file."""
        if isinstance(place, pikepdf.String | pikepdf.Name):
            return self.named.get(str(place))
        return self._page_of(place)

    def _page_of(self, place: Any) -> Object | None:
        if isinstance(place, Dictionary):
            place = place.get("/D")
        if isinstance(place, Array) and len(place) and isinstance(place[0], Dictionary):
            return place if place[0].objgen in self.pages else None
        return None

    @staticmethod
    def _all(pdf: Pdf) -> list[tuple[str, Any]]:
        """Both the old way of naming and the new one."""
        found: list[tuple[str, Any]] = []
        try:
            old = pdf.Root.get("/Dests")
            found += [(str(name), place) for name, place in old.items()] if isinstance(old, Dictionary) else []
            names = pdf.Root.get("/Names")
            tree = names.get("/Dests") if isinstance(names, Dictionary) else None
            found += [(str(name), place) for name, place in NameTree(tree).items()] if tree is not None else []
        except UNREADABLE:  # a file without destinations is still worth reading
            pass
        return sorted(found, key=lambda each: each[0])
