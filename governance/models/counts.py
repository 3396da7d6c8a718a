"""What was counted in a show of hands, and by how much was a vote extended?"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models import Person
from governance.enums import Option
from governance.models.motions import Clause
from governance.models.votes import VoteEvent
from groundwork.bilingual import Bilingual


class HandCount(models.Model):
    """How many hands were up for an option on a clause. Counts only: no seat stands behind it."""

    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, related_name="hands")
    clause = models.ForeignKey(Clause, models.RESTRICT, related_name="hands")
    option = models.CharField(max_length=12, choices=Option.choices)
    count = models.PositiveSmallIntegerField()
    counted_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="hands_are_counted_once", fields=["vote_event", "clause", "option"])
        ]

    def __str__(self) -> str:
        return f"{self.vote_event} {self.option} {self.count}"


class Extension(models.Model):
    """The closing time was moved, by an act with its reason; never after the close, never to an earlier time."""

    vote_event = models.ForeignKey(VoteEvent, models.RESTRICT, related_name="extensions")
    was = models.DateTimeField()
    now = models.DateTimeField()
    because = Bilingual(max_length=600)
    by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(name="an_extension_is_later", condition=Q(now__gt=F("was"))),
            models.CheckConstraint(name="an_extension_has_its_reason", condition=~Q(because_en="") | ~Q(because_fr="")),
        ]

    def __str__(self) -> str:
        return f"{self.vote_event} {self.now}"
