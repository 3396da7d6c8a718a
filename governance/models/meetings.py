"""When and where do the bodies come together, in which format, and how do they decide?"""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from councils.models import Body
from governance.enums import Approvals, Marking, MeetingMode, MeetingState, VoteMethod
from groundwork.bilingual import Bilingual, both_sides
from groundwork.dates import Precision


def every_way() -> list[str]:
    """All ways of putting a motion; a body may offer fewer."""
    return list(VoteMethod.values)


class Procedure(models.Model):
    """How a body decides: its decision rule as data, and its settings. What few need is off until switched on.

    `rule` is a rule of the verdict engine; `vote_rule` the one for a vote after consensus was not reached; `ways` are
    those offered where rule and place allow them. Days are business days. `intake_days` before a meeting its intake
    ends; `consent_after` so many "no objection" an item goes into the consent group. No rule, quorum or seat count is
    written in code.
    """

    body = models.OneToOneField(Body, models.RESTRICT, related_name="procedure")
    rule = models.JSONField()
    vote_rule = models.JSONField(null=True, blank=True)
    ways = ArrayField(models.CharField(max_length=16, choices=VoteMethod.choices), default=every_way)
    room_positions_open = models.BooleanField(default=True)
    closes_when_all_voted = models.BooleanField(default=False)
    silence_days = models.PositiveSmallIntegerField(null=True, blank=True)
    advice_days = models.PositiveSmallIntegerField(default=10)
    personal_links = models.BooleanField(default=False)
    proxies = models.BooleanField(default=False)
    secret_minimum = models.PositiveSmallIntegerField(default=5)
    intake_days = models.PositiveSmallIntegerField(null=True, blank=True)
    agenda_versions = models.BooleanField(default=False)
    approvals = models.CharField(max_length=8, choices=Approvals.choices, default=Approvals.NONE)
    tacit_days = models.PositiveSmallIntegerField(default=5)
    consent_after = models.PositiveSmallIntegerField(null=True, blank=True)
    staged_release = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_procedure_offers_a_way", condition=Q(ways__len__gt=0)),
            models.CheckConstraint(
                name="a_procedure_offers_known_ways", condition=Q(ways__contained_by=VoteMethod.values)
            ),
            models.CheckConstraint(
                name="silence_lasts_a_day_to_sixty",
                condition=Q(silence_days__isnull=True) | Q(silence_days__range=(1, 60)),
            ),
            models.CheckConstraint(name="advice_is_given_in_a_day_to_a_year", condition=Q(advice_days__range=(1, 260))),
            models.CheckConstraint(
                name="three_are_the_fewest_for_secrecy", condition=Q(secret_minimum__range=(3, 1000))
            ),
            models.CheckConstraint(
                name="a_body_decides_by_consensus_or_majority",
                condition=Q(rule__has_key="method", rule__method__in=["consensus", "majority"]),
            ),
            models.CheckConstraint(
                name="a_vote_after_consensus_is_by_majority",
                condition=Q(vote_rule__isnull=True) | Q(vote_rule__has_key="method", vote_rule__method="majority"),
            ),
            models.CheckConstraint(
                name="an_intake_ends_a_day_to_a_year_before",
                condition=Q(intake_days__isnull=True) | Q(intake_days__range=(1, 260)),
            ),
            models.CheckConstraint(name="silence_approves_in_a_day_to_sixty", condition=Q(tacit_days__range=(1, 60))),
            models.CheckConstraint(
                name="somebody_reads_beforehand",
                condition=Q(consent_after__isnull=True) | Q(consent_after__range=(1, 1000)),
            ),
        ]

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
    """The time of one body in a format, in half days; `beside` the part before it, or after it."""

    format = models.ForeignKey(MeetingFormat, models.CASCADE, related_name="parts")
    body = models.ForeignKey(Body, models.RESTRICT)
    half_days = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    beside = models.BooleanField(default=False)

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
    follows = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="followed_by")
    note = Bilingual(max_length=600)
    marking = models.CharField(max_length=12, choices=Marking.choices, default=Marking.UNCLASSIFIED)
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
    """The meeting of one body within a gathering.

    `joining` (how to take part at a distance) is for those who hold a place. `sequence` grows when its calendar entry
    changes (RFC 5545). `began_at` and `finished_at` are the real times.
    """

    gathering = models.ForeignKey(Gathering, models.RESTRICT, related_name="meetings")
    body = models.ForeignKey(Body, models.RESTRICT, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40, default="America/Toronto")
    mode = models.CharField(max_length=16, choices=MeetingMode.choices, default=MeetingMode.IN_PERSON)
    state = models.CharField(max_length=12, choices=MeetingState.choices, default=MeetingState.DRAFT)
    room = Bilingual(max_length=200)
    joining = Bilingual(max_length=600)
    sequence = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    cancelled_because = Bilingual(max_length=600)
    began_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(name="a_meeting_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
            models.UniqueConstraint(name="a_body_meets_once_at_a_time", fields=["gathering", "body", "starts_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.gathering}"
