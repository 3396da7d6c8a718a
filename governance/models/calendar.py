"""On which days does a jurisdiction not work? Business days are counted without them."""

from django.db import models

from councils.models import Jurisdiction
from groundwork.bilingual import Bilingual, both_sides


class Holiday(models.Model):
    """A public holiday of a jurisdiction. Holidays are data: the secretariat loads a year and mends it."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, related_name="holidays")
    day = models.DateField()
    name = Bilingual(max_length=120)

    class Meta:
        ordering = ["day", "jurisdiction_id"]
        constraints = [
            models.UniqueConstraint(name="a_holiday_is_noted_once", fields=["jurisdiction", "day"]),
            both_sides("name", of="holiday"),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.day}"
