"""Of which parts is a package made, what was converted for it once and for all, and how often was it taken home?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from governance.enums import PartState
from governance.models.packages import Package, PackageFile


class PackagePart(models.Model):
    """One part of a package in one language: `address` is the SHA-256 of all that goes into it, `sha256` of its bytes.

    `key` is front, item:7, att:12, back or manifest. `conforms` says that it keeps PDF/UA-1 by itself.
    """

    package = models.ForeignKey(Package, models.CASCADE, related_name="parts")
    language = models.CharField(max_length=4, choices=[("en", "en"), ("fr", "fr"), ("both", "both")])
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=PartState.choices, default=PartState.WAITING)
    address = models.CharField(max_length=64, db_index=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    conforms = models.BooleanField(default=False)
    problem = models.CharField(max_length=40, blank=True)
    milliseconds = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["language", "position"]
        constraints = [
            models.UniqueConstraint(name="one_part_of_a_key_and_language", fields=["package", "language", "key"]),
            models.CheckConstraint(
                name="a_part_that_was_made_has_bytes", condition=Q(state="waiting") | ~Q(sha256="") & Q(pages__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.package} {self.language} {self.key}"


class Conversion(models.Model):
    """What a converter made of a document, kept by hash: a build takes it as an input and never runs it again.

    `output` is the SHA-256 of the kept bytes, empty where a `problem` stands instead.
    """

    source = models.CharField(max_length=64)
    converter = models.CharField(max_length=80)
    output = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    tagged = models.BooleanField(default=False)
    conforms = models.BooleanField(default=False)
    problem = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_document_is_converted_once", fields=["source", "converter"]),
            models.CheckConstraint(
                name="a_conversion_has_pages_or_a_problem",
                condition=~Q(output="") & Q(pages__gt=0) | Q(output="") & ~Q(problem=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source[:12]} {self.converter}"


class PackageDownload(models.Model):
    """How often a file was taken home on a day. In aggregate only: nobody is named, on purpose."""

    file = models.ForeignKey(PackageFile, models.RESTRICT, related_name="downloads")
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_count_of_a_file_and_day", fields=["file", "day"])]

    def __str__(self) -> str:
        return f"{self.file} {self.day}"
