"""By what does one see that a result comes about: indicators, their scales, periods and targets?"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person
from groundwork.bilingual import Bilingual, both_sides
from priorities.enums import Direction, IndicatorKind
from priorities.models.logic_model import ResultNode

DIGITS, PLACES = 18, 6  # 999,999,999,999.999999 is beyond anything that the councils count


class Indicator(models.Model):
    """A number or a place on a scale by which a result is measured (GAC step 4, the columns of its framework).

    `measures_itself` names the computation of one that Concert reckons from its own records; nobody types it.
    `decimals` are those that are shown and taken.
    """

    node = models.ForeignKey(ResultNode, models.RESTRICT, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=IndicatorKind.choices, default=IndicatorKind.NUMBER)
    name = Bilingual(max_length=200)
    definition = Bilingual(max_length=1000)
    unit = Bilingual(max_length=60)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.UP)
    cumulative = models.BooleanField(default=False)
    decimals = models.PositiveSmallIntegerField(default=0)
    origin = Bilingual(max_length=300)
    method = Bilingual(max_length=600)
    every_months = models.PositiveSmallIntegerField(default=12)
    responsible = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="indicators")
    baseline = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    baseline_note = Bilingual(max_length=300)
    measures_itself = models.SlugField(max_length=40, blank=True)
    retired_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=40, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["node", "position"]
        constraints = [
            both_sides("name", of="indicator"),
            models.UniqueConstraint(name="indicators_of_a_node_are_ordered", fields=["node", "position"]),
            models.CheckConstraint(name="an_indicator_shows_at_most_six_decimals", condition=Q(decimals__lte=PLACES)),
            models.CheckConstraint(name="an_indicator_comes_round", condition=Q(every_months__range=(1, 120))),
        ]

    def __str__(self) -> str:
        return str(self.name)


class ScaleStep(models.Model):
    """One step of the ordered scale of a qualitative indicator, the lowest first, with what it means."""

    indicator = models.ForeignKey(Indicator, models.RESTRICT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = Bilingual(max_length=80)
    meaning = Bilingual(max_length=400)

    class Meta:
        ordering = ["indicator", "position"]
        constraints = [
            both_sides("name", of="step"),
            models.UniqueConstraint(name="steps_of_a_scale_are_ordered", fields=["indicator", "position"]),
        ]

    def __str__(self) -> str:
        return str(self.name)


class MeasuringPeriod(models.Model):
    """A period for which a body measures; once it is locked nothing in it changes. The narrative says how it went."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="measuring_periods")
    days = DateRangeField()
    name = Bilingual(max_length=80)
    narrative = Bilingual(max_length=6000, states=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["body", "days"]
        constraints = [
            both_sides("name", of="period"),
            ExclusionConstraint(
                name="periods_of_a_body_do_not_overlap",
                expressions=[("body", RangeOperators.EQUAL), ("days", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                name="a_locked_period_says_by_whom",
                condition=Q(locked_at=None, locked_by=None) | Q(locked_at__isnull=False, locked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Target(models.Model):
    """What is aimed at for an indicator in a period: a number, or a step of its scale."""

    indicator = models.ForeignKey(Indicator, models.RESTRICT, related_name="targets")
    period = models.ForeignKey(MeasuringPeriod, models.RESTRICT, related_name="targets")
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    step = models.ForeignKey(ScaleStep, models.RESTRICT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_target_of_an_indicator_and_period", fields=["indicator", "period"]),
            models.CheckConstraint(
                name="a_target_is_a_number_or_a_step",
                condition=Q(value__isnull=False, step=None) | Q(value=None, step__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"


class TargetChange(models.Model):
    """What a target was before it was changed, and why it was changed; a target below its baseline says why too."""

    target = models.ForeignKey(Target, models.RESTRICT, related_name="changes")
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    step = models.ForeignKey(ScaleStep, models.RESTRICT, null=True, blank=True, related_name="+")
    because = Bilingual(max_length=600)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["changed_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_target_is_changed_for_a_reason", condition=~Q(because_en="") | ~Q(because_fr="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.changed_at:%Y-%m-%d}"
