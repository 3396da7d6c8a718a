"""What does the home page show this reader: what waits, what was decided lately, when the councils meet next?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.models import Person
from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.enums import DecisionState, MeetingState, PackageState, Purpose
from governance.models import Decision, Gathering, Meeting, PackageFile
from governance.queries.blockers import blockers
from governance.queries.desk_words import greeting, summed_up
from governance.queries.docket import Names, Reader, Row, actions, link, reader_of, recorded, row, to_record, votes
from governance.queries.gatherings import slug_of
from governance.queries.voices import Cast, Group, Voice, cast_lately, groups_of, voices_of
from groundwork.bilingual import Pair, reader_language
from groundwork.dates_in_words import span_of_days

RECENT = 5


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


@dataclass(frozen=True)
class Decided:
    """A published decision in one line."""

    reference: str
    title: Pair
    outcome: str
    body: BodyWords
    published_at: datetime | None
    url: str
    illustrative: bool


@dataclass(frozen=True)
class Desk:
    """The home page. `rows` is what waits, soonest first; the first vote among it can be voted in place."""

    greeting: str
    lede: str
    rows: tuple[Row, ...]
    inline: Row | None
    recent: tuple[Decided, ...]
    coming: Coming | None
    voices: tuple[Voice, ...] = ()
    groups: tuple[Group, ...] = ()
    cast: tuple[Cast, ...] = field(default_factory=tuple)


def public_desk() -> Desk:
    """The home page of who is not signed in. Five queries."""
    names = names_on()
    return Desk(
        greeting="",
        lede="",
        rows=(),
        inline=None,
        recent=decided_lately(names),
        coming=coming_words(next_gathering(), names),
    )


def desk_of(person: Person, standing: Standing) -> Desk:
    """The home page of a person. Its queries do not grow with what is on it."""
    now = timezone.now()
    names, reader, coming = names_on(), reader_of(standing, now), next_gathering()
    rows = sorted(everything_waiting(reader, names, coming), key=lambda each: each.order)
    ballots = [each for each in rows if each.kind == "vote"]
    return Desk(
        greeting=greeting(len(rows), person.name.split()[0]),
        lede=lede_of(rows, now, voter=bool(standing.voting_seats())),
        rows=tuple(rows),
        inline=ballots[0] if ballots else None,
        recent=decided_lately(names),
        coming=coming_words(coming, names),
        voices=voices_of(person, standing, names),
        groups=groups_of(standing, names),
        cast=() if ballots else cast_lately(standing, now),
    )


def everything_waiting(reader: Reader, names: Names, coming: Gathering | None) -> Iterable[Row]:
    """All rows of the docket, in no order."""
    yield from votes(reader, names)
    yield from actions(reader, coming)
    if coming is not None:
        yield from reading(reader, coming)
    if reader.chaired:
        yield from to_record(reader, names)
    if reader.chaired or reader.standing.is_secretariat:
        yield from recorded(reader, names)
    if reader.standing.is_secretariat:
        yield from blockers(coming, reader.now)


def lede_of(rows: Sequence[Row], now: datetime, *, voter: bool) -> str:
    """What kinds of things wait, and when the first vote closes."""
    if not rows:
        return _("You have voted on everything that is open.") if voter else _("Everything is done for now.")
    text = summed_up(each.kind for each in rows)
    closing = [each.ballot.event.closes_at for each in rows if each.ballot and each.ballot.event.closes_at]
    days = (timezone.localdate(min(closing)) - timezone.localdate(now)).days if closing else None
    if days == 0:
        return f"{text} {_('The first vote closes today.')}"
    return f"{text} {_('The first vote closes tomorrow.')}" if days == 1 else text


def next_gathering() -> Gathering | None:
    """The next gathering that is not over, or the one going on, with its meetings. Two queries."""
    meetings = Meeting.objects.annotate(
        items_count=Count("items", filter=Q(items__removed=False, items__is_break=False)),
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
        detail=" ".join(
            [
                _("%(items)s items, %(pages)s pages.") % {"items": items, "pages": file.pages},
                ngettext("%(count)s item needs a decision.", "%(count)s items need a decision.", deciding)
                % {"count": deciding},
            ]
        ),
    )


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


def decided_lately(names: Names) -> tuple[Decided, ...]:
    """The latest published decisions. One query."""
    rows = Decision.objects.filter(state=DecisionState.PUBLISHED).order_by("-published_at")[:RECENT]
    return tuple(
        Decided(
            each.reference,
            each.title,
            each.outcome,
            names[each.body_id],
            each.published_at,
            link("decision", each.reference),
            each.illustrative,
        )
        for each in rows
    )
