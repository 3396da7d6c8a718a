"""Which reports does a body owe up its line, on which schedule, which has it filed, and what does it ask there?"""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person
from governance.enums import AskKind, AskState, ReportKind, ReportState, ScheduleKind
from governance.models.intake import ProposedItem
from groundwork.bilingual import Bilingual

REPORT_LENGTH = 6000  # characters, a language


class Report(models.Model):
    """A report that a body owes, and what it says once it is filed. `owed_by` is the decision that asks for it.

    `text` says what was done, `ahead` what comes next; the rest need not be said. Efforts are person-days.
    """

    body = models.ForeignKey(Body, models.RESTRICT, related_name="reports")
    kind = models.CharField(max_length=10, choices=ReportKind.choices)
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.OWED)
    due_on = models.DateField()
    owed_by = models.CharField(max_length=16, blank=True)
    owed_since = models.DateTimeField(default=timezone.now)
    period = DateRangeField(null=True, blank=True)
    text = Bilingual(max_length=REPORT_LENGTH, states=True)
    ahead = Bilingual(max_length=REPORT_LENGTH, states=True)
    risks = Bilingual(max_length=REPORT_LENGTH, states=True)
    contribution = Bilingual(max_length=REPORT_LENGTH, states=True)
    effort_used = models.DecimalField(max_digits=8, decimal_places=1, null=True, blank=True)
    effort_promised = models.DecimalField(max_digits=8, decimal_places=1, null=True, blank=True)
    nothing_to_report = models.BooleanField(default=False)
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
                name="a_filed_report_says_something",
                condition=~Q(state="filed") | Q(nothing_to_report=True) | ~Q(text_en="") | ~Q(text_fr=""),
            ),
            models.CheckConstraint(
                name="effort_is_not_negative",
                condition=(Q(effort_used=None) | Q(effort_used__gte=0))
                & (Q(effort_promised=None) | Q(effort_promised__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind} {self.due_on}"


class ReportSchedule(models.Model):
    """How often a body reports, or gets the summary of its line: every so many months, `next_due` at the latest.

    `opens_days` before it the report is there to be written, and its authors are told.
    """

    body = models.ForeignKey(Body, models.RESTRICT, related_name="report_schedules")
    kind = models.CharField(max_length=8, choices=ScheduleKind.choices, default=ScheduleKind.REPORT)
    every_months = models.PositiveSmallIntegerField(default=6)
    next_due = models.DateField()
    opens_days = models.PositiveSmallIntegerField(default=30)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_schedule_of_a_kind_and_body", fields=["body", "kind"]),
            models.CheckConstraint(name="a_schedule_comes_round", condition=Q(every_months__range=(1, 60))),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind}"


class Ask(models.Model):
    """What a report asks of the table above, and what was answered; `on_behalf` when the secretariat wrote it down."""

    report = models.ForeignKey(Report, models.RESTRICT, related_name="asks")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=AskKind.choices, default=AskKind.OTHER)
    text = Bilingual(max_length=1000, states=True)
    state = models.CharField(max_length=8, choices=AskState.choices, default=AskState.OPEN)
    answer = Bilingual(max_length=2000, states=True)
    answered_for = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="+")
    answered_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    on_behalf = models.BooleanField(default=False)
    proposed_item = models.ForeignKey(ProposedItem, models.RESTRICT, null=True, blank=True, related_name="asks")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="asks_of_a_report_are_numbered", fields=["report", "position"]),
            models.CheckConstraint(
                name="an_answered_ask_says_by_whom",
                condition=Q(state="open", answered_by=None, answered_at=None)
                | ~Q(state="open")
                & Q(answered_by__isnull=False, answered_at__isnull=False, answered_for__isnull=False),
            ),
            models.CheckConstraint(
                name="an_answer_says_something", condition=~Q(state="answered") | ~Q(answer_en="") | ~Q(answer_fr="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.position}"
