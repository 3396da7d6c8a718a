"""What does the house keep for itself: its ledger, its counter of references, its pulse?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class LedgerEntry(models.Model):
    """One act, as it was witnessed in the transaction that did it. Never changed, never removed.

    Holds words and numbers, no foreign keys to what it describes, and no personal field: those stand beside it
    in Testimony, to which `testimony_hash` is a salted commitment.
    """

    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    testimony_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "ledger entries"
        indexes = [models.Index(fields=["subject", "id"], name="ledger_by_subject")]
        constraints = [
            models.CheckConstraint(
                name="ledger_hashes_are_sha256",
                condition=Q(content_hash__regex="^[0-9a-f]{64}$") & Q(testimony_hash__regex="^[0-9a-f]{64}$"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"


class Testimony(models.Model):
    """Who did it: the personal fields of a ledger entry, removable on request without breaking a hash."""

    entry = models.OneToOneField(LedgerEntry, models.RESTRICT, primary_key=True, related_name="testimony")
    salt = models.CharField(max_length=64, blank=True)
    fields = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "testimonies"

    def __str__(self) -> str:
        return str(self.fields.get("name", ""))


class ReferenceCounter(models.Model):
    """The last number given of a kind in a year: the one locked counter of the house."""

    kind = models.CharField(max_length=1)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_counter_per_kind_and_year", fields=["kind", "year"])]

    def __str__(self) -> str:
        return f"{self.kind}-{self.year}-{self.last:03d}"


class Submission(models.Model):
    """A form that was pressed: its second press is answered with the address of the first."""

    key = models.UUIDField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    location = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return str(self.key)


class Heartbeat(models.Model):
    """When a background process was last known to be alive."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


class Incident(models.Model):
    """Something that must not be: a stored verdict that differs from the engine's, found by a check."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    found_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="an_incident_is_reported_once", fields=["kind", "subject"], condition=Q(settled_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
