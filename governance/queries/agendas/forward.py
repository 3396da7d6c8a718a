"""What is planned for the coming gatherings, and how much of their time is taken?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Prefetch, Q
from django.utils import timezone

from councils.models import Person
from councils.queries.names import BodyWords
from governance.enums import ProposedItemState
from governance.models import AgendaItem, Gathering, Meeting, ProposedItem
from governance.queries.agendas.durations import duration
from governance.queries.agendas.item import Neighbour
from governance.queries.agendas.schedule import meetings_in_order, minutes_available, taking_place
from governance.queries.meetings.gatherings import GatheringHead, head_of
from governance.rules.withheld import is_in_camera, withheld_from
from groundwork.bilingual import Pair


@dataclass(frozen=True)
class Planned:
    """An item that has its place."""

    place: Neighbour
    title: Pair
    purpose: str
    lasts: str
    standing: bool
    in_camera: bool = False
    withheld: str = ""


@dataclass(frozen=True)
class Asked:
    """An item that was submitted for this body and gathering, and has no place yet."""

    title: Pair
    purpose: str
    lasts: str


@dataclass(frozen=True)
class MeetingAhead:
    """A meeting to come: the minutes planned, breaks too, of those that there are."""

    body: BodyWords
    starts_at: datetime
    planned: int
    available: int
    items: tuple[Planned, ...]
    asked: tuple[Asked, ...]

    @property
    def lasts(self) -> str:
        return duration(self.planned)

    @property
    def has(self) -> str:
        return duration(self.available)

    @property
    def left(self) -> str:
        return duration(abs(self.available - self.planned))

    @property
    def is_over(self) -> bool:
        return self.planned > self.available


@dataclass(frozen=True)
class GatheringAhead:
    """A gathering to come, its meetings, and what was submitted for a body that does not meet there."""

    head: GatheringHead
    meetings: tuple[MeetingAhead, ...]
    elsewhere: tuple[Asked, ...]


def gatherings_ahead(names: dict[int, BodyWords]) -> list[GatheringAhead]:
    """The gatherings under way or to come, the next first. Four queries."""
    coming = Gathering.objects.filter(Q(days__endswith__gt=timezone.localdate())).select_related("format")
    items = AgendaItem.objects.filter(removed=False).select_related("parent")
    meetings = meetings_in_order(Meeting.objects.all(), items)
    found = list(coming.order_by("days").prefetch_related(Prefetch("meetings", meetings)))
    asked: dict[tuple[int, int], list[Asked]] = defaultdict(list)
    waiting = ProposedItem.objects.filter(gathering__in=found, state=ProposedItemState.SUBMITTED)
    for row in waiting.order_by("submitted_at", "pk"):
        asked[row.gathering_id or 0, row.body_id].append(
            Asked(row.title, row.get_purpose_display(), duration(row.minutes))
        )
    return [ahead(gathering, names, asked) for gathering in found]


def ahead_seen(found: Sequence[GatheringAhead], reader: Person) -> list[GatheringAhead]:
    """The same for this reader: what is withheld keeps its number and its minutes. Two queries at most."""
    meetings = [meeting for each in found for meeting in each.meetings]
    withheld = withheld_from(reader, [item.place.id for each in meetings for item in each.items if item.in_camera])
    return [
        replace(each, meetings=tuple(
            replace(meeting, items=tuple(planned_seen(item, withheld) for item in meeting.items))
            for meeting in each.meetings
        ))
        for each in found
    ]  # fmt: skip


def planned_seen(item: Planned, withheld: Mapping[int, str]) -> Planned:
    """An item as somebody may see it."""
    why = withheld.get(item.place.id, "")
    return replace(item, title=Pair(), purpose="", standing=False, withheld=why) if why else item


def ahead(
    gathering: Gathering, names: dict[int, BodyWords], asked: dict[tuple[int, int], list[Asked]]
) -> GatheringAhead:
    """One gathering; printed numbers run on over its meetings."""
    meetings = []
    mine = {body: rows for (place, body), rows in asked.items() if place == gathering.pk}
    for meeting, rows in taking_place(gathering.meetings.all()):
        shown = tuple(
            Planned(Neighbour(row.item.pk, row.label), row.item.title, row.item.get_purpose_display(),
                    duration(row.item.minutes), row.item.standing, is_in_camera(row.item))
            for row in rows if row.label
        )  # fmt: skip
        meetings.append(
            MeetingAhead(
                body=names[meeting.body_id],
                starts_at=meeting.starts_at,
                planned=sum(row.item.minutes for row in rows),
                available=minutes_available(
                    starts_at=meeting.starts_at, ends_at=meeting.ends_at, time_zone=meeting.time_zone
                ),
                items=shown,
                asked=tuple(mine.pop(meeting.body_id, [])),
            )
        )
    return GatheringAhead(head_of(gathering), tuple(meetings), tuple(row for rows in mine.values() for row in rows))
