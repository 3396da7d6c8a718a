"""Which changes to the words of a clause were proposed, in which order, and what became of each?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Jurisdiction, Person
from governance.enums import AmendmentState
from governance.models.motions import Clause, Motion
from groundwork.bilingual import Bilingual


class Amendment(models.Model):
    """A clause in other words. `base` is the clause as the proposer read it; the carried text is composed from both.

    It is put to the vote as a motion of its own, before the motion that it would amend.
    """

    clause = models.ForeignKey(Clause, models.RESTRICT, related_name="amendments")
    position = models.PositiveSmallIntegerField()
    base = Bilingual(max_length=2000)
    text = Bilingual(max_length=2000, states=True)
    rationale = Bilingual(max_length=1000)
    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, null=True, blank=True, related_name="amendments")
    body = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="amendments")
    state = models.CharField(max_length=12, choices=AmendmentState.choices, default=AmendmentState.PROPOSED)
    motion = models.OneToOneField(Motion, models.RESTRICT, null=True, blank=True, related_name="amendment")
    proposed_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["clause__position", "position"]
        constraints = [
            models.UniqueConstraint(name="amendments_of_a_clause_are_ordered", fields=["clause", "position"]),
            models.CheckConstraint(name="an_amendment_has_a_text", condition=~Q(text_en="") | ~Q(text_fr="")),
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.position}"
