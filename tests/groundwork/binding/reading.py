"""What is in a bound file? Read with nothing but pikepdf, by other ways than those by which it was made."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Pdf


def many(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def elements(pdf: Pdf) -> Iterator[Any]:
    """Every structure element, in the order in which it is read."""
    waiting = many(pdf.Root.StructTreeRoot.K)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, Dictionary) and "/S" in node:
            yield node
            waiting = [*many(node.get("/K")), *waiting]


def held_together(pdf: Pdf) -> int:
    """Hold every promise of the tags against the pages; returns how many elements there are."""
    root = pdf.Root.StructTreeRoot
    pages = {page.obj.objgen for page in pdf.pages}
    parents = dict(NumberTree(root.ParentTree).items()) if "/ParentTree" in root else {}
    found = list(elements(pdf))
    ids = {str(each.ID): each for each in found if "/ID" in each}
    assert len(ids) == sum("/ID" in each for each in found)
    known = {} if "/IDTree" not in root else dict(NameTree(root.IDTree).items())
    assert known.keys() == ids.keys()
    assert all(known[name].objgen == ids[name].objgen for name in ids)
    for element in found:
        for kid in many(element.get("/K")):
            _kid_holds(element, kid, parents, pages)
        for attribute in many(element.get("/A")):
            assert {str(each) for each in many(attribute.get("/Headers"))} <= ids.keys()
    numbers = [page.obj.StructParents for page in pdf.pages if "/StructParents" in page.obj]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) <= parents.keys()
    return len(found)


def _kid_holds(element: Any, kid: Any, parents: dict[int, Any], pages: set[tuple[int, int]]) -> None:
    if isinstance(kid, int):
        assert element.Pg.objgen in pages
        assert parents[element.Pg.StructParents][kid].objgen == element.objgen
    elif kid.get("/Type") == Name.MCR:
        owner = kid.get("/Stm", kid.get("/Pg", element.get("/Pg")))
        assert parents[owner.StructParents][kid.MCID].objgen == element.objgen
    elif kid.get("/Type") == Name.OBJR:
        assert parents[kid.Obj.StructParent].objgen == element.objgen
        assert kid.get("/Pg", element.get("/Pg")).objgen in pages
    else:
        assert kid.P.objgen == element.objgen
        assert "/Pg" not in kid or kid.Pg.objgen in pages


def roles(pdf: Pdf) -> list[str]:
    """What each element is in the end."""
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    return [str(roles.get(str(each.S), each.S)) for each in elements(pdf)]


def count(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return sum(1 for _ in elements(pdf))


def bookmarks(pdf: Pdf) -> list[tuple[int, str, int]]:
    """Depth, title, and the number of the page."""
    place = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = []
    with pdf.open_outline() as outline:
        waiting = [(0, each) for each in outline.root]
        while waiting:
            depth, entry = waiting.pop(0)
            found.append((depth, entry.title, place[entry.destination[0].objgen]))
            waiting = [*((depth + 1, each) for each in entry.children), *waiting]
    return found


def links(pdf: Pdf) -> list[tuple[int, str]]:
    """The page of each link, and the page or the address to which it leads ("" for none)."""
    return [
        (number, leads_to(pdf, each))
        for number, page in enumerate(pdf.pages, 1)
        for each in page.obj.get("/Annots", [])
        if each.Subtype == Name.Link
    ]


def leads_to(pdf: Pdf, link: Any) -> str:
    action = link.get("/A")
    if action is None:
        return ""
    if action.S == Name.URI:
        return str(action.URI)
    place = action.D
    if not isinstance(place, Array):
        place = NameTree(pdf.Root.Names.Dests)[str(place)]
    return str(1 + [page.obj.objgen for page in pdf.pages].index(place[0].objgen))


def stamped(page: Any) -> list[str]:
    """The words of the artifacts that were stamped on a page, as our own letters encode them."""
    drawn = page.obj.Contents[-1].read_bytes().decode("latin-1")
    return [
        bytes.fromhex(each).decode("cp1252") for each in re.findall(r"/Artifact [^\n]*? <([0-9a-f]+)> Tj ET EMC", drawn)
    ]


def is_ua1(path: Path) -> bool:
    report = validator.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, report
    return True
