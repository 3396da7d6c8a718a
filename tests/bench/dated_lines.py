"""How is a register of thousands of bodies and half a million dated lines made in seconds?

By SQL, past the acts. So that it takes seconds, the constraints and indexes of the table are taken off and put back
over the finished rows, which checks every row all the same. Only the trigger against circles is switched off and not
made up for: each body reports to one with a smaller number, so that there can be none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from councils.models import ReportingLine

BODIES = 5_000
BEGINS = "date '1998-01-01'"
DAYS = 10_200  # from the first line of a body to its last, which is still in force
TABLE = ReportingLine._meta.db_table
COMMON = {
    "start_precision": "'day'", "end_precision": "'day'", "basis": "'deck'", "opened_by": "''", "closed_by": "''",
    "source": "'deck:7'", "illustrative": "true", "because_en": "''", "because_fr": "''",
}  # fmt: skip
BODY = {
    "key": "'b-' || n", "kind": "'working_group'", "slug_en": "'body-' || n", "slug_fr": "'organe-' || n",
    "note_en": "''", "note_fr": "''", "source": "''", "illustrative": "true",
}  # fmt: skip
SINCE_EVER = {"body_id": "id", "in_force": f"daterange({BEGINS}, NULL)", "recorded": "tstzrange('2026-01-01Z', NULL)"}
# About four bodies report to each; line by line to another one near by. What was believed of the last line at first
# was wrong, and put right in February.
PARENT = "greatest(1, least(i - 1, i / 4 + (abs(hashint8(i * 1000 + k)) %% 21)::int - 10))"
DAY_OF = f"{BEGINS} + ({{k}} * {DAYS}) / (%(lines)s - 1) + i %% 90"
LINE = {
    "body_id": "i", "parent_id": PARENT, "kind": "'primary'",
    "in_force": f"daterange({DAY_OF.format(k='least(k, %(lines)s - 2)')}, CASE WHEN k < %(lines)s - 2"
    f" THEN {DAY_OF.format(k='(k + 1)')} END)",
    "recorded": "CASE k WHEN %(lines)s - 2 THEN tstzrange('2026-02-01Z', NULL)"
    " WHEN %(lines)s - 1 THEN tstzrange('2026-01-01Z', '2026-02-01Z') ELSE tstzrange('2026-01-01Z', NULL) END",
}  # fmt: skip


def register(lines: int) -> None:
    """Fill an empty house with BODIES bodies, each with so many dated lines, one of them a wrong belief."""
    with connection.cursor() as cursor:
        cursor.execute(_insert("councils_body", BODY, f"generate_series(1, {BODIES}) n"))
        charter = {**SINCE_EVER, **COMMON, "authority": "'recommends'"}
        cursor.execute(_insert("councils_bodycharter", charter, "councils_body"))
        name = {**SINCE_EVER, **COMMON, "kind": "'official'", "name_en": "key", "name_fr": "key"}
        cursor.execute(_insert("councils_bodyname", name, "councils_body"))
        years = f"generate_series(2, {BODIES}) i, generate_series(0, %(lines)s - 1) k ORDER BY k, i"
        with _bare_table():
            cursor.execute(_insert(TABLE, {**LINE, **COMMON}, years) % {"lines": lines})
        cursor.execute("VACUUM ANALYZE")


def only_those_in_force(name: str, on: str) -> None:
    """A table of the lines of one day and nothing else, indexed as well as it can be: what we are compared with."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {name} AS SELECT * FROM {TABLE}"
            f" WHERE kind = 'primary' AND upper_inf(recorded) AND in_force @> date '{on}'"
        )
        cursor.execute(f"ALTER TABLE {name} ADD PRIMARY KEY (id), ADD UNIQUE (body_id)")
        cursor.execute(f"CREATE INDEX ON {name} (parent_id)")
        cursor.execute(f"VACUUM ANALYZE {name}")


def _insert(table: str, columns: dict[str, str], source: str) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} FROM {source}"


@contextmanager
def _bare_table() -> Iterator[None]:
    """The table of lines without what makes each row slow to insert; everything is there again afterwards."""
    before = _definitions()
    constraints, indexes = before
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
        for name, _definition in constraints:
            cursor.execute(f'ALTER TABLE {TABLE} DROP CONSTRAINT "{name}"')
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for name, definition in constraints:
            cursor.execute(f'ALTER TABLE {TABLE} ADD CONSTRAINT "{name}" {definition}')
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER USER")
    assert _definitions() == before


def _definitions() -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The exclusions and foreign keys of the table, and those of its indexes that no constraint brings."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            f" WHERE conrelid = '{TABLE}'::regclass AND contype IN ('x', 'f') ORDER BY conname"
        )
        constraints = cursor.fetchall()
        cursor.execute(
            f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename = '{TABLE}'"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY indexname"
        )
        return constraints, cursor.fetchall()
