"""Which bodies stood below a body on a day, in the order of the tree, and what were they called then?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from councils.queries.names import BodyWords, names_on
from councils.queries.structure import Structure, structure_on
from governance.summaries.facts import Named


@dataclass(frozen=True)
class Place:
    """A body below, under which one, and how deep."""

    id: int
    body: Named
    parent: str
    depth: int


@dataclass(frozen=True)
class Line:
    """The upper body and all that stood below it on the day. `names` are those of that day, of every body."""

    top_id: int
    top: Named
    below: tuple[Place, ...]
    names: dict[int, BodyWords]

    @property
    def ids(self) -> list[int]:
        """The numbers of the bodies below."""
        return [place.id for place in self.below]

    @property
    def all_ids(self) -> list[int]:
        """The same with the upper body first."""
        return [self.top_id, *self.ids]

    def key_of(self, pk: int) -> str:
        return self.names[pk].key


def line_below(body_id: int, on: date) -> Line:
    """The line below a body as it was on that day, components included. Nine queries, however many bodies."""
    structure, names = structure_on(on), names_on(on)
    top = names[body_id]
    return Line(body_id, named(top), tuple(_below(structure, top.key)), names)


def named(words: BodyWords) -> Named:
    """A body's words as they are kept."""
    return Named(words.key, words.kind, words.name, words.short)


def _below(structure: Structure, key: str) -> Iterator[Place]:
    """Depth first; without recursion, however deep the line is."""
    waiting = [(each, key, 1) for each in reversed(structure.below(key))]
    seen = {key}
    while waiting:
        each, parent, depth = waiting.pop()
        if each.key in seen:
            continue
        seen.add(each.key)
        yield Place(each.words.id, named(each.words), parent, depth)
        waiting += [(child, each.key, depth + 1) for child in reversed(structure.below(each.key))]
