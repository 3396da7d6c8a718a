"""Which concerns stand against a consensus, named, and how was each lifted?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Person
from governance.models.motions import Clause
from governance.models.votes import REASON_LENGTH, Elector
from groundwork.bilingual import Bilingual


class Concern(models.Model):
    """A concern of a seat, for a motion or a clause. Its author lifts it, or the co-chairs decide so on record."""

    elector = models.ForeignKey(Elector, models.RESTRICT, related_name="concerns")
    clause = models.ForeignKey(Clause, models.RESTRICT, null=True, blank=True, related_name="concerns")
    text = models.CharField(max_length=REASON_LENGTH)
    language = models.CharField(max_length=2)
    raised_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    by_decision = models.BooleanField(default=False)
    lifted_because = Bilingual(max_length=600)

    class Meta:
        ordering = ["raised_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_standing_concern_per_seat_and_clause",
                fields=["elector", "clause"],
                condition=Q(lifted_at=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="a_concern_is_said", condition=~Q(text="")),
            models.CheckConstraint(
                name="co_chairs_say_why_they_lift_a_concern",
                condition=Q(by_decision=False) | ~Q(lifted_because_en="") & ~Q(lifted_because_fr=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.elector} {self.raised_at:%Y-%m-%d}"
