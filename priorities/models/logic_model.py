"""Which outcomes do the councils aim at, and by which chain of reasoning?"""

from django.db import models
from django.db.models import F, Q

from councils.models import Body
from groundwork.bilingual import Bilingual, both_sides
from priorities.enums import ModelState


class ResultTier(models.Model):
    """A tier of a template: tiers are data, the Canadian template (TBS, GAC) is the default."""

    template = models.SlugField(max_length=40, default="canada")
    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    name = Bilingual(max_length=80)
    name_plural = Bilingual(max_length=80)

    class Meta:
        ordering = ["template", "position"]
        constraints = [
            both_sides("name", of="tier"),
            models.UniqueConstraint(name="one_tier_per_key", fields=["template", "key"]),
            models.UniqueConstraint(name="one_tier_per_position", fields=["template", "position"]),
        ]

    def __str__(self) -> str:
        return str(self.name)


class LogicModel(models.Model):
    """A version of a body's logic model; a decision adopts it."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="logic_models")
    version = models.PositiveSmallIntegerField()
    title = Bilingual(max_length=200)
    state = models.CharField(max_length=12, choices=ModelState.choices, default=ModelState.DRAFT)
    adopted_by = models.CharField(max_length=16, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    note = Bilingual(max_length=1000)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            both_sides("title", of="logic_model"),
            models.UniqueConstraint(name="versions_of_a_model_are_numbered", fields=["body", "version"]),
            models.UniqueConstraint(
                name="one_adopted_model_per_body", fields=["body"], condition=Q(state=ModelState.ADOPTED)
            ),
            models.CheckConstraint(
                name="a_model_is_adopted_by_a_decision",
                condition=Q(state=ModelState.DRAFT) | ~Q(adopted_by="") & Q(adopted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.version}"


class ResultNode(models.Model):
    """An input, activity, output, outcome or objective of one version."""

    model = models.ForeignKey(LogicModel, models.RESTRICT, related_name="nodes")
    tier = models.ForeignKey(ResultTier, models.RESTRICT)
    number = models.CharField(max_length=12)
    text = Bilingual(max_length=400)
    owner = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)
    ours = models.BooleanField(default=False)

    class Meta:
        ordering = ["model", "tier__position", "number"]
        constraints = [
            both_sides("text", of="node"),
            models.UniqueConstraint(name="nodes_of_a_model_are_numbered", fields=["model", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class ResultLink(models.Model):
    """One node serves another, on an assumption that may be tested; the arrow is the assumption (GAC)."""

    origin = models.ForeignKey(ResultNode, models.RESTRICT, related_name="links_up")
    target = models.ForeignKey(ResultNode, models.RESTRICT, related_name="links_down")
    assumption = Bilingual(max_length=600)
    risk = Bilingual(max_length=600)
    evidence = Bilingual(max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_link_between_two_nodes", fields=["origin", "target"]),
            models.CheckConstraint(name="no_node_serves_itself", condition=~Q(origin=F("target"))),
        ]

    def __str__(self) -> str:
        return f"{self.origin.number} → {self.target.number}"
