"""Which notices are owed to whom by mail, which were sent, and why was one not?

One outbox: an act writes its notice in its own transaction, the worker sends it afterwards, once in effect.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.enums import NoticeState
from councils.models.people import Person


class Notice(models.Model):
    """A notice to one person. `kind` names its words, `facts` fill them, `key` keeps it from being written twice."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.RESTRICT, related_name="notices")
    facts = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.OWED)
    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_settled_notice_says_when",
                condition=Q(state="owed", settled_at=None) | ~Q(state="owed") & Q(settled_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="notices_owed", condition=Q(state="owed"))]

    def __str__(self) -> str:
        return self.key
