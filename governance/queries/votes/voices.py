"""For whom does the reader sit, in which groups, and what have they voted in what is still open?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import BodyKind, Role
from councils.models import Membership, Person
from councils.queries.names import BodyWords
from councils.rules import Standing
from governance.enums import VoteState
from governance.models import Elector, Vote
from governance.queries.desk.words import When, when_due
from groundwork.bilingual import Pair

RECENT = 5
Names = dict[int, BodyWords]


@dataclass(frozen=True)
class Voice:
    """A seat that the reader carries: for which jurisdiction, in which council, as what, and who stands in."""

    jurisdiction: Pair
    council: BodyWords
    role: str
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Another place that the reader holds."""

    body: BodyWords
    role: str


@dataclass(frozen=True)
class Cast:
    """A vote that the reader's seat has cast in a vote that is still open."""

    reference: str
    title: Pair
    answer: str
    closes: When


def voices_of(person: Person, standing: Standing, names: Names) -> tuple[Voice, ...]:
    """The seats whose voice they carry. One query."""
    held = standing.voting_seats().values()
    if not held:
        return ()
    stands_in: dict[int, list[str]] = {}
    for each in Membership.objects.standing(timezone.localdate()).filter(alternate_for=person).select_related("person"):
        stands_in.setdefault(each.seat_id, []).append(each.person.name)
    return tuple(
        Voice(
            each.seat.jurisdiction.name,
            names[each.seat.body_id],
            str(Role(each.role).label),
            tuple(stands_in.get(each.seat_id, ())),
        )
        for each in held
        if each.seat.jurisdiction and is_deciding(names, each)
    )


def groups_of(standing: Standing, names: Names) -> tuple[Group, ...]:
    """The other places that they hold, each body once."""
    return tuple(
        {
            each.seat.body_id: Group(names[each.seat.body_id], str(Role(each.role).label))
            for each in standing.memberships
            if not (each.seat.jurisdiction_id and is_deciding(names, each))
        }.values()
    )


def is_deciding(names: Names, held: Membership) -> bool:
    """Whether the place is one at a council's table, where jurisdictions vote."""
    return names[held.seat.body_id].kind in {BodyKind.COUNCIL, BodyKind.JOINT_COUNCIL} and held.role != Role.OBSERVER


def cast_lately(standing: Standing, now: datetime) -> tuple[Cast, ...]:
    """What the reader's seats have voted in what is still open, so that it can be changed. Two queries."""
    seats = list(standing.voting_seats())
    electors = (
        Elector.objects.filter(seat__in=seats, vote_event__state=VoteState.OPEN, votes__isnull=False)
        .select_related("vote_event")
        .distinct()
        .order_by("-vote_event__opened_at")[:RECENT]
        if seats
        else []
    )
    chosen: dict[int, list[Vote]] = {}
    for vote in Vote.objects.filter(elector__in=[each.pk for each in electors]) if electors else []:
        chosen.setdefault(vote.elector_id, []).append(vote)
    return tuple(
        Cast(
            each.vote_event.reference,
            Pair(**each.vote_event.frozen["texts"]["title"]),
            answer_of(chosen[each.pk]),
            when_due(each.vote_event.closes_at, now),
        )
        for each in electors
    )


def answer_of(cast: Sequence[Vote]) -> str:
    """The option, or that it differs from clause to clause."""
    options = {vote.option: vote.get_option_display() for vote in cast}
    return next(iter(options.values())) if len(options) == 1 else _("Clause by clause")
