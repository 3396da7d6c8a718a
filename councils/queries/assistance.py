"""Whom does somebody assist, and who assists them?"""

from dataclasses import dataclass

from councils.models import Assistance, Person


@dataclass(frozen=True)
class Assisting:
    """The assistants of a person, and those whom they assist themselves; the latest first."""

    assistants: tuple[Assistance, ...]
    principals: tuple[Assistance, ...]


def assisting(person: Person) -> Assisting:
    """What stands today. Two queries."""
    standing = Assistance.objects.filter(ended_at=None).order_by("-given_at", "-pk")
    return Assisting(
        tuple(standing.filter(principal=person).select_related("assistant")),
        tuple(standing.filter(assistant=person).select_related("principal")),
    )


def principals_of(person: Person) -> dict[int, str]:
    """The names of those whom this person assists, by number. One query."""
    found = Assistance.objects.filter(assistant=person, ended_at=None)
    return dict(found.values_list("principal_id", "principal__name"))
