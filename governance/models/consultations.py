"""Who was heard, by role and when, and what came of it? The evidence that recommendations cite."""

from django.db import models
from django.db.models import F, Q

from councils.models import Body, Jurisdiction, Person
from governance.models.recommendations import Recommendation
from groundwork.bilingual import Bilingual
from priorities.models import Finding


class Consultation(models.Model):
    """A round of hearing people, held by a body. `findings` are the themes and challenges that came of it."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="consultations")
    title = Bilingual(max_length=300, states=True)
    summary = Bilingual(max_length=4000, states=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    findings = models.ManyToManyField(Finding, related_name="consultations", blank=True)
    created_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=40, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(name="consultation_has_a_title", condition=~Q(title_en="") | ~Q(title_fr="")),
            models.CheckConstraint(
                name="a_consultation_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class ConsultedParty(models.Model):
    """Who was heard: a role, never a name; how many, for which jurisdiction, on which day."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    role = Bilingual(max_length=200)
    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, null=True, blank=True, related_name="+")
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    heard_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "consulted parties"
        constraints = [
            models.UniqueConstraint(name="parties_are_ordered", fields=["consultation", "position"]),
            models.CheckConstraint(name="a_party_is_called_by_a_role", condition=~Q(role_en="") | ~Q(role_fr="")),
        ]

    def __str__(self) -> str:
        return str(self.role)


class Citation(models.Model):
    """A recommendation rests on a consultation, with a sentence that says how."""

    recommendation = models.ForeignKey(Recommendation, models.RESTRICT, related_name="citations")
    consultation = models.ForeignKey(Consultation, models.RESTRICT, related_name="citations")
    sentence = Bilingual(max_length=600)

    class Meta:
        constraints = [models.UniqueConstraint(name="cited_once", fields=["recommendation", "consultation"])]

    def __str__(self) -> str:
        return f"{self.recommendation} → {self.consultation_id}"
