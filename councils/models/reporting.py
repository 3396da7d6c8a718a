"""Who answers to whom, since when, and by whose decision?"""

from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Coalesce

from councils.enums import LineKind
from councils.models.bodies import Body
from councils.models.structure import StructureRow, never_overlapping

# What is asked most, for councils.queries.reporting: the expressions there are these, letter by letter.
BEGINS = Coalesce(RangeStartsWith("in_force"), Cast(Value("-infinity"), models.DateField()))
ENDS = RangeEndsWith("in_force")
PRIMARY_AS_KNOWN_NOW = Q(kind=LineKind.PRIMARY, recorded__upper_inf=True)


class ReportingLine(StructureRow):
    """A dated, typed line from a body up to another.

    At most one primary line per body on a day, and no cycle of primary and functional lines on any day, as known
    at any moment: an exclusion constraint and a trigger hold both. `opened_by` and `closed_by` are the references
    of decisions, so that nothing here looks up to governance.
    """

    body = models.ForeignKey(Body, models.RESTRICT, related_name="lines_up")
    parent = models.ForeignKey(Body, models.RESTRICT, related_name="lines_down")
    kind = models.CharField(max_length=12, choices=LineKind.choices)

    class Meta(StructureRow.Meta):
        constraints = [
            *StructureRow.Meta.constraints,
            never_overlapping("one_primary_line_per_body_at_a_time", "body", condition=Q(kind=LineKind.PRIMARY)),
            never_overlapping("one_line_of_a_kind_between_two_bodies_at_a_time", "body", "parent", "kind"),
            models.CheckConstraint(name="no_body_reports_to_itself", condition=~Q(body=F("parent"))),
        ]
        indexes = [
            models.Index("body", BEGINS, name="primary_lines_up", condition=PRIMARY_AS_KNOWN_NOW),
            models.Index("parent", BEGINS, ENDS, name="primary_lines_down", condition=PRIMARY_AS_KNOWN_NOW),
        ]

    def __str__(self) -> str:
        return f"{self.body} → {self.parent}"
