"""What is still to be done because of a decision, and how far is it?"""

from dataclasses import replace
from datetime import date

from django.db.models import Prefetch, Q
from django.utils import timezone

from governance import models
from governance.enums import ActionState
from governance.packages.contents import Action
from governance.packages.gather.changes import Names
from governance.packages.gather.sight import Sight
from governance.queries.decisions.action_owners import owner_words
from governance.queries.decisions.register import is_late

STILL_OPEN = [ActionState.OPEN, ActionState.IN_PROGRESS]
DECISIONS = ("outcome__decision__item__parent", "outcome__decision__motion__item__parent")


def open_actions(bodies: list[int], names: Names, sight: Sight, on: date) -> tuple[Action, ...]:
    """What is open from these bodies' decisions, or is theirs to do: the first due first. Two queries."""
    rows = (
        models.ActionItem.objects.filter(state__in=STILL_OPEN)
        .filter(
            Q(outcome__decision__body__in=bodies) | Q(owner__in=bodies) | Q(owner_seat__body__in=bodies),
        )
        .select_related("owner_jurisdiction", "owner_seat__jurisdiction", "owner_person", *DECISIONS)
        .prefetch_related(
            Prefetch("notes", models.ProgressNote.objects.order_by("written_at", "pk")),
        )
        .order_by("due_on", "reference")
    )
    return tuple(
        replace(action_shape(row, names, with_note=True, people=sight.people), late=is_late(row.due_on, row.state, on))
        for row in rows
        if not (row.outcome and sight.hides_decision(row.outcome.decision))
    )


def action_shape(row: models.ActionItem, names: Names, *, with_note: bool = False, people: bool = True) -> Action:
    """An action in words; with its last progress note where asked."""
    notes = list(row.notes.all()) if with_note else []
    last = notes[-1] if notes else None
    return Action(
        reference=row.reference,
        kind=str(row.kind),
        title=row.title,
        owner=owner_words(row, names.by_id, people=people),
        due_on=row.due_on,
        state=str(row.state),
        decision=row.outcome.decision.reference if with_note and row.outcome else "",
        note=last.text if last else "",
        note_language=last.language if last else "en",
        noted_on=timezone.localdate(last.written_at) if last else None,
    )
