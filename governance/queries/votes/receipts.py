"""What was recorded for a seat, under which hash, and what happens next?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from councils.models import Person
from councils.rules import Standing
from governance.models import Elector
from governance.queries.desk.words import When, when_due
from governance.queries.votes.ballots import VotePage
from governance.queries.votes.positions import SeatSaid
from governance.queries.votes.waiting import waiting_for
from groundwork.models import LedgerEntry


@dataclass(frozen=True)
class Step:
    """Something that comes next, with its time where it has one."""

    when: When | None
    words: str


@dataclass(frozen=True)
class Receipt:
    """A receipt: the hash of what was cast (of the last act for this seat), the next vote that waits, what follows."""

    hash: str
    next_reference: str
    next_seat: str
    steps: tuple[Step, ...]


def receipt_of(page: VotePage, said: SeatSaid, standing: Standing, person: Person | None = None) -> Receipt:
    """The receipt of a seat. Two queries; a secret ballot has no hash of what was cast."""
    entry = (
        None
        if page.is_secret
        else (
            LedgerEntry.objects.filter(act="vote.cast", subject=page.event.reference, facts__seat=said.key)
            .order_by("-pk")
            .first()
        )
    )
    following = following_vote(page, standing, person)
    return Receipt(
        hash=entry.facts["cast_hash"] if entry else "",
        next_reference=following.vote_event.reference if following else "",
        next_seat=following.seat.key if following else "",
        steps=tuple(steps_of(page)),
    )


def following_vote(page: VotePage, standing: Standing, person: Person | None = None) -> Elector | None:
    """The next vote that waits for this reader: another seat of theirs in this one, then the one that closes first."""
    waiting = list(
        waiting_for(list(standing.voting_seats()), page.now, person)
        .select_related("vote_event", "seat__body", "seat__jurisdiction")
        .order_by("vote_event__closes_at", "pk")
    )
    here = [each for each in waiting if each.vote_event_id == page.event.pk]
    return next(iter(here or waiting), None)


def steps_of(page: VotePage) -> list[Step]:
    """What comes after this: the close, the decision, the publication."""
    steps = [
        Step(time_of(page.event.closes_at, page), _("The vote closes. The result shows here, with the reservations."))
    ]
    if page.event.closes_at is None:
        steps = [Step(None, _("The co-chairs close the vote. The result shows here, with the reservations."))]
    item = page.motion.item
    meeting = item.meeting if item else None
    if meeting is not None and meeting.starts_at > page.now:
        place = meeting.gathering.place
        steps.append(
            Step(
                time_of(meeting.starts_at, page),
                _("The co-chairs record the decision at the meeting (%(place)s).") % {"place": place},
            )
        )
    else:
        steps.append(Step(None, _("The co-chairs record the decision.")))
    steps.append(
        Step(
            None,
            _(
                "The decision is published in English and in French at the same time; its effects hold from "
                "their day on."
            ),
        )
    )
    return steps


def time_of(due: date | datetime | None, page: VotePage) -> When | None:
    """The time of a step; nothing for one that has none."""
    return when_due(due, page.now) if due else None
