"""What was measured, who entered it, who sent it back and who approved it?"""

from django.db import models
from django.db.models import Q

from councils.models import Person
from groundwork.bilingual import Bilingual
from priorities.enums import MeasurementState
from priorities.models.indicators import DIGITS, PLACES, Indicator, MeasuringPeriod, ScaleStep


class Measurement(models.Model):
    """What an indicator was in a period: a number or a step, never words in a number's place.

    Each move of its life is stamped in a MeasurementStamp. `evidence` is an address or a sentence.
    """

    indicator = models.ForeignKey(Indicator, models.RESTRICT, related_name="measurements")
    period = models.ForeignKey(MeasuringPeriod, models.RESTRICT, related_name="measurements")
    state = models.CharField(max_length=10, choices=MeasurementState.choices, default=MeasurementState.DRAFT)
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    step = models.ForeignKey(ScaleStep, models.RESTRICT, null=True, blank=True, related_name="+")
    narrative = Bilingual(max_length=2000)
    evidence = Bilingual(max_length=600)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_measurement_of_an_indicator_and_period", fields=["indicator", "period"]),
            models.CheckConstraint(
                name="a_measurement_is_a_number_or_a_step",
                condition=Q(value__isnull=False, step=None) | Q(value=None, step__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"


class MeasurementStamp(models.Model):
    """One move in the life of a measurement: to which state, by whom, when, with which value and words."""

    measurement = models.ForeignKey(Measurement, models.RESTRICT, related_name="stamps")
    state = models.CharField(max_length=10, choices=MeasurementState.choices)
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)
    step = models.ForeignKey(ScaleStep, models.RESTRICT, null=True, blank=True, related_name="+")
    because = Bilingual(max_length=600)
    by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.measurement} {self.state}"
