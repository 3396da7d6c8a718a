"""What was added, removed, moved or changed between two versions of an agenda?"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from groundwork.bilingual import Pair

Content = Mapping[str, Any]
UNTOLD = {"id", "position", "number", "documents", "items", "supplementary", "body", "name", "withheld"}


@dataclass(frozen=True)
class Entry:
    """An item as a version has it: the meeting, its printed number, and its place among all rows of the meeting.

    `withheld` says why its words are kept from this reader.
    """

    id: int
    meeting: int
    body: Pair
    number: str
    place: int
    title: Pair
    minutes: int
    kind: str
    supplementary: bool
    withheld: str = ""


@dataclass(frozen=True)
class FieldChange:
    """A field by its name with what it said before and after: a Pair for a text, plain values otherwise.

    Questions and motions are lists of what the version holds.
    """

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class DocumentChange:
    """A document that was `added`, `removed`, `replaced` by other bytes, or `named` anew."""

    what: str
    title: Pair
    name: str
    language: str
    pages: int | None


@dataclass(frozen=True)
class ItemChange:
    """An item that stayed, with what is different in it."""

    entry: Entry
    fields: tuple[FieldChange, ...]
    documents: tuple[DocumentChange, ...]


@dataclass(frozen=True)
class Move:
    """An item that stands elsewhere among those that stayed."""

    entry: Entry
    was: Entry


@dataclass(frozen=True)
class MeetingChange:
    """A meeting called, dropped, or held at another hour, place or in another mode."""

    what: str
    body: Pair
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class AgendaDelta:
    """All that is different. Taking away what was removed and putting in place what was added and moved gives the
    newer order from the older one."""

    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    moved: tuple[Move, ...] = ()
    changed: tuple[ItemChange, ...] = ()
    meetings: tuple[MeetingChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        return not (self.added or self.removed or self.moved or self.changed or self.meetings)

    @property
    def documents(self) -> int:
        """How many documents changed under items that stayed."""
        return sum(len(each.documents) for each in self.changed)


def delta(older: Content, newer: Content) -> AgendaDelta:
    """What is different between the contents of two versions, in the order of the newer one. No query."""
    before, after = rows_of(older), rows_of(newer)
    stayed = [key for key in after if key in before]
    moved = moved_among(stayed, list(before), {key: (before[key][0].meeting, after[key][0].meeting) for key in stayed})
    return AgendaDelta(
        added=tuple(entry for key, (entry, _row) in after.items() if key not in before),
        removed=tuple(entry for key, (entry, _row) in before.items() if key not in after),
        moved=tuple(Move(after[key][0], before[key][0]) for key in stayed if key in moved),
        changed=tuple(change for key in stayed if (change := changed_item(before[key][1], *after[key]))),
        meetings=changed_meetings(older, newer),
    )


def rows_of(content: Content) -> dict[int, tuple[Entry, Content]]:
    """The rows of all meetings in their order, by number."""
    return {row["id"]: (entry_of(row, meeting), row) for meeting in content["meetings"] for row in meeting["items"]}


def entry_of(row: Content, meeting: Content) -> Entry:
    """A row as the delta tells it."""
    return Entry(
        id=row["id"],
        meeting=meeting["id"],
        body=pair(meeting["name"]),
        number=row["number"],
        place=row["position"],
        title=pair(row["title"]),
        minutes=row["minutes"],
        kind=row["kind"],
        supplementary=row["supplementary"],
        withheld=row.get("withheld", ""),
    )


def moved_among(stayed: Sequence[int], order: Sequence[int], meetings: Mapping[int, tuple[int, int]]) -> set[int]:
    """The fewest items that must be taken out so that all others keep their order; with those of another meeting."""
    place = {key: number for number, key in enumerate(order)}
    here = [key for key in stayed if meetings[key][0] == meetings[key][1]]
    return set(stayed) - longest_in_order(here, place)


def longest_in_order(keys: Sequence[int], place: Mapping[int, int]) -> set[int]:
    """The longest part of these keys whose places grow (patience sorting)."""
    ends: list[int] = []
    chain: list[int] = []
    before: dict[int, int | None] = {}
    for key in keys:
        at = bisect_left(ends, place[key])
        before[key] = chain[at - 1] if at else None
        ends[at : at + 1], chain[at : at + 1] = [place[key]], [key]
    kept: set[int] = set()
    last = chain[-1] if chain else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def changed_item(older: Content, entry: Entry, newer: Content) -> ItemChange | None:
    """What is different in an item that stayed; None for nothing."""
    fields, documents = changed_fields(older, newer), changed_documents(older["documents"], newer["documents"])
    return ItemChange(entry, fields, documents) if fields or documents else None


def changed_fields(older: Content, newer: Content) -> tuple[FieldChange, ...]:
    """The fields that say something else, in their order."""
    names = [name for name in newer if name not in UNTOLD]
    return tuple(
        FieldChange(name, pair(older.get(name)), pair(newer[name])) for name in names if older.get(name) != newer[name]
    )


def changed_documents(older: Sequence[Content], newer: Sequence[Content]) -> tuple[DocumentChange, ...]:
    """The documents that came, went or have other bytes, by their place and language."""
    before = {(each["position"], each["language"]): each for each in older}
    after = {(each["position"], each["language"]): each for each in newer}
    found = []
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        what = "added" if was is None else "removed" if now is None else replaced(was, now)
        each = now or was
        if what and each is not None:
            title = pair(each["title"])
            found.append(DocumentChange(what, title, each["name"], each["language"], each["pages"]))
    return tuple(found)


def replaced(was: Content, now: Content) -> str:
    """Whether a document has other bytes or other words; nothing where it is the same."""
    if was["sha256"] != now["sha256"]:
        return "replaced"
    return "" if was == now else "named"


def changed_meetings(older: Content, newer: Content) -> tuple[MeetingChange, ...]:
    """The meetings that came, went, or are held otherwise."""
    before = {each["id"]: each for each in older["meetings"]}
    after = {each["id"]: each for each in newer["meetings"]}
    found = [MeetingChange("removed", pair(each["name"])) for key, each in before.items() if key not in after]
    for key, each in after.items():
        if key not in before:
            found.append(MeetingChange("added", pair(each["name"])))
        elif fields := changed_fields(before[key], each):
            found.append(MeetingChange("changed", pair(each["name"]), fields))
    return tuple(found)


def pair(value: Any) -> Any:
    """A text of both languages as a Pair, anything else as it is."""
    return Pair(value["en"], value["fr"]) if isinstance(value, Mapping) and value.keys() == {"en", "fr"} else value
