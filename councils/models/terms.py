"""Under which terms of reference does a body work, since when, and when are they looked at again?"""

from django.db import models
from django.db.models import Q

from councils.models.bodies import Body
from councils.models.structure import StructureRow, never_overlapping
from groundwork.bilingual import Bilingual, both_sides

TERMS_LENGTH = 20_000  # characters, a language


class TermsOfReference(StructureRow):
    """A version of the terms of reference of a body, in both languages; a new version follows it, day after day."""

    body = models.ForeignKey(Body, models.RESTRICT, related_name="terms_of_reference")
    number = models.PositiveSmallIntegerField()
    text = Bilingual(max_length=TERMS_LENGTH)
    review_on = models.DateField(null=True, blank=True)

    class Meta(StructureRow.Meta):
        constraints = [
            *StructureRow.Meta.constraints,
            both_sides("text", of="terms_of_reference"),
            never_overlapping("one_version_of_terms_per_body_at_a_time", "body"),
            models.CheckConstraint(name="versions_of_terms_are_numbered_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
