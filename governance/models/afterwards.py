"""What is still to be done after a meeting, what was put right in a decision, and what is being translated?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person
from governance.enums import DutyKind
from governance.models.decisions import Decision
from governance.models.meetings import Gathering
from groundwork.bilingual import Bilingual, both_sides


class DecisionVersion(models.Model):
    """What a decision said before its recorder replaced it, while it was not published; kept for ever."""

    decision = models.ForeignKey(Decision, models.RESTRICT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    because = Bilingual(max_length=600)
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="versions_of_a_decision_are_numbered", fields=["decision", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.number}"


class DecisionCorrection(models.Model):
    """What is put right in a published decision, beside its text, with the reason."""

    decision = models.ForeignKey(Decision, models.RESTRICT, related_name="corrections")
    text = Bilingual(max_length=2000)
    because = Bilingual(max_length=600)
    corrected_at = models.DateTimeField(default=timezone.now)
    corrected_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["corrected_at", "id"]
        constraints = [
            both_sides("text", of="correction_of_a_decision"),
            both_sides("because", of="reason_of_a_correction"),
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.corrected_at:%Y-%m-%d}"


class Duty(models.Model):
    """One thing to be done because of what was decided: by one press, or by a person. `subject` tells twins apart."""

    gathering = models.ForeignKey(Gathering, models.RESTRICT, related_name="duties")
    kind = models.CharField(max_length=10, choices=DutyKind.choices)
    subject = models.CharField(max_length=60)
    decision = models.ForeignKey(Decision, models.RESTRICT, null=True, blank=True, related_name="duties")
    body = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="duties")
    assigned_to = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="duties")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    done_note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(name="a_duty_is_listed_once", fields=["gathering", "kind", "subject"]),
            models.CheckConstraint(
                name="a_duty_is_done_by_somebody",
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class TranslationRequest(models.Model):
    """A text that goes to a translator and comes back. `kind` and `number` name the row, `fields` its pairs.

    `source_hash` is the SHA-256 of the text that went out: what changed meanwhile is seen when it comes back.
    """

    kind = models.CharField(max_length=16)
    number = models.BigIntegerField()
    fields = models.JSONField()
    into = models.CharField(max_length=2)
    translator = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="translations")
    due_on = models.DateField()
    source_hash = models.CharField(max_length=64)
    asked_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_text_is_at_one_translator",
                fields=["kind", "number", "into"],
                condition=Q(returned_at=None, withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} {self.into}"
