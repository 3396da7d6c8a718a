"""Which documents belong to an item, in which language, and what are their bytes?"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Person
from governance.enums import Marking
from governance.models.agendas import AgendaItem
from governance.models.intake import ProposedItem
from groundwork.bilingual import Bilingual


class DocumentQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """What stands in its place now: no newer file replaced it, and nobody took it away."""
        return self.filter(replaced_by=None, removed_at=None)


class Document(models.Model):
    """A document of an item, one side of it per language; a newer one takes its place and leaves the old readable.

    `media_type` is what the bytes are, whatever the name said. `problem` says why it cannot be shown within a package;
    `description` says what an image shows to those who do not see it.
    """

    item = models.ForeignKey(AgendaItem, models.RESTRICT, null=True, blank=True, related_name="documents")
    proposed_item = models.ForeignKey(ProposedItem, models.RESTRICT, null=True, blank=True, related_name="documents")
    position = models.PositiveSmallIntegerField(default=1)
    title = Bilingual(max_length=200)
    description = Bilingual(max_length=600)
    marking = models.CharField(max_length=12, choices=Marking.choices, default=Marking.UNCLASSIFIED)
    language = models.CharField(max_length=2, choices=[("en", "en"), ("fr", "fr")])
    file = models.FileField(upload_to="documents/", max_length=200)
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True, blank=True)
    withheld = models.BooleanField(default=False)
    problem = models.CharField(max_length=200, blank=True)
    uploaded_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="replaces")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["position", "language", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_document_belongs_to_an_item", condition=Q(item__isnull=False) | Q(proposed_item__isnull=False)
            ),
            models.CheckConstraint(name="a_document_is_not_empty", condition=Q(size__gt=0)),
            models.UniqueConstraint(
                name="one_document_in_a_place_and_language",
                fields=["item", "position", "language"],
                condition=Q(replaced_by=None, removed_at=None, item__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
