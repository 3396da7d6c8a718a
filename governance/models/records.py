"""Which versions of an agenda were issued, what does the record of a meeting say, and who approved them?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person, Seat
from governance.enums import ApprovalKind, Audience, RecordState
from governance.models.meetings import Gathering, Meeting
from groundwork.bilingual import Bilingual, both_sides


class AgendaVersion(models.Model):
    """What an agenda was when it was issued; version 1 is A. `content` is frozen, `content_hash` its SHA-256."""

    gathering = models.ForeignKey(Gathering, models.RESTRICT, related_name="agenda_versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="versions_of_an_agenda_are_numbered", fields=["gathering", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.gathering} {self.number}"


class MeetingRecord(models.Model):
    """The record of decisions of a meeting, composed from what was recorded and frozen when it is circulated.

    A later text is a new `number`; one that was approved is corrected by appending. `comments_until` and release are
    used where the body's settings ask for them.
    """

    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="records")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, choices=RecordState.choices, default=RecordState.DRAFT)
    content = models.JSONField(default=dict, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    circulated_at = models.DateTimeField(null=True, blank=True)
    circulated_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    comments_until = models.DateField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    adopted_at = models.ForeignKey(Meeting, models.RESTRICT, null=True, blank=True, related_name="records_adopted")
    adopted_on = models.DateField(null=True, blank=True)
    released_to = models.CharField(max_length=10, choices=Audience.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(name="texts_of_a_record_are_numbered", fields=["meeting", "number"]),
            models.CheckConstraint(
                name="a_circulated_record_is_frozen",
                condition=Q(state="draft") | ~Q(content_hash="") & Q(circulated_at__isnull=False),
            ),
            models.CheckConstraint(
                name="an_adopted_record_says_where",
                condition=Q(state="adopted", adopted_on__isnull=False) | ~Q(state="adopted") & Q(adopted_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.number}"


class Approval(models.Model):
    """A co-chair approves a version of an agenda or a record, or the record says why they were not asked."""

    agenda_version = models.ForeignKey(AgendaVersion, models.RESTRICT, null=True, blank=True, related_name="approvals")
    meeting_record = models.ForeignKey(MeetingRecord, models.RESTRICT, null=True, blank=True, related_name="approvals")
    body = models.ForeignKey(Body, models.RESTRICT, related_name="+")
    seat = models.ForeignKey(Seat, models.RESTRICT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=ApprovalKind.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="one_thing_is_approved",
                condition=Q(agenda_version__isnull=False, meeting_record=None)
                | Q(agenda_version=None, meeting_record__isnull=False),
            ),
            models.UniqueConstraint(name="a_version_is_approved_once_by_each", fields=["agenda_version", "seat"]),
            models.UniqueConstraint(name="a_record_is_approved_once_by_each", fields=["meeting_record", "seat"]),
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.kind}"


class RecordComment(models.Model):
    """What somebody says of a circulated record, and what became of it."""

    meeting_record = models.ForeignKey(MeetingRecord, models.RESTRICT, related_name="comments")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    text = models.CharField(max_length=2000)
    language = models.CharField(max_length=2)
    written_at = models.DateTimeField(default=timezone.now)
    answer = Bilingual(max_length=600)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [models.CheckConstraint(name="a_comment_on_a_record_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.meeting_record} {self.person}"


class RecordCorrection(models.Model):
    """A correction appended to an approved record; nothing of the record itself changes."""

    meeting_record = models.ForeignKey(MeetingRecord, models.RESTRICT, related_name="corrections")
    text = Bilingual(max_length=2000)
    written_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [both_sides("text", of="correction")]

    def __str__(self) -> str:
        return f"{self.meeting_record} {self.written_at:%Y-%m-%d}"
