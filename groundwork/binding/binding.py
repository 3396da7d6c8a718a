"""How do sheets become one file? Read, copied with their tags, joined, linked, stamped and saved.

The same sheets and words give the same bytes.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from groundwork.binding.annotations import Annotations, full_name
from groundwork.binding.labels import write_labels
from groundwork.binding.layers import layers_of, write_layers
from groundwork.binding.metadata import tag, write_metadata
from groundwork.binding.order import printed
from groundwork.binding.outlines import Entry, below, places, write_outline
from groundwork.binding.sheets import Bound, Marking, Sheet, blank
from groundwork.binding.sources import Source, opened, read
from groundwork.binding.stamps import Line, Stamp, face_of
from groundwork.binding.tree import Tree, by_name


def bind(
    sheets: Sequence[Sheet], out: Path, *, title: str, language: str, marking: Marking, author: str, moment: int
) -> Bound:
    """Make one tagged PDF of the sheets, in their order, at `out`.

    Args:
        sheets: with keys that are all different; at least one.
        title, language, author: of the whole; the language is "en" or "fr".
        marking: the words of its marking in each language, printed on every page; empty for none.
        moment: seconds since 1970, written as the time of its making.

    Raises Unbindable for a sheet that is no PDF with pages. Tags that do not hold together are no reason: such a
    sheet is bound without tags.
    """
    with uncollected():
        whole = Whole(sheets, tag(language), marking)
        whole.furnish()
        return whole.save(out, title=title, language=language, author=author, moment=moment)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's search for circles: there are none here, and it takes a twentieth of the time."""
    was_searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_searching:
            gc.enable()


