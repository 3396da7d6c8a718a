"""Which meeting packages were compiled, by whom asked, and how far is the one that is being made?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Person
from governance.enums import PackageState
from governance.models.meetings import Gathering


class PackageQuerySet(models.QuerySet):
    def claim(self, pk: int) -> bool:
        """Take a queued package for compiling; False when another worker was first."""
        return (
            self.filter(pk=pk, state=PackageState.QUEUED).update(
                state=PackageState.COMPILING, claimed_at=timezone.now(), attempts=models.F("attempts") + 1
            )
            == 1
        )


class Package(models.Model):
    """The package of a gathering, version after version. Its state is this row's, never the broker's."""

    gathering = models.ForeignKey(Gathering, models.RESTRICT, related_name="packages")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=PackageState.choices, default=PackageState.QUEUED)
    requested_by = models.ForeignKey(Person, models.RESTRICT, related_name="+")
    requested_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    parts_done = models.PositiveSmallIntegerField(default=0)
    parts_total = models.PositiveSmallIntegerField(default=0)
    facts_hash = models.CharField(max_length=64, blank=True)
    problem = models.CharField(max_length=2000, blank=True)

    objects = PackageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="versions_of_a_package_are_numbered", fields=["gathering", "version"]),
            models.UniqueConstraint(
                name="one_package_of_a_gathering_is_made_at_a_time",
                fields=["gathering"],
                condition=Q(state__in=["queued", "compiling"]),
            ),
            models.CheckConstraint(
                name="a_finished_package_says_when",
                condition=Q(state__in=["ready", "failed"], finished_at__isnull=False)
                | Q(state__in=["queued", "compiling"], finished_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gathering} v{self.version}"


class PackageFile(models.Model):
    """One language of a package, with the SHA-256 of its bytes."""

    package = models.ForeignKey(Package, models.RESTRICT, related_name="files")
    language = models.CharField(max_length=2)
    file = models.FileField(upload_to="packages/", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(name="one_file_per_language", fields=["package", "language"])]

    def __str__(self) -> str:
        return f"{self.package} {self.language}"
