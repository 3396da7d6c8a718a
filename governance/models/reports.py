"""Which reports does a body owe up its line, and which has it filed?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person
from governance.enums import ReportKind, ReportState
from groundwork.bilingual import Bilingual

REPORT_LENGTH = 6000  # characters, a language


class Report(models.Model):
    """A report that a body owes, and what it says once it is filed. `owed_by` is the decision that asks for it."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="reports")
    kind = models.CharField(max_length=10, choices=ReportKind.choices)
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.OWED)
    due_on = models.DateField()
    owed_by = models.CharField(max_length=16, blank=True)
    owed_since = models.DateTimeField(default=timezone.now)
    text = Bilingual(max_length=REPORT_LENGTH, states=True)
    filed_at = models.DateTimeField(null=True, blank=True)
    filed_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_filed_report_says_when_and_by_whom",
                condition=Q(state="filed", filed_at__isnull=False, filed_by__isnull=False)
                | ~Q(state="filed") & Q(filed_at=None, filed_by=None),
            ),
            models.CheckConstraint(
                name="a_filed_report_says_something", condition=~Q(state="filed") | ~Q(text_en="") | ~Q(text_fr="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind} {self.due_on}"
