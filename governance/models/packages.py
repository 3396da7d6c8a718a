"""Which meeting packages were compiled, by whom asked, and how far is the one that is being made?"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Person
from governance.enums import Edition, FileKind, Marking, PackageState
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
    """The package of a gathering, version after version. Its state is this row's, never the broker's.

    A supplement names the version `since` which it says what changed; a personal edition names its `reader`.
    `snapshot_at` is the moment of which it speaks, `ledger_head` the last entry of the ledger then, `facts` the
    SHA-256 of the contents as they are kept: from them alone it can be made again. `wanted_by` is the beginning of
    the gathering: what is wanted first is made first. `facing` asks for one more file in which the languages face each
    other, `tell` for a notice to the members when it is ready.
    """

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
    edition = models.CharField(max_length=10, choices=Edition.choices, default=Edition.FULL)
    since = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="supplements")
    reader = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")
    marking = models.CharField(max_length=12, choices=Marking.choices, default=Marking.UNCLASSIFIED)
    wanted_by = models.DateTimeField(null=True, blank=True)
    snapshot_at = models.DateTimeField(null=True, blank=True)
    ledger_head = models.CharField(max_length=64, blank=True)
    compiler = models.CharField(max_length=40, blank=True)
    facing = models.BooleanField(default=False)
    tell = models.BooleanField(default=False)
    cancel_asked_by = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="+")

    objects = PackageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="versions_of_a_package_are_numbered", fields=["gathering", "version"]),
            models.UniqueConstraint(
                name="one_edition_of_a_package_is_made_at_a_time",
                fields=["gathering", "edition", "reader"],
                nulls_distinct=False,
                condition=Q(state__in=["queued", "compiling"]),
            ),
            models.CheckConstraint(
                name="a_finished_package_says_when",
                condition=Q(state__in=["ready", "failed", "cancelled"], finished_at__isnull=False)
                | Q(state__in=["queued", "compiling"], finished_at=None),
            ),
            models.CheckConstraint(
                name="a_supplement_says_since_when",
                condition=Q(edition="supplement", since__isnull=False) | ~Q(edition="supplement") & Q(since=None),
            ),
            models.CheckConstraint(
                name="a_personal_edition_has_a_reader",
                condition=Q(edition="personal", reader__isnull=False) | ~Q(edition="personal") & Q(reader=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gathering} v{self.version}"


class PackageFile(models.Model):
    """One file of a package, with the SHA-256 of its bytes: `both` languages face each other in one.

    `conforms` says whether the file claims PDF/UA-1; it does when every part of it does.
    """

    package = models.ForeignKey(Package, models.RESTRICT, related_name="files")
    kind = models.CharField(max_length=8, choices=FileKind.choices, default=FileKind.PDF)
    language = models.CharField(max_length=4, choices=[("en", "en"), ("fr", "fr"), ("both", "both")])
    file = models.FileField(upload_to="packages/", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(default=0)
    conforms = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "language"]
        constraints = [
            models.UniqueConstraint(name="one_file_per_kind_and_language", fields=["package", "kind", "language"])
        ]

    def __str__(self) -> str:
        return f"{self.package} {self.language}"
