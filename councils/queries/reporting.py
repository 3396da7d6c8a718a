"""Who stands above a body on a day, and who below? Each answer is one query, whatever the depth."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from councils.models import Body, ReportingLine
from councils.queries.provenance import Answer, When, starting, who_decided

# Written without the range operators on purpose: they would lead the planner to the GiST index, which is for the
# truth of the table; the b-tree by body or parent reads a long history many times faster.
STANDING = """line.kind = 'primary'
    AND (lower(line.in_force) IS NULL OR lower(line.in_force) <= %(on)s)
    AND (upper(line.in_force) IS NULL OR upper(line.in_force) > %(on)s)
    AND (CASE WHEN %(known)s::timestamptz IS NULL THEN upper(line.recorded) IS NULL
         ELSE lower(line.recorded) <= %(known)s AND (upper(line.recorded) IS NULL OR upper(line.recorded) > %(known)s)
         END)"""
CHAIN = f"""
WITH RECURSIVE up AS (
    SELECT line.id, line.parent_id, 1 AS step FROM councils_reportingline line
    WHERE line.body_id = %(body)s AND {STANDING}
    UNION ALL
    SELECT line.id, line.parent_id, up.step + 1 FROM up JOIN councils_reportingline line
    ON line.body_id = up.parent_id AND {STANDING} WHERE up.step < 100)
SELECT line.*, up.step FROM up JOIN councils_reportingline line USING (id) ORDER BY up.step"""
BELOW = f"""
WITH RECURSIVE down AS (
    SELECT line.id, line.body_id, 1 AS step, ARRAY[line.body_id] AS path FROM councils_reportingline line
    WHERE line.parent_id = %(body)s AND {STANDING}
    UNION ALL
    SELECT line.id, line.body_id, down.step + 1, down.path || line.body_id
    FROM down JOIN councils_reportingline line
    ON line.parent_id = down.body_id AND {STANDING} WHERE down.step < 100)
SELECT line.*, down.step FROM down JOIN councils_reportingline line USING (id) ORDER BY down.path"""


@dataclass(frozen=True)
class Step:
    """One primary line on the way; `depth` 1 is next to the body that was asked about. Bodies by their number."""

    body_id: int
    parent_id: int
    depth: int
    since: When
    answer: Answer
    illustrative: bool


def reporting_chain(body: Body, on: date, known_on: datetime | None = None) -> list[Step]:
    """The primary lines from a body upwards on that day, nearest first. One query."""
    return _steps(CHAIN, body, on, known_on)


def bodies_below(body: Body, on: date, known_on: datetime | None = None) -> list[Step]:
    """The primary lines below a body on that day, each branch after its own parent. One query."""
    return _steps(BELOW, body, on, known_on)


def _steps(sql: str, body: Body, on: date, known_on: datetime | None) -> list[Step]:
    terms: dict[str, Any] = {"body": body.pk, "on": on, "known": known_on}
    rows: Any = ReportingLine.objects.raw(sql, terms)  # each with `step` beside the columns of a line
    return [
        Step(row.body_id, row.parent_id, row.step, starting(row), who_decided(row), row.illustrative) for row in rows
    ]
