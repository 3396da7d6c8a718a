"""On what does a motion or a clause depend, which motions have become ready by it, and which must fall?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from governance.enums import CARRIED, MotionState
from governance.models import Clause, ClauseOutcome, Motion
from governance.rules.conditions import ENDED, OTHERWISE
from groundwork.bilingual import Pair

MOST = 200  # clauses offered as conditions; more is no choice any more


@dataclass(frozen=True)
class Needed:
    """A clause on which something depends: where it stands, and what became of it so far."""

    id: int
    label: str
    motion: int
    title: Pair
    own: bool
    outcome: str
    outcome_label: str

    @property
    def carried(self) -> bool:
        return self.outcome in CARRIED


def depending() -> dict[str, Exists]:
    """For a motion that is read: whether it depends on anything, and whether one of its clauses does."""
    return {
        "has_needs": Exists(Motion.needs.through.objects.filter(motion=OuterRef("pk"))),
        "clauses_need": Exists(Clause.needs.through.objects.filter(from_clause__motion=OuterRef("pk"))),
    }


def needed_by(of: Motion | Clause, motion: Motion) -> tuple[Needed, ...]:
    """The clauses on which a motion, or a clause of it, depends. Two queries."""
    rows = of.needs.select_related("motion").order_by("motion_id", "position")
    return needed(rows, motion)


def needed(rows: Iterable[Clause], motion: Motion) -> tuple[Needed, ...]:
    """Clauses as conditions of this motion or of its clauses. One query more."""
    rows = list(rows)
    outcomes = {row.clause_id: row for row in ClauseOutcome.objects.filter(clause__in=rows)} if rows else {}
    return tuple(
        Needed(
            id=row.pk,
            label=row.label or str(row.position),
            motion=row.motion_id,
            title=row.motion.title,
            own=row.motion_id == motion.pk,
            outcome=outcomes[row.pk].outcome if row.pk in outcomes else "",
            outcome_label=outcomes[row.pk].get_outcome_display() if row.pk in outcomes else "",
        )
        for row in rows
    )


def may_need(of: Motion | Clause) -> list[Clause]:
    """The clauses on which it may be made to depend: those of motions that may still be carried or were. One query.

    A motion depends on other motions; a clause on others of its own motion too. An amendment's clause is none.
    """
    rows = Clause.objects.select_related("motion").exclude(motion__state__in=ENDED)
    rows = rows.exclude(outcomes__outcome__in=OTHERWISE).filter(motion__amendment=None)
    motion_id = of.pk if isinstance(of, Motion) else of.motion_id
    rows = rows.exclude(motion_id=motion_id) if isinstance(of, Motion) else rows.exclude(pk=of.pk)
    return sorted(rows.order_by("-motion_id", "position")[:MOST], key=lambda row: row.motion_id != motion_id)


def ready_motions(bodies: Iterable[int]) -> list[Motion]:
    """Conditional draft motions of these bodies whose conditions are all met, so that they may be put. One query."""
    open_needs = Motion.needs.through.objects.filter(motion=OuterRef("pk")).filter(~met())
    some = Motion.needs.through.objects.filter(motion=OuterRef("pk"))
    drafts = Motion.objects.filter(state=MotionState.DRAFT, body__in=list(bodies))
    return list(drafts.filter(Exists(some), ~Exists(open_needs)).order_by("pk"))


def motions_to_fall() -> list[Motion]:
    """Conditional draft motions one of whose conditions was decided otherwise. One query."""
    lost = ClauseOutcome.objects.filter(clause=OuterRef("clause"), outcome__in=OTHERWISE)
    needs = Motion.needs.through.objects.filter(motion=OuterRef("pk"))
    broken = needs.filter(Exists(lost) | Q(clause__motion__state__in=ENDED))
    return list(Motion.objects.filter(Exists(broken), state=MotionState.DRAFT).order_by("pk"))


def met() -> Exists:
    """Whether the clause of a condition is carried, by the decision that recorded it."""
    return Exists(ClauseOutcome.objects.filter(clause=OuterRef("clause"), outcome__in=CARRIED))
