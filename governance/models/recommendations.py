"""What is recommended, point by point, and what would each point change?"""

from django.db import models
from django.db.models import Q

from councils.models import Body, Jurisdiction, Person
from governance.enums import PointKind, RecommendationState
from groundwork.bilingual import Bilingual


class Recommendation(models.Model):
    """A recommendation with its points; it gets its reference when it is submitted.

    One forwarded from another body names it, with the SHA-256 of the text that was forwarded.
    """

    reference = models.CharField(max_length=16, blank=True)
    body = models.ForeignKey(Body, models.RESTRICT, related_name="recommendations")
    sponsor = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="sponsored")
    title = Bilingual(max_length=300, states=True)
    question = Bilingual(max_length=600, states=True)
    rationale = Bilingual(max_length=6000, states=True)
    expected_effects = Bilingual(max_length=3000, states=True)
    state = models.CharField(max_length=12, choices=RecommendationState.choices, default=RecommendationState.DRAFT)
    sponsor_jurisdiction = models.ForeignKey(
        Jurisdiction, models.RESTRICT, null=True, blank=True, related_name="sponsored"
    )
    forwarded_from = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="forwarded_to")
    forwarded_hash = models.CharField(max_length=64, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(Person, models.RESTRICT, null=True, related_name="recommendations")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=40, blank=True)
    note = Bilingual(max_length=600)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="recommendation_references_are_unique", fields=["reference"], condition=~Q(reference="")
            ),
            models.CheckConstraint(
                name="a_draft_recommendation_has_no_reference",
                condition=Q(state="draft", reference="") | Q(state="withdrawn") | ~Q(state="draft") & ~Q(reference=""),
            ),
            models.CheckConstraint(name="recommendation_has_a_title", condition=~Q(title_en="") | ~Q(title_fr="")),
        ]

    def __str__(self) -> str:
        return self.reference or str(self.title)


class RecommendedPoint(models.Model):
    """A measure, next step or quick win. `effects` proposes what carrying it would change (see effects.py)."""

    recommendation = models.ForeignKey(Recommendation, models.RESTRICT, related_name="points")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=8)
    kind = models.CharField(max_length=12, choices=PointKind.choices)
    text = Bilingual(max_length=2000, states=True)
    effects = models.JSONField(default=list, blank=True)
    note = Bilingual(max_length=600)
    source = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="points_are_ordered", fields=["recommendation", "position"]),
            models.UniqueConstraint(name="points_are_labelled", fields=["recommendation", "label"]),
        ]

    def __str__(self) -> str:
        return self.label
