"""Whose advice was asked on a recommendation, until when, and what was the answer?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person
from governance.enums import AdviceAnswer
from governance.models.recommendations import Recommendation
from groundwork.bilingual import Bilingual

ADVICE_LENGTH = 4000  # characters, a language


class AdviceRequest(models.Model):
    """A request to a body or a person, with a clock in business days. No answer in time is an answer: none."""

    recommendation = models.ForeignKey(Recommendation, models.RESTRICT, related_name="advice")
    body = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="advice_asked")
    person = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="advice_asked")
    question = Bilingual(max_length=600)
    asked_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    business_days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    answer = models.CharField(max_length=12, choices=AdviceAnswer.choices, blank=True)
    text = Bilingual(max_length=ADVICE_LENGTH)
    answered_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="advice_is_asked_of_one",
                condition=Q(body__isnull=False, person=None) | Q(body=None, person__isnull=False),
            ),
            models.CheckConstraint(
                name="an_answer_says_when",
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="conditions_and_an_unfavourable_answer_are_said",
                condition=~Q(answer__in=["conditional", "unfavourable"]) | ~Q(text_en="") | ~Q(text_fr=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation} {self.due_on}"
