"""Which reference does a thing get when it is recorded? R-2026-012, V-2026-031, D-2026-021, A-2026-118."""

from django.db import connection
from django.utils import timezone

KINDS = {"R": "recommendation", "V": "vote", "D": "decision", "A": "action item"}


def next_reference(kind: str) -> str:
    """The next reference of this kind in the current year of the house's own time zone.

    Numbers have neither gap nor duplicate: the counter's row stays locked until the act commits, and an act that
    fails gives its number back. Raises KeyError for an unknown kind.
    """
    KINDS[kind]
    year = timezone.localdate().year
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO groundwork_referencecounter (kind, year, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (kind, year) DO UPDATE SET last = groundwork_referencecounter.last + 1 RETURNING last",
            [kind, year],
        )
        return f"{kind}-{year}-{cursor.fetchone()[0]:03d}"
