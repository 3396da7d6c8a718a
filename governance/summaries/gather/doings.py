"""What did each body decide and carry out in a period, and what of it was late at the end?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from governance.enums import ActionKind, ActionState, DecisionState
from governance.models import ActionItem, Decision, ProgressNote
from governance.summaries.facts import ActionFact, DecisionFact
from governance.summaries.gather.line import Line
from governance.summaries.gather.span import Stretch

CLOSED = (ActionState.DONE, ActionState.WITHDRAWN)


@dataclass(frozen=True)
class Doings:
    """The action items of a body: closed in the period, late at its end, and how many were under way then."""

    done: tuple[ActionFact, ...] = ()
    late: tuple[ActionFact, ...] = ()
    under_way: int = 0


def decisions_of(line: Line, stretch: Stretch) -> Mapping[str, tuple[DecisionFact, ...]]:
    """The decisions that were published in the period, by body: nothing leaves here that is not public. One query."""
    rows = Decision.objects.filter(
        body__in=line.all_ids, state=DecisionState.PUBLISHED,
        published_at__gte=stretch.begins, published_at__lt=stretch.ends,
    )  # fmt: skip
    found: dict[str, list[DecisionFact]] = defaultdict(list)
    for row in rows.order_by("decided_on", "reference"):
        fact = DecisionFact(row.reference, row.title, str(row.outcome), row.decided_on, row.effective_on)
        found[line.key_of(row.body_id)].append(fact)
    return defaultdict(tuple, {key: tuple(facts) for key, facts in found.items()})


def actions_of(line: Line, stretch: Stretch) -> Mapping[str, Doings]:
    """The action items that each body owns, as they stood at the end of the period. Two queries."""
    notes = Prefetch("notes", ProgressNote.objects.order_by("written_at", "pk"), to_attr="said")
    rows = (
        ActionItem.objects.filter(owner__in=line.all_ids)
        .exclude(kind=ActionKind.COMMITMENT)
        .exclude(outcome__decision__decided_on__gt=stretch.last)
        .prefetch_related(notes)
        .order_by("reference")
    )
    by_body: dict[str, list[ActionItem]] = defaultdict(list)
    for row in rows:
        by_body[line.key_of(row.owner_id or 0)].append(row)
    return defaultdict(Doings, {key: _doings(items, stretch) for key, items in by_body.items()})


def _doings(rows: Iterable[ActionItem], stretch: Stretch) -> Doings:
    done, late, under_way = [], [], 0
    for row in rows:
        state, closed = state_then(row, stretch)
        if state == ActionState.DONE and closed is not None and stretch.first <= closed <= stretch.last:
            done.append(ActionFact(row.reference, row.title, row.due_on, closed))
        elif state not in CLOSED:
            under_way += 1
            if row.due_on is not None and row.due_on < stretch.over_on:
                late.append(ActionFact(row.reference, row.title, row.due_on))
    return Doings(tuple(done), tuple(late), under_way)


def state_then(row: ActionItem, stretch: Stretch) -> tuple[str, date | None]:
    """How far the item was at the end of the period, and since which day it is closed: its notes say so.

    Without a note at all, it is what it is today.
    """
    notes: list[ProgressNote] = row.said  # type: ignore[attr-defined]
    before = [note for note in notes if note.written_at < stretch.ends]
    if not before:
        return (str(row.state) if not notes else str(ActionState.OPEN)), None
    last = before[-1]
    closed = timezone.localdate(last.written_at, timezone.get_default_timezone()) if last.state in CLOSED else None
    return str(last.state), closed
