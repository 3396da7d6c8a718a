"""Does an action item belong to this person: through a body, a jurisdiction, a seat, or by their own name?"""

from django.utils import timezone

from councils.enums import Role
from councils.models import Person
from councils.rules import for_jurisdiction, standing_of
from governance import rights
from governance.electorates import deciding_keys
from governance.models import ActionItem


def owning_keys(action: ActionItem) -> set[str]:
    """The bodies and the jurisdiction by which the right to report is asked; a seat's own body stands for the seat."""
    owners = deciding_keys(action.owner, timezone.localdate()) if action.owner else set()
    return owners | ({for_jurisdiction(action.owner_jurisdiction)} - {""})


def owns(person: Person, action: ActionItem) -> bool:
    """Whether they answer for it: by right of its body or jurisdiction, in its seat, or as the person it names."""
    if action.owner_person_id is not None and action.owner_person_id == person.pk:
        return True
    standing = standing_of(person)
    if action.owner_seat_id and any(
        held.seat_id == action.owner_seat_id and held.role != Role.OBSERVER for held in standing.memberships
    ):
        return True
    return standing.holds(rights.REPORT, owning_keys(action))
