"""Which tags does a sheet have, and do they hold together?

They do when every element is reached once, each refers to pages of its own file only, and the tree of parents leads
from content to elements that are reached. Whatever does not hold together is left out as a whole: half a tree
would say less than none, and what it says might be wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, NameTree, NumberTree, Object, Pdf, PdfError

Identity = tuple[int, int]
DEEPEST = 250
UNREADABLE = (PdfError, TypeError, ValueError, KeyError, AttributeError, RuntimeError, OverflowError)


class Broken(Exception):  # noqa: N818
    """The tags do not hold together."""


@dataclass
class Structure:
    """The tags of one file, still in that file; names with their slash."""

    kids: list[Any]
    elements: list[Any]
    attributed: list[Any]
    parents: dict[int, Any]
    roles: dict[str, str] = field(default_factory=dict)
    classes: dict[str, Any] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)
    namespaces: list[Any] = field(default_factory=list)


def structure_of(pdf: Pdf, pages: frozenset[Identity]) -> Structure | None:
    """The tags of the file, or None when it has none that hold together."""
    try:
        return _read(pdf, pages)
    except (Broken, *UNREADABLE):
        return None


def _read(pdf: Pdf, pages: frozenset[Identity]) -> Structure:
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        raise Broken("no tags")
    kids = in_a_list(root.get("/K"))
    elements, attributed = _elements(kids, pages)
    if not elements or not all(isinstance(kid, Dictionary) for kid in kids):
        raise Broken("nothing is tagged")
    return Structure(
        kids=kids,
        elements=elements,
        attributed=attributed,
        parents=_parents(root, {element.objgen for element in elements}),
        roles={name: str(role) for name, role in _entries(root.get("/RoleMap"))},
        classes=dict(_entries(root.get("/ClassMap"))),
        ids={} if root.get("/IDTree") is None else {str(name): each for name, each in NameTree(root.IDTree).items()},
        namespaces=[each for each in in_a_list(root.get("/Namespaces")) if isinstance(each, Dictionary)],
    )


def in_a_list(value: Any) -> list[Any]:
    """What may be one thing or an array of things."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _entries(value: Any) -> Iterable[tuple[str, Object]]:
    return sorted(value.items()) if isinstance(value, Dictionary) else ()


def _elements(kids: list[Any], pages: frozenset[Identity]) -> tuple[list[Any], list[Any]]:
    """Every element, level by level, and which of them have attributes."""
    found: list[Any] = []
    attributed: list[Any] = []
    seen: set[Identity] = {(0, 0)}
    level, depth = kids, 0
    while level:
        level = _level(level, pages, seen, found, attributed)
        depth += 1
        if depth > DEEPEST:
            raise Broken("too deep")
    return found, attributed


def _level(
    level: list[Any], pages: frozenset[Identity], seen: set[Identity], found: list[Any], attributed: list[Any]
) -> list[Any]:
    """What is below these nodes, which join those found.

    This loop sees each one, so it asks little, and never for what is absent: that takes pikepdf seven times longer.
    """
    below: list[Any] = []
    for node in level:
        if isinstance(node, int):
            continue
        if not isinstance(node, Dictionary):
            raise Broken("a kid that is nothing")
        keys = node.keys()
        if "/Pg" in keys and node["/Pg"].objgen not in pages:
            raise Broken("a page that is not there")
        if "/S" not in keys:
            continue
        identity = node.objgen
        if identity in seen:
            raise Broken("an element in two places, or in none of its own")
        seen.add(identity)
        found.append(node)
        if "/A" in keys:
            attributed.append(node)
        if "/AF" in keys:  # a file that belongs to it
            del node["/AF"]
        if "/K" in keys:
            inner = node["/K"]
            below.extend(inner) if isinstance(inner, Array) else below.append(inner)
    return below


def _parents(root: Object, reached: set[Identity]) -> dict[int, Any]:
    """Which element, or which array of elements, each number stands for."""
    tree = root.get("/ParentTree")
    if tree is None:
        return {}
    found = {}
    for number, value in NumberTree(tree).items():
        for owner in value if isinstance(value, Array) else (value,):
            if owner is not None and owner.objgen not in reached:
                raise Broken("content of an element that is not there")
        found[int(number)] = value
    return found
