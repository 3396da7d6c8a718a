"""Which priorities do the councils have, and which jurisdictions lead them?"""

from django.db import models
from django.db.models import F, Q

from councils.models import Body, EngagementLevel, Jurisdiction, Person
from groundwork.bilingual import Bilingual, both_sides
from priorities.enums import PriorityState
from priorities.models.logic_model import ResultNode


class Priority(models.Model):
    """Something that the councils have said comes first; a group of priorities is a priority with parts."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="priorities")
    part_of = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="parts")
    name = Bilingual(max_length=200)
    slug_en = models.SlugField(max_length=60, unique=True)
    slug_fr = models.SlugField(max_length=60, unique=True)
    description = Bilingual(max_length=1500)
    state = models.CharField(max_length=12, choices=PriorityState.choices, default=PriorityState.PROPOSED)
    promoted_to = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="promoted_from")
    level_now = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True, related_name="+")
    level_aimed = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=40, blank=True)
    ours = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [
            both_sides("name", of="priority"),
            models.CheckConstraint(
                name="no_priority_is_part_of_itself", condition=Q(part_of__isnull=True) | ~Q(part_of=F("id"))
            ),
            models.CheckConstraint(
                name="a_promoted_priority_names_its_group",
                condition=~Q(state=PriorityState.PROMOTED) | Q(promoted_to__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class PriorityLead(models.Model):
    """A jurisdiction that leads a priority."""

    priority = models.ForeignKey(Priority, models.RESTRICT, related_name="leads")
    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, related_name="leads")

    class Meta:
        constraints = [models.UniqueConstraint(name="a_jurisdiction_leads_once", fields=["priority", "jurisdiction"])]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.priority}"


class PriorityOutcome(models.Model):
    """A priority serves a result, with a sentence that says how; from a day, until another."""

    priority = models.ForeignKey(Priority, models.RESTRICT, related_name="outcomes")
    node = models.ForeignKey(ResultNode, models.RESTRICT, related_name="priorities")
    sentence = Bilingual(max_length=400)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_priority_serves_a_node_once", fields=["priority", "node"], condition=Q(until=None)
            ),
            models.CheckConstraint(
                name="a_priority_serves_forwards_in_time", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.priority} → {self.node}"


class PriorityChange(models.Model):
    """One step in the history of a priority: its state, or its place on the operating framework; with its decision."""

    priority = models.ForeignKey(Priority, models.RESTRICT, related_name="changes")
    on = models.DateField()
    state = models.CharField(max_length=12, choices=PriorityState.choices)
    level_now = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True, related_name="+")
    level_aimed = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True, related_name="+")
    decided_by = models.CharField(max_length=16, blank=True)
    because = Bilingual(max_length=600)
    by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.priority} {self.on}"
