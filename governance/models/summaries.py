"""What did a reporting line do in a period, as it was compiled for the body above?"""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Body, Person
from governance.enums import PackageState
from groundwork.bilingual import Bilingual


class SummaryQuerySet(models.QuerySet):
    def claim(self, pk: int) -> bool:
        """Take a queued summary for compiling; False when another worker was first."""
        taken = self.filter(pk=pk, state=PackageState.QUEUED).update(
            state=PackageState.COMPILING, claimed_at=timezone.now(), attempts=models.F("attempts") + 1
        )
        return taken == 1


class Summary(models.Model):
    """The summary of the line below a body for a period, as of its end. `facts` is what it was made of, for ever.

    The files are made of `facts` alone, so that they come out the same after any reorganisation. Its table `noted` it;
    `on_behalf` when the secretariat wrote that down for a table without accounts.
    """

    body = models.ForeignKey(Body, models.RESTRICT, related_name="summaries")
    period = DateRangeField()
    state = models.CharField(max_length=10, choices=PackageState.choices, default=PackageState.QUEUED)
    requested_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    requested_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    previous = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="next_ones")
    facts = models.JSONField(null=True, blank=True)
    facts_hash = models.CharField(max_length=64, blank=True)
    problem = models.CharField(max_length=2000, blank=True)
    answer = Bilingual(max_length=4000, states=True)
    noted_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_summary_of_a_line_is_made_at_a_time",
                fields=["body", "period"],
                condition=Q(state__in=["queued", "compiling"]),
            ),
            models.CheckConstraint(
                name="a_finished_summary_says_when",
                condition=Q(state__in=["ready", "failed", "cancelled"], finished_at__isnull=False)
                | Q(state__in=["queued", "compiling"], finished_at=None),
            ),
            models.CheckConstraint(
                name="a_ready_summary_keeps_its_facts",
                condition=~Q(state="ready") | Q(facts__isnull=False) & ~Q(facts_hash=""),
            ),
            models.CheckConstraint(
                name="a_noted_summary_says_by_whom",
                condition=Q(noted_at=None, noted_by=None) | Q(noted_at__isnull=False, noted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.period}"


class SummaryFile(models.Model):
    """One language of a summary, with the SHA-256 of its bytes."""

    summary = models.ForeignKey(Summary, models.RESTRICT, related_name="files")
    language = models.CharField(max_length=2, choices=[("en", "en"), ("fr", "fr")])
    file = models.FileField(upload_to="summaries/", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(name="one_summary_file_per_language", fields=["summary", "language"])]

    def __str__(self) -> str:
        return f"{self.summary} {self.language}"
