"""Whom does the sign-in page of the demonstration offer?"""

from dataclasses import dataclass

from django import template
from django.conf import settings

from councils.models import Person
from governance.demonstration.people import CAST, PEOPLE
from groundwork.bilingual import Pair

register = template.Library()


@dataclass(frozen=True)
class CastPerson:
    """Somebody to come in as: name, initials for the mark beside it, role in both languages, address."""

    name: str
    initials: str
    role: Pair
    email: str


@register.simple_tag
def cast() -> list[CastPerson]:
    """The invented people to come in as, in order; nobody outside the demonstration. One query."""
    if not settings.DEMO:
        return []
    emails = {person.key: person.email for person in PEOPLE}
    roles = {emails[member.person]: member.role for member in CAST}
    there = {
        person.email: person for person in Person.objects.filter(email__in=roles, illustrative=True, is_active=True)
    }
    return [
        CastPerson(there[email].name, there[email].initials, role, email)
        for email, role in roles.items()
        if email in there
    ]
