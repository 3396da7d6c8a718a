"""Which outcomes do the councils aim at, and by which chain of reasoning?"""

from django.db import models
from django.db.models import F, Q

from councils.models import Body
from groundwork.bilingual import Bilingual, both_sides
from priorities.enums import ModelState, NodeKind


class ResultTemplate(models.Model):
    """A way of drawing a logic model: its tiers are data. Where it is `upward` no node serves one of a lower tier."""

    key = models.SlugField(max_length=40, unique=True)
    name = Bilingual(max_length=80)
    upward = models.BooleanField(default=True)

    class Meta:
        constraints = [both_sides("name", of="template")]

    def __str__(self) -> str:
        return self.key


class ResultTier(models.Model):
    """A tier of a template, the lowest first. The Canadian template (TBS, GAC) is the default."""

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
    """A version of a body's logic model; a decision adopts it, from that day until another one replaces it."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="logic_models")
    version = models.PositiveSmallIntegerField()
    template = models.SlugField(max_length=40, default="canada")
    based_on = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="drafts")
    title = Bilingual(max_length=200)
    state = models.CharField(max_length=12, choices=ModelState.choices, default=ModelState.DRAFT)
    adopted_by = models.CharField(max_length=16, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    replaced_on = models.DateField(null=True, blank=True)
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
                name="a_replaced_model_says_when",
                condition=Q(state=ModelState.REPLACED, replaced_on__isnull=False)
                | ~Q(state=ModelState.REPLACED) & Q(replaced_on=None),
            ),
            models.CheckConstraint(
                name="a_model_is_adopted_by_a_decision",
                condition=Q(state=ModelState.DRAFT) | ~Q(adopted_by="") & Q(adopted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.version}"


class ResultNode(models.Model):
    """An input, activity, output or outcome of one version, or an objective, which has no tier.

    `continues` is the node of the version before that it carries on: through it what served the old one is mapped.
    """

    model = models.ForeignKey(LogicModel, models.RESTRICT, related_name="nodes")
    kind = models.CharField(max_length=10, choices=NodeKind.choices, default=NodeKind.RESULT)
    tier = models.ForeignKey(ResultTier, models.RESTRICT, null=True, blank=True)
    continues = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="continued_by")
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
            models.UniqueConstraint(name="a_node_is_continued_once_a_model", fields=["model", "continues"]),
            models.CheckConstraint(
                name="a_result_has_a_tier_and_an_objective_none",
                condition=Q(kind="result", tier__isnull=False) | Q(kind="objective", tier=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class ResultLink(models.Model):
    """One node serves another, on an assumption that was tested or not yet; the arrow is the assumption (GAC)."""

    origin = models.ForeignKey(ResultNode, models.RESTRICT, related_name="links_up")
    target = models.ForeignKey(ResultNode, models.RESTRICT, related_name="links_down")
    assumption = Bilingual(max_length=600)
    risk = Bilingual(max_length=600)
    evidence = Bilingual(max_length=600)
    tested_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_link_between_two_nodes", fields=["origin", "target"]),
            models.CheckConstraint(name="no_node_serves_itself", condition=~Q(origin=F("target"))),
        ]

    def __str__(self) -> str:
        return f"{self.origin.number} → {self.target.number}"
