"""What does the frame of every page say about the reader: how many votes wait, and for whom do they sit?

Asked of the database only when a page shows it, and then in one query;
one more for who holds no seat.
"""

from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from councils.enums import Role
from councils.models import Membership, Person
from governance.queries.waiting import spoken_for, waiting, waiting_for
from groundwork.bilingual import Pair

VOTING = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE]


class Frame:
    """The facts of the frame, read at the first question. One or two queries; none for who is not signed in."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def seats(self) -> list[Membership]:
        person = getattr(self.request, "user", None)
        if not isinstance(person, Person):  # asked as late as this: a page that fails must still find its frame
            return []
        spoken = spoken_for(Q(seat=OuterRef("seat_id")), person)
        open_now = waiting().filter(spoken).values("vote_event_id")
        held = Membership.objects.standing(timezone.localdate()).of(person)
        return list(
            held.filter(role__in=VOTING, seat__jurisdiction__isnull=False)
            .select_related("seat__jurisdiction")
            .annotate(waiting=ArraySubquery(open_now))
            .order_by("pk")
        )

    def counts(self) -> dict[str, int]:
        """How many votes wait for this person, each once."""
        events = {event for held in self.seats for event in held.waiting}  # type: ignore[attr-defined]
        person = getattr(self.request, "user", None)
        if not self.seats and isinstance(person, Person):  # who holds no seat may have been named for one
            events = set(waiting_for([], person=person).values_list("vote_event_id", flat=True))
        return {"votes": len(events)}

    def seat(self) -> Pair | None:
        """The jurisdiction for which they sit; of several the first."""
        jurisdictions = [held.seat.jurisdiction for held in self.seats]
        return jurisdictions[0].name if jurisdictions and jurisdictions[0] else None


def desk(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `nav_counts` and `nav_seat`."""
    frame = Frame(request)
    return {"nav_counts": SimpleLazyObject(frame.counts), "nav_seat": SimpleLazyObject(frame.seat)}
