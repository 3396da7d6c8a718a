"""Who had a place here and has none today?"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from councils.models import Assistance, Membership, Person


def leavers(today: date) -> QuerySet[Person]:
    """People all of whose places have ended by that day, or were taken back. Administrators never leave this way.

    Who has an account and never had a place has not left; who is to come back has, until the day; who assists somebody
    has not.
    """
    theirs = Membership.objects.filter(person=OuterRef("pk"))
    begun = Q(in_force__startswith__lte=today) | Q(in_force__startswith=None)
    assisting = Assistance.objects.filter(assistant=OuterRef("pk"), ended_at=None)
    return Person.objects.filter(
        Exists(theirs.filter(begun)), ~Exists(theirs.standing(today)), ~Exists(assisting), is_superuser=False
    )


def has_left(person: Person, today: date) -> bool:
    """Whether this person is one of them. One query."""
    return leavers(today).filter(pk=person.pk).exists()


def coming_place(person: Person, today: date) -> date | None:
    """The first day on which a place of this person begins again, if one is to come. One query."""
    first = Membership.objects.known().of(person).filter(in_force__startswith__gt=today).order_by("in_force").first()
    return first.starts_on if first else None
