"""Which meeting formats are there, in which versions, and which decision adopted each?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from councils.queries.names import BodyWords
from governance.models import MeetingFormat
from governance.queries.meetings.sittings import days_of_format
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class PartWords:
    """How long a body sits in a format, in half days, and whether beside the part before it."""

    body: BodyWords
    half_days: int
    beside: bool


@dataclass(frozen=True)
class FormatVersion:
    """One version of a format."""

    id: int
    version: int
    name: Pair
    note: Pair
    parts: tuple[PartWords, ...]
    days: int
    adopted_by: str
    adopted_on: date | None
    gatherings: int


@dataclass(frozen=True)
class FormatCard:
    """A format with its versions, the latest first."""

    key: str
    versions: tuple[FormatVersion, ...]

    @property
    def latest(self) -> FormatVersion:
        return self.versions[0]

    @property
    def earlier(self) -> tuple[FormatVersion, ...]:
        return self.versions[1:]


def formats_page(names: Mapping[int, BodyWords]) -> list[FormatCard]:
    """All formats, those adopted last first. Three queries."""
    rows = MeetingFormat.objects.prefetch_related("parts", "gatherings").order_by("key", "-version")
    cards = [
        FormatCard(key, tuple(version_of(row, names) for row in found))
        for key, found in groupby(rows, key=lambda row: row.key)
    ]
    return sorted(cards, key=lambda card: card.latest.adopted_on or date.min, reverse=True)


def version_of(row: MeetingFormat, names: Mapping[int, BodyWords]) -> FormatVersion:
    """One version in words."""
    parts = list(row.parts.all())
    return FormatVersion(
        id=row.pk,
        version=row.version,
        name=row.name,
        note=row.note,
        parts=tuple(PartWords(names[part.body_id], part.half_days, part.beside) for part in parts),
        days=days_of_format((names[part.body_id], part.half_days, part.beside) for part in parts),
        adopted_by=row.adopted_by,
        adopted_on=row.adopted_on,
        gatherings=len(row.gatherings.all()),
    )
