"""On behalf of which government does somebody sit?"""

from django.db import models
from django.db.models import Q

from councils.enums import OrderOfGovernment
from groundwork.bilingual import Bilingual, both_sides, reader_language


class Jurisdiction(models.Model):
    """A government or a municipal association: the jurisdiction is the voter, whoever attends.

    `protocol_order` is the order of entry into Confederation, territories last: the same in both languages.
    The French forms carry the article, so that « le vote du Manitoba » can be written.
    """

    code = models.CharField(max_length=12, unique=True)
    order = models.CharField(max_length=12, choices=OrderOfGovernment.choices)
    name = Bilingual(max_length=120)
    abbreviation = Bilingual(max_length=20)
    government = Bilingual(max_length=160)
    with_article_fr = models.CharField(max_length=120)
    with_de_fr = models.CharField(max_length=120)
    protocol_order = models.PositiveSmallIntegerField(unique=True)
    sgc = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=40, default="America/Toronto")

    class Meta:
        ordering = ["protocol_order"]
        constraints = [
            both_sides("name", of="jurisdiction"),
            models.CheckConstraint(name="jurisdiction_is_of_an_order", condition=Q(order__in=OrderOfGovernment.values)),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def of(self) -> str:
        """“of Ontario” or « de l’Ontario », in the reader's language."""
        return self.with_de_fr if reader_language() == "fr" else f"of {self.name.en}"

    @property
    def the(self) -> str:
        """“Ontario” or « l’Ontario », in the reader's language."""
        return self.with_article_fr if reader_language() == "fr" else self.name.en
