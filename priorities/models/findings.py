"""What was found, said or asked before: themes, challenges, drivers, labels and periods of the deck?"""

from django.db import models

from groundwork.bilingual import Bilingual, both_sides
from priorities.enums import FindingKind


class Finding(models.Model):
    """A statement that decisions may cite as their ground, with its place in the source and what stays open."""

    key = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=FindingKind.choices)
    position = models.PositiveSmallIntegerField()
    heading = Bilingual(max_length=200)
    text = Bilingual(max_length=1200)
    note = Bilingual(max_length=1000)
    source = models.CharField(max_length=40)

    class Meta:
        ordering = ["kind", "position"]
        constraints = [
            both_sides("text", of="finding"),
            models.UniqueConstraint(name="findings_of_a_kind_are_ordered", fields=["kind", "position"]),
        ]

    def __str__(self) -> str:
        return str(self.text)
