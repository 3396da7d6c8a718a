"""What does the record of a meeting say, composed from what was recorded?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import override

from councils.queries.names import BodyWords, names_on
from governance.electorates import voting_seats
from governance.enums import ActionState
from governance.models import (
    ActionItem,
    AgendaItem,
    AttendanceChange,
    ClauseOutcome,
    ClauseVerdict,
    Decision,
    ItemRecusal,
    Meeting,
    Reservation,
)
from governance.queries.agendas.schedule import Scheduled, meetings_in_order, scheduled_meetings
from governance.queries.decisions.action_owners import owner_words
from governance.queries.meetings.attendance import by_council
from governance.queries.records.content import (
    ActionTaken,
    ClauseDecided,
    CouncilPresent,
    DecisionTaken,
    ItemHeld,
    Presence,
    RecordContent,
    ReservationKept,
    Sat,
    SenseNoted,
)
from governance.queries.votes.tallies import vote_step
from governance.rules.withheld import is_in_camera
from groundwork.bilingual import LANGUAGES, Pair

Names = Mapping[int, BodyWords]


def compose(meeting: Meeting) -> RecordContent:
    """The record of decisions as the facts stand. About twenty queries, however long the meeting was."""
    names = names_on(timezone.localdate(meeting.starts_at))
    decided = decisions_of(meeting, names)
    items = [item_held(row, decided.get(row.item.pk, ()), names) for row in rows_of(meeting)]
    return RecordContent(
        meeting=meeting.pk,
        body=names[meeting.body_id].key,
        name=names[meeting.body_id].usual,
        place=meeting.gathering.place,
        starts_at=(meeting.began_at or meeting.starts_at).isoformat(),
        ends_at=(meeting.finished_at or meeting.ends_at).isoformat(),
        time_zone=meeting.time_zone,
        mode=str(meeting.mode),
        room=meeting.room,
        councils=present_at(meeting, dict(names)),
        items=tuple(items),
    )


def rows_of(meeting: Meeting) -> list[Scheduled[AgendaItem]]:
    """The items of the meeting with the numbers that they have in its gathering. Four queries."""
    out = ItemRecusal.objects.filter(ended_at=None).select_related("seat__jurisdiction", "seat__body")
    items = AgendaItem.objects.filter(removed=False).select_related("parent")
    items = items.prefetch_related("questions", Prefetch("recusals", out.order_by("pk")))
    held = scheduled_meetings(meetings_in_order(meeting.gathering.meetings.all(), items))
    return next((rows for each, rows in held if each.pk == meeting.pk), [])


def item_held(row: Scheduled[AgendaItem], decided: Iterable[DecisionTaken], names: Names) -> ItemHeld:
    """An item as the record has it; what belongs to one in camera is in camera too."""
    item = row.item
    return ItemHeld(
        id=item.pk,
        number=row.label,
        kind="break" if item.is_break else "section" if item.is_section else "item",
        in_camera=is_in_camera(item),
        title=item.title,
        purpose=str(item.purpose),
        discussion=item.discussion,
        outcome_met=str(item.outcome_met),
        outcome_note=item.outcome_note,
        questions=tuple(SenseNoted(each.label, each.text, each.sense) for each in item.questions.all()
                        if each.sense.en or each.sense.fr),
        recused=tuple(seat_words(each.seat.jurisdiction, names[each.seat.body_id]) for each in item.recusals.all()),
        decisions=tuple(decided),
    )  # fmt: skip


def seat_words(jurisdiction: object, body: BodyWords) -> Pair:
    """`New Brunswick (PSSDC)`"""
    where: Pair = getattr(jurisdiction, "name", Pair())
    return Pair(*(f"{where.side(code)} ({body.short.side(code)})".strip() for code in LANGUAGES))


def present_at(meeting: Meeting, names: dict[int, BodyWords]) -> tuple[CouncilPresent, ...]:
    """Who was there, seat by seat; arrivals, departures and substitutes where somebody came or left on the way."""
    changes: defaultdict[int, list[Presence]] = defaultdict(list)
    for row in AttendanceChange.objects.filter(meeting=meeting).order_by("at", "pk"):
        changes[row.seat_id].append(Presence(row.at.isoformat(), str(row.presence), row.person_id or 0))
    voting = voting_seats(meeting.body, timezone.localdate(meeting.starts_at))
    return tuple(
        CouncilPresent(
            body=council.body.key,
            name=council.body.usual,
            seats=tuple(
                Sat(row.seat.key, row.jurisdiction, row.presence, (row.person or 0) if row.presence else 0,
                    tuple(changes[row.seat.pk]) if len(changes[row.seat.pk]) > 1 else ())
                for row in council.rows
            ),
        )
        for council in by_council(meeting, voting, names)
    )  # fmt: skip


def decisions_of(meeting: Meeting, names: Names) -> dict[int, list[DecisionTaken]]:
    """The decisions under each item of the meeting. Seven queries."""
    actions = ActionItem.objects.exclude(state=ActionState.WITHDRAWN).select_related(
        "owner_jurisdiction", "owner_seat__jurisdiction"
    )
    outcomes = ClauseOutcome.objects.select_related("clause").order_by("clause__position")
    reserved = Reservation.objects.select_related("jurisdiction", "clause")
    rows = (
        Decision.objects.filter(item__meeting=meeting)
        .select_related("vote_event")
        .order_by("reference")
        .prefetch_related(
            Prefetch("outcomes", outcomes.prefetch_related(Prefetch("actions", actions.order_by("reference")))),
            Prefetch("reservations", reserved.order_by("jurisdiction__protocol_order", "body_key", "pk")),
            Prefetch(
                "vote_event__verdicts", ClauseVerdict.objects.select_related("clause").order_by("clause__position")
            ),
        )
    )
    found: defaultdict[int, list[DecisionTaken]] = defaultdict(list)
    for row in rows:
        assert row.item_id is not None
        found[row.item_id].append(decision_taken(row, names))
    return found


def decision_taken(row: Decision, names: Names) -> DecisionTaken:
    """A decision in both languages, with the sentence of its vote, its reservations and actions."""
    by_key = {words.key: words for words in names.values()}
    return DecisionTaken(
        reference=row.reference,
        title=row.title,
        outcome=str(row.outcome),
        decided_on=row.decided_on.isoformat(),
        effective_on=row.effective_on.isoformat(),
        until=row.until.isoformat() if row.until else "",
        condition=row.condition,
        referred_to=names[row.referred_to_id].usual if row.referred_to_id else Pair(),
        verdict=verdict_of(row, by_key),
        decided_at=row.decided_at.isoformat() if row.decided_at and row.entered_later else "",
        entered_at=row.recorded_at.isoformat() if row.entered_later else "",
        clauses=tuple(ClauseDecided(each.clause.label, str(each.outcome), each.text) for each in row.outcomes.all()),
        reservations=tuple(
            ReservationKept(
                jurisdiction=each.jurisdiction.name,
                council=by_key[each.body_key].short if each.body_key in by_key else Pair(),
                clause=each.clause.label if each.clause else "",
                option=each.option,
                text=each.text,
                language=each.language,
                lifted=each.lifted_at is not None,
            )
            for each in row.reservations.all()
        ),
        actions=tuple(action_taken(each, names) for outcome in row.outcomes.all() for each in outcome.actions.all()),
    )


def verdict_of(row: Decision, by_key: dict[str, BodyWords]) -> Pair:
    """The vote as one plain sentence in each language; nothing where there was none."""
    said = []
    for code in LANGUAGES:
        with override(code):
            step = vote_step(row.vote_event, row.vote_event.verdicts.all() if row.vote_event else (), by_key)
            said.append(step.headline if step else "")
    return Pair(*said)


def action_taken(row: ActionItem, names: Names) -> ActionTaken:
    """An action with its owner: in words, or a person by number."""
    return ActionTaken(
        reference=row.reference,
        kind=str(row.kind),
        title=row.title,
        owner=Pair() if row.owner_person_id else owner_words(row, names),
        person=row.owner_person_id or 0,
        due_on=row.due_on.isoformat() if row.due_on else "",
    )
