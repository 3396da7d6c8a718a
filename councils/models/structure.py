"""What has every row of the structure in common? Two times, and the answer to “who decided this?”.

*In force* says from which day until which day a fact holds. *Recorded* says from which moment until which moment
we believed it. A row is only ever appended, or closed in its second time: yesterday's pages do not change.
"""

from datetime import date, datetime
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q
from django.utils import timezone

from councils.enums import Basis
from groundwork.bilingual import Bilingual
from groundwork.dates import Precision


def from_now() -> DateTimeTZRange:
    """Recorded from this moment, until something else is known."""
    return DateTimeTZRange(timezone.now(), None, "[)")


class StructureQuerySet(models.QuerySet):
    def known(self, on: datetime | None = None) -> Self:
        """What we believe now; or what we believed at the moment `on`."""
        return self.filter(recorded__upper_inf=True) if on is None else self.filter(recorded__contains=on)

    def in_force(self, on: date) -> Self:
        """What holds on that day."""
        return self.filter(in_force__contains=on)

    def standing(self, on: date, known_on: datetime | None = None) -> Self:
        """What holds on that day, as known now or as known then."""
        return self.known(known_on).in_force(on)


class StructureRow(models.Model):
    """A fact of the structure: append it, or close it; a trigger refuses anything else."""

    in_force = DateRangeField()
    start_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    end_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    recorded = DateTimeRangeField(default=from_now)
    basis = models.CharField(max_length=12, choices=Basis.choices)
    opened_by = models.CharField(max_length=16, blank=True)
    closed_by = models.CharField(max_length=16, blank=True)
    source = models.CharField(max_length=200, blank=True)
    because = Bilingual(max_length=600)
    illustrative = models.BooleanField(default=False)

    objects = StructureQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_says_who_decided_it",
                condition=Q(basis=Basis.DECIDED) & ~Q(opened_by="")
                | Q(basis=Basis.DECK) & ~Q(source="")
                | Q(basis=Basis.SECRETARIAT) & ~Q(because_en="") & ~Q(because_fr=""),
            ),
            models.CheckConstraint(
                name="%(class)s_holds_for_some_days",
                condition=Q(in_force__isempty=False, recorded__isempty=False),
            ),
        ]

    @property
    def starts_on(self) -> date | None:
        return self.in_force.lower

    @property
    def ends_on(self) -> date | None:
        """The first day on which it no longer holds; None while it does."""
        return self.in_force.upper


def never_overlapping(name: str, *same: str, condition: Q | None = None) -> ExclusionConstraint:
    """The guard that no two rows with the same columns hold on one day, as known at one moment."""
    expressions: list[tuple[str, str]] = [(column, RangeOperators.EQUAL) for column in same]
    expressions += [("in_force", RangeOperators.OVERLAPS), ("recorded", RangeOperators.OVERLAPS)]
    return ExclusionConstraint(name=name, expressions=expressions, condition=condition)
