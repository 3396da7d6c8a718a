"""What does the agenda of a gathering hold, at which hours, and what must be mended before it is sent?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from councils.queries.names import BodyWords
from governance.enums import MEETING_OVER, MeetingState, MotionState
from governance.models import AgendaItem, Gathering, Meeting, Motion
from governance.queries.agendas.durations import duration
from governance.queries.agendas.rows import PURPOSES, AgendaRow, languages_behind, rows_of
from governance.queries.agendas.schedule import DAY_IS_FULL, Scheduled, meetings_in_order, scheduled_meetings
from governance.queries.meetings.gatherings import GatheringHead, head_of
from governance.verdicts.phrases import listed
from groundwork.bilingual import Pair

__all__ = ["PURPOSES", "AgendaPage", "AgendaRow", "DayCard", "Share", "agenda_page", "languages_behind", "shares_of"]


@dataclass(frozen=True)
class DayCard:
    """What a body does on one day. `over` are the minutes past the end of the meeting or of the day, at `limit`."""

    id: str
    meeting: int
    body: BodyWords
    number: int
    day: date
    starts: time
    ends: time
    limit: time
    over: int
    elsewhere: str
    state: str
    rows: tuple[AgendaRow, ...]

    @property
    def state_label(self) -> str:
        return str(MeetingState(self.state).label)

    @property
    def may_change(self) -> bool:
        return self.state not in MEETING_OVER


@dataclass(frozen=True)
class Share:
    """The minutes given to a level of the operating framework; the last share has none."""

    level: Pair
    minutes: int
    percent: int

    @property
    def lasts(self) -> str:
        return duration(self.minutes)


@dataclass(frozen=True)
class AgendaPage:
    """The agenda of a gathering."""

    head: GatheringHead
    cards: tuple[DayCard, ...]
    shares: tuple[Share, ...]
    side_by_side: tuple[BodyWords, ...]

    @property
    def rows(self) -> list[AgendaRow]:
        return [row for card in self.cards for row in card.rows]

    @property
    def items(self) -> int:
        """How many there are; parts of an item are not counted again."""
        return sum(row.is_item and not row.is_part for row in self.rows)

    @property
    def lasts(self) -> str:
        """The time of all items, breaks left out."""
        return duration(sum(row.minutes for row in self.rows if not row.is_break))

    @property
    def together(self) -> Pair:
        """The bodies that a format makes sit at the same time, in words."""
        bodies = [body.short for body in self.side_by_side] if self.head.parts else []
        return Pair(listed([each.en for each in bodies], "and"), listed([each.fr for each in bodies], "et"))


def agenda_page(gathering: Gathering, names: dict[int, BodyWords]) -> AgendaPage:
    """The agenda, in four queries whatever its length; `names` are those of councils.queries.names."""
    meetings = list(meetings_in_order(gathering.meetings.all(), _items()))
    first_day = gathering.days.lower if gathering.days else None
    cards: list[DayCard] = []
    for meeting, rows in scheduled_meetings(meetings):
        cards += cards_of(meeting, rows, names, first_day)
    return AgendaPage(
        head=head_of(gathering, names),
        cards=tuple(cards),
        shares=shares_of(meetings),
        side_by_side=side_by_side(meetings, names),
    )


def _items() -> QuerySet[AgendaItem]:
    motions = Motion.objects.exclude(state=MotionState.WITHDRAWN).only("pk", "item_id")
    items = AgendaItem.objects.filter(removed=False).select_related("recommendation", "engagement_level")
    return items.prefetch_related(Prefetch("motions", motions))


def cards_of(
    meeting: Meeting, rows: list[Scheduled[AgendaItem]], names: dict[int, BodyWords], first_day: date | None
) -> list[DayCard]:
    """A card for each day of the meeting; one empty card when it has no item yet."""
    by_day: dict[date, list[Scheduled[AgendaItem]]] = defaultdict(list)
    for row in rows:
        by_day[row.starts_at.date()].append(row)
    shown = {row.id: row for row in rows_of(rows, names)}
    by_day = by_day or {meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone)).date(): []}
    found = []
    for place, (day, of_day) in enumerate(by_day.items(), start=1):
        starts, ends, limit = hours_of(meeting, day, of_day, is_last=place == len(by_day))
        found.append(
            DayCard(
                id=f"day-{meeting.pk}-{place}",
                meeting=meeting.pk,
                body=names[meeting.body_id],
                number=(day - (first_day or day)).days + 1,
                day=day,
                starts=starts.time(),
                ends=ends.time(),
                limit=limit.time(),
                over=max(0, round((ends - limit).total_seconds() / 60)),
                elsewhere="" if meeting.time_zone == settings.TIME_ZONE else meeting.time_zone,
                state=meeting.state,
                rows=tuple(shown[row.item.pk] for row in of_day),
            )
        )
    return found


def hours_of(
    meeting: Meeting, day: date, rows: list[Scheduled[AgendaItem]], *, is_last: bool
) -> tuple[datetime, datetime, datetime]:
    """When the day begins and ends as planned, and when it should end: at 16:30, on the last day with the meeting."""
    zone = ZoneInfo(meeting.time_zone)
    full, end = datetime.combine(day, DAY_IS_FULL, tzinfo=zone), meeting.ends_at.astimezone(zone)
    limit = end if is_last and end.date() <= day else min(full, end)
    if not rows:
        return meeting.starts_at.astimezone(zone), limit, limit
    return rows[0].starts_at, rows[-1].ends_at, limit


def shares_of(meetings: list[Meeting]) -> tuple[Share, ...]:
    """How the time of all items is shared among the levels of the operating framework, lowest first."""
    minutes: dict[int, int] = defaultdict(int)
    levels: dict[int, Pair] = {}
    for item in (each for meeting in meetings for each in meeting.items.all() if not each.is_break):
        place = item.engagement_level_id or 0
        minutes[place] += item.minutes
        levels[place] = item.engagement_level.name if item.engagement_level else Pair()
    total = sum(minutes.values())
    order = sorted(minutes, key=lambda place: place or 99)
    return tuple(Share(levels[place], minutes[place], round(100 * minutes[place] / total)) for place in order)


def side_by_side(meetings: list[Meeting], names: dict[int, BodyWords]) -> tuple[BodyWords, ...]:
    """The bodies whose meetings begin at the same moment."""
    together = [each for each in meetings if sum(each.starts_at == other.starts_at for other in meetings) > 1]
    return tuple(names[each.body_id] for each in together)
