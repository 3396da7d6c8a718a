"""What is on the agenda of a meeting, in which order, for what purpose and how long?"""

from typing import Self

from django.db import models
from django.db.models import F, Q

from councils.models import Body, EngagementLevel, Person
from governance.enums import OutcomeMet, ProposedCourse, Purpose, QuestionKind
from governance.models.meetings import Meeting
from governance.models.recommendations import Recommendation
from groundwork.bilingual import Bilingual
from priorities.models import Priority


class AgendaItemQuerySet(models.QuerySet):
    def numbered(self) -> Self:
        """What stands on the agenda with a number: no break, no section, nothing that was taken off."""
        return self.filter(removed=False, is_break=False, is_section=False)


class AgendaItem(models.Model):
    """An item, break or section of a meeting. `position` orders; the printed number is counted from it, items have one.

    `parent` nests it, one level deep. `field_versions` counts the changes of each field, for those who edit at once.
    `consent` puts it into the consent group until somebody asks for it (`pulled_by`). `began_at` and `finished_at`
    are the real times; `carried_from` is the item of an earlier meeting that it takes up again.
    """

    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="items")
    position = models.PositiveSmallIntegerField(null=True)
    title = Bilingual(max_length=300, states=True)
    summary = Bilingual(max_length=4000, states=True)
    expected_outcome = Bilingual(max_length=600)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.INFORMATION)
    is_break = models.BooleanField(default=False)
    is_section = models.BooleanField(default=False)
    parent = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="parts")
    standing = models.BooleanField(default=False)
    supplementary = models.BooleanField(default=False)
    in_camera = models.BooleanField(default=False)
    consent = models.BooleanField(default=False)
    pulled_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    pulled_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    sponsor = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="sponsored_items")
    presenter = Bilingual(max_length=160)
    engagement_level = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.RESTRICT, null=True, blank=True, related_name="items")
    proposed_course = models.CharField(max_length=8, choices=ProposedCourse.choices, blank=True)
    proposed_note = Bilingual(max_length=400)
    outcome_met = models.CharField(max_length=8, choices=OutcomeMet.choices, blank=True)
    outcome_note = Bilingual(max_length=600)
    discussion = Bilingual(max_length=4000, states=True)
    priority = models.ForeignKey(Priority, models.RESTRICT, null=True, blank=True, related_name="items")
    carried_from = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="carried_to")
    began_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    field_versions = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=40, blank=True)
    illustrative = models.BooleanField(default=False)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                name="items_of_a_meeting_are_ordered",
                fields=["meeting", "position"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="a_removed_item_has_no_position",
                condition=Q(removed=True, position=None) | Q(removed=False, position__isnull=False),
            ),
            models.CheckConstraint(
                name="an_item_takes_1_to_600_minutes",
                condition=Q(is_section=False, minutes__range=(1, 600)) | Q(is_section=True, is_break=False, minutes=0),
            ),
            models.CheckConstraint(
                name="only_an_item_is_part_of_another",
                condition=Q(parent=None) | Q(is_section=False, is_break=False) & ~Q(parent=F("id")),
            ),
            models.CheckConstraint(name="an_item_has_a_title", condition=~Q(title_en="") | ~Q(title_fr="")),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_item(self) -> bool:
        """Whether there is something to deal with: it is neither a break nor a section."""
        return not (self.is_break or self.is_section)


class DiscussionQuestion(models.Model):
    """A question that the table is asked to discuss under an item, and the sense of the table afterwards."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    text = Bilingual(max_length=800)
    sense = Bilingual(max_length=1000)
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(name="questions_of_an_item_are_ordered", fields=["item", "position"])]

    def __str__(self) -> str:
        return str(self.text)
