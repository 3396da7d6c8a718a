"""When and where do the bodies come together, in which format, and who was there?"""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models import Body, Person, Seat
from governance.enums import MeetingMode, MeetingState, Presence
from groundwork.bilingual import Bilingual, both_sides
from groundwork.dates import Precision


class Procedure(models.Model):
    """How a body decides: its decision rule as data, and its settings. What few need is off until switched on.

    `rule` is a rule of the verdict engine; `vote_rule` the one for a vote after consensus was not reached. Days are
    business days. No rule, quorum or seat count is written in code.
    """

    body = models.OneToOneField(Body, models.RESTRICT, related_name="procedure")
    rule = models.JSONField()
    vote_rule = models.JSONField(null=True, blank=True)
    room_positions_open = models.BooleanField(default=True)
    closes_when_all_voted = models.BooleanField(default=False)
    silence_days = models.PositiveSmallIntegerField(null=True, blank=True)
    advice_days = models.PositiveSmallIntegerField(default=10)
    personal_links = models.BooleanField(default=False)
    proxies = models.BooleanField(default=False)
    secret_minimum = models.PositiveSmallIntegerField(default=5)
    illustrative = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.body} {self.rule.get('method')}"


class MeetingFormat(models.Model):
    """How long the meetings of a gathering are; a version is adopted by a decision."""

    key = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    name = Bilingual(max_length=200)
    note = Bilingual(max_length=600)
    adopted_by = models.CharField(max_length=16, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            both_sides("name", of="format"),
            models.UniqueConstraint(name="versions_of_a_format_are_numbered", fields=["key", "version"]),
            models.CheckConstraint(
                name="a_format_is_adopted_by_a_decision",
                condition=Q(adopted_by="", adopted_on=None) | ~Q(adopted_by="") & Q(adopted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class FormatPart(models.Model):
    """The time of one body in a format, in half days."""

    format = models.ForeignKey(MeetingFormat, models.CASCADE, related_name="parts")
    body = models.ForeignKey(Body, models.RESTRICT)
    half_days = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="one_part_per_body_in_a_format", fields=["format", "body"]),
            models.CheckConstraint(name="a_part_lasts_some_time", condition=Q(half_days__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.half_days}/2"


class Gathering(models.Model):
    """A place and some days at which the bodies come together, for one or several meetings."""

    slug_en = models.SlugField(max_length=60, unique=True)
    slug_fr = models.SlugField(max_length=60, unique=True)
    place = Bilingual(max_length=120)
    days = DateRangeField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    format = models.ForeignKey(MeetingFormat, models.RESTRICT, null=True, blank=True, related_name="gatherings")
    note = Bilingual(max_length=600)
    source = models.CharField(max_length=40, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            both_sides("place", of="gathering"),
            models.CheckConstraint(
                name="a_gathering_without_days_says_so",
                condition=Q(days__isnull=False) | Q(precision="unknown"),
            ),
        ]

    def __str__(self) -> str:
        return self.slug_en


class Meeting(models.Model):
    """The meeting of one body within a gathering."""

    gathering = models.ForeignKey(Gathering, models.RESTRICT, related_name="meetings")
    body = models.ForeignKey(Body, models.RESTRICT, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40, default="America/Toronto")
    mode = models.CharField(max_length=16, choices=MeetingMode.choices, default=MeetingMode.IN_PERSON)
    state = models.CharField(max_length=12, choices=MeetingState.choices, default=MeetingState.DRAFT)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(name="a_meeting_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
            models.UniqueConstraint(name="a_body_meets_once_at_a_time", fields=["gathering", "body", "starts_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.gathering}"


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
