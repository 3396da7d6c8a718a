"""Which items does the consent group of each meeting hold, and which were taken out?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from councils.models import Person
from governance.enums import MeetingState
from governance.models import AgendaItem, Decision, Gathering, Motion
from governance.rules.withheld import is_in_camera, withheld_from
from groundwork.bilingual import Pair

ENDED = ["withdrawn", "fallen", "decided"]


@dataclass(frozen=True)
class ConsentLine:
    """An item of the group, or one taken out of it; without a motion it is noted."""

    id: int
    title: Pair
    has_motion: bool
    pulled_by: str
    decided: bool
    withheld: str = ""


@dataclass(frozen=True)
class ConsentGroup:
    """The consent group of one meeting."""

    meeting: int
    body: int
    state: str
    lines: tuple[ConsentLine, ...]

    @property
    def waiting(self) -> tuple[ConsentLine, ...]:
        """The items that are carried by the one question."""
        return tuple(each for each in self.lines if not each.pulled_by and not each.decided)

    @property
    def taken_out(self) -> tuple[ConsentLine, ...]:
        return tuple(each for each in self.lines if each.pulled_by)

    @property
    def carried(self) -> tuple[ConsentLine, ...]:
        return tuple(each for each in self.lines if each.decided and not each.pulled_by)

    @property
    def under_way(self) -> bool:
        return self.state == MeetingState.UNDER_WAY


def consent_groups(gathering: Gathering | int, reader: Person) -> tuple[ConsentGroup, ...]:
    """The groups of the meetings of a gathering, in the order of the agenda, for this reader. Three queries at most."""
    motions = Motion.objects.filter(item=OuterRef("pk"), amendment=None).exclude(state__in=ENDED)
    decisions = Decision.objects.filter(item=OuterRef("pk"))
    items = (
        AgendaItem.objects.filter(meeting__gathering=gathering, consent=True, removed=False)
        .exclude(meeting__state=MeetingState.CANCELLED)
        .annotate(moved=Exists(motions), settled=Exists(decisions))
        .select_related("meeting", "pulled_by", "parent")
        .order_by("meeting__starts_at", "meeting", "position")
    )
    rows = list(items)
    return tuple(grouped(rows, withheld_from(reader, [each.pk for each in rows if is_in_camera(each)])))


def grouped(items: Iterable[AgendaItem], withheld: Mapping[int, str]) -> Iterable[ConsentGroup]:
    """The items, meeting by meeting; what is withheld has no title."""
    lines: dict[int, list[ConsentLine]] = {}
    meetings = {}
    for item in items:
        meetings[item.meeting_id] = item.meeting
        has_motion, settled = item.moved, item.settled  # type: ignore[attr-defined]
        name = item.pulled_by.name if item.pulled_by else ""
        why = withheld.get(item.pk, "")
        title = Pair() if why else item.title
        lines.setdefault(item.meeting_id, []).append(ConsentLine(item.pk, title, has_motion, name, settled, why))
    for key, meeting in meetings.items():
        yield ConsentGroup(key, meeting.body_id, meeting.state, tuple(lines[key]))
