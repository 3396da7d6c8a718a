"""What waits for this person, each thing with the time by which it is due?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.enums import Role
from councils.models import BodyComponent, Person
from councils.queries.names import BodyWords
from councils.rules import Standing
from governance.enums import ActionKind, ActionState, DecisionState, MotionState, VoteMethod, VoteState
from governance.models import ActionItem, Decision, Elector, Gathering, Motion, ProgressNote, VoteEvent
from governance.queries.desk.words import When, when_due
from governance.queries.votes.waiting import waiting_for
from groundwork.bilingual import Pair

HORIZON = timedelta(days=30)
UNDER_WAY = [ActionState.OPEN, ActionState.IN_PROGRESS]
Names = dict[int, BodyWords]


@dataclass(frozen=True)
class Inline:
    """A ballot that can be voted in place: its event, its question and the seat it is for."""

    event: VoteEvent
    question: Pair
    elector: Elector
    council: BodyWords
    seats: int

    @property
    def written(self) -> bool:
        """Whether positions stay hidden until the close, as the words beside the reasons say."""
        return not self.event.positions_open

    @property
    def in_place(self) -> bool:
        """Whether it can be cast here: a slip has its own page, where its code is shown once."""
        return self.event.method != VoteMethod.SECRET


@dataclass(frozen=True)
class Row:
    """One thing that waits. `kind` is vote, reading, beforehand, approval, action, record, text, publish or blocker."""

    kind: str
    when: When
    order: datetime
    title: Pair
    url: str
    reference: str = ""
    body: BodyWords | None = None
    detail: str = ""
    button: str = ""
    illustrative: bool = False
    ballot: Inline | None = None


@dataclass(frozen=True)
class Reader:
    """For whom the docket is made: what they are today, and the bodies that they belong to or chair.

    A joint council belongs to who belongs to one of its components.
    """

    standing: Standing
    now: datetime
    bodies: frozenset[int] = frozenset()
    chaired: frozenset[int] = frozenset()
    person: Person | None = None

    @property
    def jurisdictions(self) -> set[int]:
        return {held.seat.jurisdiction_id for held in self.standing.memberships if held.seat.jurisdiction_id}

    @property
    def seats(self) -> set[int]:
        """The seats in which they sit, observers not."""
        return {held.seat_id for held in self.standing.memberships if held.role != Role.OBSERVER}

    @property
    def acts_for(self) -> set[int]:
        """The bodies for which they act, observers not."""
        return {held.seat.body_id for held in self.standing.memberships if held.role != Role.OBSERVER}


def reader_of(standing: Standing, now: datetime, person: Person | None = None) -> Reader:
    """The reader with their circle of bodies. One query."""
    own = {held.seat.body_id for held in standing.memberships}
    chaired = {held.seat.body_id for held in standing.memberships if held.role == Role.CO_CHAIR}
    parts = BodyComponent.objects.standing(timezone.localdate(now)).values_list("part_id", "whole_id")
    wholes = list(parts) if own else []
    return Reader(
        standing,
        now,
        bodies=frozenset(own | {whole for part, whole in wholes if part in own}),
        chaired=frozenset(chaired | {whole for part, whole in wholes if part in chaired}),
        person=person,
    )


def link(name: str, *args: object) -> str:
    """The address of a page, or nothing where this house has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def row(kind: str, due: date | datetime | None, now: datetime, **words: object) -> Row:
    """A row with its time in words; what has no time is due now."""
    order = due or now
    if not isinstance(order, datetime):
        order = timezone.make_aware(datetime.combine(order, time(23, 59)))
    return Row(kind=kind, when=when_due(due, now), order=order, **words)  # type: ignore[arg-type]


def votes(reader: Reader, names: Names) -> Iterable[Row]:
    """Open votes in which a seat of the reader has not voted. One query."""
    waiting = (
        waiting_for(list(reader.standing.voting_seats()), reader.now, reader.person)
        .select_related("vote_event__motion", "jurisdiction", "seat__body", "seat__jurisdiction")
        .order_by("seat_id")
    )
    by_event: dict[int, list[Elector]] = {}
    for elector in waiting:
        by_event.setdefault(elector.vote_event_id, []).append(elector)
    for electors in by_event.values():
        event = electors[0].vote_event
        texts = event.frozen["texts"]
        yield row(
            "vote",
            event.closes_at,
            reader.now,
            title=Pair(**texts["title"]),
            reference=event.reference,
            url=link("ballot", event.reference),
            body=names.get(event.motion.body_id),
            button=_("Read and vote"),
            illustrative=event.motion.illustrative,
            ballot=Inline(
                event, Pair(**texts["question"]), electors[0], names[electors[0].seat.body_id], len(electors)
            ),
        )


