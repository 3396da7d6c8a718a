"""Which gatherings are there, when and where, and which pages has each?"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.utils import timezone

from councils.queries.names import BodyWords
from governance.models import Gathering, Meeting
from groundwork.bilingual import Pair, reader_language


@dataclass(frozen=True)
class Part:
    """How long the bodies of a format that sit equally long do so, in half days."""

    bodies: tuple[BodyWords, ...]
    half_days: int


@dataclass(frozen=True)
class GatheringHead:
    """What every page of a gathering begins with."""

    id: int
    slug: str
    place: Pair
    first_day: date | None
    last_day: date | None
    precision: str
    format: Pair
    parts: tuple[Part, ...]
    note: Pair
    slides: str
    illustrative: bool
    items: int = 0

    @property
    def to_the_day(self) -> bool:
        """Whether its days are known to the day."""
        return self.first_day is not None and self.precision == "day"

    @property
    def is_past(self) -> bool:
        return self.last_day is None or self.last_day < timezone.localdate()


@dataclass(frozen=True)
class GatheringsPage:
    """The gatherings that lie ahead, the next one first, and those that were, the latest first."""

    coming: tuple[GatheringHead, ...]
    past: tuple[GatheringHead, ...]


def gatherings_page() -> GatheringsPage:
    """All gatherings. One query."""
    counted = {"removed": False, "is_break": False, "is_section": False, "parent": None}
    items = Count("meetings__items", filter=Q(**{f"meetings__items__{key}": value for key, value in counted.items()}))
    heads = [head_of(row) for row in Gathering.objects.select_related("format").annotate(items=items)]
    dated = sorted((each for each in heads if each.first_day), key=lambda each: each.first_day or date.min)
    undated = [each for each in heads if not each.first_day]
    return GatheringsPage(
        coming=tuple(each for each in dated if not each.is_past),
        past=(*(each for each in reversed(dated) if each.is_past), *undated),
    )


def find_gathering(slug: str) -> Gathering:
    """The gathering with this address in either language, that of the reader first. Raises Http404. One query."""
    mine = "slug_fr" if reader_language() == "fr" else "slug_en"
    found = Gathering.objects.select_related("format").filter(Q(slug_en=slug) | Q(slug_fr=slug))
    for row in found:
        if getattr(row, mine) == slug:
            return row
    return get_object_or_404(found)


def head_of(row: Gathering, names: dict[int, BodyWords] | None = None) -> GatheringHead:
    """What is said of a gathering everywhere; with `names`, the bodies of its format too (one query)."""
    first, last = days_of(row)
    return GatheringHead(
        id=row.pk,
        slug=slug_of(row),
        place=row.place,
        first_day=first,
        last_day=last,
        precision=str(row.precision),
        format=row.format.name if row.format else Pair(),
        parts=parts_of(row, names) if names else (),
        note=row.note,
        slides=slides_of(row.source),
        illustrative=row.illustrative,
        items=getattr(row, "items", 0),
    )


def slug_of(row: Gathering) -> str:
    """The address of the gathering in the reader's language."""
    return row.slug_fr if reader_language() == "fr" else row.slug_en


def days_of(row: Gathering) -> tuple[date | None, date | None]:
    """The first and the last day; both None where none is known."""
    if row.days is None or row.days.lower is None:
        return None, None
    last = row.days.upper - timedelta(days=1) if row.days.upper else row.days.lower
    return row.days.lower, last


def parts_of(row: Gathering, names: dict[int, BodyWords]) -> tuple[Part, ...]:
    """The parts of its format, bodies that sit equally long together. One query, none without a format."""
    by_length: dict[int, list[BodyWords]] = {}
    for part in row.format.parts.all() if row.format else []:
        by_length.setdefault(part.half_days, []).append(names[part.body_id])
    return tuple(Part(tuple(bodies), half_days) for half_days, bodies in by_length.items())


def meetings_of(row: Gathering) -> list[Meeting]:
    """The meetings of a gathering in their order. One query."""
    return list(row.meetings.select_related("body").order_by("starts_at", "pk"))


def slides_of(source: str) -> str:
    """The slides that a source names, `7, 12` for `deck:7,12`; nothing for what is not from the deck."""
    place, _, slides = source.partition(":")
    return slides.replace(",", ", ") if place == "deck" else ""
