"""Who says that they will come to a meeting, and who is there, from when to when?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Person, Seat
from governance.enums import Presence, ReplyAnswer
from governance.models.meetings import Meeting


class Attendance(models.Model):
    """Whether a seat was present at a meeting, and by whom."""

    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="attendances")
    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="attendances")
    person = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="attendances")
    presence = models.CharField(max_length=8, choices=Presence.choices)
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_attendance_per_seat", fields=["meeting", "seat"])]

    def __str__(self) -> str:
        return f"{self.seat} {self.presence}"


class AttendanceChange(models.Model):
    """An arrival, a departure or another person for a seat, at its real time; appended, never edited."""

    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="attendance_changes")
    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="attendance_changes")
    person = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    presence = models.CharField(max_length=8, choices=Presence.choices)
    at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.seat} {self.presence} {self.at:%H:%M}"


class Reply(models.Model):
    """What a seat answers beforehand: who comes for it, or nobody. `answered_by` may be an assistant."""

    meeting = models.ForeignKey(Meeting, models.RESTRICT, related_name="replies")
    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="replies")
    answer = models.CharField(max_length=12, choices=ReplyAnswer.choices)
    person = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="replies")
    note = models.CharField(max_length=600, blank=True)
    answered_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    answered_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(name="a_seat_answers_once_for_a_meeting", fields=["meeting", "seat"]),
            models.CheckConstraint(
                name="whoever_comes_is_named", condition=Q(answer="regrets") | Q(person__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.answer}"


class ItemRecusal(models.Model):
    """A seat takes no part in an item of the agenda, with its declared interest; it ends when it is taken back."""

    item = models.ForeignKey("governance.AgendaItem", models.RESTRICT, related_name="recusals")
    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="item_recusals")
    interest = models.CharField(max_length=600)
    declared_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    declared_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_seat_is_out_of_an_item_once", fields=["item", "seat"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(name="an_interest_is_declared", condition=~Q(interest="")),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.seat}"
