"""May this be measured, aimed at or written for this period, by this person?"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyComponent, Person
from councils.rules import standing_of
from groundwork.bilingual import Pair
from groundwork.numbers import DIGITS, PLACES, decimals_of
from groundwork.refusals import Refusal
from priorities.enums import Direction, IndicatorKind
from priorities.models import Indicator, Measurement, MeasuringPeriod, ScaleStep
from priorities.rights import APPROVE_MEASUREMENT, ENTER_MEASUREMENT
from priorities.rules.logic_models import chaired_as
from priorities.rules.progress import is_better

MOST = Decimal(10) ** (DIGITS - PLACES)
FEWEST_STEPS, MOST_STEPS = 2, 9


def owner_of(indicator: Indicator) -> Body:
    """The body that owns the result, or else the whole logic model: its co-chairs approve."""
    return indicator.node.owner or indicator.node.model.body


def responsible_for(indicator: Indicator) -> Body:
    """The body that measures: the one that was named, or else the owner."""
    return indicator.responsible or owner_of(indicator)


def keys_of(bodies: Iterable[Body]) -> dict[int, set[str]]:
    """For each body, by its number, the keys of itself and its components: whose people are its people. One query."""
    keys = {body.pk: {body.key} for body in bodies}
    parts = BodyComponent.objects.standing(timezone.localdate()).filter(whole__in=keys)
    for whole, part in parts.values_list("whole", "part__key"):
        keys[whole].add(part)
    return keys


def refuse_enter(person: Person, indicator: Indicator, keys: set[str] | None = None) -> Refusal | None:
    """Why may this person not enter what this indicator is? `keys` are those of the responsible body, if known."""
    keys = chaired_as(responsible_for(indicator)) if keys is None else keys
    if standing_of(person).holds(ENTER_MEASUREMENT, keys):
        return None
    words = _("Members of the body responsible for the indicator enter what is measured.")
    return ENTER_MEASUREMENT.refused("not-responsible", words, about=keys)


def refuse_approve(
    person: Person, indicator: Indicator, submitter: int | None, keys: set[str] | None = None
) -> Refusal | None:
    """Why may this person not approve or return it? `submitter` is the number of who submitted it."""
    keys = chaired_as(owner_of(indicator)) if keys is None else keys
    if not standing_of(person).holds(APPROVE_MEASUREMENT, keys):
        words = _("The co-chairs of the body that owns the result, and the secretariat, approve a measurement.")
        return APPROVE_MEASUREMENT.refused("not-approver", words, about=keys)
    if submitter == person.pk:
        return Refusal("own-measurement", _("Somebody else approves what you submitted."), status=403)
    return None


def refuse_locked(period: MeasuringPeriod) -> Refusal | None:
    """Why is nothing written for this period any more?"""
    if period.locked_at is None:
        return None
    return Refusal(
        "period-locked", _("The period “%(name)s” is locked: nothing in it changes.") % {"name": period.name}
    )


def refuse_out_of_use(indicator: Indicator) -> Refusal | None:
    """Why does nobody type what this indicator is? It was retired, or it is reckoned from the records."""
    if indicator.retired_on is not None:
        return Refusal("indicator-retired", _("The indicator was retired."))
    if indicator.measures_itself:
        return Refusal("measures-itself", _("This indicator is reckoned from the records; nobody types it."))
    return None


def refuse_other_body(indicator: Indicator, period: MeasuringPeriod) -> Refusal | None:
    """Why is this indicator not measured in this period? Periods are those of the body whose logic model it is."""
    if indicator.node.model.body_id == period.body_id:
        return None
    return Refusal("other-body", _("This period is another body’s."), "period", status=422)


def refuse_not_begun(period: MeasuringPeriod) -> Refusal | None:
    """Why is nothing measured for this period yet?"""
    if period.days.lower <= timezone.localdate():
        return None
    return Refusal("not-begun", _("The period has not begun: nothing is measured for it yet."))


def refuse_value(indicator: Indicator, value: Decimal | None, step: ScaleStep | None) -> Refusal | None:
    """Why is this no value of the indicator? A number for a number, within what it counts; a step of its own scale."""
    if indicator.kind == IndicatorKind.SCALE:
        if value is None and step is not None and step.indicator_id == indicator.pk:
            return None
        return Refusal("no-step", _("Choose a step of the scale."), "step", status=422)
    if value is None or step is not None or not value.is_finite():
        return Refusal("no-number", _("Enter a number."), "value", status=422)
    if abs(value) >= MOST:
        return Refusal("number-too-large", _("The number is too large."), "value", status=422)
    if decimals_of(value) > indicator.decimals:
        return Refusal("too-many-decimals", _("The number has more decimals than its indicator."), "value", status=422)
    return None


def reckoned(value: Decimal | None, step: ScaleStep | None) -> Decimal | None:
    """A value as a number: itself, or the place of the step on its scale."""
    return Decimal(step.position) if step is not None else value


def is_worse_than_baseline(indicator: Indicator, aimed: Decimal) -> bool:
    """Whether a target aims at less than there was to begin with."""
    if indicator.baseline is None:
        return False
    direction = Direction.UP if indicator.kind == IndicatorKind.SCALE else indicator.direction
    return is_better(indicator.baseline, aimed, direction)


def refuse_unexplained(indicator: Indicator, aimed: Decimal, because: Pair, *, is_change: bool) -> Refusal | None:
    """Why is this target not saved without a word? It changes another one, or it is worse than the baseline."""
    if because.read("en").strip():
        return None
    if is_worse_than_baseline(indicator, aimed):
        if indicator.direction == Direction.DOWN and indicator.kind == IndicatorKind.NUMBER:
            words = _("This target is above the baseline, and less is better. To keep it, say why.")
        else:
            words = _("This target is below the baseline, and more is better. To keep it, say why.")
        return Refusal("worse-than-baseline", words, "because", status=422)
    if is_change:
        return Refusal("no-reason", _("A target is changed for a reason. Say why."), "because", status=422)
    return None


def refuse_no_words(text: Pair) -> Refusal | None:
    """Why is this no reason? Nobody could read it."""
    return None if text.read("en").strip() else Refusal("no-reason", _("Say why."), "because", status=422)


def refuse_changed_since(version: int, seen: int | None) -> Refusal | None:
    """Why is this not saved? Somebody saved another one since this page was opened; 0 is seen where nothing was."""
    if seen is None or seen == version:
        return None
    words = _(
        "Somebody changed this meanwhile. What you typed is still here; look at what stands now, then save yours."
    )
    return Refusal("changed-since", words)


def refuse_steps(kind: str, names: Sequence[Pair]) -> Refusal | None:
    """Why is this no scale? It has from two to nine steps, each named in both languages; a number has none."""
    if kind == IndicatorKind.NUMBER:
        return Refusal("steps-of-a-number", _("A number has no steps."), "steps", status=422) if names else None
    if not FEWEST_STEPS <= len(names) <= MOST_STEPS:
        return Refusal("bad-scale", _("A scale has from two to nine steps."), "steps", status=422)
    if not all(name.en.strip() and name.fr.strip() for name in names):
        return Refusal("one-language", _("Name each step in both languages."), "steps", status=422)
    return None


def submitter_of(measurement: Measurement) -> int | None:
    """The number of who submitted it last. One query."""
    stamps = measurement.stamps.filter(state="submitted").order_by("at", "pk")
    return stamps.values_list("by", flat=True).last()
