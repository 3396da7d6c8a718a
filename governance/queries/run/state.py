"""How does a meeting stand while it is run: which item, since when, who is there, what is decided, what is voted on?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.utils import timezone

from councils.queries.names import BodyWords, names_on
from governance.electorates import VotingSeat, present_seats, voting_seats
from governance.enums import MEETING_OVER, MeetingState, VoteState
from governance.models import AgendaItem, Decision, ItemRecusal, Meeting, Motion, Recusal, VoteEvent
from governance.queries.agendas.item import items_in_order, numbers_of
from governance.queries.decisions.register import mark_of
from governance.queries.meetings.attendance_quorum import Floor, quorum_with
from governance.queries.meetings.gatherings import slug_of
from governance.rules.withheld import is_in_camera
from groundwork.ledger import digest


@dataclass(frozen=True)
class RunItem:
    """An item of the rail, with the number it is printed with and what was decided under it."""

    item: AgendaItem
    number: str
    decisions: tuple[Decision, ...]
    somebody_is_out: bool = False

    @property
    def pk(self) -> int:
        return self.item.pk

    @property
    def is_hushed(self) -> bool:
        """Whether the rail, which is the same for all who watch, keeps its title: in camera, and somebody is out."""
        return self.somebody_is_out and is_in_camera(self.item)

    @property
    def is_running(self) -> bool:
        return self.item.began_at is not None and self.item.finished_at is None

    @property
    def is_done(self) -> bool:
        return bool(self.decisions) or self.item.finished_at is not None

    @property
    def seconds(self) -> int:
        """How long it has lasted, or lasted."""
        if self.item.began_at is None:
            return 0
        return max(int(((self.item.finished_at or timezone.now()) - self.item.began_at).total_seconds()), 0)

    @property
    def clock(self) -> str:
        """`12:40`, minutes and seconds."""
        return f"{self.seconds // 60}:{self.seconds % 60:02}"


@dataclass(frozen=True)
class Room:
    """Who is there now: so many of so many seats, and whether that is a quorum; `floors` by council."""

    present: int
    seats: int
    met: bool | None
    floors: tuple[Floor, ...] = ()
    voting: tuple[VotingSeat, ...] = ()


@dataclass(frozen=True)
class OpenVote:
    """A vote that is open in the room: how many have voted, never how."""

    event: VoteEvent
    voted: int
    total: int

    @property
    def reference(self) -> str:
        return str(self.event.reference)


@dataclass(frozen=True)
class Run:
    """All that stands in the bar and on the rail."""

    meeting: Meeting
    body: BodyWords
    mark: str
    items: tuple[RunItem, ...]
    room: Room
    votes: tuple[OpenVote, ...]

    @property
    def slug(self) -> str:
        return slug_of(self.meeting.gathering)

    @property
    def is_over(self) -> bool:
        """Whether nothing can change any more."""
        return self.meeting.state in MEETING_OVER

    @property
    def current(self) -> RunItem | None:
        """The item that is being dealt with: the one taken up last whose clock runs."""
        running = [each for each in self.items if each.is_running]
        return max(running, key=lambda each: each.item.began_at or timezone.now(), default=None)

    def found(self, pk: int) -> RunItem | None:
        return next((each for each in self.items if each.pk == pk), None)

    def after(self, pk: int) -> RunItem | None:
        """The item that comes next, sections left out."""
        ways = [each for each in self.items if not each.item.is_section or each.pk == pk]
        place = next((place for place, each in enumerate(ways) if each.pk == pk), -1)
        return ways[place + 1] if 0 <= place < len(ways) - 1 else None

    @property
    def key(self) -> str:
        """A word that changes whenever something changes that is shown."""
        rows = [
            [each.pk, each.number, str(each.item.began_at), str(each.item.finished_at), each.item.version,
             [[row.reference, row.outcome, row.version, row.state] for row in each.decisions]]
            for each in self.items
        ]  # fmt: skip
        votes = [[each.reference, each.voted, each.total] for each in self.votes]
        return digest([self.meeting.state, rows, votes, self.room.present, self.room.seats, self.room.met])[:16]


def run_of(meeting: Meeting, names: Mapping[int, BodyWords] | None = None) -> Run:
    """Gather the bar and the rail: at most twelve queries, however long the agenda is.

    Args:
        meeting: read with its gathering and body.
        names: of the bodies today, where the page has them already.
    """
    names = names or names_on(timezone.localdate())
    return Run(
        meeting=meeting,
        body=names[meeting.body_id],
        mark=mark_of(names[meeting.body_id]),
        items=items_of(meeting),
        room=room_of(meeting, names),
        votes=votes_in(meeting),
    )


def items_of(meeting: Meeting) -> tuple[RunItem, ...]:
    """The agenda in its order with its printed numbers, `7` and `7.1`; breaks and sections have none. Two queries."""
    decided = Decision.objects.select_related("recorded_by").order_by("reference")
    out = ItemRecusal.objects.filter(item=OuterRef("pk"), ended_at=None)
    voted = Recusal.objects.filter(elector__vote_event__motion__item=OuterRef("pk"))
    rows = list(
        items_in_order(meeting.gathering_id).select_related("parent").annotate(is_out=Exists(out) | Exists(voted))
    )
    mine, numbers = [each for each in rows if each.meeting_id == meeting.pk], numbers_of(rows)
    prefetch_related_objects(mine, Prefetch("decisions", decided))
    for item in mine:
        item.meeting = meeting
    return tuple(RunItem(item, numbers.get(item.pk, ""), tuple(item.decisions.all()), item.is_out) for item in mine)


def room_of(meeting: Meeting, names: Mapping[int, BodyWords]) -> Room:
    """Who is there now, against the quorum of the body. Seven queries."""
    seats = voting_seats(meeting.body, timezone.localdate(meeting.starts_at))
    there = present_seats(meeting)
    present = sum(each.seat.pk in there for each in seats)
    quorum = quorum_with(meeting, seats, there, names)
    return Room(present, len(seats), quorum.holds if quorum.is_asked else None, quorum.floors, tuple(seats))


def votes_in(meeting: Meeting) -> tuple[OpenVote, ...]:
    """The votes that are open on a motion of its agenda: counted, never read. One query."""
    events = VoteEvent.objects.filter(state=VoteState.OPEN, motion__item__meeting=meeting).select_related("motion")
    counted = events.annotate(
        voted=Count("votes__elector", distinct=True),
        handed_in=Count("electors__participation", distinct=True),
        total=Count("electors", distinct=True),
    )
    return tuple(OpenVote(row, row.voted + row.handed_in, row.total) for row in counted.order_by("opened_at"))


def meeting_to_run(item: int, slug: str) -> Meeting | None:
    """The meeting that has this item on its agenda, in the gathering with this address. One query."""
    of_gathering = Q(gathering__slug_en=slug) | Q(gathering__slug_fr=slug)
    return Meeting.objects.filter(of_gathering, items=item).select_related("gathering", "body").first()


def motions_under(item: AgendaItem) -> list[Motion]:
    """The motions of an item that are not amendments, those still to be decided first. One query."""
    rows = Motion.objects.filter(item=item, amendment=None).exclude(state__in=["withdrawn", "fallen"])
    rows = rows.select_related("recommendation", "decision__recorded_by")
    return sorted(rows.order_by("pk"), key=lambda row: row.state == "decided")


def meeting_in(meetings: Sequence[Meeting], wanted: str) -> Meeting | None:
    """The meeting with this number, or the one under way, or the first that is not over, or else the last."""
    asked = [each for each in meetings if str(each.pk) == wanted]
    under_way = [each for each in meetings if each.state == MeetingState.UNDER_WAY]
    still = [each for each in meetings if each.state not in MEETING_OVER]
    return next(iter([*asked, *under_way, *still, *reversed(meetings)]), None)
