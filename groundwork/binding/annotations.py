"""What becomes of the links, notes and fields on the pages?

Links lead within the whole, or out by an address; whatever else an annotation could do is taken from it. Fields and
players of media become pictures of what they showed, with their words.
"""

from collections.abc import Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, String

from groundwork.binding.sources import Source
from groundwork.binding.stamps import face_of
from groundwork.binding.structures import in_a_list
from groundwork.binding.tree import Tree

PART = "part:"
OUTWARD = ("https:", "http:", "mailto:", "tel:")
ACTIVE = frozenset({
    "/Widget", "/FileAttachment", "/RichMedia", "/3D", "/Movie", "/Sound", "/Screen", "/PrinterMark", "/TrapNet",
    "/Projection",
})  # fmt: skip
PICTURE = frozenset({
    "/Type", "/Rect", "/Contents", "/P", "/NM", "/M", "/F", "/AP", "/AS", "/Border", "/BS", "/C", "/StructParent",
    "/OC", "/Lang", "/Subtype",
})  # fmt: skip
HIDDEN, READ_ONLY, LOCKED = 2, 64, 128


class Annotations:
    """Settles the annotations of all sheets, once every page is in the whole."""

    def __init__(self, sources: Mapping[str, Source], tree: Tree) -> None:
        self.sources, self.tree = sources, tree
        self.seen: set[tuple[int, int]] = set()
        self.first: dict[str, Object] = {}

    def settle(self, page: Any, source: Source) -> None:
        """Renumber what is on this page for the tree of parents, and tame its annotations."""
        renumber(page, source)
        resources = page.get("/Resources")
        if isinstance(resources, Dictionary):
            self._renumber_drawn(resources, source)
        if "/Annots" not in page:
            return
        kept = [each for each in in_a_list(page.get("/Annots")) if isinstance(each, Dictionary)]
        for annotation in kept:
            identity = annotation.objgen
            if not (identity[0] and identity in self.seen):
                self.seen.add(identity)
                self._tame(annotation, source)
        page.Annots = Array(kept)
        page.Tabs = Name.S

    def _renumber_drawn(self, resources: Any, source: Source) -> None:
        """Pictures and forms, and forms within forms, each once however many pages draw it."""
        waiting = [resources]
        while waiting:
            resources = waiting.pop()
            if not isinstance(resources, Dictionary) or self._is_known(resources):
                continue
            objects = resources.get("/XObject") if "/XObject" in resources else None
            for each in objects.values() if isinstance(objects, Dictionary) else ():
                if hasattr(each, "get") and not self._is_known(each):
                    renumber(each, source)
                    _taken(each, "/AF")
                    waiting.append(each.get("/Resources"))

    def _is_known(self, thing: Any) -> bool:
        identity = thing.objgen
        if not identity[0]:
            return False
        known = identity in self.seen
        self.seen.add(identity)
        return known

    def _tame(self, annotation: Any, source: Source) -> None:
        old = annotation.get("/StructParent") if "/StructParent" in annotation else None
        element = source.numbers.get(old) if isinstance(old, int) else None
        renumber(annotation, source)
        kind = str(annotation.get("/Subtype", ""))
        if kind in ACTIVE:
            self._picture(annotation, None if element is None else self.tree.parents[element])
        elif kind == "/Link":
            self._lead(annotation, source)
        else:
            _taken(annotation, "/A")
        for key in ("/AA", "/AF", "/PA"):
            _taken(annotation, key)

    def _picture(self, annotation: Any, element: Any) -> None:
        """What it showed stays to be seen and its words to be heard; nothing can be filled, played or taken out."""
        words = [str(annotation.get(key, "")) for key in ("/TU", "/Contents", "/T")]
        value = annotation.get("/V")
        said = next((each for each in words if each), "")
        if isinstance(value, String) and str(value):
            said = f"{said}: {value}"
        shown = annotation.get("/AP")
        flags = int(annotation.get("/F", 0)) | READ_ONLY | LOCKED
        for key in annotation.keys() - PICTURE:
            del annotation[key]
        annotation.Subtype = Name.Stamp
        annotation.F = flags if isinstance(shown, Dictionary) and "/N" in shown else flags | HIDDEN
        annotation.Contents = String(said or " ")
        if isinstance(element, Dictionary) and self.tree.role(element) == "/Form":
            element.S = Name.Annot

    def _lead(self, link: Any, source: Source) -> None:
        """Where the link leads: into another sheet, within its own, out by an address; or nowhere."""
        action, place = _taken(link, "/A"), _taken(link, "/Dest")
        if isinstance(action, Dictionary):
            kind = action.get("/S")
            address = str(action.get("/URI", "")) if kind == Name.URI else ""
            if kind == Name.URI and address.startswith(PART):
                place = self._place_in(address.removeprefix(PART))
                self._name(link, address.removeprefix(PART))
            elif kind == Name.URI and address.lower().startswith(OUTWARD):
                link.A = Dictionary(S=Name.URI, URI=String(address))
                return
            else:
                place = self._own(action.get("/D"), source) if kind == Name.GoTo else None
        else:
            place = self._own(place, source)
        if place is not None:
            link.A = Dictionary(S=Name.GoTo, D=place)

    def _own(self, place: Any, source: Source) -> Any:
        """A destination within the link's own sheet, under the name that it has in the whole."""
        if isinstance(place, String | Name):
            name = str(place)
            return String(full_name(source, name)) if name in source.named else None
        return place if isinstance(place, Array) and len(place) and isinstance(place[0], Dictionary) else None

    def _place_in(self, address: str) -> Any:
        key, _, anchor = address.partition("#")
        source = self.sources.get(key)
        if source is None:
            return None
        return String(full_name(source, anchor)) if anchor in source.named else self.beginning(source)

    def _name(self, link: Any, address: str) -> None:
        """What the link says to those who do not see it: the title of where it leads, never our address for it."""
        target = self.sources.get(address.partition("#")[0])
        if target is not None and target.sheet.title:
            link.Contents = String(target.sheet.title)

    def beginning(self, source: Source) -> Object:
        """The top of the first page of a sheet."""
        if source.sheet.key not in self.first:
            page = source.pages[0]
            face = face_of(page)
            where = [Name.Fit] if face.turn else [Name.XYZ, round(face.box[0], 3), round(face.box[3], 3), None]
            self.first[source.sheet.key] = Array([page, *where])
        return self.first[source.sheet.key]


def _taken(thing: Any, key: str) -> Any:
    """What is under the key, which is there no longer."""
    if key not in thing:
        return None
    value = thing.get(key)
    del thing[key]
    return value


def full_name(source: Source, name: str) -> str:
    """A destination's name in the whole: each sheet has its own names."""
    return f"{source.sheet.key}:{name}"


def renumber(thing: Any, source: Source) -> None:
    """The numbers by which content finds its tags; without tags it has none."""
    for key in ("/StructParents", "/StructParent"):
        if key in thing:
            old = thing.get(key)
            new = source.numbers.get(old) if isinstance(old, int) else None
            if new is None:
                del thing[key]
            else:
                thing[key] = new
