"""What is each body called on a day?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from councils.enums import BodyKind, NameKind
from councils.models import Body, BodyName
from groundwork.bilingual import Pair, reader_language


@dataclass(frozen=True)
class BodyWords:
    """A body in words: its short key and kind, official name, acronym where it has one, and addresses."""

    id: int
    key: str
    kind: str
    name: Pair
    acronym: Pair
    slug_en: str
    slug_fr: str
    illustrative: bool

    def __str__(self) -> str:
        return str(self.name)

    @property
    def short(self) -> Pair:
        """The acronym, or the name where there is none."""
        return self.acronym if self.acronym.en else self.name

    @property
    def usual(self) -> Pair:
        """What it is called beside other bodies: a joint council in full, any other by its acronym."""
        return self.name if self.kind == BodyKind.JOINT_COUNCIL else self.short

    @property
    def slug(self) -> str:
        """The address in the reader's language."""
        return self.slug_fr if reader_language() == "fr" else self.slug_en


def names_on(on: date | None = None, known_on: datetime | None = None) -> dict[int, BodyWords]:
    """Every body by its number, called as it was on that day (today when none is given). Two queries.

    A body without a name on that day is called as at the nearest later or earlier time, or by its key.
    """
    return named(Body.objects.all(), BodyName.objects.known(known_on).order_by("in_force"), on or timezone.localdate())


def named(bodies: Iterable[Body], rows: Iterable[BodyName], on: date) -> dict[int, BodyWords]:
    """The same from rows that were read already, the names in the order of their time. No query."""
    found: dict[tuple[int, str], BodyName] = {}
    for row in rows:
        place = (row.body_id, row.kind)
        if place not in found or holds(row, on) or not holds(found[place], on):
            found[place] = row
    words = {}
    for body in bodies:
        official = found.get((body.pk, NameKind.OFFICIAL))
        acronym = found.get((body.pk, NameKind.ACRONYM))
        words[body.pk] = BodyWords(
            id=body.pk,
            key=body.key,
            kind=body.kind,
            name=official.name if official else Pair(body.key, body.key),
            acronym=acronym.name if acronym else Pair(),
            slug_en=body.slug_en,
            slug_fr=body.slug_fr,
            illustrative=body.illustrative,
        )
    return words


def holds(row: BodyName, on: date) -> bool:
    """Whether the name holds on that day."""
    return (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or on < row.ends_on)


def names_by_key(on: date | None = None) -> dict[str, BodyWords]:
    """Every body by its key, called as it was on that day. Two queries."""
    return {words.key: words for words in names_on(on).values()}
