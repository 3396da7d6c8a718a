"""Which bodies are there, what may each do, what is each called, and of what is it composed?"""

from django.db import models
from django.db.models import F, Q

from councils.enums import Authority, BodyKind, EventKind, NameKind
from councils.models.structure import StructureRow, never_overlapping
from groundwork.bilingual import Bilingual, both_sides


class EngagementLevel(models.Model):
    """A level of the operating framework: Inform, Exchange, Collaborate, Co-create and deliver (deck, slide 4)."""

    level = models.PositiveSmallIntegerField(primary_key=True)
    name = Bilingual(max_length=80)

    class Meta:
        ordering = ["level"]
        constraints = [both_sides("name", of="engagement_level")]

    def __str__(self) -> str:
        return str(self.name)


class Body(models.Model):
    """A council, joint council, working group, table or secretariat. What changes about it stands in dated rows.

    `key` is its short word in rules, files and ledger; `slug` its address in each language, never used again.
    """

    key = models.SlugField(max_length=24, unique=True)
    kind = models.CharField(max_length=16, choices=BodyKind.choices)
    slug_en = models.SlugField(max_length=60, unique=True)
    slug_fr = models.SlugField(max_length=60, unique=True)
    note = Bilingual(max_length=600)
    source = models.CharField(max_length=200, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(name="body_is_of_a_kind", condition=Q(kind__in=BodyKind.values)),
        ]

    def __str__(self) -> str:
        return self.key


class BodyCharter(StructureRow):
    """While this holds the body exists, with this authority and at this level of the operating framework."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="charters")
    authority = models.CharField(max_length=12, choices=Authority.choices)
    engagement_level = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True)

    class Meta(StructureRow.Meta):
        constraints = [
            *StructureRow.Meta.constraints,
            never_overlapping("one_charter_per_body_at_a_time", "body"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.authority}"


class BodyName(StructureRow):
    """What a body is called, in both languages, during a time."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="names")
    kind = models.CharField(max_length=12, choices=NameKind.choices)
    name = Bilingual(max_length=200)

    class Meta(StructureRow.Meta):
        constraints = [
            *StructureRow.Meta.constraints,
            both_sides("name", of="body"),
            never_overlapping("one_name_of_a_kind_per_body_at_a_time", "body", "kind"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class BodyComponent(StructureRow):
    """A joint council is composed of councils that keep their own electorates."""

    whole = models.ForeignKey(Body, models.RESTRICT, related_name="components")
    part = models.ForeignKey(Body, models.RESTRICT, related_name="wholes")

    class Meta(StructureRow.Meta):
        constraints = [
            *StructureRow.Meta.constraints,
            never_overlapping("one_component_at_a_time", "whole", "part"),
            models.CheckConstraint(name="no_body_is_its_own_component", condition=~Q(whole=F("part"))),
        ]

    def __str__(self) -> str:
        return f"{self.whole} ← {self.part}"


class BodyEvent(StructureRow):
    """Something that happened in the life of a body on the first day of its range; the day is its whole range."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="events")
    kind = models.CharField(max_length=12, choices=EventKind.choices)
    description = Bilingual(max_length=400)
    successors = models.ManyToManyField(Body, related_name="predecessor_events", blank=True)

    class Meta(StructureRow.Meta):
        constraints = [*StructureRow.Meta.constraints, both_sides("description", of="body_event")]

    def __str__(self) -> str:
        return f"{self.body} {self.kind}"
