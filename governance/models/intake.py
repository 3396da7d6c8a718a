"""What asks for a place on an agenda, what is read beforehand, and what do the co-chairs alone see?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, EngagementLevel, Jurisdiction, Person, Seat
from governance.enums import AdvanceMark, ProposedItemState, Purpose
from governance.models.agendas import AgendaItem
from governance.models.meetings import Gathering
from governance.models.recommendations import Recommendation
from groundwork.bilingual import Bilingual
from priorities.models import Priority, ResultNode


class ProposedItem(models.Model):
    """An item that somebody submits for an agenda of a body; `late` when the intake of its gathering was over.

    `questions` are [{"kind", "en", "fr"}]. Placed, it is the `item` of a meeting. One taken up again from an earlier
    meeting names it in `carried_from`.
    """

    body = models.ForeignKey(Body, models.RESTRICT, related_name="proposed_items")
    gathering = models.ForeignKey(Gathering, models.RESTRICT, null=True, blank=True, related_name="proposed_items")
    title = Bilingual(max_length=300, states=True)
    summary = Bilingual(max_length=4000, states=True)
    expected_outcome = Bilingual(max_length=600)
    presenter = Bilingual(max_length=160)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.INFORMATION)
    minutes = models.PositiveSmallIntegerField()
    sponsor = models.ForeignKey(Body, models.RESTRICT, null=True, blank=True, related_name="items_proposed")
    sponsor_jurisdiction = models.ForeignKey(
        Jurisdiction, models.RESTRICT, null=True, blank=True, related_name="items_proposed"
    )
    priority = models.ForeignKey(Priority, models.RESTRICT, null=True, blank=True, related_name="proposed_items")
    outcomes: models.ManyToManyField = models.ManyToManyField(ResultNode, related_name="proposed_items", blank=True)
    engagement_level = models.ForeignKey(EngagementLevel, models.RESTRICT, null=True, blank=True, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, models.RESTRICT, null=True, blank=True, related_name="proposed_items"
    )
    questions = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=ProposedItemState.choices, default=ProposedItemState.DRAFT)
    late = models.BooleanField(default=False)
    submitted_at = models.DateTimeField(null=True, blank=True)
    declined_because = Bilingual(max_length=600)
    item = models.OneToOneField(AgendaItem, models.RESTRICT, null=True, blank=True, related_name="proposed_as")
    carried_from = models.ForeignKey(AgendaItem, models.RESTRICT, null=True, blank=True, related_name="proposed_again")
    created_by = models.ForeignKey(Person, models.RESTRICT, related_name="proposed_items")
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["submitted_at", "id"]
        constraints = [
            models.CheckConstraint(name="a_proposed_item_has_a_title", condition=~Q(title_en="") | ~Q(title_fr="")),
            models.CheckConstraint(name="a_proposed_item_takes_1_to_600_minutes", condition=Q(minutes__range=(1, 600))),
            models.CheckConstraint(
                name="a_placed_item_is_on_an_agenda",
                condition=Q(state="placed", item__isnull=False) | ~Q(state="placed") & Q(item=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class AdvanceReading(models.Model):
    """What a seat says of an item before the meeting: no objection, a comment, or that it must be discussed."""

    item = models.ForeignKey(AgendaItem, models.RESTRICT, related_name="advance_readings")
    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="advance_readings")
    mark = models.CharField(max_length=12, choices=AdvanceMark.choices)
    text = models.CharField(max_length=2000, blank=True)
    language = models.CharField(max_length=2, blank=True)
    person = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_seat_marks_an_item_once", fields=["item", "seat"]),
            models.CheckConstraint(name="a_comment_says_something", condition=~Q(mark="comment") | ~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.mark}"


class Annotation(models.Model):
    """Speaking notes and wording to read aloud, for the co-chairs and the secretariat alone."""

    item = models.OneToOneField(AgendaItem, models.RESTRICT, related_name="annotation")
    notes = Bilingual(max_length=4000)
    read_aloud = Bilingual(max_length=2000)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.item}"
