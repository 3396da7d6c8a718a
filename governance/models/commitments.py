"""What effort and money was promised, given and asked for, and what can a jurisdiction give at all?"""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Jurisdiction, Person
from governance.enums import Resource, SupportState
from governance.models.decisions import Decision
from governance.models.follow_ups import ActionItem
from groundwork.bilingual import Bilingual
from groundwork.constraints import exactly_one
from priorities.models import Priority

AMOUNT, CENTS = 12, 2


class Commitment(models.Model):
    """Person-days or dollars that a jurisdiction promised to a priority or to the actions of a decision."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, related_name="commitments")
    priority = models.ForeignKey(Priority, models.RESTRICT, null=True, blank=True, related_name="commitments")
    decision = models.ForeignKey(Decision, models.RESTRICT, null=True, blank=True, related_name="commitments")
    action = models.ForeignKey(ActionItem, models.RESTRICT, null=True, blank=True, related_name="commitments")
    resource = models.CharField(max_length=6, choices=Resource.choices, default=Resource.DAYS)
    promised = models.DecimalField(max_digits=AMOUNT, decimal_places=CENTS)
    given = models.DecimalField(max_digits=AMOUNT, decimal_places=CENTS, default=0)
    period = DateRangeField()
    note = Bilingual(max_length=400)
    promised_on = models.DateField(default=timezone.localdate)
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_commitment_is_to_one_thing", condition=exactly_one(["priority", "decision", "action"])
            ),
            models.CheckConstraint(name="a_commitment_promises_something", condition=Q(promised__gt=0)),
            models.CheckConstraint(name="what_is_given_is_not_negative", condition=Q(given__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.promised} {self.resource}"


class Capacity(models.Model):
    """How many person-days a jurisdiction can give in a quarter, by its own word."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, related_name="capacities")
    quarter = models.DateField()
    days = models.DecimalField(max_digits=AMOUNT, decimal_places=CENTS)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["quarter"]
        constraints = [
            models.UniqueConstraint(
                name="one_capacity_of_a_jurisdiction_and_quarter", fields=["jurisdiction", "quarter"]
            ),
            models.CheckConstraint(name="capacity_is_not_negative", condition=Q(days__gte=0)),
            models.CheckConstraint(
                name="a_quarter_begins_on_its_first_day", condition=Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.quarter}"


class SupportRequest(models.Model):
    """A group asks for support or resources; the body to which that power was delegated settles it."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="support_requests")
    asked_of = models.ForeignKey(Jurisdiction, models.RESTRICT, null=True, blank=True, related_name="support_requests")
    decided_by_body = models.ForeignKey(Body, models.RESTRICT, related_name="support_to_decide")
    priority = models.ForeignKey(Priority, models.RESTRICT, null=True, blank=True, related_name="support_requests")
    action = models.ForeignKey(ActionItem, models.RESTRICT, null=True, blank=True, related_name="support_requests")
    resource = models.CharField(max_length=6, choices=Resource.choices, default=Resource.DAYS)
    amount = models.DecimalField(max_digits=AMOUNT, decimal_places=CENTS)
    until = models.DateField()
    text = Bilingual(max_length=1000)
    state = models.CharField(max_length=10, choices=SupportState.choices, default=SupportState.ASKED)
    asked_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    because = Bilingual(max_length=600)
    delegation = models.CharField(max_length=16, blank=True)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_request_asks_for_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="a_settled_request_says_by_whom",
                condition=Q(state="asked", settled_by=None, settled_at=None)
                | ~Q(state="asked") & Q(settled_by__isnull=False, settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.amount} {self.resource}"
