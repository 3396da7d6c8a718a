"""By which rule is a gap a gap, and which gaps were accepted, until when?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person
from governance.enums import GapKind
from governance.models.decisions import Decision
from governance.models.follow_ups import ActionItem
from groundwork.bilingual import Bilingual
from groundwork.constraints import exactly_one
from priorities.models import Priority, ResultLink, ResultNode


class GapRule(models.Model):
    """When a cell is strong, some or none: how many contributions of which strength, within how many months."""

    body = models.OneToOneField(Body, models.RESTRICT, related_name="gap_rule")
    strong_from = models.PositiveSmallIntegerField(default=1)
    some_from = models.PositiveSmallIntegerField(default=1)
    months = models.PositiveSmallIntegerField(default=24)
    idle_months = models.PositiveSmallIntegerField(default=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_gap_rule_counts_something",
                condition=Q(strong_from__gte=1, some_from__gte=1, months__range=(1, 240), idle_months__range=(1, 240)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}"


class AcceptedGap(models.Model):
    """A gap that the table lives with, for a reason, until it is looked at again."""

    kind = models.CharField(max_length=10, choices=GapKind.choices)
    node = models.ForeignKey(ResultNode, models.RESTRICT, null=True, blank=True, related_name="accepted_gaps")
    priority = models.ForeignKey(Priority, models.RESTRICT, null=True, blank=True, related_name="accepted_gaps")
    body = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="accepted_gaps")
    decision = models.ForeignKey(Decision, models.RESTRICT, null=True, blank=True, related_name="accepted_gaps")
    action = models.ForeignKey(ActionItem, models.RESTRICT, null=True, blank=True, related_name="accepted_gaps")
    link = models.ForeignKey(ResultLink, models.RESTRICT, null=True, blank=True, related_name="accepted_gaps")
    because = Bilingual(max_length=600)
    review_on = models.DateField()
    accepted_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    accepted_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_accepted_gap_is_of_one_thing",
                condition=exactly_one(["node", "priority", "body", "decision", "action", "link"]),
            ),
            models.CheckConstraint(
                name="a_gap_is_accepted_for_a_reason", condition=~Q(because_en="") | ~Q(because_fr="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
