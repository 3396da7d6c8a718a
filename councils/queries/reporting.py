"""Who stands above a body on a day, and who below? Each answer is one query, whatever the depth."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from councils.models import Body, BodyCharter, ReportingLine
from councils.queries.provenance import Answer, When, starting, who_decided

# Written without the range operators on purpose: they would lead the planner to the GiST indexes, which are for the
# truth of the table. The b-trees of the model read a long history many times faster, and match these expressions.
TABLE = ReportingLine._meta.db_table
COLUMNS = ", ".join(str(field.column) for field in ReportingLine._meta.concrete_fields)
BELIEVED_NOW = "upper_inf(line.recorded)"
BELIEVED_THEN = """lower(line.recorded) <= %(known)s
        AND (upper(line.recorded) IS NULL OR upper(line.recorded) > %(known)s)"""
HAS_BEGUN = "coalesce(lower(line.in_force), '-infinity'::date) <= %(on)s"
NOT_ENDED = "(upper(line.in_force) IS NULL OR upper(line.in_force) > %(on)s)"
# One primary line at a time: of those that have begun, the newest alone can still hold, however many came before it.
NEWEST = f"""(
        SELECT * FROM {TABLE} line
        WHERE line.body_id = {{body}} AND line.kind = 'primary' AND {{believed}} AND {HAS_BEGUN}
        ORDER BY coalesce(lower(line.in_force), '-infinity'::date) DESC LIMIT 1)"""
CHAIN = f"""
WITH RECURSIVE up AS (
    SELECT line.*, 1 AS step FROM {NEWEST.replace("{body}", "%(body)s")} line WHERE {NOT_ENDED}
    UNION ALL
    SELECT line.*, up.step + 1 FROM up CROSS JOIN LATERAL {NEWEST.replace("{body}", "up.parent_id")} line
    WHERE {NOT_ENDED} AND up.step < 100)
SELECT {COLUMNS}, step FROM up ORDER BY step"""
STANDING = f"line.kind = 'primary' AND {{believed}} AND {HAS_BEGUN} AND {NOT_ENDED}"
BELOW = f"""
WITH RECURSIVE down AS (
    SELECT line.*, 1 AS step, ARRAY[line.body_id] AS path FROM {TABLE} line
    WHERE line.parent_id = %(body)s AND {STANDING}
    UNION ALL
    SELECT line.*, down.step + 1, down.path || line.body_id FROM down JOIN {TABLE} line
    ON line.parent_id = down.body_id AND {STANDING} WHERE down.step < 100)
SELECT {COLUMNS}, step FROM down ORDER BY path"""


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


def last_day_of(body: Body, until: date) -> date:
    """The last day up to `until` on which the body exists; `until` itself while it does. One query."""
    charter = BodyCharter.objects.known().filter(body=body).order_by("-in_force").first()
    ended = charter.ends_on if charter else None
    return min(until, ended - timedelta(days=1)) if ended else until


def _steps(question: str, body: Body, on: date, known_on: datetime | None) -> list[Step]:
    believed = BELIEVED_NOW if known_on is None else BELIEVED_THEN
    terms: dict[str, Any] = {"body": body.pk, "on": on, "known": known_on}
    sql = question.replace("{believed}", believed)
    rows: Any = ReportingLine.objects.raw(sql, terms)  # each with `step` beside the columns of a line
    return [
        Step(row.body_id, row.parent_id, row.step, starting(row), who_decided(row), row.illustrative) for row in rows
    ]
