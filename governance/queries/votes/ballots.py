"""What is put to the vote, until when, in which words, and what has this reader's seat said?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.queries.names import BodyWords, names_by_key
from councils.rules import Standing
from governance.enums import PointKind, VoteMethod, VoteState
from governance.models import Clause, Extension, MeetingFormat, Motion, VoteEvent
from governance.queries.effect_words import EffectSentence, effects_in_words
from governance.queries.votes.concerns import NamedConcern, Raised, named_concerns, raised_in
from governance.queries.votes.participation import (
    Participation,
    participation_of,
    seats_counted,
    takes_votes,
    with_names,
)
from governance.queries.votes.positions import PositionTable, SeatSaid, may_see_positions, seats_of, table_of
from governance.rules.speaking import CAST_BY_SEATS, Spoken, spoken
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
class VotePage:
    """All that the pages of one vote know: the ballot, the receipt and, once it is closed, the result.

    `mine` are the seats for which the reader speaks; `concerns` is empty for who is not a co-chair; `named` are the
    concerns of a wait for concerns; `open_positions` is there for members while the vote is open in the room.
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
    concerns: tuple[Raised, ...]
    named: tuple[NamedConcern, ...]
    extensions: tuple[Extension, ...]
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
        """Whether positions stay hidden until the close, as in writing: the words beside the reasons say so."""
        return not self.event.positions_open

    @property
    def is_secret(self) -> bool:
        return self.event.method == VoteMethod.SECRET

    @property
    def waits_for_concerns(self) -> bool:
        return self.event.method == VoteMethod.CONCERNS

    @property
    def by_seats(self) -> bool:
        """Whether each seat speaks for itself on its own page, and nobody records it for them."""
        return self.event.method in {*CAST_BY_SEATS, VoteMethod.SECRET}

    @property
    def is_counted(self) -> bool:
        """Whether there are counts and no positions."""
        return self.event.method in {VoteMethod.SECRET, VoteMethod.SHOW_OF_HANDS}

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
    """The vote with this reference, with its motion and what that came from. One query at most.

    The vote that it follows or reconsiders, which few have, is read when it is asked for: joined, a table with itself,
    the statement took longer to write and to plan than to answer.
    """
    if not REFERENCE.fullmatch(reference):
        return None
    later = VoteEvent.objects.order_by("pk").values("reference")
    return (
        VoteEvent.objects.select_related(
            "motion__body__procedure",
            "motion__recommendation",
            "motion__item__meeting__gathering",
            "motion__decision",
            "meeting",
            "closed_by",
        )
        .annotate(
            was_extended=Exists(Extension.objects.filter(vote_event=OuterRef("pk"))),
            followed_by_votes=ArraySubquery(later.filter(follows=OuterRef("pk"))),
            reconsidered_by_votes=ArraySubquery(later.filter(reconsiders=OuterRef("pk"))),
        )
        .filter(reference=reference)
        .first()
    )


def vote_page(event: VoteEvent, standing: Standing, person: Person | None = None) -> VotePage:
    """The page of a vote for this reader. Eight or nine queries, however many clauses and seats."""
    rows, now = list(event.motion.clauses.select_related("point")), timezone.now()
    names = names_by_key()
    labels = labels_of(rows)
    seats = seats_of(event, labels, names)
    is_open = event.state == VoteState.OPEN
    members = is_open and event.positions_open and may_see_positions(standing, bodies_of(event))
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
        mine=tuple(seats_spoken_for(seats, event, standing, person)),
        participation=participation_of(event, seats, names, now),
        concerns=raised_in(seats) if in_charge else (),
        named=named_concerns(event, seats, labels),
        extensions=tuple(event.extensions.select_related("by")) if getattr(event, "was_extended", True) else (),
        open_positions=table_of(seats) if members else None,
        now=now,
    )


def seats_spoken_for(
    seats: Sequence[SeatSaid], event: VoteEvent, standing: Standing, person: Person | None
) -> Iterator[SeatSaid]:
    """The reader's seats, with those for which they were named; whose substitute speaks alone says so. One query."""
    held = standing.voting_seats()
    voices = spoken(person, event) if person is not None else Spoken({}, {})
    for said in seats:
        seat = said.elector.seat_id
        if seat in voices.kinds or (seat in held and seat not in voices.substitutes):
            yield said
        elif seat in held:
            yield replace(said, substitute=voices.substitutes[seat][1])


def watched_vote(reference: str) -> VoteEvent | None:
    """The vote with this reference, as far as participation is asked of it. One query at most."""
    if not REFERENCE.fullmatch(reference):
        return None
    return VoteEvent.objects.select_related("meeting").filter(reference=reference).first()


def turnout_of(event: VoteEvent, *, named: bool = True) -> Participation:
    """How many have voted, and nothing else of the page. One query, one more in a meeting or for hands, and two for
    the names of the bodies: without them each is called by its key."""
    found = participation_of(event, seats_counted(event), {}, timezone.now())
    return with_names(found, names_by_key()) if named else found


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
