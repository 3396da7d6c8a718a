"""How is what is aimed at for a period set, and changed for a reason?"""

from decimal import Decimal
from typing import Any

from django.db import transaction

from councils.models import Person
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import require
from priorities.actions.indicators import locked
from priorities.models import Indicator, MeasuringPeriod, ScaleStep, Target, TargetChange
from priorities.rules.measuring import (
    is_worse_than_baseline,
    reckoned,
    refuse_changed_since,
    refuse_locked,
    refuse_other_body,
    refuse_out_of_use,
    refuse_unexplained,
    refuse_value,
)


@transaction.atomic
def set_target(
    *, indicator: Indicator, period: MeasuringPeriod, by: Person, value: Decimal | None = None,
    step: ScaleStep | None = None, because: Pair | None = None, seen: int | None = None,
) -> Target:  # fmt: skip
    """Aim at a number, or at a step, for a period; what was aimed at before is kept with the reason.

    `seen` is the version of the target that the writer had before them, 0 where there was none. Raises Refused for a
    change, or a target worse than the baseline, without `because`; for a value that is none; for a locked period; when
    somebody changed it since; or when `by` may not.
    """
    because = because or Pair()
    indicator = locked(indicator.pk, by)
    period = relying_on(MeasuringPeriod, period.pk)
    require(refuse_locked(period))
    if not indicator.measures_itself:
        require(refuse_out_of_use(indicator))
    require(refuse_other_body(indicator, period))
    require(refuse_value(indicator, value, step))
    found = Target.objects.filter(indicator=indicator, period=period).first()
    require(refuse_changed_since(found.version if found else 0, seen))
    if found is not None and (found.value, found.step_id) == (value, step.pk if step else None):
        return found
    aimed = reckoned(value, step) or Decimal(0)
    require(refuse_unexplained(indicator, aimed, because, is_change=found is not None))
    target, was = written(found, indicator, period, value, step)
    if found is not None or is_worse_than_baseline(indicator, aimed):
        TargetChange.objects.create(target=target, changed_by=by, **was, **because.columns("because", states=False))
    facts = {"period": period.name, "value": value, "step": step.position if step else None}
    record("target.set", by=by, on=target, indicator=indicator, because=because, **facts)
    return target


def written(
    found: Target | None, indicator: Indicator, period: MeasuringPeriod, value: Decimal | None, step: ScaleStep | None
) -> tuple[Target, dict[str, Any]]:
    """The target as it stands now, and what it was: nothing, where it is new."""
    if found is None:
        row = Target.objects.create(indicator=indicator, period=period, value=value, step=step)
        return row, {"value": None, "step": None}
    target = changing(Target, found.pk)
    was = {"value": target.value, "step_id": target.step_id}
    target.value, target.step = value, step
    target.version += 1
    target.save(update_fields=["value", "step", "version"])
    return target, was
