"""What is on the agenda of a meeting, in which order, for what purpose and how long?"""

from django.db import models
from django.db.models import Q

from councils.models import Body, EngagementLevel
from governance.enums import ProposedCourse, Purpose, QuestionKind
from governance.models.meetings import Meeting
from governance.models.recommendations import Recommendation
from groundwork.bilingual import Bilingual


class AgendaItem(models.Model):
    """An item of a meeting. `position` orders; the printed number is counted from it, breaks have none."""

    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="items")
    position = models.PositiveSmallIntegerField(null=True)
    title = Bilingual(max_length=300, states=True)
    summary = Bilingual(max_length=4000, states=True)
    expected_outcome = Bilingual(max_length=600)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.INFORMATION)
    is_break = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField()
    sponsor = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="sponsored_items")
    presenter = Bilingual(max_length=160)
    engagement_level = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.RESTRICT, null=True, blank=True, related_name="items")
    proposed_course = models.CharField(max_length=8, choices=ProposedCourse.choices, blank=True)
    proposed_note = Bilingual(max_length=400)
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=40, blank=True)
    illustrative = models.BooleanField(default=False)

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
            models.CheckConstraint(name="an_item_takes_1_to_600_minutes", condition=Q(minutes__range=(1, 600))),
            models.CheckConstraint(name="an_item_has_a_title", condition=~Q(title_en="") | ~Q(title_fr="")),
        ]

    def __str__(self) -> str:
        return str(self.title)


class DiscussionQuestion(models.Model):
    """A question that the table is asked to discuss under an item."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    text = Bilingual(max_length=800)
    source = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(name="questions_of_an_item_are_ordered", fields=["item", "position"])]

    def __str__(self) -> str:
        return str(self.text)