class Whole:
    """The file as it grows."""

    def __init__(self, sheets: Sequence[Sheet], language: str, marking: Marking) -> None:
        if not sheets or len({sheet.key for sheet in sheets}) < len(sheets):
            raise ValueError("There must be sheets, each with a key of its own.")
        self.pdf = Pdf.new()
        self.tree = Tree(self.pdf)
        self.language, self.marking = language, marking
        self.sources: list[Source] = []
        self.layers: list[Object] = []
        for sheet in sheets:
            self.sources.append(self._take(sheet))
            if sheet.beside:
                self._fill_up(*self.sources[-2:])
        self.order = printed(self.sources)
        self.count = len(self.order)

    def _fill_up(self, left: Source, right: Source) -> None:
        """Empty pages for the shorter one of two sheets that face each other."""
        missing = abs(left.count - right.count)
        if missing:
            short = min(left, right, key=lambda each: each.count).sheet
            empty = blank(f"{short.key}/blank", short.language, pages=missing, stamp=short.stamp)
            self.sources.append(self._take(replace(empty, beside=short.key)))

    def _take(self, sheet: Sheet) -> Source:
        """Copy a sheet: its pages first, for everything else refers to them. Its file is let go at once."""
        if sheet.path is None:
            empty = [self.pdf.make_indirect(Dictionary(Type=Name.Page)) for _ in range(sheet.pages)]
            return Source(sheet, sheet.pages, pages=empty)
        pdf = opened(sheet)
        source = Source(sheet, len(pdf.pages))
        tags = read(source, pdf)
        source.pages = [self.pdf.copy_foreign(page) for page in source.pages]
        names = sorted(source.named)
        bundle = Dictionary(Named=Array([source.named[name] for name in names]), Outline=places(source.entries))
        if tags:
            bundle.Tags = self.tree.pack(pdf, source, tags)
        if (layers := layers_of(pdf)) is not None:
            bundle.Layers = layers
        copied: Any = self.pdf.copy_foreign(pdf.make_indirect(bundle))
        source.named = dict(zip(names, copied.Named, strict=True))
        for entry, place in zip(source.entries, copied.Outline, strict=True):
            entry.place = place if len(place) else None
        if tags:
            source.part = self.tree.take(source, tags, copied.Tags)
            source.tagged = True
        if "/Layers" in copied:
            self.layers.append(copied.Layers)
        return source

    def furnish(self) -> None:
        """Links, numbers and marking on every page; bookmarks, labels, names and tags of the whole."""
        self._write_pages()
        notes = Annotations({source.sheet.key: source for source in self.sources}, self.tree)
        stamp = Stamp(self.pdf, self.marking)
        for source in self.sources:
            for place, page in zip(source.places, source.pages, strict=True):
                notes.settle(page, source)
                line = Line(face_of(page), self._number(source, place), strip=not source.sheet.foot)
                target = notes.sources.get(source.sheet.back_to) if place == source.places[0] else None
                if target and source.sheet.back_words:
                    self._lead_back(stamp, line, source, notes.beginning(target))
                else:
                    stamp.press(line)
        write_outline(self.pdf, self._bookmarks(notes))
        write_labels(self.pdf, (source.sheet.label_prefix for source, _number in self.order))
        write_layers(self.pdf, self.layers)
        if any(source.sheet.beside for source in self.sources):
            self.pdf.Root.PageLayout = Name.TwoPageLeft
        self._write_names()
        self.tree.write()

    def _number(self, source: Source, place: int) -> str:
        number = f"{place + 1} / {self.count}"
        return f"{source.sheet.stamp} · {number}" if source.sheet.stamp else number

    def _lead_back(self, stamp: Stamp, line: Line, source: Source, target: Object) -> None:
        """A link from the foot of a sheet's first page to where it belongs, with words, tags and all."""
        page, words = line.face.page, source.sheet.back_words
        link, mcid = self._tag_back(page, source)
        line.back = (words, mcid)
        stamp.press(line)
        annotation = self.pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, Contents=String(words)))
        annotation.Rect, annotation.Border = Array(line.back_rectangle or []), Array([0, 0, 0])
        annotation.A = Dictionary(S=Name.GoTo, D=target)
        annotation.StructParent = self.tree.number(link)
        link.K = Array([mcid, Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)])
        page.Annots = Array([*page.get("/Annots", ()), annotation])
        page.Tabs = Name.S

    def _tag_back(self, page: Any, source: Source) -> tuple[Any, int]:
        """The element of that link, first in its part, and the number of its words on the page."""
        if source.part is None:
            source.part = self.tree.new_part(source.sheet.title or source.sheet.key, source.language)
        part = source.part
        kids = part.get("/K")
        paragraph = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, P=part, Lang=String(self.language))
        )
        link = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=paragraph, Pg=page))
        paragraph.K = Array([link])
        part.K = Array([paragraph, *(kids if isinstance(kids, Array) else [] if kids is None else [kids])])
        number = page.get("/StructParents")
        if number is None or not isinstance(self.tree.parents[number], Array):
            page.StructParents = number = self.tree.number(Array())
        content = self.tree.parents[number]
        content.append(link)
        return link, len(content) - 1

    def _write_pages(self) -> None:
        """The list of pages. An empty one is as large as the one before it, or as the next one that is not empty."""
        pages = [(source.pages[number], source.sheet.path) for source, number in self.order]
        filled = [page for page, path in pages if path]
        near = filled[0] if filled else Dictionary()
        above = self.pdf.Root.Pages
        for page, path in pages:
            if path:
                near = page
            else:
                face = face_of(near)
                page.MediaBox = Array([0, 0, face.width, face.height])
            page.Parent = above
        above.Kids = Array([page for page, _path in pages])
        above.Count = self.count

    def _bookmarks(self, notes: Annotations) -> Iterator[Entry]:
        for source in self.sources:
            sheet = source.sheet
            if sheet.title:
                yield Entry(sheet.title, sheet.level, notes.beginning(source), is_open=True)
                yield from below(sheet.title, sheet.level, source.entries)

    def _write_names(self) -> None:
        named = [(full_name(source, name), place) for source in self.sources for name, place in source.named.items()]
        if named:
            self.pdf.Root.Names = Dictionary(Dests=self.pdf.make_indirect(by_name(named)))

    def save(self, out: Path, *, title: str, language: str, author: str, moment: int) -> Bound:
        """Write the file, and say what it is."""
        read_ones = [source for source in self.sources if source.sheet.path]
        untagged = tuple(source.sheet.key for source in read_ones if not source.tagged)
        conforms = not untagged and all(source.sheet.conforms for source in read_ones)
        write_metadata(self.pdf, title=title, language=language, author=author, moment=moment, claims=conforms)
        self.pdf.save(
            out,
            min_version=max(["1.7", *(source.version for source in read_ones)]),
            object_stream_mode=ObjectStreamMode.generate,
            fix_metadata_version=False,
            deterministic_id=True,
        )
        first_page = {source.sheet.key: source.places[0] + 1 for source in self.sources}
        return Bound(self.count, conforms, untagged, self.tree.elements, first_page)
