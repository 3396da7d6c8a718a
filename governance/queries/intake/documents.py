"""Which documents has an item, in which languages, and which of them may this reader have?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.models import AgendaItem, Document
from governance.rules.documents import Place, refuse_change_documents, refuse_kept_back, refuse_read_documents
from governance.rules.documents_bytes import KINDS, PROBLEMS
from groundwork.bilingual import LANGUAGES, Pair

WORDS = {kind.media_type: kind.words for kind in KINDS.values()}
KB, MB = 1_000, 1_000_000


@dataclass(frozen=True)
class Side:
    """A document in one language; `readable` is false where only that it is there may be known."""

    id: int
    language: str
    name: str
    kind: str | Promise
    size: str
    pages: int | None
    problem: str | Promise
    uploaded_by: str
    uploaded_at: datetime
    sha256: str
    readable: bool


@dataclass(frozen=True)
class Slot:
    """A document with its sides, in the order of the languages, those that are missing, and what was there before."""

    position: int
    title: Pair
    withheld: bool
    sides: tuple[Side, ...]
    missing: tuple[str, ...]
    before: tuple[Side, ...]


@dataclass(frozen=True)
class Shelf:
    """The documents of an item; `kept_away` says why the reader may have none of them."""

    slots: tuple[Slot, ...]
    kept_away: str | Promise
    may_change: bool


def shelf_of(place: Place, person: Person) -> Shelf:
    """The documents of an item as this person may see them. Four queries at most, however many there are."""
    refusal = refuse_read_documents(person, place)
    of = {"item": place} if isinstance(place, AgendaItem) else {"proposed_item": place}
    rows = list(Document.objects.filter(**of).select_related("uploaded_by", "item").order_by("position", "pk"))
    for row in rows:
        if isinstance(place, AgendaItem):
            row.item = place
    slots = slots_of(rows, person, kept_away=refusal is not None)
    may_change = refuse_change_documents(person, place) is None
    return Shelf(slots, refusal.message if refusal else "", may_change)


def slots_of(rows: Iterable[Document], person: Person, *, kept_away: bool) -> tuple[Slot, ...]:
    """The rows by their places; where nothing stands any more there is no slot."""
    places: dict[int, list[Document]] = {}
    for row in rows:
        places.setdefault(row.position, []).append(row)
    found = [slot_of(position, each, person, kept_away=kept_away) for position, each in places.items()]
    return tuple(slot for slot in found if slot.sides)


def slot_of(position: int, rows: list[Document], person: Person, *, kept_away: bool) -> Slot:
    """One place: what stands there in each language, and what was replaced there."""
    now = {row.language: row for row in rows if not row.replaced_by_id and not row.removed_at}
    replaced = [row for row in rows if row.replaced_by_id]
    latest = next(iter(now.values()), rows[-1])
    return Slot(
        position=position,
        title=latest.title,
        withheld=latest.withheld,
        sides=tuple(side_of(now[code], person, kept_away=kept_away) for code in LANGUAGES if code in now),
        missing=tuple(code for code in LANGUAGES if code not in now),
        before=tuple(side_of(row, person, kept_away=kept_away) for row in replaced),
    )


def side_of(row: Document, person: Person, *, kept_away: bool) -> Side:
    """A row in words. No query."""
    return Side(
        id=row.pk,
        language=row.language,
        name=row.name,
        kind=WORDS.get(row.media_type, row.media_type),
        size=size_in_words(row.size),
        pages=row.pages,
        problem=PROBLEMS.get(row.problem, row.problem),
        uploaded_by=row.uploaded_by.name,
        uploaded_at=row.uploaded_at,
        sha256=row.sha256,
        readable=not kept_away and refuse_kept_back(person, row) is None,
    )


def size_in_words(size: int) -> str:
    """`340 KB` or `1.2 MB`, `340 ko` or `1,2 Mo`; `size` is in bytes."""
    if size < MB:
        return _("%(size)s KB") % {"size": max(1, round(size / KB))}
    whole, tenth = divmod(round(size * 10 / MB), 10)
    return _("%(whole)s.%(tenth)s MB") % {"whole": whole, "tenth": tenth}


def document_of(pk: int) -> Document | None:
    """The document with this number and what it belongs to. One query."""
    around = (
        "item__meeting__gathering",
        "proposed_item__sponsor",
        "proposed_item__sponsor_jurisdiction",
        "uploaded_by",
    )
    return Document.objects.select_related(*around, "proposed_item__body", "proposed_item__item").filter(pk=pk).first()
