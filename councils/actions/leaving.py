"""What ends for a person at the moment they have no place any more?

What they may do comes from memberships on the date and needs no ending; what stays open in their hands does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from councils.actions.assistance import end_assistance_for
from councils.models import Assistance, Person, SignedIn
from councils.queries.leavers import has_left, leavers


@dataclass(frozen=True)
class Keys:
    """A kind of key that an app above gives out: `holders` are the numbers of the people who have one today, and
    `end` takes those of one person back."""

    holders: Callable[[], QuerySet]
    end: Callable[[Person], object]


FURTHER_KEYS: list[Keys] = []


def rights_ended(person: Person) -> None:
    """End everything that would still let this person in."""
    SignedIn.objects.filter(person=person).delete()
    end_assistance_for(principal=person, by=None)
    for keys in FURTHER_KEYS:
        keys.end(person)


def end_rights_without_a_place(*people: Person) -> None:
    """End the rights of those among these people who have no place today; inside the transaction of the act
    that ended, replaced or corrected a term."""
    today = timezone.localdate()
    for person in people:
        if has_left(person, today):
            rights_ended(person)


def end_sessions_of_leavers() -> int:
    """For terms whose end came with the date: end the rights of whoever has left and still has a key.

    Returns how many people. The sweep calls it; doing it twice does nothing more.
    """
    has_a_key = Q(pk__in=SignedIn.objects.filter(person__isnull=False).values("person"))
    has_a_key |= Q(pk__in=Assistance.objects.filter(ended_at=None).values("principal"))
    for keys in FURTHER_KEYS:
        has_a_key |= Q(pk__in=keys.holders())
    people = list(leavers(timezone.localdate()).filter(has_a_key))
    for person in people:
        rights_ended(person)
    return len(people)
