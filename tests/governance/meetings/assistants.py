"""Who assists whom in the tests?"""

from councils.actions.assistance import name_assistant
from councils.actions.people import register_person
from councils.models import Person


def assistant_of(house, principal: Person) -> Person:
    """Ada, who holds no place, named by this person."""
    ada = Person.objects.filter(email="ada@concert.example").first()
    ada = ada or register_person(email="ada@concert.example", name="Ada Assistant", by=None)
    name_assistant(principal=principal, email=ada.email, by=principal)
    return ada
