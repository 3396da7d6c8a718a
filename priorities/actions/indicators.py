"""How does an indicator come to be, how is it revised, and how is it retired?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from groundwork.bilingual import Pair
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require
from priorities.actions.findings import refuse_one_language
from priorities.enums import Direction, IndicatorKind
from priorities.models import Indicator, Measurement, ResultNode, ScaleStep, Target
from priorities.models.indicators import PLACES
from priorities.rules.logic_models import refuse_keep_model
from priorities.rules.measuring import FEWEST_STEPS, refuse_changed_since, refuse_out_of_use, refuse_steps

NOTHING = Pair()
PAIRS = ("name", "definition", "unit", "origin", "method", "baseline_note")
PLAIN = ("direction", "cumulative", "decimals", "every_months", "responsible", "baseline", "baseline_on")


@dataclass(frozen=True)
class Step:
    """A step of a scale, as it is written."""

    name: Pair
    meaning: Pair = NOTHING


@dataclass(frozen=True)
class Described:
    """All that is said about an indicator. `every_months` is how often it is measured; the `baseline` of a scale is the
    place of the step where things stood, from 1."""

    name: Pair
    definition: Pair = NOTHING
    unit: Pair = NOTHING
    origin: Pair = NOTHING
    method: Pair = NOTHING
    baseline_note: Pair = NOTHING
    direction: str = Direction.UP
    cumulative: bool = False
    decimals: int = 0
    every_months: int = 12
    responsible: Body | None = None
    baseline: Decimal | None = None
    baseline_on: date | None = None
    steps: Sequence[Step] = field(default=())

    def columns(self) -> dict[str, Any]:
        """As keyword arguments for the table, the steps aside."""
        found: dict[str, Any] = {name: getattr(self, name) for name in PLAIN}
        for name in PAIRS:
            found |= getattr(self, name).columns(name, states=False)
        return found


@transaction.atomic
def define_indicator(
    *, node: ResultNode, described: Described, by: Person | None, kind: str = IndicatorKind.NUMBER,
    source: str = "", illustrative: bool = False,
) -> Indicator:  # fmt: skip
    """Say by what one sees that a result comes about.

    Raises Refused for a name in one language, a number without unit, a scale without steps, or when `by` may not.
    """
    node = ResultNode.objects.select_related("model__body").select_for_update(of=("self",), no_key=True).get(pk=node.pk)
    require(refuse_keep_model(by, node.model.body))
    require(refuse_description(kind, described))
    last = Indicator.objects.filter(node=node).aggregate(last=Max("position"))["last"] or 0
    indicator = Indicator.objects.create(
        node=node, position=last + 1, kind=kind, source=source, illustrative=illustrative, **described.columns()
    )
    for place, step in enumerate(described.steps, start=1):
        put_step(indicator, place, step)
    facts = {"node": node.number, "kind": kind, "name": described.name, "direction": described.direction}
    record("indicator.defined", by=by, on=indicator, **facts, **beginning(indicator))
    return indicator


@transaction.atomic
def revise_indicator(
    *, indicator: Indicator, described: Described, by: Person | None, seen: int | None = None
) -> Indicator:
    """Say it anew; its kind stays, and so do the steps of its scale, which may be reworded and added to at the end.

    `seen` is the version that the writer had before them. Raises Refused when somebody changed it since, for what is
    refused of a new one, for fewer decimals than are in use, once it is retired, or when `by` may not.
    """
    indicator = locked(indicator.pk, by)
    require(refuse_changed_since(indicator.version, seen))
    require(refuse_out_of_use(indicator))
    require(refuse_description(indicator.kind, described))
    require(refuse_fewer(indicator, described))
    was = {"name": indicator.name, "direction": indicator.direction, **beginning(indicator)}
    for name, value in described.columns().items():
        setattr(indicator, name, value)
    indicator.version += 1
    indicator.save()
    for place, step in enumerate(described.steps, start=1):
        put_step(indicator, place, step)
    facts = {"name": indicator.name, "direction": indicator.direction, "was": was}
    record("indicator.revised", by=by, on=indicator, **facts, **beginning(indicator))
    return indicator


@transaction.atomic
def retire_indicator(*, indicator: Indicator, on: date, by: Person | None, seen: int | None = None) -> Indicator:
    """Measure it no more from that day on; what was measured stays.

    Raises Refused for a day to come, when somebody changed it since, once it is retired, or when `by` may not.
    """
    indicator = locked(indicator.pk, by)
    require(refuse_changed_since(indicator.version, seen))
    if indicator.retired_on is not None:
        require(Refusal("indicator-retired", _("The indicator was retired.")))
    if on > timezone.localdate():
        require(Refusal("not-yet", _("Choose today or a day that is past."), "on", status=422))
    indicator.retired_on = on
    indicator.version += 1
    indicator.save(update_fields=["retired_on", "version"])
    record("indicator.retired", by=by, on=indicator, day=on)
    return indicator


def locked(pk: int, by: Person | None) -> Indicator:
    """The indicator, locked against others who change it, which `by` may change."""
    indicator = changing(Indicator, pk)
    indicator.node = ResultNode.objects.select_related("model__body", "owner").get(pk=indicator.node_id)
    require(refuse_keep_model(by, indicator.node.model.body))
    return indicator


def beginning(indicator: Indicator) -> dict[str, Any]:
    """From where it counts, for the ledger."""
    baseline = None if indicator.baseline is None else format(indicator.baseline.normalize(), "f")
    return {"baseline": baseline, "cumulative": indicator.cumulative, "decimals": indicator.decimals}


def put_step(indicator: Indicator, place: int, step: Step) -> None:
    """The step at this place of the scale, new or reworded."""
    words = step.name.columns("name", states=False) | step.meaning.columns("meaning", states=False)
    ScaleStep.objects.update_or_create(indicator=indicator, position=place, defaults=words)


def refuse_description(kind: str, described: Described) -> Refusal | None:
    """Why is this no description of an indicator of this kind?"""
    refusal = refuse_one_language(described.name)
    if refusal is not None:
        return Refusal(refusal.code, refusal.message, "name_en", status=422)
    refusal = refuse_steps(kind, [step.name for step in described.steps])
    if refusal is not None:
        return refusal
    if not 1 <= described.every_months <= 120:
        return Refusal("bad-round", _("Enter from 1 to 120 months."), "every_months", status=422)
    return refuse_scale(described) if kind == IndicatorKind.SCALE else refuse_number(described)


def refuse_number(described: Described) -> Refusal | None:
    """Why is this no description of a number? It has a unit in both languages, and a baseline that it can hold."""
    if not (described.unit.en.strip() and described.unit.fr.strip()):
        return Refusal("no-unit", _("Say in both languages what is counted."), "unit_en", status=422)
    if not 0 <= described.decimals <= PLACES:
        return Refusal("bad-decimals", _("Enter from 0 to 6 decimals."), "decimals", status=422)
    return None


def refuse_scale(described: Described) -> Refusal | None:
    """Why is this no description of a scale? Steps do not add up, go upwards, and one of them is the baseline."""
    if described.cumulative or described.decimals or described.direction != Direction.UP:
        words = _("A scale goes from the lowest step to the highest; it neither adds up nor has decimals.")
        return Refusal("scale-adds-up", words, "cumulative", status=422)
    base = described.baseline
    if base is not None and base not in {Decimal(place) for place in range(1, len(described.steps) + 1)}:
        return Refusal("no-step", _("The baseline is a step of the scale."), "baseline", status=422)
    return None


def refuse_fewer(indicator: Indicator, described: Described) -> Refusal | None:
    """Why may it not count less finely than it did? Values are written with what would be taken away."""
    steps = ScaleStep.objects.filter(indicator=indicator).count()
    if steps >= FEWEST_STEPS and len(described.steps) < steps:
        return Refusal("fewer-steps", _("The steps of a scale stay; reword them, or add some."), "steps", status=422)
    if described.decimals >= indicator.decimals:
        return None
    in_use = any(rows.objects.filter(indicator=indicator).exists() for rows in (Measurement, Target))
    words = _("Values have been entered with %(count)s decimals: take no decimals away.") % {
        "count": indicator.decimals
    }
    return Refusal("fewer-decimals", words, "decimals", status=422) if in_use else None
