"""Which bookmarks does the whole have? One for each sheet at its level, and below it those of the sheet itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from groundwork.binding.structures import UNREADABLE

DEEPEST, MOST = 8, 5_000


@dataclass
class Entry:
    """A bookmark; `place` is the array of its destination, None for one that only groups."""

    title: str
    level: int
    place: Any
    is_open: bool = False


def outline_of(pdf: Pdf, explicit: Callable[[Any], Object | None]) -> list[Entry]:
    """The bookmarks of a file in their order, in so far as they can be read. `explicit` finds the page of each."""
    found: list[Entry] = []
    seen: set[tuple[int, int]] = set()
    try:
        waiting = [(pdf.Root.Outlines.get("/First"), 0)] if "/Outlines" in pdf.Root else []
        while waiting and len(found) < MOST:
            node, level = waiting.pop()
            if not isinstance(node, Dictionary) or node.objgen in seen:
                continue
            seen.add(node.objgen)
            found.append(Entry(" ".join(str(node.get("/Title", "")).split()), level, explicit(_target(node))))
            waiting.append((node.get("/Next"), level))
            if level < DEEPEST:
                waiting.append((node.get("/First"), level + 1))
    except UNREADABLE:
        pass
    return [each for each in found if each.title]


def _target(node: Object) -> Any:
    if (place := node.get("/Dest")) is not None:
        return place
    action = node.get("/A")
    return action.get("/D") if isinstance(action, Dictionary) and action.get("/S") == "/GoTo" else None


def below(title: str, level: int, entries: list[Entry]) -> list[Entry]:
    """A sheet's own bookmarks, below its own. One that only repeats the sheet's title gives way to what is below it."""
    tops = [each for each in entries if each.level == 0]
    skipped = len(tops) == 1 and tops[0].title == title
    return [
        Entry(each.title, level + each.level + (0 if skipped else 1), each.place)
        for each in entries
        if not (skipped and each.level == 0)
    ]


def write_outline(pdf: Pdf, entries: Iterable[Entry]) -> None:
    """Make these the bookmarks of the file. A level that leaves out one counts as the next one."""
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    path: list[tuple[Object, int]] = [(root, -1)]
    kids: dict[tuple[int, int], list[Object]] = {root.objgen: []}
    shown: dict[tuple[int, int], bool] = {root.objgen: True}
    for entry in entries:
        while path[-1][1] >= entry.level:
            path.pop()
        node = pdf.make_indirect(Dictionary(Title=String(entry.title), Parent=path[-1][0]))
        if entry.place is not None:
            node.Dest = entry.place
        kids[path[-1][0].objgen].append(node)
        kids[node.objgen], shown[node.objgen] = [], entry.is_open
        path.append((node, entry.level))
    if kids[root.objgen]:
        _chain(root, kids, shown)
        pdf.Root.Outlines = root
        pdf.Root.PageMode = Name.UseOutlines


def _chain(node: Object, kids: dict[tuple[int, int], list[Object]], shown: dict[tuple[int, int], bool]) -> int:
    """Tie the kids of a bookmark together; returns how many are visible below it when it is open."""
    own = kids[node.objgen]
    if not own:
        return 0
    node.First, node.Last = own[0], own[-1]
    for before, after in pairwise(own):
        before.Next, after.Prev = after, before
    count = len(own) + sum(_chain(kid, kids, shown) for kid in own if kids[kid.objgen] and shown[kid.objgen])
    for kid in own:
        if not shown[kid.objgen]:
            _chain(kid, kids, shown)
    node.Count = count if shown[node.objgen] else -count
    return count


def places(entries: Iterable[Entry]) -> Array:
    """The destinations of bookmarks, to be copied with the rest of their file."""
    return Array([each.place if each.place is not None else Array([]) for each in entries])
