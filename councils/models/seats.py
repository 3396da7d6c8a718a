"""Which seats has a body, for which jurisdiction, and who holds them?"""

from typing import Self

from django.db import models
from django.db.models import Q

from councils.enums import Role
from councils.models.bodies import Body
from councils.models.jurisdictions import Jurisdiction
from councils.models.people import Person
from councils.models.structure import StructureQuerySet, StructureRow, never_overlapping


class SeatQuerySet(models.QuerySet):
    def in_protocol_order(self) -> Self:
        return self.select_related("jurisdiction", "body").order_by(
            "jurisdiction__protocol_order", "body__key", "number"
        )


class Seat(models.Model):
    """A place in a body for a jurisdiction; `number` tells apart several of the same jurisdiction.

    A secretariat's and an observer's seat has no jurisdiction and no voice.
    """

    body = models.ForeignKey(Body, models.RESTRICT, related_name="seats")
    jurisdiction = models.ForeignKey(Jurisdiction, models.RESTRICT, null=True, blank=True, related_name="seats")
    number = models.PositiveSmallIntegerField(default=1)
    illustrative = models.BooleanField(default=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="seats_of_a_jurisdiction_are_numbered",
                fields=["body", "jurisdiction", "number"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The seat's word in rules, electorates and ledger: PSSDC:CA-MB:1."""
        return f"{self.body.key}:{self.jurisdiction.code if self.jurisdiction else '-'}:{self.number}"


class SeatTerm(StructureRow):
    """While this holds the seat exists, with this weight; weight 0 has no voice."""

    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="terms")
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta(StructureRow.Meta):
        constraints = [
            *StructureRow.Meta.constraints,
            never_overlapping("one_term_per_seat_at_a_time", "seat"),
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.weight}"


class MembershipQuerySet(StructureQuerySet):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)


class Membership(StructureRow):
    """A person in a seat, with a role, for a time. An alternate stands in for the seat's principal."""

    seat = models.ForeignKey(Seat, models.RESTRICT, related_name="memberships")
    person = models.ForeignKey(Person, models.RESTRICT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices)
    alternate_for = models.ForeignKey(Person, models.RESTRICT, null=True, blank=True, related_name="alternates")

    objects = MembershipQuerySet.as_manager()  # type: ignore[misc]

    class Meta(StructureRow.Meta):
        constraints = [
            *StructureRow.Meta.constraints,
            never_overlapping("one_holder_per_seat_at_a_time", "seat", condition=Q(role__in=["co_chair", "member"])),
            never_overlapping("nobody_holds_a_seat_twice_at_a_time", "seat", "person"),
            models.CheckConstraint(
                name="an_alternate_stands_in_for_somebody",
                condition=Q(role="alternate", alternate_for__isnull=False)
                | ~Q(role="alternate") & Q(alternate_for__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.seat}"
