"""How is a measurement entered, submitted, returned, and approved? Each move is stamped with who, when and what."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from councils.models import Person
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require
from priorities.enums import MeasurementState
from priorities.lifecycles import MEASUREMENT
from priorities.models import Indicator, Measurement, MeasurementStamp, MeasuringPeriod, ResultNode, ScaleStep
from priorities.rules.measuring import (
    refuse_approve,
    refuse_changed_since,
    refuse_enter,
    refuse_locked,
    refuse_no_words,
    refuse_not_begun,
    refuse_other_body,
    refuse_out_of_use,
    refuse_value,
    submitter_of,
)

WRITABLE = {MeasurementState.DRAFT, MeasurementState.RETURNED}


@transaction.atomic
def enter_measurement(
    *, indicator: Indicator, period: MeasuringPeriod, by: Person, value: Decimal | None = None,
    step: ScaleStep | None = None, narrative: Pair | None = None, evidence: Pair | None = None,
    seen: int | None = None, illustrative: bool = False,
) -> Measurement:  # fmt: skip
    """Enter what an indicator was in a period, as a draft, or write a draft or a returned one anew.

    `seen` is the version that the writer had before them, 0 where there was none. Raises Refused for a value that is
    none, a period that is locked or has not begun, one that is submitted or approved, an indicator that was retired,
    when somebody wrote since, or when `by` may not.
    """
    indicator = to_measure(indicator.pk)
    period = relying_on(MeasuringPeriod, period.pk)
    require(refuse_enter(by, indicator))
    require(refuse_locked(period))
    require(refuse_not_begun(period))
    require(refuse_out_of_use(indicator))
    require(refuse_other_body(indicator, period))
    require(refuse_value(indicator, value, step))
    row = Measurement.objects.filter(indicator=indicator, period=period).first()
    require(refuse_changed_since(row.version if row else 0, seen))
    row = row or Measurement(indicator=indicator, period=period, version=0, illustrative=illustrative)
    require(refuse_settled(row))
    row.value, row.step = value, step
    row.narrative = narrative if narrative is not None else row.narrative
    row.evidence = evidence if evidence is not None else row.evidence
    stamped(row, row.state, by)
    record("measurement.entered", by=by, on=row, indicator=indicator, period=period.name, **measured(row))
    return row


@transaction.atomic
def submit_measurement(*, measurement: Measurement, by: Person, seen: int | None = None) -> Measurement:
    """Give a draft, or a returned one, for approval.

    Raises Refused when it is neither, when somebody wrote since, when its period is locked, or when `by` may not.
    """
    row = to_move(measurement.pk, seen)
    require(refuse_enter(by, row.indicator))
    require(MEASUREMENT.refuse(row.state, MeasurementState.SUBMITTED))
    stamped(row, MeasurementState.SUBMITTED, by)
    record("measurement.submitted", by=by, on=row, indicator=row.indicator, **measured(row))
    return row


@transaction.atomic
def return_measurement(*, measurement: Measurement, because: Pair, by: Person, seen: int | None = None) -> Measurement:
    """Send a submitted one, or an approved one that was found wrong, back to who enters it, with a reason.

    Raises Refused without a reason, for another state, when somebody wrote since, when its period is locked, or when
    `by` may not: who submitted it does not.
    """
    row = to_move(measurement.pk, seen)
    require(refuse_approve(by, row.indicator, submitter_of(row)))
    require(MEASUREMENT.refuse(row.state, MeasurementState.RETURNED))
    require(refuse_no_words(because))
    stamped(row, MeasurementState.RETURNED, by, because)
    record("measurement.returned", by=by, on=row, indicator=row.indicator, because=because, **measured(row))
    return row


@transaction.atomic
def approve_measurement(*, measurement: Measurement, by: Person, seen: int | None = None) -> Measurement:
    """Let it stand: from now on it counts.

    Raises Refused when it is not submitted, when somebody wrote since, when its period is locked, or when `by` may
    not: who submitted it does not.
    """
    row = to_move(measurement.pk, seen)
    require(refuse_approve(by, row.indicator, submitter_of(row)))
    require(MEASUREMENT.refuse(row.state, MeasurementState.APPROVED))
    stamped(row, MeasurementState.APPROVED, by)
    record("measurement.approved", by=by, on=row, indicator=row.indicator, **measured(row))
    return row


def to_measure(pk: int) -> Indicator:
    """The indicator, locked: two people who enter its first measurement of a period come one after the other."""
    indicator = changing(Indicator, pk)
    indicator.node = ResultNode.objects.select_related("model__body", "owner").get(pk=indicator.node_id)
    return indicator


def to_move(pk: int, seen: int | None) -> Measurement:
    """The measurement, locked, in a period that is not."""
    period = Measurement.objects.values_list("period", flat=True).get(pk=pk)
    require(refuse_locked(relying_on(MeasuringPeriod, period)))
    row = changing(Measurement, pk)
    row.indicator.node = ResultNode.objects.select_related("model__body", "owner").get(pk=row.indicator.node_id)
    require(refuse_changed_since(row.version, seen))
    return row


def stamped(row: Measurement, state: str, by: Person, because: Pair | None = None) -> None:
    """Save it in this state, with the stamp that says so."""
    row.state = state
    row.version += 1
    row.save()
    MeasurementStamp.objects.create(
        measurement=row, state=state, value=row.value, step=row.step, by=by, at=timezone.now(),
        **(because or Pair()).columns("because", states=False),
    )  # fmt: skip


def measured(row: Measurement) -> dict[str, object]:
    """What it says, for the ledger."""
    return {"value": row.value, "step": row.step.position if row.step else None}


def refuse_settled(row: Measurement) -> Refusal | None:
    """Why is it not written anew? It was submitted or approved; it would have to be returned first."""
    return None if row.state in WRITABLE else MEASUREMENT.refuse(row.state, MeasurementState.DRAFT)
