"""Which gathering comes next, who meets there and when, and is its package there to be read?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.queries.names import BodyWords
from governance.enums import MeetingState, PackageState, Purpose
from governance.models import Gathering, Meeting, PackageFile
from governance.queries.desk.docket import Names, Reader, Row, link, row
from governance.queries.meetings.gatherings import slug_of
from groundwork.bilingual import Pair, reader_language
from groundwork.dates_in_words import span_of_days


@dataclass(frozen=True)
class Sitting:
    """A body's meeting at the next gathering, and how many half days it lasts."""

    body: BodyWords
    starts_at: datetime
    half_days: int | None


@dataclass(frozen=True)
class Coming:
    """The next gathering: its place, and its days in words."""

    place: Pair
    days: str
    sittings: tuple[Sitting, ...]
    url: str
    illustrative: bool


def next_gathering() -> Gathering | None:
    """The next gathering that is not over, or the one going on, with its meetings. Two queries."""
    meetings = Meeting.objects.annotate(
        items_count=Count("items", filter=Q(items__removed=False, items__is_break=False, items__is_section=False)),
        decisions_count=Count("items", filter=Q(items__removed=False, items__purpose=Purpose.DECISION)),
    )
    gatherings = Gathering.objects.filter(days__endswith__gt=timezone.localdate()).select_related("format")
    found = gatherings.order_by("days", "pk").first()
    if found is not None:
        found.sittings = list(meetings.filter(gathering=found).order_by("starts_at", "pk"))  # type: ignore[attr-defined]
    return found


def reading(reader: Reader, coming: Gathering) -> Iterable[Row]:
    """The package of the coming gathering, for those whose bodies meet, until the first meeting begins. One query."""
    sittings = [each for each in coming.sittings if each.body_id in reader.bodies]  # type: ignore[attr-defined]
    ahead = [each.starts_at for each in sittings if each.state == MeetingState.DRAFT and each.starts_at > reader.now]
    if not ahead:
        return
    file = (
        PackageFile.objects.filter(
            package__gathering=coming, package__state=PackageState.READY, language=reader_language()
        )
        .select_related("package")
        .order_by("-package__version")
        .first()
    )
    if file is None:
        return
    items = sum(each.items_count for each in sittings)
    deciding = sum(each.decisions_count for each in sittings)
    yield row(
        "reading",
        min(ahead),
        reader.now,
        title=Pair(
            f"Read the package of the {coming.place.en} meeting", f"Lire le cahier de la réunion ({coming.place.fr})"
        ),
        url=link("package", slug_of(coming)),
        illustrative=coming.illustrative,
        detail=how_much(items, file.pages, deciding),
    )


def how_much(items: int, pages: int, deciding: int) -> str:
    """`20 items, 148 pages. 6 items need a decision.`"""
    length = _("%(items)s items, %(pages)s pages.") % {"items": items, "pages": pages}
    needs = ngettext("%(count)s item needs a decision.", "%(count)s items need a decision.", deciding)
    return f"{length} {needs % {'count': deciding}}"


def coming_words(gathering: Gathering | None, names: Names) -> Coming | None:
    """The next gathering as the page says it. One query where it has a format."""
    if gathering is None or gathering.days is None or gathering.days.lower is None:
        return None
    parts = dict(gathering.format.parts.values_list("body_id", "half_days")) if gathering.format else {}
    sittings = tuple(
        Sitting(names[each.body_id], each.starts_at, parts.get(each.body_id))
        for each in gathering.sittings  # type: ignore[attr-defined]
    )
    slug = slug_of(gathering)
    return Coming(
        place=gathering.place,
        days=days_in_words(gathering.days.lower, gathering.days.upper),
        sittings=sittings,
        url=link("gathering", slug) or link("agenda", slug),
        illustrative=gathering.illustrative,
    )


def days_in_words(first: date, end: date | None) -> str:
    """`November 24 and 25`; the year is left out while it is this one."""
    last = end - timedelta(days=1) if end else first
    words = span_of_days(first, last, reader_language())
    if first.year == last.year == timezone.localdate().year:
        return words.removesuffix(str(first.year)).rstrip(" ,\u00a0")
    return words