def actions(reader: Reader, coming: Gathering | None) -> Iterable[Row]:
    """Action items of the reader's bodies or jurisdiction that are late or due soon, and standing commitments that
    owe a note to the coming gathering. One query."""
    today = timezone.localdate(reader.now)
    told = ProgressNote.objects.filter(action=OuterRef("pk"), gathering=coming)
    starts_on = coming.days.lower if coming and coming.days else None
    wanted: Q = Q(due_on__lte=today + HORIZON)
    if starts_on is not None and starts_on <= today + HORIZON:
        wanted = wanted | Q(Q(kind=ActionKind.COMMITMENT), ~Exists(told))
    mine = ActionItem.objects.filter(wanted, state__in=UNDER_WAY).filter(
        Q(owner__in=reader.acts_for)
        | Q(owner_jurisdiction__in=reader.jurisdictions)
        | Q(owner_seat__in=reader.seats)
        | Q(owner_person__in={held.person_id for held in reader.standing.memberships})
    )
    for item in mine.select_related("outcome__decision").order_by("due_on", "reference"):
        decision = item.outcome.decision.reference if item.outcome else ""
        yield row(
            "action",
            item.due_on or starts_on,
            reader.now,
            title=item.title,
            reference=item.reference,
            url=link("action", item.reference),
            detail=_("from decision %(reference)s") % {"reference": decision} if decision else "",
            button=_("Report progress"),
            illustrative=item.illustrative,
        )


def to_record(reader: Reader, names: Names) -> Iterable[Row]:
    """Motions whose vote is closed and whose decision nobody has recorded. One query."""
    last = VoteEvent.objects.filter(motion=OuterRef("pk"), state=VoteState.CLOSED).order_by("-closed_at")
    motions = (
        Motion.objects.filter(state=MotionState.JUDGED, body__in=reader.chaired, amendment=None)
        .annotate(vote=Subquery(last.values("reference")[:1]))
        .order_by("pk")
    )
    for motion in motions:
        yield row(
            "record",
            None,
            reader.now,
            title=motion.title,
            reference=motion.vote or "",
            url=link("record_decision", motion.pk) or link("ballot", motion.vote),
            body=names.get(motion.body_id),
            detail=_("The vote is closed. Its decision is not recorded yet."),
            button=_("Record the decision"),
            illustrative=motion.illustrative,
        )


def recorded(reader: Reader, names: Names) -> Iterable[Row]:
    """Decisions that are recorded and not published: a text to confirm, or nothing but the publishing. Two queries."""
    waiting = Decision.objects.filter(state=DecisionState.RECORDED).prefetch_related("outcomes").order_by("reference")
    if not reader.standing.is_secretariat:
        waiting = waiting.filter(body__in=reader.chaired)
    for decision in waiting:
        behind = {
            code
            for pair in [decision.title, *(each.text for each in decision.outcomes.all())]
            for code in pair.unready()
        }
        facts = {
            "title": decision.title,
            "reference": decision.reference,
            "url": link("decision", decision.reference),
            "body": names.get(decision.body_id),
            "illustrative": decision.illustrative,
        }
        if behind:
            yield row("text", None, reader.now, detail=behind_words(behind), button=_("Confirm the text"), **facts)
        else:
            yield row(
                "publish",
                None,
                reader.now,
                detail=_("Both texts match. Its effects wait until it is published."),
                button=_("Publish in both languages"),
                **facts,
            )


def behind_words(behind: set[str]) -> str:
    """Which language the decision waits for."""
    if behind == {"fr"}:
        return _("Recorded, French to confirm. It is published when both texts match.")
    if behind == {"en"}:
        return _("Recorded, English to confirm. It is published when both texts match.")
    return _("Recorded, English and French to confirm. It is published when both texts match.")
