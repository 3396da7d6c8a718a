"""Which question is put to which body, in which clauses, under which rule?"""

from django.db import models
from django.db.models import Q

from councils.models import Body, Person
from governance.enums import MotionState
from governance.models.agendas import AgendaItem
from governance.models.recommendations import Recommendation, RecommendedPoint
from groundwork.bilingual import Bilingual


class Motion(models.Model):
    """A question with its clauses, put whole or clause by clause.

    `rule` is empty while the body's own rule serves; another one needs `rule_because`. It is ready once all clauses
    in `needs` are carried, and falls when one of them is not.
    """

    body = models.ForeignKey(Body, models.RESTRICT, related_name="motions")
    item = models.ForeignKey(AgendaItem, models.RESTRICT, null=True, blank=True, related_name="motions")
    recommendation = models.ForeignKey(Recommendation, models.RESTRICT, null=True, blank=True, related_name="motions")
    title = Bilingual(max_length=300, states=True)
    question = Bilingual(max_length=600, states=True)
    rule = models.JSONField(null=True, blank=True)
    rule_because = Bilingual(max_length=600)
    needs: models.ManyToManyField = models.ManyToManyField("Clause", related_name="conditional_motions", blank=True)
    state = models.CharField(max_length=12, choices=MotionState.choices, default=MotionState.DRAFT)
    created_by = models.ForeignKey(Person, models.RESTRICT, null=True, related_name="motions")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    note = Bilingual(max_length=600)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="another_rule_has_its_reason",
                condition=Q(rule__isnull=True) | ~Q(rule_because_en="") & ~Q(rule_because_fr=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Clause(models.Model):
    """One part of a motion, which can be carried or not by itself; it falls unless those it `needs` are carried.

    `effects` proposes what carrying it would change: kinds and terms (see governance.effects).
    """

    motion = models.ForeignKey(Motion, models.RESTRICT, related_name="clauses")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=8, blank=True)
    heading = Bilingual(max_length=200)
    text = Bilingual(max_length=2000, states=True)
    effects = models.JSONField(default=list, blank=True)
    point = models.ForeignKey(RecommendedPoint, models.RESTRICT, null=True, blank=True, related_name="clauses")
    needs = models.ManyToManyField("self", symmetrical=False, related_name="dependants", blank=True)
    note = Bilingual(max_length=600)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="clauses_are_ordered", fields=["motion", "position"]),
            models.CheckConstraint(name="clause_has_a_text", condition=~Q(text_en="") | ~Q(text_fr="")),
        ]

    def __str__(self) -> str:
        return self.label or str(self.position)
