"""Who said that they come to a meeting, who has not answered, and would that be a quorum?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from councils.enums import Role
from councils.models import Membership, Person, Seat
from councils.queries.names import BodyWords
from councils.rules import Standing, standing_of
from governance.electorates import VotingSeat, voting_seats
from governance.enums import MeetingState, ReplyAnswer
from governance.models import Meeting, Reply
from groundwork.bilingual import Pair

CARRYING = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE]
THERE = [ReplyAnswer.COMING, ReplyAnswer.REMOTE, ReplyAnswer.SUBSTITUTE]


@dataclass(frozen=True)
class ReplyRow:
    """A seat and what it answered; `carriers` are those who may come for it themselves, its holder first."""

    seat: Seat
    body: BodyWords
    jurisdiction: Pair
    carriers: tuple[Membership, ...]
    reply: Reply | None
    may_answer: bool

    @property
    def holder(self) -> Person | None:
        return self.carriers[0].person if self.carriers else None

    @property
    def comes(self) -> bool:
        return self.reply is not None and self.reply.answer in THERE

    @property
    def by_another(self) -> str:
        """Who answered, where it was not whoever comes."""
        if self.reply is None or self.reply.answered_by_id == self.reply.person_id:
            return ""
        return self.reply.answered_by.name


@dataclass(frozen=True)
class CouncilReplies:
    """The seats of one council."""

    body: BodyWords
    rows: tuple[ReplyRow, ...]

    @property
    def coming(self) -> int:
        return sum(row.comes for row in self.rows)

    @property
    def silent(self) -> int:
        return sum(row.reply is None for row in self.rows)


@dataclass(frozen=True)
class Replies:
    """All seats of a meeting, council by council; `seats` as the engine takes them."""

    councils: tuple[CouncilReplies, ...]
    seats: tuple[VotingSeat, ...]

    @property
    def rows(self) -> list[ReplyRow]:
        return [row for council in self.councils for row in council.rows]

    @property
    def coming(self) -> set[int]:
        return {row.seat.pk for row in self.rows if row.comes}

    @property
    def silent(self) -> set[int]:
        return {row.seat.pk for row in self.rows if row.reply is None}

    @property
    def own(self) -> list[ReplyRow]:
        """Those for which the reader answers."""
        return [row for row in self.rows if row.may_answer]


def carriers_of(meeting: Meeting, seats: Collection[int]) -> list[Membership]:
    """Who carries the voice of these seats on the day: holders before alternates. One query."""
    on = timezone.localdate(meeting.starts_at)
    rows = Membership.objects.standing(on).filter(seat__in=seats, role__in=CARRYING, person__is_active=True)
    return sorted(rows.select_related("person"), key=lambda held: (held.role == Role.ALTERNATE, held.pk))


def silent_carriers(meeting: Meeting) -> list[int]:
    """The numbers of the people who carry a seat that has not answered."""
    seats = {voting.seat.pk for voting in voting_seats(meeting.body, timezone.localdate(meeting.starts_at))}
    seats -= set(Reply.objects.filter(meeting=meeting).values_list("seat_id", flat=True))
    return sorted({held.person_id for held in carriers_of(meeting, seats)})


def replies_to(meeting: Meeting, names: Mapping[int, BodyWords], reader: Person) -> Replies:
    """What every seat answered, as this reader sees it. Seven queries."""
    seats = voting_seats(meeting.body, timezone.localdate(meeting.starts_at))
    given = {
        reply.seat_id: reply for reply in Reply.objects.filter(meeting=meeting).select_related("person", "answered_by")
    }
    carriers: dict[int, list[Membership]] = {}
    for held in carriers_of(meeting, [each.seat.pk for each in seats]):
        carriers.setdefault(held.seat_id, []).append(held)
    mine = own_seats(standing_of(reader)) if meeting.state == MeetingState.DRAFT else set()
    rows = [
        ReplyRow(
            seat=each.seat,
            body=names[each.seat.body_id],
            jurisdiction=each.seat.jurisdiction.name if each.seat.jurisdiction else Pair(),
            carriers=tuple(carriers.get(each.seat.pk, ())),
            reply=given.get(each.seat.pk),
            may_answer=each.seat.pk in mine,
        )
        for each in sorted(seats, key=lambda each: each.seat.body_id)
    ]
    councils = [
        CouncilReplies(names[body], tuple(found)) for body, found in groupby(rows, key=lambda row: row.seat.body_id)
    ]
    return Replies(tuple(councils), tuple(seats))


def own_seats(standing: Standing) -> set[int]:
    """The seats for which somebody answers: those whose voice they carry, and those of whom they assist."""
    return set(standing.voting_seats()) | set(standing.assisted_seats())
