"""How does a motion or a clause come to depend on others, and fall by itself when one of them is not carried?"""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.enums import CARRIED, MotionState
from governance.models import Clause, Motion
from governance.queries.motions.conditions import motions_to_fall
from governance.rules.conditions import decided_otherwise, refuse_needs
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def set_conditions(*, of: Motion | Clause, needs: Collection[Clause], by: Person) -> Motion | Clause:
    """Say which clauses must be carried first; none makes it unconditional.

    Raises Refused for a ring, for a clause that can no longer be carried, once the motion is put, or without the
    right.
    """
    motion = changing(Motion, of.pk if isinstance(of, Motion) else of.motion_id)
    require(rules.refuse_edit_motion(by, motion))
    list(Clause.objects.filter(pk__in=[each.pk for each in needs]).order_by("pk").select_for_update(no_key=True))
    needs = list(Clause.objects.select_related("motion").filter(pk__in=[each.pk for each in needs]))
    require(refuse_needs(of, needs))
    was = sorted(of.needs.values_list("pk", flat=True))
    of.needs.set(needs)
    position = of.position if isinstance(of, Clause) else None
    now = sorted(each.pk for each in needs)
    record("motion.conditions-set", by=by, on=motion, position=position, was=was, now=now)
    return of


@transaction.atomic
def fall_motion(*, motion: Motion, by: Person | None) -> Motion:
    """A conditional motion falls, for what it depends on was decided otherwise. `by` is whoever recorded that, or
    None for the sweep. Raises Refused when it is no draft any more or its conditions may still be met."""
    motion = changing(Motion, motion.pk)
    needed = list(motion.needs.order_by("pk").values_list("pk", flat=True))
    lost = sorted(decided_otherwise(needed))
    if motion.state != MotionState.DRAFT or not lost:
        require(Refusal("not-fallen", _("This motion does not fall.")))
    motion.state = MotionState.FALLEN
    motion.save(update_fields=["state"])
    record("motion.fallen", by=by, on=motion, needs=needed, lost=lost)
    return motion


def fall_motions(by: Person | None) -> list[Motion]:
    """Let every motion fall whose conditions were decided otherwise, and those that depend on it, inside the act
    that decided it."""
    fallen: list[Motion] = []
    while falling := motions_to_fall():
        fallen += [fall_motion(motion=motion, by=by) for motion in falling]
    return fallen


def refuse_against_conditions(outcomes: Mapping[Clause, str], verdicts: Mapping[int, str]) -> Refusal | None:
    """Why do the recorded outcomes not fit the conditions? A clause is not carried without those it needs, and falls
    only for that reason. One query."""
    by_number = {clause.pk: str(outcome) for clause, outcome in outcomes.items()}
    pairs = Clause.needs.through.objects.filter(from_clause__in=by_number).values_list("from_clause", "to_clause")
    broken = {of for of, needed in pairs if needed in by_number and by_number[needed] not in CARRIED}
    for clause, outcome in outcomes.items():
        lost = clause.pk in broken or verdicts.get(clause.pk) == "fallen"
        label = {"label": clause.label or clause.position}
        if lost and outcome in CARRIED:
            return Refusal(
                "condition-not-carried", _("Clause %(label)s falls: what it depends on was not carried.") % label
            )
        if outcome == "fallen" and not lost:
            return Refusal("does-not-fall", _("Clause %(label)s does not fall by its conditions.") % label)
    return None
