"""How are those who measure reminded of what is late?"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from councils.enums import Role
from councils.models import Membership
from councils.notices import post_to
from priorities.queries.owed_measurements import owed_measurements
from priorities.rules.measuring import keys_of

LATE_KIND = "measurements.late"


def remind_of_measurements(on: date) -> int:
    """Owe one letter to each person who measures for a body, once for each period in which something is late; for the
    sweep. Returns how many people are owed one anew."""
    late = {(row.period.pk, row.body.pk): row for row in owed_measurements(on) if row.is_late}
    keys = keys_of(row.body for row in late.values())
    reminded = 0
    for (period, body), row in sorted(late.items()):
        facts = {"period": period, "body": row.body.pk}
        with transaction.atomic():
            key = f"{LATE_KIND}:{period}:{body}"
            reminded += post_to(measuring(keys[body]), kind=LATE_KIND, key=key, facts=facts)
    return reminded


def measuring(keys: set[str]) -> list[int]:
    """Who belongs to the bodies with these keys, other than as an observer, by number. One query."""
    held = Membership.objects.standing(timezone.localdate()).filter(seat__body__key__in=keys)
    return sorted(set(held.exclude(role=Role.OBSERVER).values_list("person_id", flat=True)))
