"""For which items of a gathering is a course proposed that its co-chairs may follow in one act?"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from governance.enums import MeetingState, MotionState, ProposedCourse
from governance.models import AgendaItem, Decision, Gathering, Motion
from groundwork.bilingual import Pair

FOLLOWED = (ProposedCourse.CARRY, ProposedCourse.NOTE, ProposedCourse.DEFER)
WITHOUT_A_MOTION = (ProposedCourse.NOTE, ProposedCourse.DEFER)
WAITING = (MotionState.DRAFT, MotionState.JUDGED)


@dataclass(frozen=True)
class CourseLine:
    """An item and what is proposed for it."""

    id: int
    title: Pair
    course: str
    label: str
    note: Pair


@dataclass(frozen=True)
class Block:
    """The items of one meeting for which a course may be followed."""

    meeting: int
    body: int
    lines: tuple[CourseLine, ...]


def blocks_to_follow(gathering: Gathering, bodies: Collection[int] | None = None) -> tuple[Block, ...]:
    """The blocks of the meetings under way, in the order of the agenda; of these bodies where given. One query.

    What is noted or put off needs no motion; where there was one, or a decision, it is not followed again.
    """
    moved = Motion.objects.filter(item=OuterRef("pk"), amendment=None)
    alive = moved.exclude(state__in=[MotionState.WITHDRAWN, MotionState.FALLEN])
    without = Q(proposed_course__in=WITHOUT_A_MOTION) & ~Exists(alive)
    items = AgendaItem.objects.filter(
        Q(Exists(moved.filter(state__in=WAITING))) | without & ~Exists(Decision.objects.filter(item=OuterRef("pk"))),
        meeting__gathering=gathering,
        meeting__state=MeetingState.UNDER_WAY,
        removed=False,
        proposed_course__in=FOLLOWED,
    ).select_related("meeting")
    blocks: dict[tuple[int, int], list[CourseLine]] = {}
    for item in items.order_by("meeting__starts_at", "meeting", "position"):
        if bodies is None or item.meeting.body_id in bodies:
            blocks.setdefault((item.meeting_id, item.meeting.body_id), []).append(
                CourseLine(item.pk, item.title, item.proposed_course, item.get_proposed_course_display(),
                           item.proposed_note)
            )  # fmt: skip
    return tuple(Block(meeting, body, tuple(lines)) for (meeting, body), lines in blocks.items())
