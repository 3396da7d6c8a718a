"""Who prepares, reads and answers for whom?"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models.people import Person


class Assistance(models.Model):
    """An assistant reads, prepares and answers for a principal, and never votes. It ends when either takes it back."""

    principal = models.ForeignKey(Person, models.RESTRICT, related_name="assistants")
    assistant = models.ForeignKey(Person, models.RESTRICT, related_name="principals")
    given_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="nobody_assists_oneself", condition=~Q(principal=F("assistant"))),
            models.UniqueConstraint(
                name="an_assistant_is_named_once", fields=["principal", "assistant"], condition=Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assistant} for {self.principal}"
