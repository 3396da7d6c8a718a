"""Who is told of a report, of what is asked in it, and of a summary? By number, as they stand today."""

from django.utils import timezone

from councils.enums import Role
from councils.models import Body, Membership
from councils.queries.reporting import last_day_of, reporting_chain
from governance.electorates import deciding_keys


def authors_of(body: Body) -> list[int]:
    """Who chairs a body; where nobody does, who chairs the body to which it reports. Three queries at most."""
    today = timezone.localdate()
    keys = deciding_keys(body, today)
    for above in [None, *reporting_chain(body, last_day_of(body, today))[:1]]:
        if above is not None:
            keys = deciding_keys(Body.objects.get(pk=above.parent_id), today)
        found = _holding(keys, {Role.CO_CHAIR})
        if found:
            return found
    return []


def members_of(body: Body) -> list[int]:
    """Who belongs to a body, or to a component of a joint council; observers not. Two queries."""
    return _holding(deciding_keys(body, timezone.localdate()), set(Role.values) - {Role.OBSERVER})


def _holding(keys: set[str], roles: set[str]) -> list[int]:
    held = Membership.objects.standing(timezone.localdate()).filter(seat__body__key__in=keys, role__in=roles)
    return sorted(set(held.values_list("person_id", flat=True)))
