"""What ends for a person at the moment they have no place any more?

What they may do comes from memberships on the date and needs no ending; what stays open in their hands does.
"""

from django.utils import timezone

from councils.models import Person, SignedIn
from councils.queries.leavers import has_left, leavers


def rights_ended(person: Person) -> None:
    """End everything that would still let this person in: here each further kind of key is added."""
    SignedIn.objects.filter(person=person).delete()


def end_rights_without_a_place(*people: Person) -> None:
    """End the rights of those among these people who have no place today; inside the transaction of the act
    that ended, replaced or corrected a term."""
    today = timezone.localdate()
    for person in people:
        if has_left(person, today):
            rights_ended(person)


def end_sessions_of_leavers() -> int:
    """For terms whose end came with the date: end the rights of whoever has left and is still signed in.

    Returns how many people. The sweep calls it; doing it twice does nothing more.
    """
    gone = leavers(timezone.localdate()).filter(pk__in=SignedIn.objects.filter(person__isnull=False).values("person"))
    people = list(gone)
    for person in people:
        rights_ended(person)
    return len(people)
