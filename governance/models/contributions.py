"""Which outcome of the logic model does a decision, recommendation, action or item serve?"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models import Body
from governance.enums import Strength
from governance.models.agendas import AgendaItem
from governance.models.decisions import Decision
from governance.models.follow_ups import ActionItem
from governance.models.recommendations import Recommendation
from groundwork.bilingual import Bilingual
from groundwork.constraints import exactly_one
from priorities.models import ResultNode

CONTRIBUTORS = ["decision", "recommendation", "action", "item", "body"]


class Contribution(models.Model):
    """One thing serves one node, strongly or somewhat, with a sentence that says how; from a day, until another.

    One whose node a new version of the model carries on is `mapped_from` the one to the old node.
    """

    node = models.ForeignKey(ResultNode, models.RESTRICT, related_name="contributions")
    decision = models.ForeignKey(Decision, models.RESTRICT, null=True, blank=True, related_name="contributions")
    recommendation = models.ForeignKey(
        Recommendation, models.RESTRICT, null=True, blank=True, related_name="contributions"
    )
    action = models.ForeignKey(ActionItem, models.RESTRICT, null=True, blank=True, related_name="contributions")
    item = models.ForeignKey(AgendaItem, models.RESTRICT, null=True, blank=True, related_name="contributions")
    body = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="contributions")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)
    mapped_from = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="mapped_to")
    strength = models.CharField(max_length=8, choices=Strength.choices, default=Strength.SOME)
    sentence = Bilingual(max_length=400)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_contribution_is_of_one_thing", condition=exactly_one(CONTRIBUTORS)),
            models.CheckConstraint(
                name="a_contribution_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node} ← {self.pk}"
