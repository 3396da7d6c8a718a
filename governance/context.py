"""What does the frame of every page say about the reader: how many votes wait, and for whom do they sit?

Asked of the database only when a page shows it, and then in one query.
"""

from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from councils.enums import Role
from councils.models import Membership, Person
from governance.queries.votes.waiting import spoken_for, waiting
from groundwork.bilingual import Pair

VOTING = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE]


class Frame:
    """The facts of the frame, read at the first question. One query; none for who is not signed in."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def found(self) -> dict[str, Any]:
        """The votes that wait for the reader, whatever they speak as, and the jurisdiction of their first seat."""
        person = getattr(self.request, "user", None)
        if not isinstance(person, Person):  # asked as late as this: a page that fails must still find its frame
            return {}
        held = Membership.objects.standing(timezone.localdate()).of(person)
        held = held.filter(role__in=VOTING, seat__jurisdiction__isnull=False)
        places = waiting().filter(spoken_for(Q(seat__in=held.values("seat")), person))
        first = held.order_by("pk")
        row = Person.objects.filter(pk=person.pk).values(
            waiting=ArraySubquery(places.values("vote_event_id")),
            en=Subquery(first.values("seat__jurisdiction__name_en")[:1]),
            fr=Subquery(first.values("seat__jurisdiction__name_fr")[:1]),
        )
        return dict(row.first() or {})

    def counts(self) -> dict[str, int]:
        """How many votes wait for this person, each once."""
        return {"votes": len(set(self.found.get("waiting", ())))}

    def seat(self) -> Pair | None:
        """The jurisdiction for which they sit; of several the first."""
        return Pair(self.found["en"], self.found["fr"]) if self.found.get("en") else None


def desk(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `nav_counts` and `nav_seat`."""
    frame = Frame(request)
    return {"nav_counts": SimpleLazyObject(frame.counts), "nav_seat": SimpleLazyObject(frame.seat)}
