"""May this motion or clause depend on those clauses, and has what it depends on been decided otherwise?"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from governance.enums import MotionState, Outcome
from governance.models import Clause, ClauseOutcome, Motion
from groundwork.refusals import Refusal

UNUSABLE = 422
OTHERWISE = (Outcome.NOT_CARRIED, Outcome.WITHDRAWN, Outcome.FALLEN)
ENDED = (MotionState.WITHDRAWN, MotionState.FALLEN)


def refuse_needs(of: Motion | Clause, needs: Iterable[Clause]) -> Refusal | None:
    """Why can it not depend on these? On itself, in a ring, or on what cannot be carried any more."""
    needs = list(needs)
    if any(clause.motion.state in ENDED for clause in needs) or decided_otherwise([each.pk for each in needs]):
        return Refusal("cannot-be-carried", _("One of these can no longer be carried."), "needs", UNUSABLE)
    own = {each.pk for each in of.clauses.all()} if isinstance(of, Motion) else {of.pk}
    if own & reached({each.pk for each in needs}):
        return Refusal(
            "condition-ring", _("These would depend on each other, and none could be carried."), "needs", UNUSABLE
        )
    return None


def reached(start: set[int]) -> set[int]:
    """These clauses and all on which they depend, through their own conditions and those of their motions.

    Three queries for each step of the longest chain.
    """
    found: set[int] = set()
    edge = set(start)
    while edge:
        found |= edge
        motions = Clause.objects.filter(pk__in=edge).values("motion")
        own = Clause.needs.through.objects.filter(from_clause__in=edge).values_list("to_clause", flat=True)
        of_motions = Motion.needs.through.objects.filter(motion__in=motions).values_list("clause", flat=True)
        edge = ({*own} | {*of_motions}) - found
    return found


def decided_otherwise(clauses: Iterable[int]) -> set[int]:
    """Which of these clauses were not carried, withdrawn, or fell: nothing that needs them can be carried. Two
    queries."""
    clauses = list(clauses)
    lost = ClauseOutcome.objects.filter(clause__in=clauses, outcome__in=OTHERWISE).values_list("clause", flat=True)
    gone = Clause.objects.filter(pk__in=clauses, motion__state__in=ENDED).values_list("pk", flat=True)
    return {*lost} | {*gone}
