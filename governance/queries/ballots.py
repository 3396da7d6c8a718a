"""What is put to the vote, until when, in which words, and what has this reader's seat said?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.queries.names import BodyWords, names_by_key
from councils.rules import Standing
from governance.enums import Option, PointKind, VoteMethod, VoteState
from governance.models import Clause, MeetingFormat, Motion, VoteEvent
from governance.queries.effect_words import EffectSentence, effects_in_words
from governance.queries.participation import Participation, participation_of, takes_votes
from governance.queries.positions import PositionTable, SeatSaid, Stated, seats_of, table_of
from groundwork.bilingual import Pair

LAST_HOUR = timedelta(hours=1)
REFERENCE = re.compile(r"V-[0-9]{4}-[0-9]{3,9}")
HEADINGS: dict[str, str | Promise] = {
    PointKind.MEASURE: _("Recommended measures"),
    PointKind.NEXT_STEP: _("Recommended next steps"),
    PointKind.QUICK_WIN: _("Quick wins"),
}


@dataclass(frozen=True)
class ClausePut:
    """A clause in the words that were frozen; `heading` is empty where that of the clause before still holds."""

    pk: int
    label: str
    heading: str
    text: Pair
    note: Pair


@dataclass(frozen=True)
class Concern:
    """An objection or a reservation, as it reaches the co-chairs."""

    said: SeatSaid
    stated: Stated


@dataclass(frozen=True)
class VotePage:
    """All that the pages of one vote know: the ballot, the receipt and, once it is closed, the result.

    `mine` are the reader's own seats; `concerns` is empty for who is not a co-chair; `open_positions` is there
    while the vote is open in the room.
    """

    event: VoteEvent
    motion: Motion
    title: Pair
    question: Pair
    clauses: tuple[ClausePut, ...]
    effects: tuple[EffectSentence, ...]
    names: dict[str, BodyWords]
    seats: tuple[SeatSaid, ...]
    mine: tuple[SeatSaid, ...]
    participation: Participation
    concerns: tuple[Concern, ...]
    open_positions: PositionTable | None
    now: datetime

    @property
    def body(self) -> BodyWords:
        return self.names[self.event.frozen["body"]]

    @property
    def is_open(self) -> bool:
        return takes_votes(self.event, self.now)

    @property
    def is_due(self) -> bool:
        """Whether its time has come, and the worker has not judged it yet."""
        return self.event.state == VoteState.OPEN and not self.is_open

    @property
    def state(self) -> str:
        """The word of its look: open, closing in its last hour, closed or cancelled."""
        closes_at = self.event.closes_at
        if self.is_due:
            return "closed"
        if self.is_open and closes_at is not None and closes_at - self.now <= LAST_HOUR:
            return "closing"
        return self.event.state

    @property
    def is_written(self) -> bool:
        return self.event.method == VoteMethod.WRITTEN

    @property
    def is_consensus(self) -> bool:
        return bool(self.event.frozen["rule"]["method"] == "consensus")

    @property
    def is_joint(self) -> bool:
        return len(self.participation.turnouts) > 1


def bodies_of(event: VoteEvent) -> set[str]:
    """The keys of the bodies that this vote is of: the one it was put to, and those whose seats decide."""
    return {event.frozen["body"]} | {seat["body"] for seat in event.frozen["electorate"]}


def find_vote(reference: str) -> VoteEvent | None:
    """The vote with this reference, with its motion and what that came from. One query at most."""
    if not REFERENCE.fullmatch(reference):
        return None
    return (
        VoteEvent.objects.select_related(
            "motion__body",
            "motion__recommendation",
            "motion__item__meeting__gathering",
            "motion__decision",
            "meeting",
            "opened_by",
            "closed_by",
        )
        .filter(reference=reference)
        .first()
    )


def vote_page(event: VoteEvent, standing: Standing) -> VotePage:
    """The page of a vote for this reader. Seven or eight queries, however many clauses and seats."""
    rows, now = list(event.motion.clauses.select_related("point")), timezone.now()
    names = names_by_key()
    seats = seats_of(event, labels_of(rows), names)
    own, is_open = standing.voting_seats(), event.state == VoteState.OPEN
    in_charge = is_open and standing.is_co_chair_of(bodies_of(event))
    texts = event.frozen["texts"]
    return VotePage(
        event=event,
        motion=event.motion,
        title=Pair(**texts["title"]),
        question=Pair(**texts["question"]),
        clauses=clauses_put(event, rows),
        effects=effects_of(event, names),
        names=names,
        seats=tuple(seats),
        mine=tuple(said for said in seats if said.elector.seat_id in own),
        participation=participation_of(event, seats, names, now),
        concerns=concerns_of(seats) if in_charge else (),
        open_positions=table_of(seats) if event.positions_open and is_open else None,
        now=now,
    )


def turnout_of(event: VoteEvent) -> Participation:
    """How many have voted, and nothing else of the page. Five queries, one more in a meeting."""
    names = names_by_key()
    return participation_of(event, seats_of(event, {}, names), names, timezone.now())


def labels_of(clauses: Sequence[Clause]) -> dict[int, str]:
    """What each clause is called, by its number."""
    return {clause.pk: clause.label or str(clause.position) for clause in clauses}


def clauses_put(event: VoteEvent, rows: Sequence[Clause]) -> tuple[ClausePut, ...]:
    """The clauses in the words of the opening, whatever their rows say since."""
    frozen = {each["position"]: each for each in event.frozen["texts"]["clauses"]}
    put: list[ClausePut] = []
    before = ""
    for row in rows:
        heading = str(HEADINGS[row.point.kind]) if row.point else str(row.heading)
        words = frozen.get(row.position, {})
        put.append(
            ClausePut(
                pk=row.pk,
                label=row.label or str(row.position),
                heading=heading if heading != before else "",
                text=Pair(words.get("en", ""), words.get("fr", "")),
                note=row.note,
            )
        )
        before = heading
    return tuple(put)


def effects_of(event: VoteEvent, names: dict[str, BodyWords]) -> tuple[EffectSentence, ...]:
    """What carrying every clause would change, as it was frozen, in sentences.

    One query where a meeting format is among it.
    """
    effects = [effect for clause in event.frozen["texts"]["clauses"] for effect in clause.get("effects", [])]
    formats = {}
    if wanted := {effect["format"] for effect in effects if effect.get("format")}:
        formats = {each.key: each.name for each in MeetingFormat.objects.filter(key__in=wanted).order_by("version")}
    return tuple(effects_in_words(effects, names, formats))


def concerns_of(seats: Sequence[SeatSaid]) -> tuple[Concern, ...]:
    """The objections first, then the reservations, each in protocol order."""
    found = [
        Concern(said, stated)
        for said in seats
        for stated in said.stated
        if stated.option in {Option.OBJECT, Option.RESERVATION} and not said.out
    ]
    return tuple(sorted(found, key=lambda concern: concern.stated.option != Option.OBJECT))
