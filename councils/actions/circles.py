"""Would a body stand above itself, by its reporting line here and as a component there?

The database refuses circles of lines. A component stands under its whole as well, and the chart places each body
under one other: together they make no circle either, on any day.
"""

from django.db import connection
from django.utils.translation import gettext_lazy as _

from councils.actions.guards import CIRCLE
from councils.enums import LineKind
from councils.models import BodyComponent, ReportingLine, StructureRow
from groundwork.refusals import Refusal

CIRCLE_OF_COMPONENTS = Refusal(
    "circle-of-components", _("A body cannot be a component of a body that is below it."), status=422
)
# The same lock as that of the guard of lines: two rows that close a circle together may be appended at one moment.
ONE_AFTER_THE_OTHER = "SELECT pg_advisory_xact_lock(7251998)"
WAY_UP = """
WITH RECURSIVE up (body_id, in_force, depth) AS (
    SELECT %(above)s::bigint, %(in_force)s::daterange, 1
    UNION
    SELECT step.above_id, up.in_force * step.in_force, up.depth + 1
    FROM up JOIN (
        SELECT body_id AS below_id, parent_id AS above_id, in_force FROM councils_reportingline
        WHERE kind = 'primary' AND upper_inf(recorded)
        UNION ALL
        SELECT part_id, whole_id, in_force FROM councils_bodycomponent WHERE upper_inf(recorded)
    ) step ON step.below_id = up.body_id AND step.in_force && up.in_force
    WHERE up.body_id <> %(below)s AND up.depth < 50)
SELECT EXISTS (SELECT 1 FROM up WHERE body_id = %(below)s)"""


def refuse_circle(row: StructureRow) -> Refusal | None:
    """Why can this row, a line or a component just appended, not stand? It closes a circle on one of its days."""
    if isinstance(row, BodyComponent):
        return CIRCLE_OF_COMPONENTS if leads_back(row.part_id, row.whole_id, row) else None
    if isinstance(row, ReportingLine) and row.kind == LineKind.PRIMARY:
        return CIRCLE if leads_back(row.body_id, row.parent_id, row) else None
    return None


def leads_back(below: int, above: int, row: StructureRow) -> bool:
    """Whether the way up from the body above comes to the one below, on a day of the row."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AFTER_THE_OTHER)
        cursor.execute(WAY_UP, {"below": below, "above": above, "in_force": row.in_force})
        return bool(cursor.fetchone()[0])
