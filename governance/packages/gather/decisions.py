"""What was decided: under the items of this gathering, and by its bodies before?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from governance import models
from governance.packages.contents import ClauseOutcome, Decision, Reservation
from governance.packages.gather.changes import Names, change_of_effect
from governance.packages.gather.follow_ups import action_shape
from governance.packages.gather.sight import Sight
from governance.queries.decisions.register import REPLACED
from groundwork.bilingual import Pair

LOOK_BACK = timedelta(days=730)
ITEMS = ("item__parent", "motion__item__parent")


@dataclass(frozen=True)
class Decisions:
    """The decisions under the items of a gathering: by the motion they decide, or else by their item."""

    by_motion: dict[int, Decision]
    by_item: dict[int, tuple[Decision, ...]]


def decisions_read(gathering: models.Gathering, sight: Sight) -> list[models.Decision]:
    """Every decision on an item of this gathering that may be read, with all that hangs on it. Five queries."""
    under = Q(item__meeting__gathering=gathering) | Q(motion__item__meeting__gathering=gathering)
    return [row for row in _whole(models.Decision.objects.filter(under)) if not sight.hides_decision(row)]


def effects_decided(rows: Iterable[models.Decision]) -> list[Mapping[str, Any]]:
    """The terms of every effect of these decisions. No query."""
    return [effect.terms for row in rows for outcome in row.outcomes.all() for effect in outcome.effects.all()]


def decisions_under(rows: Iterable[models.Decision], names: Names) -> Decisions:
    """These decisions by what they decide. No query."""
    by_motion: dict[int, Decision] = {}
    by_item: defaultdict[int, list[Decision]] = defaultdict(list)
    for row in rows:
        if row.motion_id is not None:
            by_motion[row.motion_id] = decision_shape(row, names)
        elif row.item_id is not None:
            by_item[row.item_id].append(decision_shape(row, names))
    return Decisions(by_motion, {item: tuple(found) for item, found in by_item.items()})


def decisions_before(
    gathering: models.Gathering, bodies: list[int], names: Names, first_day: date, sight: Sight
) -> tuple[Decision, ...]:
    """What these bodies decided in the two years before, newest first, without clauses. One query."""
    rows = (
        models.Decision.objects.filter(
            body__in=bodies,
            decided_on__lt=first_day,
            decided_on__gte=first_day - LOOK_BACK,
        )
        .exclude(item__meeting__gathering=gathering)
        .exclude(motion__item__meeting__gathering=gathering)
        .select_related(*ITEMS)
        .order_by("-decided_on", "-reference")
    )
    return tuple(_head(row, names) for row in rows if not sight.hides_decision(row))


def decision_shape(row: models.Decision, names: Names) -> Decision:
    """A decision with all that hangs on it."""
    head = _head(row, names)
    return Decision(
        **{
            **vars(head),
            "clauses": tuple(_outcome_shape(outcome, names) for outcome in row.outcomes.all()),
            "reservations": tuple(
                Reservation(
                    jurisdiction=each.jurisdiction.name,
                    label=each.clause.label if each.clause else "",
                    option=each.option,
                    text=each.text,
                    language=each.language,
                )
                for each in row.reservations.all()
            ),
        }
    )


def _head(row: models.Decision, names: Names) -> Decision:
    return Decision(
        reference=row.reference,
        body=names.body(row.body_id),
        title=row.title,
        outcome=str(row.outcome),
        state=str(row.state),
        decided_on=row.decided_on,
        effective_on=row.effective_on,
        override=row.publication_override,
    )


def _outcome_shape(row: models.ClauseOutcome, names: Names) -> ClauseOutcome:
    put, decided = row.clause.text, row.text
    same = put.as_facts() == decided.as_facts()
    return ClauseOutcome(
        label=row.clause.label or str(row.clause.position),
        outcome=str(row.outcome),
        amended=Pair() if same else decided,
        changes=tuple(change_of_effect(effect, names) for effect in row.effects.all()),
        actions=tuple(action_shape(action, names) for action in row.actions.all()),
    )


def _whole(rows: QuerySet[models.Decision]) -> QuerySet[models.Decision]:
    actions = models.ActionItem.objects.select_related(
        "owner_jurisdiction", "owner_seat__jurisdiction", "owner_person"
    ).order_by("reference")
    outcomes = models.ClauseOutcome.objects.select_related("clause").order_by("clause__position", "pk")
    return (
        rows.select_related(*ITEMS)
        .order_by("reference")
        .prefetch_related(
            Prefetch(
                "outcomes",
                outcomes.prefetch_related(
                    Prefetch("effects", models.Effect.objects.exclude(REPLACED).order_by("position")),
                    Prefetch("actions", actions),
                ),
            ),
            Prefetch(
                "reservations",
                models.Reservation.objects.select_related("jurisdiction", "clause").order_by(
                    "jurisdiction__protocol_order", "body_key", "pk"
                ),
            ),
        )
    )
