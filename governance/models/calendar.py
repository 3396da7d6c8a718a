"""On which days does a jurisdiction not work, and who reads meetings in a calendar of their own?"""

from django.db import models
from django.utils import timezone

from councils.models import Body, Jurisdiction, Person
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


class CalendarFeed(models.Model):
    """An address from which a calendar reads meetings: those of a body, or of a person; revocable at once."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="calendar_feeds")
    body = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2)
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person} {self.body or ''}"
