"""How do many trees of tags become one? Each sheet is a part of one document, and their numbers and names are apart."""

from collections.abc import Iterable
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from groundwork.binding.naming import Names, final
from groundwork.binding.sources import Source
from groundwork.binding.structures import Structure


class Tree:
    """The tags of the whole, as they grow."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.names = Names()
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root))
        self.parts: list[Object] = []
        self.parents: list[Any] = []
        self.classes: dict[str, Any] = {}
        self.ids: dict[str, Any] = {}
        self.spaces: dict[str, Any] = {}
        self.elements = 0

    def pack(self, pdf: Pdf, source: Source, tags: Structure) -> Dictionary:
        """What is to be copied from a sheet, its names settled, its numbers given; still in the sheet."""
        self.names.settle(tags)
        source.numbers = {old: len(self.parents) + place for place, old in enumerate(tags.parents)}
        self.parents += [None] * len(tags.parents)
        self.elements += len(tags.elements)
        addresses = [str(space.get("/NS")) for space in tags.namespaces]
        return Dictionary(
            Part=_part(pdf, source, tags),
            Parents=Array([Array() if each is None else each for each in tags.parents.values()]),
            Classes=Dictionary(tags.classes),
            Ids=Array(list(tags.ids.values())),
            Spaces=Array(tags.namespaces),
            Speakers=Array([self._speakers(tags, space, tags.namespaces) for space in tags.namespaces])
            if any(address in self.spaces for address in addresses)
            else Array([Array() for _ in addresses]),
        )

    def _speakers(self, tags: Structure, space: Any, spaces: list[Any]) -> Array:
        """The elements of this namespace, if it is one that an earlier sheet has brought."""
        if str(space.get("/NS")) not in self.spaces:
            return Array()
        found = [each for each in tags.elements if (own := each.get("/NS")) is not None and own.objgen == space.objgen]
        return Array(found)

    def take(self, source: Source, tags: Structure, bundle: Any) -> Object:
        """Hang what was copied into the tree; returns the part."""
        part = bundle.Part
        part.P = self.document
        self.parts.append(part)
        for number, value in zip(source.numbers.values(), bundle.Parents, strict=True):
            self.parents[number] = value
        self.classes |= dict(bundle.Classes.items())
        self.ids |= dict(zip(tags.ids, bundle.Ids, strict=True))
        for space, speakers in zip(bundle.Spaces, bundle.Speakers, strict=True):
            self._take_space(space, speakers)
        return part

    def _take_space(self, space: Any, speakers: Any) -> None:
        known = self.spaces.setdefault(str(space.get("/NS")), space)
        if known.objgen == space.objgen:
            return
        for element in speakers:
            element.NS = known
        roles = space.get("/RoleMapNS")
        if isinstance(roles, Dictionary):
            if "/RoleMapNS" not in known:
                known.RoleMapNS = Dictionary()
            for name, role in sorted(roles.items()):
                known.RoleMapNS[name] = role

    def new_part(self, title: str, language: str) -> Object:
        """The part of a sheet that has no tags of its own."""
        part = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self.document, T=String(title), Lang=String(language))
        )
        self.parts.append(part)
        return part

    def number(self, value: Any) -> int:
        """A new number in the tree of parents, for this element or array of elements."""
        self.parents.append(value)
        return len(self.parents) - 1

    def role(self, element: Any) -> str:
        """What an element is in the end."""
        return final(str(element.get("/S")), self.names.roles)

    def write(self) -> None:
        """Make this the tree of the file, if there is anything in it."""
        if not self.parts:
            return
        numbers = Array()
        for number, value in enumerate(self.parents):
            numbers.append(number)
            numbers.append(value)
        self.document.K = Array(self.parts)
        root = self.root
        root.K = Array([self.document])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self.parents)
        if self.names.roles:
            root.RoleMap = Dictionary({name: Name(role) for name, role in self.names.roles.items()})
        if self.classes:
            root.ClassMap = Dictionary(self.classes)
        if self.ids:
            root.IDTree = self.pdf.make_indirect(by_name(self.ids.items()))
        if self.spaces:
            self._settle_spaces()
            root.Namespaces = Array(list(self.spaces.values()))
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _settle_spaces(self) -> None:
        """Roles in another namespace refer to the one namespace of that address."""
        for space in self.spaces.values():
            for role in (space.get("/RoleMapNS") or Dictionary()).values():
                if isinstance(role, Array) and len(role) == 2 and isinstance(role[1], Dictionary):
                    role[1] = self.spaces.get(str(role[1].get("/NS")), role[1])


def _part(pdf: Pdf, source: Source, tags: Structure) -> Object:
    """The sheet's only document element made a part of the whole; or a new one around whatever is on top."""
    top = tags.kids[0]
    if len(tags.kids) == 1 and final(str(top.get("/S")), tags.roles) == "/Document":
        part = top
        part.S = Name.Part
        if "/P" in part:
            del part["/P"]
    else:
        part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, K=Array(tags.kids)))
        for kid in tags.kids:
            kid.P = part
    if part.get("/Lang") is None:
        part.Lang = String(source.language)
    part.T = String(source.sheet.title or source.sheet.key)
    return part


def by_name(entries: Iterable[tuple[str, Any]]) -> Dictionary:
    """A tree of names, sorted as readers search it: by the bytes of each."""
    found = Array()
    named = ((String(name), value) for name, value in entries)
    for name, value in sorted(named, key=lambda each: bytes(each[0])):
        found.append(name)
        found.append(value)
    return Dictionary(Names=found)
